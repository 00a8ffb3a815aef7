import { describe, expect, it } from 'vitest';
import { cleanText, isBlank, textFault } from './text-faults.ts';

describe('textFault', () => {
  it.each([
    ['NUL', '가\0나', 'NUL (U+0000) at character 2'],
    ['a high surrogate alone', '👍\ud800가', 'a lone surrogate (U+D800) at character 2'],
    ['a low surrogate alone', 'a\udc00', 'a lone surrogate (U+DC00) at character 2'],
    ['a bidirectional override', 'abc\u202ecba', 'a character that reorders text (U+202E) at character 4'],
    ['a bidirectional isolate', '\u2067x', 'a character that reorders text (U+2067) at character 1'],
    ['a noncharacter', '\uffff', 'a noncharacter (U+FFFF) at character 1'],
    ['a noncharacter of another plane', '\u{1fffe}', 'a noncharacter (U+1FFFE) at character 1'],
    ['an annotation', '\ufff9', 'an annotation character (U+FFF9) at character 1'],
    [
      'marks piled up',
      `가${'\u0301'.repeat(500)}`,
      'more than 8 combining marks on one letter (U+0301) at character 2',
    ],
    ['marks of many kinds piled up', '가\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308', 'more than 8'],
    ['marks piled up over joiners', `가${'\u0301\u200d'.repeat(9)}`, 'more than 8'],
  ])('finds %s', (_, text, fault) => {
    expect(textFault(text)).toContain(fault);
  });

  it.each([
    '',
    '서울시, 공영자전거 요금 "2배" 인상\n\t(종합)',
    '한글'.normalize('NFD'),
    '北 미사일… 美 “규탄”',
    'Việt Nam'.normalize('NFD'),
    'ที่นี่',
    'שָׁלוֹם',
    'مرحبا\u200f',
    '👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ❤️',
    'co\u00adoperate\u200bzero',
  ])('finds nothing in %j', text => {
    expect(textFault(text)).toBeUndefined();
  });

  it('reads a long text fast', () => {
    const started = performance.now();
    textFault(`${`a${'\u0301'.repeat(8)}`.repeat(50_000)}\0`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('cleanText', () => {
  it.each([
    [' 가\u0002나\b\u0085 ', '가나'],
    ['한글\n\t끝'.normalize('NFD'), '한글\n\t끝'],
  ])('stores %j without controls, composed and trimmed', (text, stored) => {
    expect(cleanText(text)).toBe(stored);
  });
});

describe('isBlank', () => {
  it.each(['', ' \n\t', '\u3000', '\u200b\u2060\ufeff', '\u3164\u115f', '\u2800', '\u0301', '\u00ad', '\ue000'])(
    'is true of %j',
    text => {
      expect(isBlank(text)).toBe(true);
    },
  );

  it.each(['가', '.', '👍', 'ㅋ', '❤️', '１'])('is false of %j', text => {
    expect(isBlank(text)).toBe(false);
  });
});
