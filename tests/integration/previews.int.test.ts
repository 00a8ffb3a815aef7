import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPreviewLinks } from '../../subgraphs/articles/editing/preview-links.ts';
import { createPreviewKey } from '../../subgraphs/articles/store/curated/preview-key.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const add = (id: string, over: Record<string, unknown> = {}) =>
  graph.ask(UPSERT, { input: articleInput(id, over) }, EDITOR);
interface Created {
  readonly createPreview: {
    readonly token: string;
    readonly expiresAt: string;
    readonly errors: { code: string }[];
  } | null;
}
const create = async (id: string, validMinutes = 60) =>
  (await graph.ask<Created>(exampleOperation('editor-preview'), { id, validMinutes }, EDITOR)).data!.createPreview!;
const read = (token: string) =>
  graph.ask<{ articlePreview: Record<string, unknown> | null }>(exampleOperation('article-preview'), { token });

beforeAll(async () => {
  graph = await createEmbeddedGraph();
  await add('draft', { asDraft: true });
  await add('other', { asDraft: true });
  await add('archived');
  await graph.ask('mutation { archiveArticle(input: { id: "archived" }) { errors { code } } }', {}, EDITOR);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => graph[Symbol.asyncDispose]());

describe('a preview', () => {
  it.each([
    ['draft', 'DRAFT'],
    ['archived', 'ARCHIVED'],
  ])('shows the article %s to whoever has its token', async (id, status) => {
    const { token, expiresAt } = await create(id);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(58 * 60_000);
    expect((await read(token)).data?.articlePreview).toMatchObject({ id, status, headline: `Headline of ${id}` });
    expect((await graph.ask('query ($id: ID!) { article(id: $id) { id } }', { id })).data).toEqual({ article: null });
  });

  it('shows the article as it is now', async () => {
    const { token } = await create('draft');
    await read(token);
    await add('draft', { headline: 'A new headline', asDraft: true });
    expect((await read(token)).data?.articlePreview).toMatchObject({ headline: 'A new headline' });
  });

  it('gives no right to what editors see beside it', async () => {
    const { token } = await create('draft');
    const { data, errors } = await graph.ask(
      'query ($token: String!) { articlePreview(token: $token) { id revisions { nodes { headline } } } }',
      { token },
    );
    expect(data).toEqual({ articlePreview: { id: 'draft', revisions: null } });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('ends at its time', async () => {
    const { token, expiresAt } = await create('draft', 1);
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse(expiresAt) + 1_000);
    const { data, errors } = await read(token);
    expect(data).toEqual({ articlePreview: null });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('expired'),
      extensions: { code: 'PREVIEW_INVALID' },
    });
  });

  it.each([
    ['of another article', (token: string, other: string) => `${other.split('.')[0]}.${token.split('.')[1]}`],
    [
      'with a later end',
      (token: string) => `${Buffer.from(JSON.stringify(['draft', 8e15])).toString('base64url')}.${token.split('.')[1]}`,
    ],
    ['with a signature cut short', (token: string) => token.slice(0, -1)],
    ['with other bytes at its end', (token: string) => `${token}.x`],
    ['without a signature', (token: string) => token.split('.')[0]!],
    ['of nothing', () => ''],
    ['that is too long', (token: string) => `${'x'.repeat(1_000)}${token}`],
  ])('is refused with a token %s', async (_, change) => {
    const [{ token }, other] = [await create('draft'), await create('other')];
    const { data, errors } = await read(change(token, other.token));
    expect(data).toEqual({ articlePreview: null });
    expect(errors?.[0]?.extensions?.code).toBe('PREVIEW_INVALID');
  });

  it('is made and read by any process of the database', async () => {
    const links = () =>
      createPreviewLinks(createPreviewKey(graph.db), { findBy: async () => [{ _id: 'draft' }] as never });
    await graph.db.collection('articleKeys').deleteMany({});
    const tokens = await Promise.all([1, 2, 3].map(() => links().create('draft', 60)));
    for (const { token } of tokens) expect(await links().read(token!)).toBe('draft');
    await graph.db.collection('articleKeys').deleteMany({});
    await expect(links().read(tokens[0]!.token!)).rejects.toThrow('not as it was given');
  });

  it('is of an article that exists, for a bounded time, by editors', async () => {
    expect((await create('none')).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const ask = (validMinutes: number, identity?: typeof EDITOR) =>
      graph.ask(exampleOperation('editor-preview'), { id: 'draft', validMinutes }, identity);
    for (const minutes of [0, 43_201])
      expect((await ask(minutes, EDITOR)).errors?.[0]?.message).toContain('1 to 43200');
    expect((await ask(60)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
