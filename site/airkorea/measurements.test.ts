import { describe, expect, it } from 'vitest';
import { readDataTime } from './item-values.ts';
import { readingsOfItems } from './measurements.ts';

const NOW = new Date('2026-03-01T05:20:00+09:00');
const station = (overrides: Record<string, unknown> = {}) => ({
  sidoName: '서울',
  stationName: '중구',
  mangName: '도시대기',
  dataTime: '2026-03-01 05:00',
  pm10Value: '40',
  pm10Value24: '50',
  pm25Value: '20',
  pm25Value24: '-',
  o3Value: '0.020',
  no2Value: '0.010',
  coValue: '0.5',
  so2Value: '0.003',
  khaiValue: '70',
  pm10Flag: null,
  ...overrides,
});
const read = (...items: Record<string, unknown>[]) => readingsOfItems(items, NOW);

describe('a time of AirKorea', () => {
  it.each([
    ['2026-03-01 05:00', '2026-02-28T20:00:00.000Z'],
    ['2026-02-28 24:00', '2026-02-28T15:00:00.000Z'],
    ['2026-12-31 24:00', '2026-12-31T15:00:00.000Z'],
  ])('%s is understood', (text, time) => expect(readDataTime(text)?.toISOString()).toBe(time));

  it.each(['2026-02-30 05:00', '2026-13-01 05:00', '2026-03-01 25:00', '2026-03-01 24:30', '-', '', null, 5])(
    '%s is none',
    value => expect(readDataTime(value)).toBeUndefined(),
  );
});

describe('the reading of a region', () => {
  it('is the mean of its urban stations, each value of those that reported it', () => {
    const readings = read(
      station(),
      station({ pm10Value: '60', pm10Value24: '70', o3Value: '-', khaiValue: '' }),
      station({ mangName: '도로변대기', pm10Value: '900' }),
      station({ mangName: '국가배경농도', pm10Value: '1' }),
    );
    expect(readings).toEqual([
      {
        regionCode: 'KR-11',
        observedAt: '2026-02-28T20:00:00.000Z',
        index: 70,
        pm10: { value: 50, average24h: 60 },
        pm25: { value: 20 },
        o3: { value: 0.02 },
        no2: { value: 0.01 },
        co: { value: 0.5 },
        so2: { value: 0.003 },
        source: 'AirKorea',
        recordedAt: NOW.toISOString(),
      },
    ]);
  });

  it('leaves out values that are missing, flagged or nonsense', () => {
    const odd = station({
      pm10Flag: '점검및교정',
      pm25Value: null,
      o3Value: 'NaN',
      no2Value: '-0.01',
      coValue: '1e9',
      so2Flag: '통신장애',
      khaiValue: '-',
    });
    expect(read(odd)).toEqual([]);
    expect(read(station({ pm10Value: '99999', khaiValue: '999' }), station())[0]).toMatchObject({
      index: 70,
      pm10: { value: 40 },
    });
    expect(read(odd, station({ sidoName: '부산' }))).toHaveLength(1);
  });

  it('is of the newest hour; stations that are late do not count, and neither does a time that has not come', () => {
    const readings = read(
      station({ dataTime: '2026-03-01 04:00', pm10Value: '400' }),
      station(),
      station({ dataTime: '2026-03-01 09:00', pm10Value: '400' }),
      station({ dataTime: null, pm10Value: '400' }),
    );
    expect(readings[0]).toMatchObject({ observedAt: '2026-02-28T20:00:00.000Z', pm10: { value: 40 } });
  });

  it('is found by the old and new names of regions, and by no other name', () => {
    const names = ['강원', '강원특별자치도', '전라북도', '전국', '', null, 7, '__proto__'];
    const readings = read(...names.map(sidoName => station({ sidoName })));
    expect(readings.map(reading => reading.regionCode)).toEqual(['KR-42', 'KR-45']);
  });
});
