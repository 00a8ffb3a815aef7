import { expect, it } from 'vitest';
import { readPixels, readSrcset } from './image-sizes.ts';

it.each([
  ['1200', 1200],
  ['100%', undefined],
  ['0', undefined],
  ['30001', undefined],
  ['1.5', undefined],
  [undefined, undefined],
])('reads %j as %j pixels', (text, pixels) => expect(readPixels(text)).toBe(pixels));

it.each([
  [
    'a.jpg 320w, b.jpg 640w',
    [
      ['a.jpg', 320],
      ['b.jpg', 640],
    ],
  ],
  [
    ' a.jpg  320w ,b,c.jpg 640w',
    [
      ['a.jpg', 320],
      ['b,c.jpg', 640],
    ],
  ],
  ['a.jpg 1x, b.jpg 2x', []],
  ['a.jpg', []],
  ['a.jpg 320w, b.jpg 320w', [['a.jpg', 320]]],
])('reads the sizes of %j', (srcset, sizes) =>
  expect(readSrcset(srcset, url => url)).toEqual(sizes.map(([url, width]) => ({ url, width }))),
);
