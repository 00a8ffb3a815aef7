import { describe, expect, it } from 'vitest';
import { DateTime, Url } from './scalars.ts';

describe('DateTime', () => {
  it.each(['1800-01-01T00:00:00+09:00', '2999-12-31T23:59:59.999+09:00', '2020-02-29T23:00:00Z'])(
    'reads %s and writes it in Seoul',
    text => {
      expect(new Date(DateTime.serialize(DateTime.parseValue(text)))).toEqual(new Date(text));
    },
  );

  it.each([
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '1799-12-31T14:59:59Z',
    '3000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-23:59',
    '+010000-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    1,
    null,
  ])('refuses %j', value => {
    expect(() => DateTime.parseValue(value)).toThrow(/years 1800 to 2999; found/);
  });

  it('writes times that were stored before there were bounds as the nearest', () => {
    expect(DateTime.serialize(new Date('9999-12-31T23:59:59Z'))).toBe('2999-12-31T23:59:59.999+09:00');
    expect(DateTime.serialize(new Date('0000-01-01T00:00:00Z'))).toBe('1800-01-01T00:00:00+09:00');
  });
});

describe('URL', () => {
  it.each([
    ['https://news.example/articles/1?a=1#b', 'https://news.example/articles/1?a=1#b'],
    ['HTTP://NEWS.example', 'http://news.example/'],
    ['https://news.example/기사', 'https://news.example/%EA%B8%B0%EC%82%AC'],
  ])('reads %s', (text, url) => {
    expect(Url.parseValue(text)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'blob:https://news.example/1',
    'file:///etc/passwd',
    'mailto:a@news.example',
    '//news.example/1',
    '/articles/1',
    'https://',
    'https://user@news.example/',
    'https://:secret@news.example/',
    `https://news.example/${'가'.repeat(300)}`,
    5,
  ])('refuses %j', value => {
    expect(() => Url.parseValue(value)).toThrow(/http or https URL/);
  });
});
