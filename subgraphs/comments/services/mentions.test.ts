import { expect, it } from 'vitest';
import { namesIn } from './mentions.ts';

it.each([
  ['@하나 고마워요', ['하나']],
  ['고마워요 @하나, @둘이.', ['하나', '둘이']],
  ['@하나 @하나', ['하나']],
  ['(@a.b-c) @d_1!', ['a.b-c', 'd_1']],
  ['메일은 a@b.example', []],
  ['@ 혼자 @', []],
  [Array.from({ length: 20 }, (_, i) => `@n${i}`).join(' '), Array.from({ length: 10 }, (_, i) => `n${i}`)],
])('%j mentions %j', (body, names) => expect(namesIn(body)).toEqual(names));
