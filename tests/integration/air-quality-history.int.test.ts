import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { reading } from '../support/samples.ts';

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

interface Recorded {
  recordAirQuality: { recorded: number; unchanged: number; outdated: number };
}
const RECORD =
  'mutation ($input: [RecordAirQualityInput!]!) { recordAirQuality(input: $input) { recorded unchanged outdated } }';
const record = async (...input: object[]) => {
  const { data, errors } = await graph.ask<Recorded>(RECORD, { input }, EDITOR);
  expect(errors).toBeUndefined();
  return data?.recordAirQuality;
};
const refusal = async (input: object) => {
  const { errors } = await graph.ask<Recorded>(RECORD, { input: [input] }, EDITOR);
  return errors?.[0]?.extensions;
};
const AIR = `observedAt grade gradeLabel letter index temperature isStale
  pm10 { pollutant value unit average24h grade } pm25 { value grade } o3 { grade } no2 { unit grade } co { grade } so2 { grade }`;
interface Air {
  region: { airQuality: Record<string, unknown> | null };
}
const airAt = async (code: string, at?: string) => {
  const { data, errors } = await graph.ask<Air>(
    `query ($code: ID!, $at: DateTime) { region(code: $code) { airQuality(at: $at) { ${AIR} } } }`,
    { code, at },
  );
  expect(errors).toBeUndefined();
  return data?.region.airQuality;
};
const at = (text: string) => `${text}:00+09:00`;
const aheadBy = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const pollutants = {
  pm10: { value: 40, average24h: 90 },
  pm25: { value: 20 },
  o3: { value: 0.02 },
  no2: { value: 0.01 },
};

describe('what the source does not say', () => {
  it('is computed: the grades of pollutants, the index, and the overall grade', async () => {
    await record({ regionCode: 'KR-11', observedAt: at('2026-03-01T05:00'), ...pollutants });
    expect(await airAt('KR-11')).toEqual({
      observedAt: at('2026-03-01T05:00'),
      grade: 'UNHEALTHY',
      gradeLabel: '나쁨',
      letter: 'C',
      index: 120,
      temperature: null,
      isStale: true,
      pm10: { pollutant: 'PM10', value: 40, unit: 'µg/m³', average24h: 90, grade: 'UNHEALTHY' },
      pm25: { value: 20, grade: 'MODERATE' },
      o3: { grade: 'GOOD' },
      no2: { unit: 'ppm', grade: 'GOOD' },
      co: null,
      so2: null,
    });
  });

  it('stays null where it cannot be computed, and what the source says goes before', async () => {
    await record({ regionCode: 'KR-41', observedAt: at('2026-03-01T05:00'), pm10: { value: 40, grade: 'GOOD' } });
    expect(await airAt('KR-41')).toMatchObject({
      grade: null,
      gradeLabel: null,
      letter: null,
      index: null,
      pm10: { grade: 'GOOD' },
    });
    await record({
      regionCode: 'KR-41',
      observedAt: at('2026-03-01T06:00'),
      ...pollutants,
      index: 60,
      grade: 'MODERATE',
    });
    expect(await airAt('KR-41')).toMatchObject({ index: 60, grade: 'MODERATE' });
  });

  it('has no computed index beside a grade that is another', async () => {
    await record({ regionCode: 'KR-47', observedAt: at('2026-03-01T05:00'), ...pollutants, grade: 'GOOD' });
    expect(await airAt('KR-47')).toMatchObject({ index: null, grade: 'GOOD' });
  });

  it.each([
    ['nothing at all', {}, 'input[0]'],
    ['a negative concentration', { pm10: { value: -1 } }, 'input[0].pm10.value'],
    ['an impossible mean', { o3: { value: 1, average24h: 1e9 } }, 'input[0].o3.average24h'],
    ['an index above 500', { index: 501 }, 'input[0].index'],
    ['a time of another century', { grade: 'GOOD', observedAt: '2999-01-01T00:00:00Z' }, 'input[0].observedAt'],
    ['a revision in the future', { grade: 'GOOD', recordedAt: aheadBy(3) }, 'input[0].recordedAt'],
    ['a time some hours ahead', { grade: 'GOOD', observedAt: aheadBy(1) }, 'input[0].observedAt'],
    ['a grade that is not that of its index', { grade: 'GOOD', index: 101 }, 'input[0].grade'],
    ['a grade of a gas that is not that of its value', { o3: { value: 0.2, grade: 'GOOD' } }, 'input[0].o3.grade'],
    [
      'a grade of a particulate that is of neither value',
      { pm10: { value: 40, average24h: 90, grade: 'GOOD' } },
      'input[0].pm10.grade',
    ],
  ])('is refused when it says %s', async (_name, input, argument) => {
    const refused = await refusal({ regionCode: 'KR-11', observedAt: at('2026-03-01T05:00'), ...input });
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});

describe('revisions', () => {
  const revision = (recordedAt: string, grade: string) =>
    reading('KR-26', { observedAt: at('2026-03-01T05:00'), recordedAt: at(recordedAt), grade });

  it('are recorded once, and an older one never overwrites a newer one', async () => {
    expect(await record(revision('2026-03-01T05:20', 'GOOD'))).toEqual({ recorded: 1, unchanged: 0, outdated: 0 });
    expect(await record(revision('2026-03-01T05:20', 'GOOD'))).toEqual({ recorded: 0, unchanged: 1, outdated: 0 });
    expect(await record(revision('2026-03-01T06:20', 'UNHEALTHY'))).toEqual({ recorded: 1, unchanged: 0, outdated: 0 });
    expect(await record(revision('2026-03-01T05:40', 'MODERATE'))).toEqual({ recorded: 0, unchanged: 0, outdated: 1 });
    expect(await airAt('KR-26')).toMatchObject({ grade: 'UNHEALTHY' });
  });

  it('end with the newest when they come at the same time, in any order, and are counted once a day', async () => {
    const minutes = Array.from({ length: 12 }, (_, i) => i).sort((a, b) => ((a * 7) % 12) - ((b * 7) % 12));
    await Promise.all(
      minutes.map(minute =>
        record({
          regionCode: 'KR-27',
          observedAt: at('2026-03-02T05:00'),
          recordedAt: `2026-03-02T06:${String(minute + 10)}:00+09:00`,
          index: minute,
        }),
      ),
    );
    expect(await airAt('KR-27')).toMatchObject({ index: 11 });
    expect(await airAt('KR-27', at('2026-03-02T05:00'))).toMatchObject({ index: 11 });
    const [day] = await graph.db.collection('airQualityDaily').find({ regionCode: 'KR-27' }).toArray();
    expect(day).toMatchObject({ readings: 1, metrics: { index: { min: 11, max: 11, sum: 11, count: 1 } } });
  });

  it('of one day that come at the same time are all in its sums', async () => {
    const hours = Array.from({ length: 12 }, (_, i) => `2026-03-03T${String(i + 10)}:00`);
    await Promise.all(hours.map((hour, i) => record({ regionCode: 'KR-27', observedAt: at(hour), index: i })));
    const day = await graph.db.collection('airQualityDaily').findOne({ regionCode: 'KR-27', readings: 12 });
    expect(day?.metrics).toMatchObject({ index: { min: 0, max: 11, sum: 66, count: 12 } });
  });
});

describe('the air as of a time', () => {
  it('is what was the latest then, also long ago, and stale as seen from then', async () => {
    for (const hour of [1, 3, 9]) {
      await record(reading('KR-28', { observedAt: at(`2026-04-01T0${hour}:00`), temperature: hour }));
    }
    expect(await airAt('KR-28', at('2026-04-01T00:59'))).toBeNull();
    expect(await airAt('KR-28', at('2026-04-01T03:00'))).toMatchObject({ temperature: 3, isStale: false });
    expect(await airAt('KR-28', at('2026-04-01T06:01'))).toMatchObject({ temperature: 3, isStale: true });
    expect(await airAt('KR-28', at('2026-05-20T00:00'))).toMatchObject({ temperature: 9, isStale: true });
  });

  it('is one command for all regions', async () => {
    const codes = ['KR-11', 'KR-41', 'KR-26', 'KR-28'];
    await record(...codes.map(code => reading(code, { observedAt: at('2026-04-02T00:00') })));
    graph.takeCommands();
    const { data } = await graph.ask<{ regions: { airQuality: object | null }[] }>(
      `{ regions { airQuality(at: "${at('2026-04-02T01:00')}") { grade } } }`,
    );
    expect(data?.regions.filter(region => region.airQuality).length).toBeGreaterThanOrEqual(4);
    // SecantusDB is asked once more for each region that has nothing in that day.
    const [first, ...more] = graph.takeCommands();
    expect(first?.command[first.commandName]).toBe('airQualityObservations');
    expect(more.length).toBeLessThanOrEqual(13);
    expect(more.every(({ command }) => command.limit === 1)).toBe(true);
  });
});

describe('the history of a region', () => {
  const HISTORY = `query ($code: ID!, $from: DateTime!, $to: DateTime!, $interval: HistoryInterval!) {
    region(code: $code) { airQualityHistory(from: $from, to: $to, interval: $interval) {
      start end readings worstGrade index { min mean max count } pm10 { unit min mean max } temperature { unit mean } } } }`;
  interface History {
    region: { airQualityHistory: Record<string, unknown>[] };
  }
  const history = async (from: string, to: string, interval: string, code = 'KR-29') =>
    graph.ask<History>(HISTORY, { code, from: at(from), to: at(to), interval });
  const buckets = async (...span: [string, string, string]) =>
    (await history(...span)).data?.region.airQualityHistory ?? [];

  beforeAll(async () => {
    const hourly = (time: string, index: number, temperature?: number) => ({
      regionCode: 'KR-29',
      observedAt: at(time),
      index,
      pm10: { value: index },
      temperature,
    });
    // Sunday, Monday (Seoul), with decoys of another region.
    await record(
      hourly('2026-06-07T23:59', 10, 20),
      hourly('2026-06-08T00:00', 60),
      hourly('2026-06-08T00:30', 120),
      hourly('2026-06-08T02:00', 30, 22),
      hourly('2026-06-10T12:00', 300),
      { ...hourly('2026-06-08T00:10', 499), regionCode: 'KR-30' },
    );
  });

  it('has whole hours, gaps included', async () => {
    expect(await buckets('2026-06-08T00:15', '2026-06-08T03:00', 'HOUR')).toEqual([
      {
        start: at('2026-06-08T00:00'),
        end: at('2026-06-08T01:00'),
        readings: 2,
        worstGrade: 'UNHEALTHY',
        index: { min: 60, mean: 90, max: 120, count: 2 },
        pm10: { unit: 'µg/m³', min: 60, mean: 90, max: 120 },
        temperature: null,
      },
      {
        start: at('2026-06-08T01:00'),
        end: at('2026-06-08T02:00'),
        readings: 0,
        worstGrade: null,
        index: null,
        pm10: null,
        temperature: null,
      },
      {
        start: at('2026-06-08T02:00'),
        end: at('2026-06-08T03:00'),
        readings: 1,
        worstGrade: 'GOOD',
        index: { min: 30, mean: 30, max: 30, count: 1 },
        pm10: { unit: 'µg/m³', min: 30, mean: 30, max: 30 },
        temperature: { unit: '°C', mean: 22 },
      },
    ]);
  });

  it('has days from midnight and weeks from Monday in Seoul', async () => {
    const days = await buckets('2026-06-07T00:00', '2026-06-11T00:00', 'DAY');
    expect(days.map(day => [day.start, day.readings])).toEqual([
      [at('2026-06-07T00:00'), 1],
      [at('2026-06-08T00:00'), 3],
      [at('2026-06-09T00:00'), 0],
      [at('2026-06-10T00:00'), 1],
    ]);
    expect(days[1]).toMatchObject({ index: { min: 30, mean: 70, max: 120, count: 3 }, worstGrade: 'UNHEALTHY' });
    const weeks = await buckets('2026-06-07T12:00', '2026-06-12T00:00', 'WEEK');
    expect(weeks.map(week => [week.start, week.readings])).toEqual([
      [at('2026-06-01T00:00'), 1],
      [at('2026-06-08T00:00'), 4],
    ]);
    expect(weeks[1]).toMatchObject({ index: { min: 30, mean: 127.5, max: 300 } });
  });

  it('keeps days when their readings have expired, also when one of them comes again', async () => {
    await record({ regionCode: 'KR-29', observedAt: at('2026-01-05T01:00'), index: 10 });
    await record({ regionCode: 'KR-29', observedAt: at('2026-01-05T02:00'), index: 90 });
    await graph.db
      .collection('airQualityObservations')
      .deleteMany({ observedAt: { $lt: new Date(at('2026-01-06T00:00')) } });
    await record({ regionCode: 'KR-29', observedAt: at('2026-01-05T01:00'), index: 10 });
    const [day] = await buckets('2026-01-05T00:00', '2026-01-06T00:00', 'DAY');
    expect(day).toMatchObject({ readings: 2, index: { min: 10, mean: 50, max: 90 } });
  });

  it('is one command for all regions and intervals', async () => {
    for (const interval of ['HOUR', 'DAY', 'WEEK']) {
      graph.takeCommands();
      await graph.ask(
        `query ($from: DateTime!, $to: DateTime!, $interval: HistoryInterval!) { regions { airQualityHistory(from: $from, to: $to, interval: $interval) { readings } } }`,
        { from: at('2026-06-07T00:00'), to: at('2026-06-14T00:00'), interval },
      );
      expect(graph.takeCommands()).toHaveLength(1);
    }
  });

  it.each([
    ['an empty span', '2026-06-08T00:00', '2026-06-08T00:00', 'HOUR'],
    ['a span that ends before it begins', '2026-06-09T00:00', '2026-06-08T00:00', 'DAY'],
    ['too many intervals', '2020-01-01T00:00', '2026-01-01T00:00', 'HOUR'],
    ['a span of all time', '1800-01-01T00:00', '2999-01-01T00:00', 'WEEK'],
  ])('refuses %s', async (_name, from, to, interval) => {
    const { errors } = await history(from, to, interval);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'to' });
  });
});

describe('the country', () => {
  it('is ranked by a pollutant, most first, regions without a value left out', async () => {
    const observedAt = new Date(Date.now() - 60_000).toISOString();
    const so2 = (value: number) => ({ so2: { value }, observedAt, index: Math.round(value * 1000), grade: null });
    await record(
      { ...reading('KR-42'), ...so2(0.1) },
      { ...reading('KR-43'), ...so2(0.3) },
      { ...reading('KR-44'), ...so2(0.1) },
    );
    const ranking = async (first?: number) =>
      graph.ask<{ airQualityRanking: { region: { code: string } }[] }>(
        'query ($first: Int) { airQualityRanking(pollutant: SO2, first: $first) { region { code } } }',
        { first },
      );
    const codes = async (first?: number) =>
      (await ranking(first)).data?.airQualityRanking.map(({ region }) => region.code);
    expect(await codes()).toEqual(['KR-43', 'KR-42', 'KR-44']);
    expect(await codes(1)).toEqual(['KR-43']);
    for (const first of [0, 18]) expect((await ranking(first)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('is summed up from the readings that are not stale', async () => {
    const { data } = await graph.ask<{ airQualitySummary: object }>(`{ airQualitySummary {
      grades { grade count regions { name } } best { region { name } } worst { region { name } index }
      missing { code } index { min max count } so2 { mean unit } } }`);
    expect(data?.airQualitySummary).toEqual({
      grades: [
        { grade: 'GOOD', count: 0, regions: [] },
        { grade: 'MODERATE', count: 2, regions: [{ name: '강원' }, { name: '충남' }] },
        { grade: 'UNHEALTHY', count: 0, regions: [] },
        { grade: 'VERY_UNHEALTHY', count: 1, regions: [{ name: '충북' }] },
      ],
      best: { region: { name: '강원' } },
      worst: { region: { name: '충북' }, index: 300 },
      missing: expect.objectContaining({ length: 14 }),
      index: { min: 100, max: 300, count: 3 },
      so2: { mean: 0.166667, unit: 'ppm' },
    });
    const long = await graph.ask(
      '{ airQualitySummary(at: "1999-01-01T00:00:00Z") { observedAt best { index } index { min } } }',
    );
    expect(long.data).toEqual({ airQualitySummary: { observedAt: null, best: null, index: null } });
  });

  it('has a legend and advice for each grade in Korean and English', async () => {
    const { data } = await graph.ask<{ airQualityGrades: Record<string, string>[] }>(`{ airQualityGrades {
      grade letter lowestIndex highestIndex label ko: advisory en: advisory(locale: EN) children: advisory(locale: EN, audience: SENSITIVE) } }`);
    const grades = data?.airQualityGrades ?? [];
    expect(grades.map(one => [one.letter, one.label, one.lowestIndex, one.highestIndex])).toEqual([
      ['A', '좋음', 0, 50],
      ['B', '보통', 51, 100],
      ['C', '나쁨', 101, 250],
      ['D', '매우나쁨', 251, 500],
    ]);
    expect(new Set(grades.flatMap(one => [one.ko, one.en, one.children])).size).toBe(12);
    const air = await graph.ask('{ region(code: "KR-43") { airQuality { advisory(locale: EN) } } }');
    expect(air.data).toEqual({ region: { airQuality: { advisory: grades[3]?.en } } });
  });
});
