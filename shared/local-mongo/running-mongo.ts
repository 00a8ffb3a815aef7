import type { LaunchedServer } from './launch-server.ts';
import { stateOfProcess } from './process-mark.ts';
import { uriOfPort } from './server-identity.ts';
import { readServerRecord, type ServerKind, writeServerRecord } from './server-record.ts';
import { endProcess, type SharedServer } from './share-running.ts';

/** A MongoDB that can be used until `close`. */
export interface RunningMongo extends AsyncDisposable {
  /** Connection string, with the name of the database. */
  uri: string;
  kind: 'external' | ServerKind;
  /** Whether somebody else runs it. */
  shared: boolean;
  /** Settles, with a line that says how, when the server ended; after `close` too. Never for an external one. */
  exited: Promise<string>;
  /** Gives it up: a server of our own is stopped as soon as nobody uses it any more. May be called more than once. */
  close(): Promise<void>;
}

/** The server this process started, and for which it is responsible. */
export function ownServer(launched: LaunchedServer, dataDirectory: string, log: (line: string) => void): RunningMongo {
  const { record, guarded } = launched;
  let closing = false;
  void guarded.exited.then(how => {
    if (!closing) log(`the ${record.kind} on port ${record.port} or its guard ended unexpectedly (${how})`);
  });
  const close = async () => {
    closing = true;
    if ((await guarded.release()) === 'kept') return;
    // Somebody may have killed the guard alone, and then nobody else stops the server.
    if ((await stateOfProcess(record.server)) === 'running') await endProcess(record.server);
    await markClosed(dataDirectory, record.token);
  };
  return {
    uri: uriOfPort(record.port),
    kind: record.kind,
    shared: false,
    exited: guarded.exited,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** A server that another process started on the same data folder. */
export function sharedServer({ record, lease }: SharedServer): RunningMongo {
  let released: Promise<void> | undefined;
  const close = async () => {
    released ??= lease?.release() ?? Promise.resolve();
    await released;
  };
  return {
    uri: uriOfPort(record.port),
    kind: record.kind,
    shared: true,
    exited: lease === null ? new Promise(() => {}) : lease.ended.then(() => 'the server or its guard ended'),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Only the record of this very start: another one may have begun since the server ended. */
async function markClosed(dataDirectory: string, token: string): Promise<void> {
  const current = await readServerRecord(dataDirectory);
  if (current?.token === token) await writeServerRecord(dataDirectory, { ...current, state: 'closed' });
}
