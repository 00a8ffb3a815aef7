import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derivedFieldMigrations } from '../../subgraphs/articles/store/migrating/migrations.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const IMAGE = '{ url caption alt width height sizes { url width height } }';
const UPSERT = `mutation ($input: UpsertArticleInput!) {
  upsertArticle(input: $input) { outcome article { leadImage ${IMAGE} images ${IMAGE} } }
}`;
const UPDATE = `mutation ($input: UpdateArticleInput!) {
  updateArticle(input: $input) { errors { code } article { revision leadImage ${IMAGE} } }
}`;
const READ = `query ($id: ID!) { article(id: $id) { leadImage ${IMAGE} } }`;

const url = (name: string) => `https://a.example/${name}.jpg`;
const bare = { caption: null, alt: null, width: null, height: null, sizes: [] };
const write = (id: string, over: object) => graph.ask(UPSERT, { input: articleInput(id, { ...over }) }, EDITOR);
const TEXT = { paragraph: { text: '글이다.' } };

describe('an image', () => {
  it('has its size and the others, the narrowest first', async () => {
    const image = {
      url: url('1'),
      width: 1200,
      height: 800,
      sizes: [
        { url: url('1-640'), width: 640, height: 427 },
        { url: url('1-320'), width: 320 },
      ],
    };
    const answered = {
      ...bare,
      ...image,
      sizes: [
        { url: url('1-320'), width: 320, height: null },
        { url: url('1-640'), width: 640, height: 427 },
      ],
    };
    const { data } = await write('sizes', { body: [TEXT, { image }] });
    expect(data).toMatchObject({ upsertArticle: { article: { images: [answered], leadImage: answered } } });
    expect((await write('sizes', { body: [TEXT, { image }] })).data).toMatchObject({
      upsertArticle: { outcome: 'UNCHANGED' },
    });
  });

  it.each([
    ['a width of 0', { url: url('1'), width: 0 }, 'image.width'],
    ['a height that no image has', { url: url('1'), height: 30_001 }, 'image.height'],
    ['a size without a URL', { caption: '설명', width: 10 }, 'url, width and height of one image'],
    [
      'one width twice',
      {
        url: url('1'),
        sizes: [
          { url: url('2'), width: 9 },
          { url: url('3'), width: 9 },
        ],
      },
      '9 again',
    ],
    ['a script', { url: url('1'), sizes: [{ url: 'javascript:1', width: 9 }] }, 'http'],
    [
      'too many sizes',
      { url: url('1'), sizes: Array.from({ length: 21 }, (_, i) => ({ url: url('2'), width: i + 1 })) },
      'up to 20',
    ],
  ])('is refused with %s', async (name, image, expected) => {
    const { errors } = await write(`refused-${name.length}`, { body: [{ image }] });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(expected);
  });
});

describe('the lead image', () => {
  const read = async (id: string) =>
    (await graph.ask<{ article: { leadImage: unknown } }>(READ, { id })).data?.article.leadImage;

  it('is the first of the body that can be shown', async () => {
    await write('first', {
      body: [{ image: { caption: '설명' } }, { image: { url: url('2') } }, { image: { url: url('3') } }],
    });
    expect(await read('first')).toEqual({ ...bare, url: url('2') });
    await write('none', { body: [TEXT, { image: { caption: '설명' } }] });
    expect(await read('none')).toBeNull();
  });

  it('is the one that an editor chose, until the choice is removed', async () => {
    await write('chosen', { body: [{ image: { url: url('2') } }], leadImage: { url: url('9'), alt: '강' } });
    expect(await read('chosen')).toEqual({ ...bare, url: url('9'), alt: '강' });
    const change = (leadImage: object | null, expectedRevision: number) =>
      graph.ask(UPDATE, { input: { id: 'chosen', expectedRevision, leadImage } }, EDITOR);
    expect((await change(null, 1)).data).toMatchObject({
      updateArticle: { errors: [], article: { revision: 2, leadImage: { url: url('2') } } },
    });
    expect((await change({ url: url('8') }, 2)).data).toMatchObject({
      updateArticle: { article: { revision: 3, leadImage: { url: url('8') } } },
    });
    expect(await read('chosen')).toEqual({ ...bare, url: url('8') });
  });

  it('has a URL', async () => {
    const { errors } = await write('bare', { leadImage: { caption: '설명' } });
    expect(errors?.[0]?.message).toContain('input.leadImage.url');
  });

  it('of articles from before is found by the migration', async () => {
    await write('old', { body: [TEXT, { image: { url: url('7'), caption: '설명' } }] });
    await graph.db
      .collection<{ _id: string }>('articles')
      .updateOne({ _id: 'old' }, { $unset: { cover: 1, leadImage: 1 } });
    expect(await read('old')).toBeNull();
    for (const { migrate } of derivedFieldMigrations) await migrate(graph.db, new AbortController().signal);
    expect(await read('old')).toEqual({ ...bare, url: url('7'), caption: '설명' });
    expect((await write('old', { body: [TEXT, { image: { url: url('7'), caption: '설명' } }] })).data).toMatchObject({
      upsertArticle: { outcome: 'UNCHANGED' },
    });
  });
});
