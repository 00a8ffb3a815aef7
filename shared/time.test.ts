import { describe, expect, it } from 'vitest';
import { formatSeoulTime, parseRfc3339 } from './time.ts';

describe('formatSeoulTime', () => {
  it('writes Seoul time with its offset, and milliseconds only when there are any', () => {
    expect(formatSeoulTime(new Date('2020-10-22T09:54:00Z'))).toBe('2020-10-22T18:54:00+09:00');
    expect(formatSeoulTime(new Date('2020-12-31T23:00:00.025Z'))).toBe('2021-01-01T08:00:00.025+09:00');
  });
  it('agrees with the ISO text of Date for any time, however many days there were', () => {
    const times = Array.from({ length: 12_000 }, (_, i) => new Date(Date.UTC(1950, 0, 1) + i * 86_399_999.5 * 3.7));
    const shifted = (time: Date) => new Date(time.getTime() + 9 * 3_600_000).toISOString().replace('.000Z', 'Z');
    for (const time of [...times, ...times]) expect(formatSeoulTime(time)).toBe(shifted(time).replace('Z', '+09:00'));
  });
});

describe('parseRfc3339', () => {
  it('reads what is a time and refuses what is none', () => {
    expect(parseRfc3339('2020-02-29T23:59:59+09:00')).toEqual(new Date('2020-02-29T14:59:59Z'));
    for (const text of [
      '2021-02-29T00:00:00Z',
      '2020-13-01T00:00:00Z',
      '2020-01-01T24:00:00Z',
      '2020-01-01T00:60:00Z',
      '2020-01-01T00:00:00',
      '2020-01-01',
      '2020-01-01T00:00:00+99:00',
      '',
    ]) {
      expect(parseRfc3339(text), text).toBeUndefined();
    }
  });
});
