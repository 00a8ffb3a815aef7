import { describe, expect, it } from 'vitest';
import { firstDifference } from './parity.ts';

describe('firstDifference', () => {
  it('is undefined for equal values, whatever the order of their keys', () => {
    expect(firstDifference({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] }, 'data')).toBeUndefined();
  });

  it('names the place and both values', () => {
    const found = { articles: [{ id: '1' }, { id: '2', headline: null }] };
    const expected = { articles: [{ id: '1' }, { id: '2', headline: 'x' }] };
    expect(firstDifference(found, expected, 'data')).toBe('data.articles.1.headline is null, expected "x"');
  });

  it('finds what is missing and what is too much', () => {
    expect(firstDifference({}, { a: 1 }, 'data')).toBe('data.a is undefined, expected 1');
    expect(firstDifference({ a: 1 }, {}, 'data')).toBe('data.a is 1, expected undefined');
  });

  it('does not take an empty list for an empty object', () => {
    expect(firstDifference([], {}, 'data')).toBe('data is [], expected {}');
  });
});
