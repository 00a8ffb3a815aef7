import { describe, expect, it } from 'vitest';
import { type Answer, compareAnswers } from './compare-answers.ts';
import type { Operation } from './suite.ts';

const error = (path: (string | number)[], code?: string) => ({
  message: 'x',
  path,
  ...(code && { extensions: { code } }),
});
const compare = (operation: Partial<Operation>, monolith: Answer, answer: Answer) =>
  compareAnswers({ query: '', ...operation }, monolith, answer);

describe('comparing answers', () => {
  it('finds equal data equal, whatever the order of the keys', () => {
    expect(compare({}, { data: { a: 1, b: [2] } }, { data: { b: [2], a: 1 } })).toEqual([]);
  });

  it.each([
    ['a wrong value', { data: { a: 2, b: null } }],
    ['a missing null', { data: { a: 1 } }],
    ['a key too many', { data: { a: 1, b: null, c: null } }],
    ['a number that became text', { data: { a: '1', b: null } }],
    ['no data', {}],
    ['an error too many', { data: { a: 1, b: null }, errors: [error(['b'])] }],
  ])('sees %s', (_, answer) => {
    expect(compare({}, { data: { a: 1, b: null } }, answer)).toHaveLength(1);
  });

  it('keeps a value under __proto__', () => {
    const monolith = JSON.parse('{"data":{"__proto__":1}}');
    expect(compare({}, monolith, { data: {} })).toEqual(['data differs']);
    expect(compare({}, monolith, JSON.parse('{"data":{"__proto__":1}}'))).toEqual([]);
  });

  it('wants each stated error at its path and with its code, and no other', () => {
    const errors = [
      { path: 'a.0', code: 'BAD' },
      { path: 'b', below: true },
    ];
    const at = (...found: ReturnType<typeof error>[]) => compare({ errors }, { data: {} }, { data: {}, errors: found });
    expect(at(error(['a', 0], 'BAD'), error(['b', 1, 'c']))).toEqual([]);
    expect(at(error(['a', 0], 'OTHER'), error(['b']))).toHaveLength(2);
    expect(at(error(['a', 0], 'BAD'))).toHaveLength(1);
    expect(at(error(['a', 0], 'BAD'), error(['b']), error(['bc']))).toHaveLength(1);
  });

  it('compares the places that errors made null', () => {
    const monolith = { data: { a: [null, { b: 1 }] }, errors: [error(['a', 0, 'b'])] };
    const answer = (...errors: ReturnType<typeof error>[]) =>
      compare({ errors: 'as the monolith' }, monolith, { data: monolith.data, errors });
    expect(answer(error(['a', 0, 'c', 3]))).toEqual([]);
    expect(answer()).toHaveLength(1);
    expect(answer(error(['a', 1, 'b']))).toHaveLength(1);
    expect(answer(error(['a', 0, 'b']), error(['a']))).toHaveLength(1);
  });

  it('wants no stack trace in any error', () => {
    const errors = [{ message: 'x', extensions: { exception: { stacktrace: ['at x'] } } }];
    expect(compare({ refused: {} }, {}, { errors } as Answer)).toEqual(['an error leaks a stack trace']);
  });

  it('wants a refusal to have errors, the code, and no data', () => {
    const refused = { refused: { code: 'BAD' } };
    expect(compare(refused, {}, { errors: [error([], 'BAD')] })).toEqual([]);
    expect(compare(refused, {}, { errors: [error([], 'OTHER')] })).toHaveLength(1);
    expect(compare(refused, {}, { data: null, errors: [error([], 'BAD')] })).toHaveLength(1);
    expect(compare(refused, {}, {})).toHaveLength(1);
    expect(compare({ refused: { valid: true } }, {}, { data: null, errors: [error([])] })).toEqual([]);
    expect(compare({ refused: { valid: true } }, {}, { data: { a: null }, errors: [error([])] })).toHaveLength(1);
  });
});
