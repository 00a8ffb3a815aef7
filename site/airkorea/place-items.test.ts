import { describe, expect, it } from 'vitest';
import { alertsOfItems } from './alerts.ts';
import { forecastsOfItems } from './forecasts.ts';
import { stationReadingsOfItems } from './measurements.ts';
import { stationsOfItems } from './stations.ts';

const NOW = new Date('2026-03-01T05:20:00+09:00');

describe('a station', () => {
  const item = (overrides: Record<string, unknown> = {}) => ({
    stationName: '중구',
    addr: '서울 중구 덕수궁길 15',
    dmX: '37.564639',
    dmY: '126.975961',
    mangName: '도시대기',
    item: 'SO2, CO, O3, NO2, PM10, PM2.5',
    year: '1995',
    ...overrides,
  });
  const read = (...items: Record<string, unknown>[]) => stationsOfItems(items, NOW);

  it('is read whole', () => {
    expect(read(item())).toEqual({
      rows: [
        {
          regionCode: 'KR-11',
          name: '중구',
          address: '서울 중구 덕수궁길 15',
          network: 'URBAN',
          latitude: 37.564639,
          longitude: 126.975961,
          pollutants: ['SO2', 'CO', 'O3', 'NO2', 'PM10', 'PM25'],
          installedYear: 1995,
          recordedAt: NOW.toISOString(),
        },
      ],
      unread: [],
    });
  });

  it.each<[string, Record<string, unknown>, object]>([
    ['coordinates in the other order', { dmX: '126.9', dmY: '37.5' }, { latitude: 37.5, longitude: 126.9 }],
    ['an official name of the region', { addr: '강원특별자치도 춘천시 중앙로 1' }, { regionCode: 'KR-42' }],
    ['a region of before', { addr: '전라북도 전주시 완산구 1' }, { regionCode: 'KR-45' }],
    ['no coordinates', { dmX: '-', dmY: null }, { latitude: null, longitude: null }],
    [
      'nothing but its place',
      { mangName: null, item: '', year: '-' },
      { network: null, pollutants: [], installedYear: null },
    ],
  ])('is read with %s', (_what, overrides, expected) => {
    expect(read(item(overrides))).toMatchObject({ rows: [expected], unread: [] });
  });

  it.each<[string, Record<string, unknown>, object, RegExp]>([
    ['a point in the sea of another country', { dmX: '0', dmY: '0' }, { latitude: null }, /position .*중구/],
    ['half a point', { dmY: '-' }, { longitude: null }, /position/],
    ['an unknown network', { mangName: '대기중금속' }, { network: null }, /network "대기중금속"/],
    ['an unknown pollutant', { item: 'PM10, Pb' }, { pollutants: ['PM10'] }, /pollutants \["Pb"\]/],
    ['a year to come', { year: '2999' }, { installedYear: null }, /year "2999"/],
  ])('says what it could not read: %s', (_what, overrides, expected, unread) => {
    const found = read(item(overrides));
    expect(found.rows).toMatchObject([expected]);
    expect(found.unread.join()).toMatch(unread);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an address in no region', { addr: '평양 중구역 1' }],
    ['no address', { addr: null }],
    ['no name', { stationName: ' ' }],
  ])('is left out, and named, with %s', (_what, overrides) => {
    const found = read(item(overrides), item({ stationName: '다른 곳' }));
    expect(found.rows.map(({ name }) => name)).toEqual(['다른 곳']);
    expect(found.unread).toHaveLength(1);
  });
});

describe('the reading of a station', () => {
  const item = (overrides: Record<string, unknown> = {}) => ({
    sidoName: '서울',
    stationName: '중구',
    mangName: '도로변대기',
    dataTime: '2026-02-28 24:00',
    pm10Value: '40',
    pm10Value24: '50',
    pm25Value: '-',
    o3Value: '0.020',
    khaiValue: '70',
    ...overrides,
  });
  const read = (...items: Record<string, unknown>[]) => stationReadingsOfItems(items, NOW);

  it('is that of any network, with midnight as 24:00', () => {
    expect(read(item())).toEqual([
      {
        regionCode: 'KR-11',
        stationName: '중구',
        observedAt: '2026-02-28T15:00:00.000Z',
        index: 70,
        pm10: { value: 40, average24h: 50 },
        o3: { value: 0.02 },
      },
    ]);
  });

  it('is its newest, one for each region and name', () => {
    const readings = read(
      item({ pm10Value: '1', dataTime: '2026-03-01 04:00' }),
      item({ pm10Value: '2' }),
      item({ pm10Value: '3', sidoName: '부산' }),
    );
    expect(readings.map(one => [one.regionCode, one.pm10?.value])).toEqual([
      ['KR-11', 1],
      ['KR-26', 3],
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['no value', { pm10Value: '-', o3Value: null, khaiValue: '-' }],
    ['a flag for every value', { pm10Flag: '점검및교정', o3Flag: '통신장애' }],
    ['an hour to come', { dataTime: '2026-03-01 07:00' }],
    ['no hour', { dataTime: '-' }],
    ['no name', { stationName: null }],
    ['no region', { sidoName: '평양' }],
  ])('is left out with %s', (_what, overrides) => expect(read(item(overrides))).toEqual([]));
});

describe('a forecast', () => {
  const item = (overrides: Record<string, unknown> = {}) => ({
    informCode: 'PM25',
    informData: '2026-03-02',
    dataTime: '2026-03-01 05시 발표',
    informGrade: '서울 : 보통,경기북부 : 나쁨,영동 : 예보없음',
    informOverall: '○ [초미세먼지] 대체로 보통',
    informCause: '-',
    actionKnack: null,
    imageUrl1: 'https://www.airkorea.example/1.png',
    imageUrl2: '',
    imageUrl3: 'javascript:alert(1)',
    ...overrides,
  });

  it('is read whole', () => {
    expect(forecastsOfItems([item()])).toEqual({
      rows: [
        {
          pollutant: 'PM25',
          day: '2026-03-01T15:00:00.000Z',
          issuedAt: '2026-02-28T20:00:00.000Z',
          zones: [
            { name: '서울', regionCode: 'KR-11', grade: 'MODERATE' },
            { name: '경기북부', regionCode: 'KR-41', grade: 'UNHEALTHY' },
            { name: '영동', regionCode: 'KR-42', grade: null },
          ],
          overall: '○ [초미세먼지] 대체로 보통',
          cause: null,
          advice: null,
          images: ['https://www.airkorea.example/1.png'],
        },
      ],
      unread: [],
    });
  });

  it('is the last issue of its pollutant and day, whatever their order', () => {
    const issues = [
      item({ dataTime: '2026-03-01 11시 발표', informOverall: 'second' }),
      item({ informOverall: 'first' }),
      item({ dataTime: '2026-03-01 17시 발표', informOverall: 'third' }),
      item({ informCode: 'O3' }),
    ];
    for (const list of [issues, issues.toReversed()]) {
      const { rows } = forecastsOfItems(list);
      expect(rows.map(one => [one.pollutant, one.overall]).sort()).toEqual([
        ['O3', '○ [초미세먼지] 대체로 보통'],
        ['PM25', 'third'],
      ]);
    }
  });

  it.each([
    ['a zone of no region', '서울 : 보통,수도권 : 나쁨', /"수도권 : 나쁨"/],
    ['a grade that is none', '서울 : 보통,부산 : 아주좋음', /"부산 : 아주좋음"/],
    ['a zone without a grade', '서울 : 보통,부산', /"부산"/],
  ])('leaves out, and names, %s', (_what, informGrade, unread) => {
    const found = forecastsOfItems([item({ informGrade })]);
    expect(found.rows[0]?.zones.map(({ name }) => name)).toEqual(['서울']);
    expect(found.unread.join()).toMatch(unread);
  });

  it.each<[string, Record<string, unknown>]>([
    ['another pollutant', { informCode: 'NO2' }],
    ['no day', { informData: '-' }],
    ['a day that does not exist', { informData: '2026-02-30' }],
    ['no time of issue', { dataTime: '2026-03-01' }],
    ['no zone', { informGrade: '' }],
  ])('is left out, and named, with %s', (_what, overrides) => {
    expect(forecastsOfItems([item(overrides)])).toMatchObject({
      rows: [],
      unread: [expect.stringMatching('forecast')],
    });
  });
});

describe('an alert', () => {
  const item = (overrides: Record<string, unknown> = {}) => ({
    districtName: '충남',
    moveName: '북부권역',
    itemCode: 'PM25',
    issueGbn: '주의보',
    issueDate: '2026-02-28',
    issueTime: '24:00',
    issueVal: '82',
    clearDate: '2026-03-01',
    clearTime: '04:00',
    clearVal: '33',
    ...overrides,
  });
  const read = (...items: Record<string, unknown>[]) => alertsOfItems(items, NOW);
  const NONE = { clearDate: null, clearTime: '-', clearVal: '' };

  it('is read whole, in force or cleared', () => {
    const common = { regionCode: 'KR-44', zone: '북부권역', pollutant: 'PM25', issuedValue: 82 };
    const warning = { ...NONE, issueGbn: '경보', issueTime: '23:00' };
    expect(read(item(), item(warning))).toEqual({
      rows: [
        {
          ...common,
          level: 'ADVISORY',
          issuedAt: '2026-02-28T15:00:00.000Z',
          clearedAt: '2026-02-28T19:00:00.000Z',
          clearedValue: 33,
          recordedAt: NOW.toISOString(),
        },
        {
          ...common,
          level: 'WARNING',
          issuedAt: '2026-02-28T14:00:00.000Z',
          clearedAt: null,
          clearedValue: null,
          recordedAt: NOW.toISOString(),
        },
      ],
      unread: [],
    });
  });

  it('that is listed twice is the cleared one, whatever their order', () => {
    for (const items of [
      [item(), item(NONE)],
      [item(NONE), item()],
    ]) {
      expect(read(...items).rows.map(({ clearedAt }) => clearedAt)).toEqual(['2026-02-28T19:00:00.000Z']);
    }
  });

  it.each<[string, Record<string, unknown>]>([
    ['another pollutant', { itemCode: 'O3' }],
    ['another level', { issueGbn: '중대경보' }],
    ['no region', { districtName: '수도권' }],
    ['no zone', { moveName: '-' }],
    ['no time of issue', { issueTime: null }],
    // It would be in force for ever.
    ['a time of clearing that cannot be read', { clearTime: '4시' }],
    ['a clearing before its issue', { clearDate: '2026-02-27' }],
    ['a time to come', { clearDate: '2026-03-02' }],
  ])('is left out, and named, with %s', (_what, overrides) => {
    expect(read(item(overrides))).toMatchObject({ rows: [], unread: [expect.stringMatching(/^alert .*PM25|O3/)] });
  });
});
