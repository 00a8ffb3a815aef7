import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPLICA_SET_OPTIONS } from './replica-set.ts';
import { databaseDirectory, type ServerKind } from './server-record.ts';

/** A program that can serve, found or fetched by one of the steps. */
export interface ServerProgram {
  kind: ServerKind;
  path: string;
  /** Arguments that come before the server's own, such as a Python's module. */
  prefix: readonly string[];
  /** What to call it in a log line, with its version. */
  title: string;
}

/** A news graph's working set in development is small; the default would be half of the machine's memory. */
const CACHE_MEGABYTES = 256;
/** As long as a laptop may stay closed over night without a subscriber losing its place in the change stream. */
const OPLOG_RETENTION_SECONDS = 24 * 3_600;

/** The arguments that run `program` on the data folder, listening on 127.0.0.1 only. */
export async function serverArguments(program: ServerProgram, dataDirectory: string, port: number): Promise<string[]> {
  const database = databaseDirectory(dataDirectory, program.kind);
  if (program.kind === 'mongod') return [...program.prefix, ...mongodArguments(database, port)];
  // Without a named file it would obey any secantusd.toml in the working directory, the home directory or /etc.
  const config = join(dataDirectory, 'secantusd.toml');
  await writeFile(config, '# Empty on purpose: newsgraph gives every setting on the command line.\n');
  const common = [
    ...['--config', config, '--host', '127.0.0.1', '--port', String(port), '--storage-path', database],
    ...['--cache-size', `${CACHE_MEGABYTES}M`, '--log-level', 'WARNING', '--noop-heartbeat-seconds', '10'],
    ...['--oplog-retention-seconds', String(OPLOG_RETENTION_SECONDS)],
    // Otherwise an acknowledged write may be lost when the server is killed; secantusd-rs ignores even `j: true`.
    '--sync-on-commit',
  ];
  // A log file takes its full size on disk from the start, 128 MB unless told otherwise.
  return [...program.prefix, ...common, ...(program.kind === 'secantusd-rs' ? ['--log-file-max', '32MB'] : [])];
}

function mongodArguments(database: string, port: number): string[] {
  return [
    ...['--dbpath', database, '--port', String(port), '--bind_ip', '127.0.0.1', ...REPLICA_SET_OPTIONS],
    ...['--wiredTigerCacheSizeGB', String(CACHE_MEGABYTES / 1024), '--quiet'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // The only user is gone when it is told to stop, so there is no one to give 15 seconds of notice.
    ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=500'],
    ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
  ];
}
