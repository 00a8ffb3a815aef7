import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePage } from '../../shared/pages/parse-page.ts';
import { renderPage } from '../../shared/pages/render-page.ts';
import { importPages } from '../../site/import/import-pages.ts';
import { createLocalGraphClient } from '../../site/server/local-graph-client.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { EXAMPLE_PAGE } from '../support/example-page.ts';

/** Stations and the strips of pages report the same regions and hours: a reading keeps all of its sources. */

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const RECORD =
  'mutation ($input: [RecordAirQualityInput!]!) { recordAirQuality(input: $input) { recorded unchanged outdated } }';
const record = async (...input: object[]) => {
  const { data, errors } = await graph.ask<{ recordAirQuality: object }>(RECORD, { input }, EDITOR);
  if (errors) throw errors[0];
  return data!.recordAirQuality;
};
interface Air {
  grade: string;
  letter: string;
  temperature: number | null;
  pm10: { value: number } | null;
  source: string;
  sources: { name: string; provides: string[] }[];
}
const AIR = '{ grade letter temperature source pm10 { value } sources { name provides } }';
const airOf = async (code: string, at?: string) => {
  const query = `query ($code: ID!, $at: DateTime) { region(code: $code) { airQuality(at: $at) ${AIR} } }`;
  const { data, errors } = await graph.ask<{ region: { airQuality: Air } }>(query, { code, at });
  expect(errors).toBeUndefined();
  return data!.region.airQuality;
};

const HOUR = '2026-01-31T11:00:00+09:00';
const station = (regionCode: string) => ({
  regionCode,
  observedAt: HOUR,
  recordedAt: '2026-01-31T11:15:00+09:00',
  source: 'AirKorea',
  index: 120,
  pm10: { value: 31 },
});
const strip = (regionCode: string, source: string, grade: string, recordedAt = HOUR) => ({
  regionCode,
  observedAt: HOUR,
  recordedAt,
  source,
  grade,
  temperature: 3,
});

const parsed = parsePage(EXAMPLE_PAGE);
if (!parsed.ok) throw new Error('The example page does not parse');
const { page } = parsed;
const importPage = async (name: string, paper: string) => {
  const article = { ...page.article, publisher: { ...page.article.publisher, name: paper } };
  const text = renderPage({ ...page, article });
  const reports = await importPages(createLocalGraphClient(graph.host), [
    { name, read: async () => Buffer.from(text) },
  ]);
  return reports[0]!.outcome;
};

describe('a reading', () => {
  it.each([
    [
      'the page comes last',
      'KR-11',
      [station, (code: string) => strip(code, '새벽신문', 'GOOD', '2026-01-31T20:00:00+09:00')],
    ],
    ['the page comes first', 'KR-26', [(code: string) => strip(code, '새벽신문', 'GOOD'), station]],
  ])('is measured and has the rest of the page when %s', async (_, code, statements) => {
    for (const state of statements) expect(await record(state(code))).toMatchObject({ recorded: 1 });
    const merged = {
      grade: 'UNHEALTHY',
      letter: 'C',
      pm10: { value: 31 },
      temperature: 3,
      source: 'AirKorea',
      sources: [
        { name: 'AirKorea', provides: ['GRADE', 'PM10'] },
        { name: '새벽신문', provides: ['TEMPERATURE'] },
      ],
    };
    expect(await airOf(code)).toEqual(merged);
    expect(await airOf(code, HOUR)).toEqual(merged);
    for (const state of statements)
      expect(await record(state(code))).toEqual({ recorded: 0, unchanged: 1, outdated: 0 });
    expect(await airOf(code)).toEqual(merged);
  });

  it('takes a correction of each source in place of what that source stated before', async () => {
    await record(station('KR-27'));
    await record(strip('KR-27', '새벽신문', 'GOOD'));
    const later = '2026-01-31T12:15:00+09:00';
    expect(
      await record({ ...station('KR-27'), recordedAt: later, index: null, pm10: null, o3: { value: 0.2 } }),
    ).toEqual({ recorded: 1, unchanged: 0, outdated: 0 });
    // The correction has no index any more, and one gas makes none.
    expect(await airOf('KR-27')).toMatchObject({ grade: 'GOOD', pm10: null });
    expect(await record(station('KR-27'))).toEqual({ recorded: 0, unchanged: 0, outdated: 1 });
  });

  it('keeps every source of those that come at the same time', async () => {
    const papers = Array.from({ length: 8 }, (_, i) => `신문 ${i}`);
    await Promise.all(papers.map(paper => record(strip('KR-28', paper, 'MODERATE'))));
    expect((await airOf('KR-28')).sources.map(({ name }) => name)).toEqual(papers);
    const [day] = await graph.db.collection('airQualityDaily').find({ regionCode: 'KR-28' }).toArray();
    expect(day).toMatchObject({ readings: 1, worstGrade: 'MODERATE' });
  });

  it('has a bounded number of sources', async () => {
    const observedAt = '2026-01-31T12:00:00+09:00';
    const paper = (i: number, grade: string) => ({ ...strip('KR-29', `신문 ${i}`, grade), observedAt });
    for (let i = 0; i < 50; i++) await record(paper(i, 'GOOD'));
    await expect(record(paper(50, 'GOOD'))).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'input[0].source' },
    });
    expect(await record(paper(3, 'MODERATE'))).toMatchObject({ recorded: 1 });
  });
});

describe('pages of two papers of one minute', () => {
  it('are unchanged when they are imported again, in any order', async () => {
    expect(await importPage('a', '가람신문')).toBe('new');
    expect(await importPage('b', '나루신문')).toBe('new');
    const before = await graph.db.collection('airQualityObservations').find().sort({ _id: 1 }).toArray();
    for (const [name, paper] of [
      ['a', '가람신문'],
      ['b', '나루신문'],
      ['a', '가람신문'],
    ] as const)
      expect(await importPage(name, paper)).toBe('unchanged');
    expect(await graph.db.collection('airQualityObservations').find().sort({ _id: 1 }).toArray()).toEqual(before);
    expect((await airOf('KR-42')).sources).toEqual([
      { name: '가람신문', provides: ['GRADE', 'PM10'] },
      { name: '나루신문', provides: [] },
    ]);
  });
});
