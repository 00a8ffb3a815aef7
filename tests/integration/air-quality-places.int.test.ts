import { type ExecutionResult, parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readServerTraits } from '../../shared/mongo/connection/server-traits.ts';
import { createPlaceStores } from '../../subgraphs/air-quality/store/place-stores.ts';
import { createAirQualityRepository } from '../../subgraphs/air-quality/store/repository.ts';
import { createAirQualitySubgraph } from '../../subgraphs/air-quality/subgraph.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';

const HOUR_MS = 3_600_000;
const now = Date.now();
const hoursAgo = (hours: number) => new Date(Math.floor(now / HOUR_MS - hours) * HOUR_MS).toISOString();

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

interface Counts {
  recorded: number;
  unchanged: number;
  outdated: number;
}
type Kind = 'Stations' | 'Forecasts' | 'Alerts';
const INPUTS = { Stations: 'Station', Forecasts: 'Forecast', Alerts: 'Alert' };

async function write(field: string, type: string, input: object[], dryRun = false) {
  const { data, errors } = await graph.ask<Record<string, Counts>>(
    `mutation ($input: [${type}!]!, $dryRun: Boolean!) { ${field}(input: $input, dryRun: $dryRun) { recorded unchanged outdated } }`,
    { input, dryRun },
    EDITOR,
  );
  return { counts: data?.[field], error: errors?.[0] };
}
const record = (kind: Kind, ...input: object[]) =>
  write(`recordAirQuality${kind}`, `RecordAirQuality${INPUTS[kind]}Input`, input);
const recordReadings = (...input: object[]) => write('recordStationAirQuality', 'RecordStationAirQualityInput', input);

const station = (name: string, address: string, point: readonly [number, number] | [], overrides: object = {}) => ({
  regionCode: 'KR-11',
  name,
  address,
  network: 'URBAN',
  latitude: point[0] ?? null,
  longitude: point[1] ?? null,
  pollutants: ['PM25', 'PM10', 'O3'],
  installedYear: 1995,
  ...overrides,
});
const reading = (stationName: string, hours: number, pm10: number, overrides: object = {}) => ({
  regionCode: 'KR-11',
  stationName,
  observedAt: hoursAgo(hours),
  pm10: { value: pm10 },
  pm25: { value: 10 },
  o3: { value: 0.01 },
  no2: { value: 0.01 },
  ...overrides,
});

describe('stations', () => {
  const STATIONS = [
    station('중구', '서울 중구 덕수궁길 15', [37.5646, 126.976]),
    station('서소문', '서울특별시 중구 서소문로 116', [37.5622, 126.9718]),
    station('청계천로', '서울 중구 청계천로 184', [37.5684, 126.9981], { network: 'ROADSIDE' }),
    station('종로구', '서울 종로구 종로35가길 19', [37.572, 127.005]),
    station('신풍동', '경기 수원시 팔달구 신풍로 23', [37.2838, 127.0103], { regionCode: 'KR-41' }),
    station('고산리', '제주 제주시 한경면 고산리', [33.2933, 126.1627], { regionCode: 'KR-49', network: 'BACKGROUND' }),
    station('조치원', '세종 조치원읍 군청로 87', [36.6006, 127.2968], { regionCode: 'KR-50' }),
    station('이동차', '', [], { regionCode: 'KR-26', address: null, network: null }),
  ];
  beforeAll(async () => {
    expect(await record('Stations', ...STATIONS)).toEqual({
      counts: { recorded: 8, unchanged: 0, outdated: 0 },
      error: undefined,
    });
    await recordReadings(
      reading('중구', 1, 20),
      reading('서소문', 1, 100),
      reading('청계천로', 1, 300),
      reading('종로구', 9, 500),
      reading('새 측정소', 1, 5),
    );
  });

  const nearest = async (latitude: number, longitude: number, more = '') => {
    const { data, errors } = await graph.ask<{
      nearestAirQualityStations: { distance: number; station: { name: string } }[] | null;
    }>(
      `query ($latitude: Float!, $longitude: Float!) { nearestAirQualityStations(latitude: $latitude, longitude: $longitude${more}) { distance station { name } } }`,
      { latitude, longitude },
    );
    return {
      names: data?.nearestAirQualityStations?.map(one => one.station.name),
      distances: data?.nearestAirQualityStations?.map(one => one.distance),
      error: errors?.[0],
    };
  };

  it('nearest to a point come in the order of their distance in metres', async () => {
    const { names, distances } = await nearest(37.5646, 126.976);
    expect(names).toEqual(['중구', '서소문', '청계천로']);
    // A degree of longitude is 88 km here.
    expect(distances?.[0]).toBe(0);
    expect(distances?.[1]).toBeGreaterThan(440);
    expect(distances?.[1]).toBeLessThan(470);
    expect((await nearest(37.5646, 126.976, ', network: URBAN, first: 2')).names).toEqual(['중구', '서소문']);
  });

  it('nearest to an island or to another country are found, however far', async () => {
    expect((await nearest(33.45, 126.3, ', first: 1')).names).toEqual(['고산리']);
    expect((await nearest(33.45, 126.3, ', first: 2')).names).toEqual(['고산리', '조치원']);
    expect((await nearest(35.68, 139.69, ', first: 1')).names).toEqual(['조치원']);
    expect((await nearest(37.5646, 126.976, ', first: 20')).names).toHaveLength(7);
  });

  it.each([
    [91, 127, '', 'latitude'],
    [37, -181, '', 'longitude'],
    [37, 127, ', first: 21', 'first'],
    [37, 127, ', first: 0', 'first'],
  ])('refuses the point %d, %d%s', async (latitude, longitude, more, argument) => {
    const { error } = await nearest(latitude, longitude, more);
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it('have their own readings, and districts the mean of their urban stations that still report', async () => {
    const { data, errors } = await graph.ask<{ nearestAirQualityStations: { station: object }[] }>(
      exampleOperation('nearby-air'),
      { latitude: 37.5646, longitude: 126.976 },
    );
    expect(errors).toBeUndefined();
    expect(data?.nearestAirQualityStations.map(one => one.station)).toMatchObject([
      {
        id: 'KR-11/중구',
        airQuality: { grade: 'GOOD', isStale: false, pm10: { value: 20, unit: 'µg/m³', grade: 'GOOD' } },
        district: { name: '중구', airQuality: { stationCount: 2, pm10: { value: 60, grade: 'MODERATE' } } },
      },
      { id: 'KR-11/서소문', airQuality: { pm10: { value: 100, grade: 'UNHEALTHY' } }, district: { name: '중구' } },
      { id: 'KR-11/종로구', airQuality: { isStale: true }, district: { name: '종로구', airQuality: null } },
    ]);
  });

  it('belong to a region and to the district of their address', async () => {
    const { data } = await graph.ask<{ regions: { name: string; airQualityDistricts: object[] }[] }>(
      '{ regions { name airQualityStations { name network district { name } } airQualityDistricts { name stations { name } } } }',
    );
    const of = (name: string) => data?.regions.find(region => region.name === name);
    expect(of('서울')?.airQualityDistricts).toEqual([
      { name: '종로구', stations: [{ name: '종로구' }] },
      { name: '중구', stations: [{ name: '서소문' }, { name: '중구' }, { name: '청계천로' }] },
    ]);
    expect(of('경기')).toMatchObject({ airQualityStations: [{ name: '신풍동', district: { name: '수원시' } }] });
    expect(of('세종')).toMatchObject({ airQualityStations: [{ district: null }], airQualityDistricts: [] });
    expect(of('부산')).toMatchObject({ airQualityStations: [{ network: null }], airQualityDistricts: [] });
    expect(of('대구')).toMatchObject({ airQualityStations: [], airQualityDistricts: [] });
  });

  it('are one by id; one that only readings tell of has what they say', async () => {
    const { data } = await graph.ask(
      '{ a: airQualityStation(id: "KR-11/새 측정소") { name address pollutants region { name } airQuality { index } } b: airQualityStation(id: "KR-11/없음") { name } }',
    );
    expect(data).toEqual({
      a: { name: '새 측정소', address: null, pollutants: [], region: { name: '서울' }, airQuality: { index: 33 } },
      b: null,
    });
  });

  it('are the same when recorded again, and readings never go back in time', async () => {
    expect((await record('Stations', ...STATIONS)).counts).toEqual({ recorded: 0, unchanged: 8, outdated: 0 });
    const { counts } = await recordReadings(
      reading('중구', 1, 20),
      reading('서소문', 2, 30),
      reading('청계천로', 1, 310),
    );
    expect(counts).toEqual({ recorded: 1, unchanged: 1, outdated: 1 });
    const dry = await write(
      'recordStationAirQuality',
      'RecordStationAirQualityInput',
      [reading('청계천로', 0, 320)],
      true,
    );
    expect(dry.counts).toMatchObject({ recorded: 1 });
    const { data } = await graph.ask<{ region: { airQualityStations: { airQuality: object | null }[] } }>(
      '{ region(code: "KR-11") { airQualityStations(network: ROADSIDE) { airQuality { pm10 { value } } } } }',
    );
    expect(data?.region.airQualityStations).toEqual([{ airQuality: { pm10: { value: 310 } } }]);
  });

  it.each<[string, object, string]>([
    ['an unknown region', { regionCode: 'KR-99' }, 'input[0].regionCode'],
    ['an address in another region', { address: '부산 중구 광복로 1' }, 'input[0].address'],
    ['latitude and longitude mixed up', { latitude: 126.97, longitude: 37.56 }, 'input[0].latitude'],
    ['half a point', { longitude: null }, 'input[0].longitude'],
    ['a name without visible text', { name: '\u3164' }, 'input[0].name'],
    ['a name that is too long', { name: '중'.repeat(101) }, 'input[0].name'],
    ['a year to come', { installedYear: 2999 }, 'input[0].installedYear'],
    ['a time to come', { recordedAt: hoursAgo(-5) }, 'input[0].recordedAt'],
  ])('refuses %s', async (_what, overrides, argument) => {
    const { error } = await record('Stations', station('가', '서울 중구 1', [37.5, 127], overrides));
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it.each<[string, object[], string]>([
    ['nothing', [], 'input'],
    ['a station twice', [reading('가', 1, 1), reading('가', 2, 1)], 'input[1]'],
    ['a reading to come', [reading('가', -5, 1)], 'input[0].observedAt'],
    ['a grade that is not its index', [reading('가', 1, 1, { index: 10, grade: 'UNHEALTHY' })], 'input[0].grade'],
    ['a negative value', [reading('가', 1, -1)], 'input[0].pm10.value'],
    ['no value', [{ regionCode: 'KR-11', stationName: '가', observedAt: hoursAgo(1) }], 'input[0]'],
  ])('refuses readings: %s', async (_what, input, argument) => {
    const { error } = await recordReadings(...input);
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});

const DAY_MS = 24 * HOUR_MS;
const today = new Date(Math.floor((now + 9 * HOUR_MS) / DAY_MS) * DAY_MS - 9 * HOUR_MS);
const day = (days: number) => new Date(today.getTime() + days * DAY_MS).toISOString();

describe('forecasts', () => {
  const zone = (name: string, regionCode: string, grade: string | null) => ({ name, regionCode, grade });
  const forecast = (pollutant: string, days: number, issuedDaysAgo: number, overrides: object = {}) => ({
    pollutant,
    day: day(days),
    issuedAt: day(-issuedDaysAgo),
    zones: [
      zone('서울', 'KR-11', 'GOOD'),
      zone('경기남부', 'KR-41', 'MODERATE'),
      zone('경기북부', 'KR-41', 'UNHEALTHY'),
      zone('영동', 'KR-42', null),
    ],
    overall: '대체로 맑다.',
    cause: '동풍.',
    images: ['https://www.airkorea.example/file/1.png'],
    ...overrides,
  });
  beforeAll(async () => {
    const { counts } = await record(
      'Forecasts',
      forecast('PM25', 1, 0),
      forecast('PM10', 0, 1),
      forecast('PM25', 0, 1),
      forecast('O3', -1, 1),
    );
    expect(counts).toMatchObject({ recorded: 4 });
  });

  it('are shown of a country and of a region, from today on, with the zones of the region', async () => {
    const { data, errors } = await graph.ask<Record<string, never>>(exampleOperation('region-forecast'));
    expect(errors).toBeUndefined();
    const { region, airQualityForecasts } = data as unknown as { region: object; airQualityForecasts: object[] };
    expect(region).toMatchObject({
      name: '경기',
      airQualityForecasts: [
        { pollutant: 'PM10', grade: 'UNHEALTHY' },
        {
          pollutant: 'PM25',
          gradeLabel: '나쁨',
          zones: [
            { name: '경기남부', gradeLabel: '보통' },
            { name: '경기북부', gradeLabel: '나쁨' },
          ],
        },
        { pollutant: 'PM25' },
      ],
    });
    expect(airQualityForecasts).toMatchObject([
      { overall: '대체로 맑다.', cause: '동풍.', images: ['https://www.airkorea.example/file/1.png'] },
      {},
    ]);
    const { data: of } = await graph.ask<Record<string, { airQualityForecasts: object[] }>>(
      '{ a: region(code: "KR-42") { airQualityForecasts { grade gradeLabel } } b: region(code: "KR-26") { airQualityForecasts { grade } } }',
    );
    expect(of?.a?.airQualityForecasts[0]).toEqual({ grade: null, gradeLabel: null });
    expect(of?.b?.airQualityForecasts).toEqual([]);
  });

  it('of days before are shown to who asks for them', async () => {
    const { data } = await graph.ask<{ airQualityForecasts: object[] }>(
      'query ($from: DateTime) { airQualityForecasts(from: $from) { pollutant } }',
      { from: day(-1) },
    );
    expect(data?.airQualityForecasts.map(one => (one as { pollutant: string }).pollutant)).toEqual([
      'O3',
      'PM10',
      'PM25',
      'PM25',
    ]);
  });

  it('give way to what is issued later, and to nothing earlier', async () => {
    const zones = [zone('서울', 'KR-11', 'VERY_UNHEALTHY')];
    expect((await record('Forecasts', forecast('PM25', 1, 1, { zones }))).counts).toMatchObject({ outdated: 1 });
    expect((await record('Forecasts', forecast('PM25', 1, 0))).counts).toMatchObject({ unchanged: 1 });
    expect((await record('Forecasts', forecast('PM10', 0, 0, { zones }))).counts).toMatchObject({ recorded: 1 });
    const { data } = await graph.ask<{ airQualityForecasts: { zones: object[] }[] }>(
      '{ airQualityForecasts(pollutant: PM10) { zones { name grade region { name } } } }',
    );
    expect(data?.airQualityForecasts).toEqual([
      { zones: [{ name: '서울', grade: 'VERY_UNHEALTHY', region: { name: '서울' } }] },
    ]);
  });

  it.each<[string, object, string]>([
    ['a pollutant that is not forecast', { pollutant: 'CO' }, 'input[0].pollutant'],
    ['a day before its issue', { day: day(-1), issuedAt: day(0) }, 'input[0].day'],
    ['a day too far away', { day: day(20) }, 'input[0].day'],
    ['an issue to come', { issuedAt: hoursAgo(-5) }, 'input[0].issuedAt'],
    ['no zone', { zones: [] }, 'input[0].zones'],
    ['a zone twice', { zones: [zone('서울', 'KR-11', null), zone('서울', 'KR-11', null)] }, 'input[0].zones[1].name'],
    ['a zone of nowhere', { zones: [zone('서울', 'KR-1', null)] }, 'input[0].zones[0].regionCode'],
    ['a text that is too long', { overall: '가'.repeat(5_001) }, 'input[0].overall'],
    ['ten images', { images: Array(10).fill('https://a.example/') }, 'input[0].images'],
  ])('refuses %s', async (_what, overrides, argument) => {
    const { error } = await record('Forecasts', forecast('PM25', 0, 0, overrides));
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});

describe('alerts', () => {
  const alert = (zone: string, hours: number, overrides: object = {}) => ({
    regionCode: 'KR-44',
    zone,
    pollutant: 'PM25',
    level: 'ADVISORY',
    issuedAt: hoursAgo(hours),
    issuedValue: 82,
    ...overrides,
  });
  beforeAll(async () => {
    const { counts } = await record(
      'Alerts',
      alert('북부권역', 30, { clearedAt: hoursAgo(20), clearedValue: 33 }),
      alert('북부권역', 5),
      alert('남부권역', 4),
      alert('서부권', 3, { regionCode: 'KR-48', level: 'WARNING', pollutant: 'PM10' }),
    );
    expect(counts).toMatchObject({ recorded: 4 });
  });

  interface Alerts {
    airQualityAlerts: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      nodes: { zone: string; label: string; isActive: boolean }[];
    };
  }
  const list = async (variables: object = {}) => {
    const { data, errors } = await graph.ask<Alerts>(exampleOperation('air-quality-alerts'), { ...variables });
    expect(errors).toBeUndefined();
    return data!.airQualityAlerts;
  };

  it('are listed the last issued first, page by page', async () => {
    const zones: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo, totalCount } = await list({ first: 3, after });
      expect(totalCount).toBe(4);
      zones.push(...nodes.map(({ zone }) => zone));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(zones).toEqual(['서부권', '남부권역', '북부권역', '북부권역']);
    const { data } = await graph.ask<Alerts>(
      '{ airQualityAlerts(last: 1) { nodes { isActive } pageInfo { hasPreviousPage } } }',
    );
    expect(data?.airQualityAlerts).toEqual({ nodes: [{ isActive: false }], pageInfo: { hasPreviousPage: true } });
  });

  it('are filtered by region and state, and labelled', async () => {
    const inForce = await list({ isActive: true, regionCodes: ['KR-44'] });
    expect(inForce.nodes).toMatchObject([
      { zone: '남부권역', label: '초미세먼지 주의보', isActive: true },
      { zone: '북부권역', isActive: true },
    ]);
    expect((await list({ isActive: false })).totalCount).toBe(1);
    const { data } = await graph.ask(
      '{ airQualityAlerts(filter: { level: WARNING, pollutant: PM10 }) { nodes { label(locale: EN) region { code } } } region(code: "KR-44") { airQualityAlerts { zone issuedValue clearedAt } } }',
    );
    expect(data).toEqual({
      airQualityAlerts: { nodes: [{ label: 'Fine dust warning', region: { code: 'KR-48' } }] },
      region: {
        airQualityAlerts: [
          { zone: '남부권역', issuedValue: 82, clearedAt: null },
          { zone: '북부권역', issuedValue: 82, clearedAt: null },
        ],
      },
    });
  });

  it('are told to subscribers when they are issued and cleared, once, and only of their regions', async () => {
    const subgraph = createAirQualitySubgraph({
      repository: createAirQualityRepository(graph.db, await readServerTraits(graph.db)),
      stores: createPlaceStores(graph.db),
    });
    const listen = (regionCodes: string[] | null) =>
      subscribe({
        schema: subgraph.schema,
        document: parse(exampleOperation('air-quality-alert-updated')),
        variableValues: { regionCodes },
        contextValue: subgraph.createContext({ identity: undefined }),
      });
    const updates = (await listen(['KR-27'])) as AsyncGenerator<
      ExecutionResult<{ airQualityAlertUpdated: Record<string, unknown> }>
    >;
    const next = async () => (await updates.next()).value?.data?.airQualityAlertUpdated;
    const issued = alert('대구권역', 2, { regionCode: 'KR-27' });
    await record('Alerts', alert('다른 권역', 2, { regionCode: 'KR-26' }), issued);
    expect(await next()).toMatchObject({
      region: { name: '대구' },
      level: 'ADVISORY',
      isActive: true,
      clearedAt: null,
    });
    expect((await record('Alerts', issued)).counts).toMatchObject({ unchanged: 1 });
    await record('Alerts', { ...issued, clearedAt: hoursAgo(1), clearedValue: 20 });
    expect(await next()).toMatchObject({ zone: '대구권역', isActive: false });
    await updates.return(undefined);
    for (const codes of [[], ['KR-99']]) {
      const { errors } = (await listen(codes)) as ExecutionResult;
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'regionCodes' });
    }
  });

  it.each<[string, object, string]>([
    ['a pollutant without alerts', { pollutant: 'O3' }, 'input[0].pollutant'],
    ['a clearing before the issue', { clearedAt: hoursAgo(9) }, 'input[0].clearedAt'],
    ['an issue to come', { issuedAt: hoursAgo(-5) }, 'input[0].issuedAt'],
    ['a value that nobody measures', { issuedValue: 10_001 }, 'input[0].issuedValue'],
    ['a zone without a name', { zone: ' ' }, 'input[0].zone'],
    ['an unknown region', { regionCode: 'x' }, 'input[0].regionCode'],
  ])('refuses %s', async (_what, overrides, argument) => {
    const { error } = await record('Alerts', alert('가', 1, overrides));
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});

it.each([
  ['recordAirQualityStations', 'input: [{ regionCode: "KR-11", name: "가" }]'],
  [
    'recordStationAirQuality',
    'input: [{ regionCode: "KR-11", stationName: "가", observedAt: "2026-01-01T00:00:00Z", index: 1 }]',
  ],
  [
    'recordAirQualityForecasts',
    'input: [{ pollutant: PM10, day: "2026-01-01T00:00:00Z", issuedAt: "2026-01-01T00:00:00Z", zones: [{ name: "서울", regionCode: "KR-11" }] }]',
  ],
  [
    'recordAirQualityAlerts',
    'input: [{ regionCode: "KR-11", zone: "가", pollutant: PM10, level: ADVISORY, issuedAt: "2026-01-01T00:00:00Z" }]',
  ],
])('%s needs its scope', async (field, args) => {
  for (const [identity, code] of [
    [undefined, 'UNAUTHENTICATED'],
    [{ ...EDITOR, scopes: new Set(['articles:write']) }, 'FORBIDDEN'],
  ] as const) {
    const { errors } = await graph.ask(`mutation { ${field}(${args}) { recorded } }`, {}, identity as typeof EDITOR);
    expect(errors?.[0]?.extensions?.code).toBe(code);
  }
});

it('a cached answer of stations, forecasts or alerts is dropped when they change', async () => {
  await using cached = await createEmbeddedGraph({ CACHING_RESPONSES: 'true' });
  const ask = async (query: string) => (await cached.ask<Record<string, never>>(query)).data;
  const change = (field: string, input: string) =>
    cached.ask(`mutation { ${field}(input: [${input}]) { recorded } }`, {}, EDITOR);
  const rows: [string, string, string][] = [
    [
      '{ region(code: "KR-11") { airQualityStations { name } airQualityDistricts { name } } }',
      'recordAirQualityStations',
      '{ regionCode: "KR-11", name: "가", address: "서울 중구 1", latitude: 37, longitude: 127 }',
    ],
    [
      '{ nearestAirQualityStations(latitude: 37, longitude: 127) { station { airQuality { index } } } }',
      'recordStationAirQuality',
      `{ regionCode: "KR-11", stationName: "가", observedAt: "${hoursAgo(1)}", index: 7 }`,
    ],
    [
      '{ airQualityForecasts { pollutant } region(code: "KR-11") { airQualityForecasts { grade } } }',
      'recordAirQualityForecasts',
      `{ pollutant: PM10, day: "${day(0)}", issuedAt: "${day(0)}", zones: [{ name: "서울", regionCode: "KR-11", grade: GOOD }] }`,
    ],
    [
      '{ airQualityAlerts { nodes { zone } } region(code: "KR-11") { airQualityAlerts { zone } } }',
      'recordAirQualityAlerts',
      `{ regionCode: "KR-11", zone: "가", pollutant: PM10, level: ADVISORY, issuedAt: "${hoursAgo(1)}" }`,
    ],
  ];
  for (const [query, field, input] of rows) {
    const commandsOf = async () => {
      await ask(query);
      cached.takeCommands();
      await ask(query);
      return cached.takeCommands().length;
    };
    await expect.poll(commandsOf).toBe(0);
    const before = await ask(query);
    expect((await change(field, input)).errors).toBeUndefined();
    await expect.poll(() => ask(query)).not.toEqual(before);
  }
});
