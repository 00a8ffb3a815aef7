import { describe, expect, it } from 'vitest';
import { searchedTexts } from '../search/search-terms.ts';
import type { Block } from './article-document.ts';
import { plainTextOf } from './block-texts.ts';
import { leadOf } from './excerpt.ts';
import { readingMeasures } from './reading-measures.ts';

interface Expected {
  readonly block: Block;
  readonly plain: string;
  readonly lead: string;
  readonly words: number;
  readonly searched: readonly string[];
}

const cell = (text: string) => ({ text, isHeader: false, columnSpan: 1, rowSpan: 1 });

/** A row for each type of block; a new one does not compile without its row. */
const BLOCKS: { readonly [Kind in Block['kind']]: Expected } = {
  Paragraph: {
    block: { kind: 'Paragraph', text: '첫 문단이다.' },
    plain: '첫 문단이다.',
    lead: '첫 문단이다.',
    words: 2,
    searched: ['첫 문단이다.'],
  },
  Heading: {
    block: { kind: 'Heading', text: '작은 제목', level: 2 },
    plain: '작은 제목',
    lead: '',
    words: 2,
    searched: ['작은 제목'],
  },
  Image: {
    block: { kind: 'Image', url: 'https://a.example/1.jpg', caption: '그림 설명', credit: '새벽신문', alt: '그림' },
    plain: '',
    lead: '',
    words: 0,
    searched: ['그림 설명', '새벽신문', '그림'],
  },
  Quote: {
    block: { kind: 'Quote', text: '옮긴 말이다.', attribution: '한나루' },
    plain: '옮긴 말이다.',
    lead: '옮긴 말이다.',
    words: 2,
    searched: ['옮긴 말이다.', '한나루'],
  },
  List: {
    block: { kind: 'List', items: ['하나 둘', '셋'], ordered: true },
    plain: '하나 둘\n셋',
    lead: '하나 둘 셋',
    words: 3,
    searched: ['하나 둘', '셋'],
  },
  Table: {
    block: {
      kind: 'Table',
      caption: '물 높이',
      rows: [
        { cells: [cell('날'), cell('높이')] },
        { cells: [cell('월요일'), cell('')] },
        { cells: [cell(''), cell('')] },
      ],
    },
    plain: '날 | 높이\n월요일',
    lead: '',
    words: 3,
    searched: ['물 높이', '날', '높이', '월요일'],
  },
  Embed: {
    block: { kind: 'Embed', url: 'https://a.example/video', title: '움직이는 그림' },
    plain: '',
    lead: '',
    words: 0,
    searched: ['움직이는 그림'],
  },
};

describe.each(Object.entries(BLOCKS))('a block of the type %s', (_, { block, plain, lead, words, searched }) => {
  it('is in the plain text', () => expect(plainTextOf([block])).toBe(plain));
  it('is in the excerpt', () => expect(leadOf([block])).toBe(lead));
  it('counts its words', () => expect(readingMeasures([block]).wordCount).toBe(words));
  it('is searched', () => {
    const publisher = { name: '', englishName: null };
    const content = { headline: '', subheadlines: [], tags: [], bylines: [], dateline: null, publisher, body: [block] };
    expect(searchedTexts(content).BODY).toEqual(searched);
  });
});

describe('a body of all types', () => {
  const body = Object.values(BLOCKS).map(({ block }) => block);
  it('has them in order', () => {
    expect(plainTextOf(body)).toBe('첫 문단이다.\n작은 제목\n옮긴 말이다.\n하나 둘\n셋\n날 | 높이\n월요일');
    expect(readingMeasures(body)).toEqual({
      lead: '첫 문단이다. 옮긴 말이다. 하나 둘 셋',
      wordCount: 12,
      readingTimeMinutes: 1,
    });
  });
});
