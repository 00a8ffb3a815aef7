import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeStatements } from './merge-statements.ts';
import type { StatedValues, Statement } from './reading.ts';
import { sourcesOf } from './sources.ts';

const place = { regionCode: 'KR-11', observedAt: new Date('2026-03-01T05:00:00+09:00') };
const NOTHING: StatedValues = {
  grade: null,
  index: null,
  pm10: null,
  pm25: null,
  o3: null,
  no2: null,
  co: null,
  so2: null,
  temperature: null,
};
const conc = (value: number) => ({ value, average24h: null, grade: null });
const statement = (source: string, minute: number, values: Partial<StatedValues>): Statement => ({
  ...NOTHING,
  ...values,
  source,
  recordedAt: new Date(place.observedAt.getTime() + minute * 60_000),
  fingerprint: source,
});
const merge = (...statements: Statement[]) => mergeStatements(place, statements);

describe('mergeStatements', () => {
  const station = statement('station', 15, { pm10: conc(31), index: 60 });
  const page = statement('page', 50, { grade: 'UNHEALTHY', temperature: 26 });

  it('takes measurements before a later grade alone, and what they lack from it', () => {
    expect(merge(page, station)).toMatchObject({
      index: 60,
      grade: null,
      pm10: conc(31),
      temperature: 26,
      source: 'station',
    });
    expect(sourcesOf([page, station])).toEqual([
      { name: 'station', recordedAt: station.recordedAt, provides: ['GRADE', 'PM10'] },
      { name: 'page', recordedAt: page.recordedAt, provides: ['TEMPERATURE'] },
    ]);
  });

  it('takes the later of equals, field by field, and of one minute the first by name', () => {
    const earlier = statement('a', 1, { pm10: conc(1), pm25: conc(2) });
    const later = statement('b', 2, { pm10: conc(9) });
    expect(merge(earlier, later)).toMatchObject({ pm10: conc(9), pm25: conc(2) });
    const one = statement('나 신문', 0, { grade: 'GOOD' });
    const other = statement('가 신문', 0, { grade: 'MODERATE' });
    expect(merge(one, other).grade).toBe('MODERATE');
    expect(merge(other, one).grade).toBe('MODERATE');
  });

  it('takes no grade alone where concentrations make an index', () => {
    const full = { pm10: conc(40), pm25: conc(20), o3: conc(0.02), no2: conc(0.01) };
    expect(merge(statement('s', 0, full), page)).toMatchObject({ grade: null, index: null });
    expect(merge(statement('s', 0, { ...full, no2: null }), page)).toMatchObject({ grade: 'UNHEALTHY' });
  });

  it('does not depend on the order in which statements come', () => {
    const values = fc.record({
      grade: fc.constantFrom(null, 'GOOD' as const, 'UNHEALTHY' as const),
      index: fc.constantFrom(null, 20, 300),
      pm10: fc.constantFrom(null, conc(5), conc(6)),
      temperature: fc.constantFrom(null, 1, 2),
      minute: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat()), (all, random) => {
        const statements = all.map(({ minute, ...one }, i) => statement(`source ${i}`, minute, one));
        const shuffled = statements
          .map(one => [random.next().value as number, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        const { statements: _, ...merged } = merge(...statements);
        expect(merge(...shuffled)).toMatchObject(merged);
      }),
    );
  });
});
