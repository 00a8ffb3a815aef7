import { describe, expect, it } from 'vitest';
import { percentile, slopeOf, spreadOf } from './statistics.ts';

describe('spreadOf', () => {
  it('takes the middle of an odd number of values, whatever their order', () => {
    expect(spreadOf([9, 1, 10])).toEqual({ median: 9, min: 1, max: 10 });
  });

  it('takes the mean of the two in the middle of an even number', () => {
    expect(spreadOf([4, 1, 10, 2])).toEqual({ median: 3, min: 1, max: 10 });
  });

  it('refuses to make something of nothing', () => {
    expect(() => spreadOf([])).toThrow(RangeError);
  });
});

describe('percentile', () => {
  const hundred = Float64Array.from({ length: 100 }, (_, i) => i + 1);

  it('is the nearest rank', () => {
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 0.991)).toBe(100);
  });

  it('stays inside at both ends', () => {
    expect(percentile(hundred, 0)).toBe(1);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.99)).toBe(7);
  });
});

describe('slopeOf', () => {
  it('finds the line through points that lie on one', () => {
    const points = [0, 1, 2, 5].map(x => [x, 3 * x + 1] as const);
    expect(slopeOf(points)).toBeCloseTo(3, 12);
  });

  it('is not led away by noise around a level', () => {
    const points = [0, 1, 2, 3].map(x => [x, x % 3 === 0 ? 10 : 11] as const);
    expect(slopeOf(points)).toBeCloseTo(0, 12);
  });
});
