import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { reading } from '../support/samples.ts';

/** One definition of stale for every read: 서울 is bad and five hours old, 부산 good and new, 대구 two hours old. */

let graph: EmbeddedGraph;
const now = Date.now();
const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000).toISOString();
const measured = (code: string, hours: number, value: number) =>
  reading(code, { observedAt: hoursAgo(hours), grade: null, index: value, pm10: { value } });

beforeAll(async () => {
  graph = await createEmbeddedGraph();
  const input = [measured('KR-11', 5, 400), measured('KR-26', 0, 10), measured('KR-27', 2, 60)];
  const { errors } = await graph.ask(
    'mutation ($input: [RecordAirQualityInput!]!) { recordAirQuality(input: $input) { recorded } }',
    { input },
    EDITOR,
  );
  expect(errors).toBeUndefined();
});
afterAll(() => graph[Symbol.asyncDispose]());

const COUNTRY = /* GraphQL */ `
  query ($at: DateTime) {
    airQualityRanking(pollutant: PM10, at: $at) { region { name } isStale }
    airQualitySummary(at: $at) { worst { region { name } } grades { regions { name } } pm10 { max count } missing { name } }
    regions { name airQuality(at: $at) { isStale } }
  }
`;
interface Country {
  airQualityRanking: { region: { name: string }; isStale: boolean }[];
  airQualitySummary: {
    worst: { region: { name: string } };
    grades: { regions: { name: string }[] }[];
    pm10: { max: number; count: number };
    missing: { name: string }[];
  };
  regions: { name: string; airQuality: { isStale: boolean } | null }[];
}
const country = async (at?: string) => {
  const { data, errors } = await graph.ask<Country>(COUNTRY, { at });
  expect(errors).toBeUndefined();
  return data!;
};

describe('a stale reading', () => {
  it('is in nothing that is said of all regions together, and marked where its region is asked for', async () => {
    const { airQualityRanking, airQualitySummary, regions } = await country();
    expect(airQualityRanking).toEqual([
      { region: { name: '대구' }, isStale: false },
      { region: { name: '부산' }, isStale: false },
    ]);
    expect(airQualitySummary).toMatchObject({ worst: { region: { name: '대구' } }, pm10: { max: 60, count: 2 } });
    expect(airQualitySummary.grades.flatMap(grade => grade.regions).map(region => region.name)).not.toContain('서울');
    expect(airQualitySummary.missing.map(region => region.name)).toContain('서울');
    const stale = regions.filter(({ airQuality }) => airQuality?.isStale).map(({ name }) => name);
    expect(stale).toEqual(['서울']);
  });

  it('is not stale as of the time when it was new', async () => {
    const { airQualityRanking, airQualitySummary, regions } = await country(hoursAgo(4));
    expect(airQualityRanking).toEqual([{ region: { name: '서울' }, isStale: false }]);
    expect(airQualitySummary).toMatchObject({ worst: { region: { name: '서울' } }, pm10: { max: 400, count: 1 } });
    expect(regions.find(({ name }) => name === '서울')?.airQuality?.isStale).toBe(false);
  });
});
