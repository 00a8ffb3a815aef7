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
    ... on Quote { text attribution } ... on List { items ordered } ... on Embed { url title }
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
    expect(none.errors?.[0]?.message).toContain('exactly one of paragraph, heading, image, quote, list, embed');
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
