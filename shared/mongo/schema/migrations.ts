import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Db } from 'mongodb';
import { OperatorError } from '../../errors/operator-error.ts';
import { isDuplicateKey } from '../connection/insert-new.ts';

/** One step that migrates stored data to a newer form. Once released it never changes. */
export interface Migration {
  /** From 1, without gaps, in order. */
  readonly number: number;
  /** A description for readers of the `migrations` collection. */
  readonly name: string;
  /**
   * Changes the data. It must be idempotent: after a crash it runs again from the start. It runs before validators and
   * indexes are applied; on a new database there are no collections at all.
   *
   * @param signal aborted when the lock was lost; long migrations should stop then
   */
  migrate(db: Db, signal: AbortSignal): Promise<void>;
}

export interface MigrationOptions {
  /** How long another process may hold the lock without renewing it, in milliseconds. @default 30000 */
  readonly lockMs?: number;
  /** @default nothing */
  readonly log?: (line: string) => void;
}

/** The data cannot be migrated to this version. The message is for the operator. */
class MigrationError extends OperatorError {
  override readonly name = 'MigrationError';
}

interface MigrationDocument {
  /** `<owner>/<number>` */
  readonly _id: string;
  readonly owner: string;
  readonly number: number;
  readonly name: string;
  readonly appliedAt: Date;
}

interface LockDocument {
  /** The owner of the migrations that it guards. */
  readonly _id: string;
  readonly holder: string;
  /** By the server's clock, since the clocks of processes may differ. */
  readonly until: Date;
}

/**
 * Applies pending migrations in order, each once. Several processes may call it at the same time: one works under a
 * lock, the others wait for it. The lock of a killed process expires after `lockMs`.
 *
 * It is our own, because `migrate-mongo` counts for a whole database and gives up while another process holds its lock,
 * and `umzug` has no lock: processes that start together would run the same step twice.
 *
 * @param owner the owner of the collections, such as a subgraph's name; each owner has its own numbers
 * @returns the numbers that were applied by this call
 * @throws MigrationError when a migration fails, or the database has one that this version does not know
 */
export async function applyMigrations(
  db: Db,
  owner: string,
  migrations: readonly Migration[],
  options: MigrationOptions = {},
): Promise<number[]> {
  const { lockMs = 30_000, log = () => {} } = options;
  const gap = migrations.findIndex((migration, i) => migration.number !== i + 1);
  if (gap !== -1) throw new RangeError(`migration ${gap + 1} of ${owner} is missing or out of order`);
  const recorded: Collection<MigrationDocument> = db.collection('migrations');
  if ((await pendingOf(recorded, owner, migrations)).length === 0) return [];
  return withLock(db.collection('migrationLocks'), owner, lockMs, async signal => {
    const applied: number[] = [];
    // Another process may have applied them while this one waited for the lock.
    for (const { number, name, migrate } of await pendingOf(recorded, owner, migrations)) {
      log(`migration ${owner}/${number}: ${name}`);
      try {
        await migrate(db, signal);
        signal.throwIfAborted();
        await record(recorded, { _id: `${owner}/${number}`, owner, number, name, appliedAt: new Date() });
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new MigrationError(`migration ${owner}/${number} (${name}) failed: ${reason}`, { cause });
      }
      applied.push(number);
    }
    return applied;
  });
}

async function pendingOf(
  recorded: Collection<MigrationDocument>,
  owner: string,
  migrations: readonly Migration[],
): Promise<Migration[]> {
  const known = await recorded.find({ _id: { $gte: `${owner}/`, $lt: `${owner}0` } }).toArray();
  const unknown = known.find(({ number }) => number > migrations.length);
  if (unknown) {
    throw new MigrationError(
      `The database was written by a newer version: it has the migration ${unknown._id} (${unknown.name}), ` +
        `and this version knows ${migrations.length}. Run the newer version.`,
    );
  }
  const applied = new Set(known.map(({ number }) => number));
  return migrations.filter(({ number }) => !applied.has(number));
}

/** A process whose lock expired may have been overtaken; both did the same, idempotent work. */
async function record(recorded: Collection<MigrationDocument>, document: MigrationDocument): Promise<void> {
  await recorded.insertOne(document).catch(error => {
    if (!isDuplicateKey(error)) throw error;
  });
}

async function withLock<T>(
  locks: Collection<LockDocument>,
  owner: string,
  lockMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const holder = randomUUID();
  while (!(await takeLock(locks, owner, holder, lockMs))) await sleep(Math.min(250, lockMs / 4));
  const lost = new AbortController();
  const renewal = setInterval(() => {
    takeLock(locks, owner, holder, lockMs)
      .then(held => held || lost.abort(new Error('the lock was lost to another process')))
      // If the server is unreachable for longer, the next renewal finds out who has the lock.
      .catch(() => {});
  }, lockMs / 3);
  try {
    return await work(lost.signal);
  } finally {
    clearInterval(renewal);
    await locks.deleteOne({ _id: owner, holder });
  }
}

/** Acquires or renews the lock, atomically. */
async function takeLock(
  locks: Collection<LockDocument>,
  owner: string,
  holder: string,
  lockMs: number,
): Promise<boolean> {
  const until = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: lockMs } };
  // As numbers, since secantusd-py cannot compare stored times with `$$NOW`; a missing value is null, which sorts
  // before all.
  const ranOut = { $lt: [{ $toLong: '$until' }, { $toLong: '$$NOW' }] };
  const isFree = { $or: [{ $eq: ['$holder', holder] }, ranOut] };
  const lock = await locks
    .findOneAndUpdate(
      { _id: owner },
      [{ $set: { holder: { $cond: [isFree, holder, '$holder'] }, until: { $cond: [isFree, until, '$until'] } } }],
      { upsert: true, returnDocument: 'after' },
    )
    .catch(error => {
      // Two upserts at once: the other process has it.
      if (isDuplicateKey(error)) return null;
      throw error;
    });
  return lock?.holder === holder;
}
