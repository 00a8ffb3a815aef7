import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';

/** Readings whose source gives no mean of 24 hours: it is computed from the hours that were recorded before. */

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const CODES = ['KR-11', 'KR-26'];
const at = (hour: number) => new Date(Date.parse('2026-03-01T00:00:00+09:00') + hour * 3_600_000).toISOString();
/** Steadily bad air: C12 is 100, each of the last four hours counts 75, so PM10's mean is 87.5. */
const reading = (regionCode: string, hour: number, over = {}) => ({
  regionCode,
  observedAt: at(hour),
  recordedAt: at(hour),
  pm10: { value: 100 },
  pm25: { value: 20 },
  o3: { value: 0.02 },
  no2: { value: 0.02 },
  ...over,
});
const record = async (input: object[]) => {
  const mutation =
    'mutation ($input: [RecordAirQualityInput!]!) { recordAirQuality(input: $input) { recorded unchanged outdated } }';
  const { data, errors } = await graph.ask<{ recordAirQuality: object }>(mutation, { input }, EDITOR);
  if (errors) throw errors[0];
  return data!.recordAirQuality;
};
const seoul = async () => {
  const query =
    '{ region(code: "KR-11") { airQuality { index grade pm10 { average24h grade } pm25 { average24h } } } }';
  return (await graph.ask<{ region: { airQuality: object } }>(query)).data!.region.airQuality;
};

it('are graded by the hour until nine of twelve hours are known, then by the predicted mean', async () => {
  for (let hour = 0; hour < 8; hour++) await record(CODES.map(code => reading(code, hour)));
  // Each hour of 100 by itself is UNHEALTHY: (250 - 101) / (150 - 81) × (100 - 81) + 101 = 142.03.
  expect(await seoul()).toEqual({
    index: 142,
    grade: 'UNHEALTHY',
    pm10: { average24h: null, grade: 'UNHEALTHY' },
    pm25: { average24h: null },
  });
  graph.takeCommands();
  await record(CODES.map(code => reading(code, 8)));
  const reads = graph.takeCommands().filter(({ command }) => command.find === 'airQualityObservations');
  // The same times, the hours before, and the day that is summed.
  expect(reads).toHaveLength(3);
  // 87.5 is published as 88: (250 - 101) / (150 - 81) × (88 - 81) + 101 = 116.1; PM2.5 stays below its M.
  expect(await seoul()).toEqual({
    index: 116,
    grade: 'UNHEALTHY',
    pm10: { average24h: 88, grade: 'UNHEALTHY' },
    pm25: { average24h: 20 },
  });
});

it('are unchanged when their source states the same again, though their hours have changed', async () => {
  await record([reading('KR-11', 5, { pm10: { value: 10 }, recordedAt: at(9) })]);
  const before = await seoul();
  expect(await record(CODES.map(code => reading(code, 8)))).toEqual({ recorded: 0, unchanged: 2, outdated: 0 });
  expect(await seoul()).toEqual(before);
});

it('keep what their source gives', async () => {
  const given = { pm10: { value: 100, average24h: 30, grade: 'UNHEALTHY' }, recordedAt: at(10), index: 7 };
  expect(await record([reading('KR-11', 8, given)])).toMatchObject({ recorded: 1 });
  expect(await seoul()).toMatchObject({ index: 7, grade: 'GOOD', pm10: { average24h: 30, grade: 'UNHEALTHY' } });
});

it('take the other hours of their batch, however far apart the batch is', async () => {
  const day = Array.from({ length: 12 }, (_, i) => reading('KR-27', 200 + i));
  expect(await record([...day, reading('KR-27', 500)])).toMatchObject({ recorded: 13 });
  const query = 'query ($at: DateTime!) { region(code: "KR-27") { airQuality(at: $at) { pm10 { average24h } } } }';
  const meanAt = async (hour: number) =>
    (await graph.ask<{ region: { airQuality: { pm10: { average24h: number | null } } } }>(query, { at: at(hour) }))
      .data!.region.airQuality.pm10.average24h;
  expect(await meanAt(207)).toBeNull();
  expect(await meanAt(211)).toBe(88);
  expect(await meanAt(500)).toBeNull();
});
