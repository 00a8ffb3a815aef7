import { parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readServerTraits } from '../../shared/mongo/connection/server-traits.ts';
import { createArticleRepository } from '../../subgraphs/articles/store/repository.ts';
import { createArticlesSubgraph } from '../../subgraphs/articles/subgraph.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const add = (id: string, over: Record<string, unknown> = {}) =>
  graph.ask(UPSERT, { input: articleInput(id, over) }, EDITOR);
const move = (mutation: string, id: string) =>
  graph.ask(`mutation { ${mutation}(input: { id: "${id}" }) { errors { code } } }`, {}, EDITOR);

interface Saved {
  readonly saveFrontPage: {
    readonly frontPage: { readonly revision: number } | null;
    readonly errors: { code: string }[];
  };
}
const save = async (input: Record<string, unknown>) =>
  (await graph.ask<Saved>(exampleOperation('editor-front-page'), { input }, EDITOR)).data!.saveFrontPage;
const read = async (name = 'home') => {
  const { data, errors } = await graph.ask<{ frontPage: { articles: { id: string }[] } | null }>(
    exampleOperation('front-page'),
    { name },
  );
  expect(errors).toBeUndefined();
  return data?.frontPage?.articles.map(({ id }) => id) ?? null;
};
const mark = (id: string, isBreaking = true) =>
  graph.ask<{ markBreaking: { errors: { code: string }[] } }>(
    exampleOperation('editor-breaking'),
    { id, isBreaking },
    EDITOR,
  );

beforeAll(async () => {
  graph = await createEmbeddedGraph();
  for (const id of ['a', 'b', 'c', 'd']) await add(id, { section: '정치' });
  await add('draft', { asDraft: true });
});
afterAll(() => graph[Symbol.asyncDispose]());

async function listen(name: string, variables = {}) {
  const subgraph = createArticlesSubgraph({
    repository: createArticleRepository(graph.db, await readServerTraits(graph.db)),
    siteUrl: 'https://news.example',
  });
  const contextValue = subgraph.createContext({ identity: undefined });
  const document = parse(exampleOperation(name));
  const events = await subscribe({ schema: subgraph.schema, document, variableValues: variables, contextValue });
  if (!(Symbol.asyncIterator in events)) throw events.errors?.[0];
  return {
    next: async () => (await events.next()).value,
    async [Symbol.asyncDispose]() {
      await events.return?.(undefined);
      await subgraph.close?.();
    },
  };
}

describe('a front page', () => {
  it('is null until an editor saves it', async () => expect(await read('nothing')).toBeNull());

  it('has its articles in the order of the editor, those that readers see', async () => {
    expect(await save({ articleIds: ['c', 'draft', 'a'] })).toMatchObject({
      frontPage: { name: 'home', revision: 1, articleIds: ['c', 'draft', 'a'] },
      errors: [],
    });
    expect(await read()).toEqual(['c', 'a']);
    await move('publishArticle', 'draft');
    expect(await read()).toEqual(['c', 'draft', 'a']);
    await move('archiveArticle', 'a');
    expect(await read()).toEqual(['c', 'draft']);
    await move('restoreArticle', 'a');
  });

  it('is saved again without a change', async () => {
    await save({ name: 'same', articleIds: ['a'] });
    expect((await save({ name: 'same', articleIds: ['a'] })).frontPage?.revision).toBe(1);
    expect((await save({ name: 'same', articleIds: [] })).frontPage?.revision).toBe(2);
    expect(await read('same')).toEqual([]);
  });

  it('is not overwritten by an editor who has not seen its last change', async () => {
    await save({ name: 'pair', articleIds: ['a'], expectedRevision: 0 });
    expect(await save({ name: 'pair', articleIds: ['b'], expectedRevision: 0 })).toMatchObject({
      frontPage: { revision: 1, articleIds: ['a'] },
      errors: [{ code: 'STALE_REVISION', field: ['input', 'expectedRevision'] }],
    });
    expect((await save({ name: 'pair', articleIds: ['b'], expectedRevision: 1 })).frontPage?.revision).toBe(2);
  });

  it('loses no change of editors who save at once', async () => {
    const saves = await Promise.all(['a', 'b', 'c', 'd'].map(id => save({ name: 'rush', articleIds: [id] })));
    expect(saves.map(({ frontPage }) => frontPage?.revision).sort()).toEqual([1, 2, 3, 4]);
  });

  it('names the article that does not exist', async () => {
    expect(await save({ name: 'wrong', articleIds: ['a', 'none'] })).toEqual({
      frontPage: null,
      errors: [{ code: 'NOT_FOUND', message: '기사 "none"이(가) 없습니다.', field: ['input', 'articleIds', '1'] }],
    });
  });

  it.each([
    ['an article twice', { articleIds: ['a', 'b', 'a'] }, 'input.articleIds[2]: found "a" again'],
    ['too many articles', { articleIds: Array.from({ length: 101 }, (_, i) => `x${i}`) }, 'up to 100'],
    ['a name with a space', { name: 'a b', articleIds: [] }, 'input.name'],
  ])('is refused with %s', async (_, input, expected) => {
    const { errors } = await graph.ask(exampleOperation('editor-front-page'), { input }, EDITOR);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors?.[0]?.message).toContain(expected);
  });

  it('is saved, and its drafts are seen, by editors only', async () => {
    const saved = await graph.ask(exampleOperation('editor-front-page'), { input: { articleIds: [] } });
    expect(saved).toMatchObject({
      data: { saveFrontPage: null },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const seen = await graph.ask('{ frontPage { name articleIds } }');
    expect(seen).toMatchObject({
      data: { frontPage: { name: 'home', articleIds: null } },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('costs two commands, however many articles it has', async () => {
    await save({ name: 'long', articleIds: ['d', 'c', 'b', 'a'] });
    const query = '{ frontPage(name: "long") { articles(first: 100) { id headline leadImage { url } } } }';
    graph.takeCommands();
    await graph.ask(query);
    expect(graph.takeCommands()).toHaveLength(2);
  });

  it('is followed by a subscription', async () => {
    await using events = await listen('front-page-changed', { name: 'live' });
    await save({ name: 'other', articleIds: ['a'] });
    await save({ name: 'live', articleIds: ['b', 'a'] });
    expect(await events.next()).toMatchObject({
      data: { frontPageChanged: { name: 'live', revision: 1, articles: [{ id: 'b' }, { id: 'a' }] } },
    });
    await save({ name: 'live', articleIds: ['a'] });
    expect(await events.next()).toMatchObject({ data: { frontPageChanged: { revision: 2, articles: [{ id: 'a' }] } } });
  });
});

describe('breaking news', () => {
  const breaking = async (filter = {}) => {
    const query = 'query ($filter: ArticleFilter) { articles(filter: $filter) { totalCount nodes { id isBreaking } } }';
    const { data } = await graph.ask<{ articles: { nodes: { id: string }[]; totalCount: number } }>(query, {
      filter: { isBreaking: true, ...filter },
    });
    expect(data?.articles.totalCount).toBe(data?.articles.nodes.length);
    return data?.articles.nodes.map(({ id }) => id).sort();
  };

  it('is what is marked, until the mark is taken off', async () => {
    expect(await breaking()).toEqual([]);
    for (const id of ['a', 'a', 'b']) expect((await mark(id)).data?.markBreaking.errors).toEqual([]);
    expect(await breaking()).toEqual(['a', 'b']);
    expect(await breaking({ section: '정치', includeSubsections: true })).toEqual(['a', 'b']);
    expect(await breaking({ section: '경제' })).toEqual([]);
    await mark('a', false);
    expect(await breaking()).toEqual(['b']);
  });

  it('keeps its mark when its text is written again', async () => {
    await add('b', { section: '정치', headline: 'Another headline' });
    expect(await breaking()).toContain('b');
  });

  it('is of an article that exists', async () => {
    expect((await mark('none')).data?.markBreaking.errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('is told once, when readers can see it', async () => {
    await add('later', { asDraft: true });
    await using events = await listen('breaking-news');
    await mark('later');
    await mark('c');
    expect(await events.next()).toMatchObject({ data: { breakingNews: { id: 'c' } } });
    await mark('c');
    await add('c', { section: '정치', headline: 'Another headline' });
    await move('publishArticle', 'later');
    expect(await events.next()).toMatchObject({ data: { breakingNews: { id: 'later' } } });
  });
});
