import { expect, it } from 'vitest';
import { parsedBytes } from './parsed-bytes.ts';

it('counts containers and values, and nothing inside of texts', () => {
  expect(parsedBytes('{"a":[1,2,3]}')).toBe(64 + 64 + 2 * 32);
  expect(parsedBytes('"[{,\\"[,"')).toBe(0);
  expect(parsedBytes(`["\\\\",{}]`)).toBe(64 + 32 + 64);
});

it('counts the same of bytes as of text', () => {
  const json = JSON.stringify({ 제목: ['가,나', { b: '{"' }], c: [[], {}] });
  expect(parsedBytes(Buffer.from(json))).toBe(parsedBytes(json));
});

it('is near what is held, for the shapes that take most', () => {
  const json = `[${Array(400_000).fill('{}').join()}]`;
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const parsed = JSON.parse(json);
  const held = process.memoryUsage().heapUsed - before;
  expect(parsed).toHaveLength(400_000);
  expect(parsedBytes(json)).toBeGreaterThan(held / 2);
});
