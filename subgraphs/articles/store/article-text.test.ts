import { describe, expect, it } from 'vitest';
import { deriveFields } from '../editing/derive-fields.ts';
import { diffBlocks } from '../editing/revision-diff.ts';
import type { Block } from './article-document.ts';
import { excerptOf, leadOf } from './excerpt.ts';

const paragraph = (text: string): Block => ({ kind: 'Paragraph', text });

describe('excerptOf', () => {
  it('keeps whole sentences as long as they fit', () => {
    const text = '첫 문장이다. 둘째 문장은 조금 더 길다. 셋째는 들어가지 않는다.';
    expect(excerptOf(text, 30)).toBe('첫 문장이다. 둘째 문장은 조금 더 길다.');
    expect(excerptOf(text, 500)).toBe(text);
  });

  it('cuts a long first sentence at a word and says so, within the length', () => {
    const cut = excerptOf('아주 길고 긴 문장이 끝나지 않고 이어진다 그리고 또 이어진다', 20);
    expect(cut).toBe('아주 길고 긴 문장이 끝나지 않고…');
  });

  it('never cuts a letter that is made of several code points', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(excerptOf(family.repeat(30), 11)).toBe(`${family.repeat(10)}…`);
    const lead = leadOf([paragraph(family.repeat(2_000))]);
    expect(lead.length % family.length).toBe(0);
  });
});

describe('deriveFields', () => {
  const base = {
    slug: 's',
    url: null,
    headline: 'h',
    subheadlines: [],
    bylines: [],
    dateline: null,
    section: null,
    publisher: { name: 'p', englishName: null },
    leadImage: null,
    copyright: null,
    tags: [],
    regionCodes: [],
    publishedAt: new Date(0),
    updatedAt: new Date(0),
  };
  it('counts words and minutes', () => {
    const derived = deriveFields({ ...base, body: [paragraph('한 문장 — 세 낱말이다.'), paragraph('two words')] });
    expect(derived).toMatchObject({ wordCount: 6, readingTimeMinutes: 1 });
    expect(deriveFields({ ...base, body: [paragraph('가나다라 '.repeat(500))] }).readingTimeMinutes).toBe(4);
  });
});

describe('diffBlocks', () => {
  const blocks = (...texts: string[]) => texts.map(paragraph);
  const diff = (before: Block[], after: Block[]) =>
    diffBlocks(before, after).map(({ kind, position, before: b, after: a }) => [
      kind,
      position,
      b && 'text' in b && b.text,
      a && 'text' in a && a.text,
    ]);

  it('says nothing of what stayed', () => expect(diff(blocks('a', 'b'), blocks('a', 'b'))).toEqual([]));
  it('finds a block that came, went and changed', () => {
    expect(diff(blocks('a', 'b', 'c', 'd'), blocks('a', 'x', 'c', 'd', 'e'))).toEqual([
      ['CHANGED', 1, 'b', 'x'],
      ['ADDED', 4, null, 'e'],
    ]);
    expect(diff(blocks('a', 'b', 'c'), blocks('a', 'c'))).toEqual([['REMOVED', 1, 'b', null]]);
    expect(diff(blocks('a', 'b'), blocks('0', 'a', 'b'))).toEqual([['ADDED', 0, null, '0']]);
  });
  it('does not pair blocks of different kinds', () => {
    const heading: Block = { kind: 'Heading', text: 'h', level: 2 };
    expect(
      diffBlocks([heading], [paragraph('h')])
        .map(change => change.kind)
        .sort(),
    ).toEqual(['ADDED', 'REMOVED']);
  });
  it('is quick for the largest bodies', () => {
    const before = Array.from({ length: 2_000 }, (_, i) => paragraph(`a${i}`));
    const after = Array.from({ length: 2_000 }, (_, i) => paragraph(`b${i}`));
    expect(diffBlocks(before, after)).toHaveLength(2_000);
  });
});
