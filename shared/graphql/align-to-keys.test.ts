import { describe, expect, it } from 'vitest';
import { alignToKeys } from './align-to-keys.ts';

const row = (id: string) => ({ id });
const idOf = (r: { id: string }) => r.id;

describe('alignToKeys', () => {
  it('puts rows into the order of the keys', () => {
    expect(alignToKeys(['b', 'a'], [row('a'), row('b')], idOf)).toEqual([row('b'), row('a')]);
  });
  it('answers null for a key without a row', () => {
    expect(alignToKeys(['a', 'x'], [row('a')], idOf)).toEqual([row('a'), null]);
  });
  it('answers nothing for no keys', () => {
    expect(alignToKeys([], [row('a')], idOf)).toEqual([]);
  });
  it('returns a row twice for a key that is given twice', () => {
    expect(alignToKeys(['a', 'a'], [row('a')], idOf)).toEqual([row('a'), row('a')]);
  });
});
