import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, type Document, MongoServerError } from 'mongodb';

const SET_NAME = 'newsgraph';
/** https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
const ALREADY_INITIALIZED = 23;
const POLL_MS = 50;

/** The command line options that make a mongod a member of the set. */
export const REPLICA_SET_OPTIONS: readonly string[] = ['--replSet', SET_NAME];

/**
 * Makes a freshly started mongod the primary of its one-node replica set, without which it has neither transactions nor
 * change streams. A set that was made on another port is moved to this one.
 *
 * @throws the signal's reason, or the server's refusal
 */
export async function becomePrimary(admin: Db, host: string, signal: AbortSignal): Promise<void> {
  if (await isPrimary(admin)) return;
  try {
    await admin.command({ replSetInitiate: { _id: SET_NAME, members: [{ _id: 0, host }] } });
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== ALREADY_INITIALIZED) throw error;
    const { config } = await admin.command({ replSetGetConfig: 1 });
    const moved = moveReplicaSet(config, host);
    // The old address leads nowhere, so no majority could agree: only a forced change is possible.
    if (moved !== null) await admin.command({ replSetReconfig: moved, force: true });
  }
  while (!(await isPrimary(admin))) {
    signal.throwIfAborted();
    await sleep(POLL_MS, undefined, { signal });
  }
}

/** The configuration that puts the only member at `host`, or null when it is there already. */
export function moveReplicaSet(config: Document, host: string): Document | null {
  const [member] = config.members as Document[];
  if (member === undefined || member.host === host) return null;
  return { ...config, version: config.version + 1, members: [{ ...member, host }] };
}

async function isPrimary(admin: Db): Promise<boolean> {
  const hello = await admin.command({ hello: 1 });
  return hello.isWritablePrimary === true;
}
