import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleBlockInput } from '../../subgraphs/articles/types/schema.generated.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const UPSERT = `mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome article {
  wordCount plainText excerpt
  body {
    __typename
    ... on Paragraph { text } ... on Heading { text level } ... on Image { url caption credit alt }
    ... on Quote { text attribution } ... on List { items ordered }
    ... on Table { caption rows { cells { text isHeader columnSpan rowSpan } } } ... on Embed { url title }
  }
} } }`;

interface Round {
  readonly given: object;
  readonly answered: object;
  /** An input of this type that is refused, and the path that the error names. */
  readonly wrong: readonly [given: object, path: string];
}

/** A row for each type of block that can be written; a new one does not compile without its row. */
const ROUNDS: { readonly [Field in keyof Required<ArticleBlockInput>]: Round } = {
  paragraph: {
    given: { text: ' 글이다. ' },
    answered: { __typename: 'Paragraph', text: '글이다.' },
    wrong: [{ text: ' ' }, 'paragraph.text'],
  },
  heading: {
    given: { text: '제목' },
    answered: { __typename: 'Heading', text: '제목', level: 2 },
    wrong: [{ text: '제목', level: 7 }, 'heading.level'],
  },
  image: {
    given: { caption: '설명', credit: '새벽신문' },
    answered: { __typename: 'Image', url: null, caption: '설명', credit: '새벽신문', alt: null },
    wrong: [{ credit: '새벽신문' }, 'image'],
  },
  quote: {
    given: { text: '말이다.', attribution: '한나루' },
    answered: { __typename: 'Quote', text: '말이다.', attribution: '한나루' },
    wrong: [{ text: '' }, 'quote.text'],
  },
  list: {
    given: { items: ['하나', '둘'], ordered: true },
    answered: { __typename: 'List', items: ['하나', '둘'], ordered: true },
    wrong: [{ items: ['하나', ''] }, 'list.items[1]'],
  },
  table: {
    given: {
      caption: '물 높이',
      rows: [{ cells: [{ text: '날', isHeader: true, columnSpan: 2 }] }, { cells: [{ text: '' }] }],
    },
    answered: {
      __typename: 'Table',
      caption: '물 높이',
      rows: [
        { cells: [{ text: '날', isHeader: true, columnSpan: 2, rowSpan: 1 }] },
        { cells: [{ text: '', isHeader: false, columnSpan: 1, rowSpan: 1 }] },
      ],
    },
    wrong: [{ rows: [{ cells: [{ text: '날', rowSpan: 2 }] }] }, 'table.rows[0].cells[0].rowSpan'],
  },
  embed: {
    given: { url: 'https://a.example/video', title: '영상' },
    answered: { __typename: 'Embed', url: 'https://a.example/video', title: '영상' },
    wrong: [{ url: 'https://a.example/video', title: ' ' }, 'embed.title'],
  },
};

describe.each(Object.entries(ROUNDS))('a block of the type %s', (field, { given, answered, wrong }) => {
  it('is answered as it was written', async () => {
    const input = articleInput(`block-${field}`, { body: [{ [field]: given }] });
    expect(await graph.ask(UPSERT, { input }, EDITOR)).toMatchObject({
      data: { upsertArticle: { outcome: 'CREATED', article: { body: [answered] } } },
    });
    expect(await graph.ask(UPSERT, { input }, EDITOR)).toMatchObject({
      data: { upsertArticle: { outcome: 'UNCHANGED' } },
    });
  });

  it('is refused with the path of what is wrong', async () => {
    const [value, path] = wrong;
    const input = articleInput(`wrong-${field}`, { body: [{ [field]: value }] });
    const { errors } = await graph.ask(UPSERT, { input }, EDITOR);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors?.[0]?.message).toContain(`input.body[0].${path}: `);
  });
});

describe('a block', () => {
  it('is of one type', async () => {
    const input = articleInput('two', { body: [{ paragraph: { text: '글' }, quote: { text: '말' } }] });
    const { errors } = await graph.ask(UPSERT, { input }, EDITOR);
    expect(errors?.[0]?.message).toContain('paragraph and quote');
    const none = await graph.ask(UPSERT, { input: articleInput('none', { body: [{}] }) }, EDITOR);
    expect(none.errors?.[0]?.message).toContain('exactly one of paragraph, heading, image, quote, list, table, embed');
  });
});

const PARAGRAPH = `mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome article {
  plainText body { ... on Paragraph { text spans { kind text marks url } } }
} } }`;

const write = (id: string, paragraph: object) =>
  graph.ask(PARAGRAPH, { input: articleInput(id, { body: [{ paragraph }] }) }, EDITOR);
const shown = (text: string, marks: string[] = [], url: string | null = null) => ({ kind: 'TEXT', text, marks, url });
const BREAK = { kind: 'LINE_BREAK', text: '\n', marks: [], url: null };

describe('the spans of a paragraph', () => {
  it.each([
    ['a plain text', { text: '글이다.' }, '글이다.', [shown('글이다.')]],
    ['lines', { text: '하나\r\n둘' }, '하나\n둘', [shown('하나'), BREAK, shown('둘')]],
    [
      'links and emphasis, with the spaces between them',
      {
        spans: [
          { text: ' 여기 ' },
          { text: '자료', url: 'https://a.example/b', marks: ['EMPHASIS', 'STRONG', 'STRONG'] },
          { text: '가 ' },
          { text: ' ' },
        ],
      },
      '여기 자료가',
      [shown('여기 '), shown('자료', ['STRONG', 'EMPHASIS'], 'https://a.example/b'), shown('가')],
    ],
    [
      'neighbours of one form as one',
      { spans: [{ text: '가', marks: ['STRONG'] }, { text: '' }, { text: '나', marks: ['STRONG'] }, { text: '다' }] },
      '가나다',
      [shown('가나', ['STRONG']), shown('다')],
    ],
    [
      'a line break inside emphasis',
      { spans: [{ text: '가\n나', marks: ['STRONG'] }] },
      '가\n나',
      [shown('가', ['STRONG']), { ...BREAK, marks: ['STRONG'] }, shown('나', ['STRONG'])],
    ],
    [
      'markup as text',
      { spans: [{ text: '<b>가</b>' }, { text: '&lt;', marks: ['STRONG'] }] },
      '<b>가</b>&lt;',
      [shown('<b>가</b>'), shown('&lt;', ['STRONG'])],
    ],
  ])('are %s', async (name, paragraph, text, spans) => {
    const { data, errors } = await write(`spans-${name.length}`, paragraph);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ upsertArticle: { article: { plainText: text, body: [{ text, spans }] } } });
    expect((await write(`spans-${name.length}`, paragraph)).data).toMatchObject({
      upsertArticle: { outcome: 'UNCHANGED' },
    });
  });

  it('as plain as a text are that text', async () => {
    await write('plain', { text: '글이다.' });
    expect((await write('plain', { spans: [{ text: '글이' }, { text: '다.' }] })).data).toMatchObject({
      upsertArticle: { outcome: 'UNCHANGED' },
    });
  });

  it.each([
    ['both forms', { text: '글', spans: [{ text: '글' }] }, 'exactly one of them'],
    ['neither form', {}, 'exactly one of them'],
    ['no text', { spans: [{ text: ' ' }, { text: '\n' }] }, 'an empty text'],
    ['no span', { spans: [] }, 'an empty text'],
    ['a letter of two spans', { spans: [{ text: 'e' }, { text: '\u0301', marks: ['STRONG'] }] }, 'divided between'],
    ['piled up marks', { spans: Array.from({ length: 9 }, () => ({ text: '\u0e47' })) }, 'combining marks'],
    ['too many spans', { spans: Array.from({ length: 501 }, () => ({ text: '가' })) }, 'up to 500'],
    ['too long a text', { spans: Array.from({ length: 3 }, () => ({ text: '가'.repeat(7_000) })) }, '20000'],
    ['a script', { spans: [{ text: '글', url: 'javascript:alert(1)' }] }, 'http'],
  ])('are refused with %s', async (name, paragraph, expected) => {
    const { errors } = await write(`refused-${name.length}`, paragraph);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(expected);
  });
});

describe('a table', () => {
  it.each([
    ['no row', [], 'an empty list'],
    ['empty cells only', [{ cells: [{ text: ' ' }] }], 'only empty cells'],
    ['a span of 0', [{ cells: [{ text: '가', columnSpan: 0 }] }], 'columnSpan'],
    ['too many columns', [{ cells: Array.from({ length: 51 }, () => ({ text: '가' })) }], 'up to 50'],
    ['too many rows', Array.from({ length: 501 }, () => ({ cells: [{ text: '가' }] })), 'up to 500'],
    ['too long a cell', [{ cells: [{ text: '가'.repeat(2_001) }] }], 'up to 2000'],
  ])('is refused with %s', async (name, rows, expected) => {
    const input = articleInput(`table-${name.length}`, { body: [{ table: { rows } }] });
    const { errors } = await graph.ask(UPSERT, { input }, EDITOR);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(expected);
  });
});

describe('an article of lists', () => {
  it('has its entries in plain text, word count and excerpt', async () => {
    const body = [{ paragraph: { text: '준비물이다.' } }, { list: { items: ['연필 두 자루', '지우개'] } }];
    const { data } = await graph.ask(UPSERT, { input: articleInput('lists', { body }) }, EDITOR);
    expect(data).toMatchObject({
      upsertArticle: {
        article: {
          plainText: '준비물이다.\n연필 두 자루\n지우개',
          wordCount: 5,
          excerpt: '준비물이다. 연필 두 자루 지우개',
        },
      },
    });
  });
});
