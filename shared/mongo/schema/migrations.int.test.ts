import type { Db } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/mongo.ts';
import { connect, type MongoConnection } from '../connection/connect.ts';
import { applyMigrations, type Migration } from './migrations.ts';

let database: TestDatabase;
let connection: MongoConnection;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase(inject('mongodbUri'));
  connection = await connect(database.uri);
  db = connection.db;
});
afterAll(async () => {
  await connection.close();
  await database[Symbol.asyncDispose]();
});
beforeEach(() => db.dropDatabase());

const count: Migration = {
  number: 1,
  name: 'count',
  migrate: async on => {
    await on.collection<{ _id: string }>('runs').updateOne({ _id: 'count' }, { $inc: { runs: 1 } }, { upsert: true });
  },
};
const runs = async () => (await db.collection<{ _id: string; runs: number }>('runs').findOne({ _id: 'count' }))?.runs;
const locks = () => db.collection<{ _id: string }>('migrationLocks').countDocuments();

describe('applying migrations', () => {
  it('applies each once, in order, records it, and gives the lock back', async () => {
    const order: number[] = [];
    const all = [1, 2, 3].map(number => ({
      number,
      name: `step ${number}`,
      migrate: async () => void order.push(number),
    }));
    expect(await applyMigrations(db, 'notes', all.slice(0, 2))).toEqual([1, 2]);
    expect(await applyMigrations(db, 'notes', all)).toEqual([3]);
    expect(await applyMigrations(db, 'notes', all)).toEqual([]);
    expect(order).toEqual([1, 2, 3]);
    const recorded = await db.collection('migrations').find().sort({ number: 1 }).toArray();
    expect(recorded).toMatchObject([1, 2, 3].map(number => ({ owner: 'notes', number, name: `step ${number}` })));
    expect(await locks()).toBe(0);
  });

  it('counts for each owner separately, also when one name begins with another', async () => {
    expect(await applyMigrations(db, 'air', [count])).toEqual([1]);
    expect(await applyMigrations(db, 'air-quality', [count])).toEqual([1]);
    expect(await runs()).toBe(2);
  });

  it('is done by one of several processes that start at once, while the others wait', async () => {
    await using other = await connect(database.uri);
    let active = 0;
    const slow: Migration = {
      ...count,
      migrate: async (on, signal) => {
        expect(++active).toBe(1);
        await new Promise(resolve => setTimeout(resolve, 300));
        await count.migrate(on, signal);
        active--;
      },
    };
    const starts = [db, other.db, db, other.db].map(one => applyMigrations(one, 'notes', [slow], { lockMs: 150 }));
    expect((await Promise.all(starts)).flat()).toEqual([1]);
    expect(await runs()).toBe(1);
  });

  it('goes on after a crash in the middle: what was recorded stays, what was not runs again', async () => {
    const failing: Migration = { number: 2, name: 'fails', migrate: () => Promise.reject(new Error('disk full')) };
    await expect(applyMigrations(db, 'notes', [count, failing])).rejects.toThrow(
      'migration notes/2 (fails) failed: disk full',
    );
    expect(await locks()).toBe(0);
    // A process that was killed gives no lock back.
    await db
      .collection<{ _id: string }>('migrationLocks')
      .insertOne({ _id: 'notes', holder: 'killed', until: new Date(Date.now() + 400) } as { _id: string });
    const mended = { ...failing, migrate: async () => {} };
    const before = Date.now();
    expect(await applyMigrations(db, 'notes', [count, mended], { lockMs: 200 })).toEqual([2]);
    expect(Date.now() - before).toBeGreaterThan(300);
    expect(await runs()).toBe(1);
  });

  it('stops a process that lost its lock before it records anything', async () => {
    const overtaken: Migration = {
      ...count,
      migrate: async (on, signal) => {
        const lock = on.collection<{ _id: string }>('migrationLocks');
        await lock.updateOne({ _id: 'notes' }, { $set: { holder: 'other', until: new Date(Date.now() + 60_000) } });
        await new Promise(resolve => signal.addEventListener('abort', resolve));
      },
    };
    const start = applyMigrations(db, 'notes', [overtaken], { lockMs: 90 });
    await expect(start).rejects.toThrow('the lock was lost to another process');
    expect(await db.collection('migrations').countDocuments()).toBe(0);
    expect(await locks()).toBe(1);
  });

  it('refuses a database of a newer version, and numbers with a gap', async () => {
    await applyMigrations(db, 'notes', [count, { ...count, number: 2, name: 'from the future' }]);
    await expect(applyMigrations(db, 'notes', [count])).rejects.toThrow('notes/2 (from the future)');
    await expect(applyMigrations(db, 'notes', [{ ...count, number: 2 }])).rejects.toThrow(RangeError);
  });
});
