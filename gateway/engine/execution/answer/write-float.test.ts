import { expect, it } from 'vitest';
import { writeFloat } from './write-float.ts';

it('writes what JSON.stringify writes, the second time too, also of numbers that share a slot', () => {
  const numbers = [0, -0, 1, -1, 0.1, 16.1, 17.1, 33.1, -2.5, 1e21, 1e-7, 2 ** 53, -(2 ** 31) - 0.5, 5e-324, 1.7e308];
  for (let round = 0; round < 2; round++) {
    for (const number of numbers) expect(writeFloat(number)).toBe(JSON.stringify(number));
  }
});
