import { parse, subscribe } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readServerTraits } from '../../shared/mongo/connection/server-traits.ts';
import { createArticleRepository } from '../../subgraphs/articles/store/repository.ts';
import { createArticlesSubgraph } from '../../subgraphs/articles/subgraph.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { articleInput } from '../support/samples.ts';

/** The example operations of the articles, run as they stand, with the number of commands each costs. */

const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';

let graph: EmbeddedGraph;
const add = (id: string, over: Record<string, unknown> = {}) =>
  graph.ask(UPSERT, { input: articleInput(id, over) }, EDITOR);
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  for (let i = 0; i < 60; i++) {
    await add(`a${i}`, { section: `s${i % 3}`, tags: [`t${i % 4}`, `t${i % 5}`], bylines: [{ name: `기자${i % 6}` }] });
  }
  await add('draft', { asDraft: true });
  const frontPage = 'mutation { saveFrontPage(input: { articleIds: ["a1"] }) { errors { code } } }';
  await graph.ask(frontPage, {}, EDITOR);
  await add('planned', { asDraft: true });
});
afterAll(() => graph[Symbol.asyncDispose]());

async function run(query: string, variables: Record<string, unknown> = {}) {
  graph.takeCommands();
  const { data, errors } = await graph.ask<Record<string, never>>(query, variables, EDITOR);
  expect(errors).toBeUndefined();
  return {
    data,
    commands: graph
      .takeCommands()
      .filter(({ command }) => command.query?.status !== 'SCHEDULED' && command.filter?.status !== 'SCHEDULED'),
  };
}

it.each([
  // The list, its count, the masthead, and the last edit of its publisher.
  ['section-list', { section: 's1' }, 4],
  ['section-tree', {}, 2],
  // The tag's count, its articles, and the counts of all tags.
  ['tag-page', { name: 't1' }, 3],
  // The profile, the newest article, the number of articles, and a page of them.
  ['reporter-page', { name: '기자1' }, 4],
  // The page, its articles, and the breaking news.
  ['front-page', {}, 3],
  ['editor-front-page', { input: { articleIds: ['a1', 'a2'] } }, 3],
  ['editor-breaking', { id: 'a3' }, 2],
  // Those that are published, the rows of the hour, and their counts.
  ['record-reads', { articleIds: ['a1', 'a2'] }, 3],
  ['most-read', {}, 2],
  // The article, and the key the first time.
  ['editor-preview', { id: 'a4' }, 3],
  // What is stored, its articles, the write, and the articles that are answered.
  ['editor-series', { input: { id: 's', title: 'Series', articleIds: ['a1', 'a2'] } }, 4],
  // The series, its articles, and theirs.
  ['series-page', { id: 's' }, 2],
  ['search', { query: 'Headline of a1' }, 6],
  ['article-related', { id: 'a7' }, 5],
  ['editor-update', { input: { id: 'a7', expectedRevision: 1, headline: 'Changed' } }, 4],
  ['editor-publish', { id: 'draft', expectedRevision: 1 }, 2],
  ['editor-schedule', { id: 'planned', publishAt: '2999-01-01T00:00:00Z' }, 2],
  ['editor-expiry', { id: 'a5', expiresAt: '2999-01-01T00:00:00Z' }, 2],
  ['editor-history', { id: 'a7' }, 2],
])('%s', async (name, variables, most) => {
  const { data, commands } = await run(exampleOperation(name), variables);
  expect(JSON.stringify(data)).not.toContain('"code"');
  expect(JSON.stringify(data)).toMatch(/"(?:id|slug|revision|counted|token)":/);
  expect(commands.length).toBeLessThanOrEqual(most);
});

/** Commands of a list of 50 articles with one nested field, of which each would otherwise cost one an article. */
it.each([
  ['related(first: 3) { headline }', 3],
  ['previousInSection { headline }', 2],
  ['nextInSection { headline }', 2],
  ['revisions(first: 2) { nodes { revision } }', 2],
  ['excerpt wordCount readingTimeMinutes', 1],
  ['leadImage { url sizes { url width } }', 1],
])('50 articles with %s cost few commands', async (field, most) => {
  const { data, commands } = await run(`{ articles(first: 50) { nodes { id ${field} } } }`);
  expect((data as never as { articles: { nodes: object[] } }).articles.nodes).toHaveLength(50);
  expect(commands.length).toBeLessThanOrEqual(most);
});

it.each(['sections', 'tags', 'reporters'])(
  '%s with their articles and counts cost three commands at the most',
  async field => {
    const { data, commands } = await run(
      `{ ${field} { nodes { name articles(first: 2) { nodes { id } totalCount } } } }`,
    );
    expect((data as never as Record<string, { nodes: object[] }>)[field]!.nodes.length).toBeGreaterThanOrEqual(3);
    // How many each has is kept for a while.
    expect(commands.length).toBeLessThanOrEqual(3);
  },
);

it('previews read no bodies', async () => {
  const { commands } = await run('{ articles(first: 5) { nodes { excerpt readingTimeMinutes } } }');
  expect(Object.keys(commands[0]!.command.projection).sort()).toEqual([
    '_id',
    'lead',
    'publishedAt',
    'readingTimeMinutes',
  ]);
});

it('lead images read no bodies', async () => {
  const { commands } = await run('{ articles(first: 5) { nodes { leadImage { url } } } }');
  expect(Object.keys(commands[0]!.command.projection).sort()).toEqual(['_id', 'cover', 'publishedAt']);
});

it('article-published', async () => {
  const subgraph = createArticlesSubgraph({
    repository: createArticleRepository(graph.db, await readServerTraits(graph.db)),
    siteUrl: 'https://news.example',
  });
  const contextValue = subgraph.createContext({ identity: undefined });
  const document = parse(exampleOperation('article-published'));
  const events = await subscribe({ schema: subgraph.schema, document, contextValue });
  if (!(Symbol.asyncIterator in events)) throw events.errors?.[0];
  await add('fresh');
  expect((await events.next()).value).toMatchObject({ data: { articlePublished: { id: 'fresh' } } });
  await events.return?.(undefined);
  await subgraph.close?.();
});
