import type { CommandStartedEvent, Db } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect, type MongoConnection } from '../../../shared/mongo/connection/connect.ts';
import { readServerTraits, type ServerTraits } from '../../../shared/mongo/connection/server-traits.ts';
import { applyCollections } from '../../../shared/mongo/schema/collections.ts';
import { applyMigrations } from '../../../shared/mongo/schema/migrations.ts';
import { REGIONS } from '../../../shared/regions.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/mongo.ts';
import { createReadingRecorder } from '../recording/reading-recorder.ts';
import { seedAirQuality } from '../seed.ts';
import { airQualityCollections } from './collections.ts';
import { AIR_QUALITY_MIGRATIONS } from './migrations.ts';
import { createAirQualityRepository } from './repository.ts';

const CODES = REGIONS.map(region => region.code);
const UNTIL = new Date('2026-03-05T00:00:00+09:00');

let database: TestDatabase;
let connection: MongoConnection;
let db: Db;
let traits: ServerTraits;
beforeAll(async () => {
  database = await createTestDatabase(inject('mongodbUri'));
  connection = await connect(database.uri, { monitorCommands: true });
  db = connection.db;
  traits = await readServerTraits(db);
});
afterAll(async () => {
  await connection.close();
  await database[Symbol.asyncDispose]();
});

describe('the migration to revisions and days', () => {
  it('gives readings of before what is new, also when it runs again after a crash', async () => {
    const old = (hour: number, temperature: number) => {
      const observedAt = new Date(`2026-02-01T0${hour}:00:00+09:00`);
      return {
        _id: `KR-11@${observedAt.toISOString()}` as never,
        regionCode: 'KR-11',
        observedAt,
        grade: 'GOOD',
        temperature,
        source: null,
      };
    };
    await db.collection('airQualityObservations').insertMany([old(1, 2), old(5, 6)]);
    await db.collection('airQualityLatest').insertOne({ ...old(5, 6), _id: 'KR-11' as never });
    for (let run = 0; run < 2; run++) {
      await applyMigrations(db, 'air-quality', AIR_QUALITY_MIGRATIONS);
      await db.collection('migrations').deleteMany({});
    }
    await applyCollections(db, airQualityCollections(0));
    const repository = createAirQualityRepository(db, traits);
    const [latest] = await repository.findLatest(['KR-11']);
    expect(latest?.recordedAt).toEqual(latest?.observedAt);
    expect(latest?.statements).toEqual([
      {
        source: null,
        recordedAt: latest?.observedAt,
        fingerprint: '',
        grade: 'GOOD',
        index: null,
        pm10: null,
        pm25: null,
        o3: null,
        no2: null,
        co: null,
        so2: null,
        temperature: 6,
      },
    ]);
    const observedAt = new Date('2026-02-01T05:00:00+09:00');
    const input = { regionCode: 'KR-11', observedAt, recordedAt: observedAt, pm10: { value: 31 }, source: 'station' };
    const recorder = createReadingRecorder(repository, () => UNTIL);
    expect(await recorder.record([input], false)).toEqual({ recorded: 1, unchanged: 0, outdated: 0 });
    const [merged] = await repository.findLatest(['KR-11']);
    expect(merged).toMatchObject({ grade: 'GOOD', temperature: 6, pm10: { value: 31 }, source: 'station' });
    const [day, ...others] = await repository.findDays(CODES, new Date(0), UNTIL);
    expect(others).toEqual([]);
    expect(day).toMatchObject({
      readings: 2,
      worstGrade: 'GOOD',
      metrics: { temperature: { min: 2, max: 6, sum: 8 } },
    });
  });
});

describe('the reads of the repository', () => {
  beforeAll(async () => {
    await applyCollections(db, airQualityCollections(0));
    const repository = createAirQualityRepository(db, traits);
    await seedAirQuality(repository, { articles: 0, comments: 0, days: 4, seed: 1, until: UNTIL }, () => {});
  });

  const from = new Date('2026-03-04T00:00:00+09:00');
  it.each<[string, (repository: ReturnType<typeof createAirQualityRepository>) => Promise<object[]>, number]>([
    ['the latest', repository => repository.findLatest(CODES), 17],
    ['as of a time', repository => repository.findAsOf(CODES, from), 17],
    ['as of a time, one region', repository => repository.findAsOf(['KR-26'], from), 1],
    ['as of a time long after', repository => repository.findAsOf(['KR-26'], new Date('2026-09-01T00:00:00Z')), 1],
    ['a day of all', repository => repository.findBetween(CODES, from, UNTIL), 17 * 24],
    ['a day of some', repository => repository.findBetween(['KR-26', 'KR-50'], from, UNTIL), 2 * 24],
    ['a day of one', repository => repository.findBetween(['KR-26'], from, UNTIL), 24],
    ['days of all', repository => repository.findDays(CODES, from, UNTIL), 17],
    ['days of one', repository => repository.findDays(['KR-26'], from, UNTIL), 1],
    ['the same', async repository => repository.findSame(await repository.findBetween(['KR-26'], from, UNTIL)), 24],
  ])('are on an index: %s', async (_name, read, count) => {
    const sent: CommandStartedEvent[] = [];
    const onCommand = (event: CommandStartedEvent) =>
      void (/find|aggregate/.test(event.commandName) && sent.push(event));
    connection.client.on('commandStarted', onCommand);
    expect(await read(createAirQualityRepository(db, traits))).toHaveLength(count);
    connection.client.off('commandStarted', onCommand);
    expect(sent.length).toBeGreaterThan(0);
    for (const { command } of sent) {
      const { lsid: _, $clusterTime: __, $db: ___, txnNumber: ____, ...explain } = command;
      const plan = JSON.stringify(await db.command({ explain, verbosity: 'queryPlanner' }));
      expect(plan).not.toContain('COLLSCAN');
      expect(plan).toMatch(/IXSCAN|IDHACK/);
    }
  });

  it('answer the same for a server of either kind', async () => {
    const [one, other] = [true, false].map(indexedLookupPipelines =>
      createAirQualityRepository(db, { ...traits, indexedLookupPipelines }),
    );
    const byCode = (rows: readonly { regionCode: string }[] = []) =>
      [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    for (const codes of [CODES, ['KR-26', 'KR-11'], ['KR-26']]) {
      expect(byCode(await one?.findAsOf(codes, from))).toEqual(byCode(await other?.findAsOf(codes, from)));
      expect(byCode(await one?.findBetween(codes, from, UNTIL))).toEqual(
        byCode(await other?.findBetween(codes, from, UNTIL)),
      );
      expect(byCode(await one?.findDays(codes, from, UNTIL))).toEqual(
        byCode(await other?.findDays(codes, from, UNTIL)),
      );
    }
  });

  it('let readings expire by the setting, and never with 0', async () => {
    for (const [days, seconds] of [
      [30, 2_592_000],
      [0, 2_147_483_647],
    ] as const) {
      await applyCollections(db, airQualityCollections(days));
      const indexes = await db.collection('airQualityObservations').listIndexes().toArray();
      expect(indexes.find(index => index.name === 'expiry')).toMatchObject({
        expireAfterSeconds: seconds,
        key: { observedAt: 1 },
      });
    }
    const dailyIndexes = await db.collection('airQualityDaily').listIndexes().toArray();
    expect(dailyIndexes.some(index => 'expireAfterSeconds' in index)).toBe(false);
  });
});
