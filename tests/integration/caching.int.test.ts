import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedHost } from '../../site/server/embedded-gateway.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

/** Answers that are kept, and dropped as soon as something in them changes. */

const SECRET = 'let-me-drop-it';
const CACHED = { CACHING_RESPONSES: 'true', CACHING_INVALIDATION_SECRET: SECRET };

let graph: EmbeddedGraph;
/** A second gateway on the same database. */
let other: Awaited<ReturnType<typeof createEmbeddedHost>>;
let url: string;
beforeAll(async () => {
  graph = await createEmbeddedGraph(CACHED);
  other = await createEmbeddedHost(
    readSettings({ SITE_URL: 'https://news.example', LOG_LEVEL: 'silent', HOST: '127.0.0.1', PORT: '0', ...CACHED }),
    graph.db,
  );
  url = await graph.host.listen();
  for (const id of ['a', 'b']) await upsert(articleInput(id, { section: id === 'a' ? '경제' : '사회' }));
  await upsert(articleInput('hidden', { asDraft: true, slug: 'hidden', url: 'https://papers.example/hidden' }));
});
afterAll(async () => {
  await other.close();
  await graph[Symbol.asyncDispose]();
});

const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const HEADLINE = 'query ($id: ID!) { article(id: $id) { headline } }';
interface Headline {
  article: { headline: string } | null;
}

async function upsert(input: Record<string, unknown>) {
  expect((await graph.ask(UPSERT, { input }, EDITOR)).errors).toBeUndefined();
}

/** Lets all changes so far arrive, so that a test sees only its own. */
const settle = () => new Promise(resolve => setTimeout(resolve, 300));

/** The commands that asking costs once it was asked before. */
async function commandsOf(query: string, variables: Record<string, unknown> = {}, identity?: typeof EDITOR) {
  graph.takeCommands();
  const answer = await graph.ask(query, variables, identity);
  expect(answer.errors).toBeUndefined();
  return graph.takeCommands().filter(({ command }) => command.getMore === undefined).length;
}

describe('kept answers', () => {
  it('cost no command', async () => {
    await settle();
    const list = '{ articles(first: 5) { nodes { headline commentCounts { totalPublished } } } }';
    expect(await commandsOf(list)).toBeGreaterThan(0);
    expect(await commandsOf(list)).toBe(0);
    expect(await commandsOf(HEADLINE, { id: 'a' })).toBe(1);
    expect(await commandsOf(HEADLINE, { id: 'a' })).toBe(0);
    expect(await commandsOf(HEADLINE, { id: 'b' })).toBe(1);
  });

  it('are shared by equal requests that come at the same time', async () => {
    await settle();
    graph.takeCommands();
    const query = '{ article(id: "a") { headline tags section } }';
    await Promise.all(Array.from({ length: 30 }, () => graph.ask(query)));
    expect(graph.takeCommands().filter(({ command }) => command.find !== undefined)).toHaveLength(1);
  });

  it('of editors are not shown to readers', async () => {
    expect((await graph.ask<Headline>(HEADLINE, { id: 'hidden' }, EDITOR)).data?.article).not.toBeNull();
    expect((await graph.ask<Headline>(HEADLINE, { id: 'hidden' })).data?.article).toBeNull();
    expect((await graph.ask<Headline>(HEADLINE, { id: 'hidden' }, EDITOR)).data?.article).not.toBeNull();
  });

  it('that are private are kept for who asked', async () => {
    const query =
      '{ article(id: "a") { canComment comments(first: 3) { nodes { viewerActionPresence { reaction } } } } }';
    const kim = { ...EDITOR, subject: 'kim', scopes: new Set<string>() } as typeof EDITOR;
    await settle();
    expect(await commandsOf(query, {}, kim)).toBeGreaterThan(0);
    expect(await commandsOf(query, {}, kim)).toBe(0);
    expect(await commandsOf(query, {}, { ...kim, subject: 'lee' })).toBeGreaterThan(0);
  });

  it('with errors are not kept', async () => {
    const query = '{ article(id: "a") { excerpt(maxLength: 5) } }';
    for (const _ of [1, 2]) expect((await graph.ask(query)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

describe('a change', () => {
  it('drops what holds the article or a list it enters, and nothing else', async () => {
    const section = 'query ($s: String!) { articles(first: 5, filter: { section: $s }) { nodes { id } } }';
    await settle();
    for (const s of ['경제', '사회']) await commandsOf(section, { s });
    await commandsOf(HEADLINE, { id: 'a' });
    // By another gateway: this one learns of it by the change alone.
    const input = articleInput('c', { section: '경제' });
    const { errors } = await other.execute({ query: UPSERT, variables: { input } }, { identity: EDITOR, headers: {} });
    expect(errors).toBeUndefined();
    await settle();
    expect(await commandsOf(section, { s: '사회' })).toBe(0);
    expect(await commandsOf(HEADLINE, { id: 'a' })).toBe(0);
    expect(await commandsOf(section, { s: '경제' })).toBeGreaterThan(0);
  });
});

describe('over HTTP', () => {
  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${url}?${new URLSearchParams({ query })}`, { headers: { 'apollo-require-preflight': 'true', ...headers } });
  const header = (response: Response, name: string) => response.headers.get(name);

  it('says how long and for whom an answer may be kept, and answers 304 to who has it', async () => {
    const first = await get('{ regions { name } }');
    expect(header(first, 'cache-control')).toBe('public, max-age=60');
    expect(header(first, 'vary')?.toLowerCase()).toContain('authorization');
    const etag = header(first, 'etag')!;
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const second = await get('{ regions { name } }', { 'if-none-match': etag });
    expect([second.status, await second.text(), header(second, 'etag')]).toEqual([304, '', etag]);
    expect(header(second, 'age')).toBe('0');
    const changed = await get('{ regions { name code } }', { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    const typed = await get('{ regions { name } }', { accept: 'application/graphql-response+json' });
    expect(header(typed, 'etag')).not.toBe(etag);
  });

  it.each([
    ['{ commentSettings { maxLength } regions { name } }', 'public, max-age=60'],
    ['{ article(id: "a") { comments(first: 1) { nodes { body } } } }', 'private, max-age=10'],
    ['{ viewer { id } }', 'no-store'],
    ['{ article(id: "a") { excerpt(maxLength: 5) } }', 'no-store'],
    ['{ nothing }', 'no-store'],
    ['{ articles(first: 1) { nodes { headline bylines { name } pageInfo: __typename } } }', 'public, max-age=30'],
  ])('%s is answered with %s', async (query, expected) => {
    expect(header(await get(query), 'cache-control')).toBe(expected);
  });
});

describe('POST /invalidation', () => {
  const invalidate = async (body: unknown, authorization = SECRET) => {
    const response = await fetch(new URL('/invalidation', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { count?: number } };
  };

  it.each([
    [{ kind: 'subgraph', subgraph: 'articles' }, true],
    [{ kind: 'type', subgraph: 'articles', type: 'Article' }, true],
    [{ kind: 'entity', subgraph: 'articles', type: 'Article', key: { id: 'a' } }, true],
    [{ kind: 'cache_tag', subgraphs: ['articles'], cache_tag: 'Article:a' }, true],
    [{ kind: 'entity', subgraph: 'articles', type: 'Article', key: { id: 'b' } }, false],
    [{ kind: 'subgraph', subgraph: 'comments' }, false],
  ])('%j', async (request, drops) => {
    await settle();
    await commandsOf(HEADLINE, { id: 'a' });
    expect((await invalidate([request])).status).toBe(202);
    expect(await commandsOf(HEADLINE, { id: 'a' })).toBe(drops ? 1 : 0);
  });

  it.each([
    [[], 'wrong', 401],
    [{}, SECRET, 400],
    [[{ kind: 'all', subgraph: 'articles' }], SECRET, 400],
    [[{ kind: 'type', subgraph: 'articles' }], SECRET, 400],
  ])('refuses %j by %s with %i', async (body, authorization, status) => {
    expect((await invalidate(body, authorization)).status).toBe(status);
  });
});
