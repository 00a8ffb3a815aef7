import { type ExecutionResult, parse, subscribe, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readServerTraits } from '../../shared/mongo/connection/server-traits.ts';
import { applyCollections } from '../../shared/mongo/schema/collections.ts';
import { formatSeoulTime } from '../../shared/time.ts';
import { seedAirQuality } from '../../subgraphs/air-quality/seed.ts';
import { airQualityCollections } from '../../subgraphs/air-quality/store/collections.ts';
import { createPlaceStores } from '../../subgraphs/air-quality/store/place-stores.ts';
import { createAirQualityRepository } from '../../subgraphs/air-quality/store/repository.ts';
import { createAirQualitySubgraph } from '../../subgraphs/air-quality/subgraph.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';

const HOUR_MS = 3_600_000;
const UNTIL = new Date('2026-03-02T12:00:00+09:00');

let graph: EmbeddedGraph;
let subgraph: ReturnType<typeof createAirQualitySubgraph>;
let repository: ReturnType<typeof createAirQualityRepository>;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  repository = await seed(graph, UNTIL);
  subgraph = createAirQualitySubgraph({ repository, stores: createPlaceStores(graph.db), now: () => UNTIL });
});
afterAll(() => graph[Symbol.asyncDispose]());

async function seed({ db }: EmbeddedGraph, until: Date) {
  await applyCollections(db, airQualityCollections(0));
  const seeded = createAirQualityRepository(db, await readServerTraits(db));
  await seedAirQuality(seeded, { articles: 0, comments: 0, days: 2, seed: 1, until }, () => {});
  return seeded;
}

const RECORD = 'mutation ($input: [RecordAirQualityInput!]!) { recordAirQuality(input: $input) { recorded } }';
const record = (...input: object[]) => graph.ask(RECORD, { input }, EDITOR);

describe('the region dashboard', () => {
  it('shows the air, its history, the country and the legend with three commands', async () => {
    await using today = await createEmbeddedGraph();
    // What is said of the country leaves out what is stale.
    const until = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS);
    await seed(today, until);
    today.takeCommands();
    const { data, errors } = await today.ask<Record<string, never>>(exampleOperation('region-dashboard'), {
      from: new Date(until.getTime() - 24 * HOUR_MS).toISOString(),
      to: until.toISOString(),
    });
    expect(errors).toBeUndefined();
    // The latest readings are read once for the region and once for the country, or together.
    expect(today.takeCommands().length).toBeLessThanOrEqual(3);
    const { region, airQualityRanking, airQualityGrades } = data as unknown as {
      region: { airQuality: Record<string, unknown>; airQualityHistory: { readings: number; pm10: object | null }[] };
      airQualityRanking: { pm25: { value: number } }[];
      airQualityGrades: object[];
    };
    expect(region.airQuality).toMatchObject({ observedAt: formatSeoulTime(until), source: 'seed' });
    expect(Object.values(region.airQuality)).not.toContain(null);
    expect(region.airQualityHistory).toHaveLength(24);
    expect(region.airQualityHistory.every(bucket => bucket.readings === 1 && bucket.pm10)).toBe(true);
    const ranked = airQualityRanking.map(one => one.pm25.value);
    expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
    expect([ranked.length, airQualityGrades.length]).toEqual([5, 4]);
  });
});

describe('the subscription to readings', () => {
  const listen = async (regionCodes?: string[] | null) => {
    const document = parse(exampleOperation('air-quality-updated'));
    expect(validate(subgraph.schema, document)).toEqual([]);
    return subscribe({
      schema: subgraph.schema,
      document,
      variableValues: { regionCodes },
      contextValue: subgraph.createContext({ identity: undefined }),
    });
  };
  type Update = ExecutionResult<{ airQualityUpdated: Record<string, unknown> }>;

  it('tells of new readings and corrections of the regions, and of nothing else', async () => {
    const updates = (await listen(['KR-26'])) as AsyncGenerator<Update>;
    const at = (hour: number) => ({ regionCode: 'KR-26', observedAt: `2026-03-03T0${hour}:00:00+09:00` });
    await record({ ...at(5), regionCode: 'KR-11', grade: 'GOOD' });
    await record({ ...at(5), index: 40 });
    const next = async () => (await updates.next()).value?.data?.airQualityUpdated;
    expect(await next()).toMatchObject({ region: { code: 'KR-26', name: '부산' }, index: 40, gradeLabel: '좋음' });
    await record({ ...at(4), index: 300 });
    await record({ ...at(5), index: 40 });
    await record({ ...at(5), index: 120 });
    expect(await next()).toMatchObject({ region: { code: 'KR-26' }, index: 120, gradeLabel: '나쁨' });
    const pending = updates.next();
    await updates.return(undefined);
    expect(await pending).toEqual({ done: true, value: undefined });
  });

  it('tells of all regions without a list', async () => {
    const updates = (await listen()) as AsyncGenerator<Update>;
    await record({ regionCode: 'KR-50', observedAt: '2026-03-04T05:00:00+09:00', grade: 'GOOD' });
    const { value } = await updates.next();
    expect(value?.data?.airQualityUpdated).toMatchObject({ region: { code: 'KR-50' } });
    await updates.return(undefined);
  });

  it('refuses an empty list and an unknown region', async () => {
    for (const codes of [[], ['KR-11', 'KR-99']]) {
      const { errors } = (await listen(codes)) as ExecutionResult;
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'regionCodes' });
    }
  });
});

describe('the subgraph reached directly', () => {
  it.each([
    ['nobody', undefined, 'UNAUTHENTICATED'],
    ['a reader', new Set<string>(), 'FORBIDDEN'],
    ['a writer of articles', new Set(['articles:write']), 'FORBIDDEN'],
  ])('lets %s record nothing', async (_name, scopes, code) => {
    const { graphql } = await import('graphql');
    const identity = scopes && ({ subject: 's', name: undefined, role: 'COMMENTER', scopes } as const);
    const { errors } = await graphql({
      schema: subgraph.schema,
      source: RECORD,
      variableValues: { input: [{ regionCode: 'KR-11', observedAt: '2026-03-01T00:00:00Z', grade: 'GOOD' }] },
      contextValue: subgraph.createContext({ identity }),
    });
    expect(errors?.[0]?.extensions?.code).toBe(code);
  });
});
