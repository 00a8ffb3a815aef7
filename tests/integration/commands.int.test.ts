import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { articleInput, reading } from '../support/samples.ts';

/** How many commands a query costs, as the driver reports them. */

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  const upsert = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
  const regions = ['KR-11', 'KR-26', 'KR-27'];
  for (let i = 0; i < 60; i++) {
    const input = articleInput(`a${i}`, { regionCodes: [regions[i % 3], regions[(i + 1) % 3]] });
    await graph.ask(upsert, { input }, EDITOR);
  }
  const record = 'mutation ($input: [RecordAirQualityInput!]!) { recordAirQuality(input: $input) { recorded } }';
  await graph.ask(record, { input: regions.map(code => reading(code)) }, EDITOR);
});
afterAll(() => graph[Symbol.asyncDispose]());

/** The commands of a repeated query: where a server is read in windows, the first run finds their width. */
async function commandsOf(query: string, variables: Record<string, unknown>) {
  await graph.ask(query, variables);
  graph.takeCommands();
  const { data, errors } = await graph.ask<Record<string, never>>(query, variables);
  expect(errors).toBeUndefined();
  return {
    data,
    commands: graph.takeCommands().map(({ commandName, command }) => `${commandName} ${command[commandName]}`),
  };
}

describe('commands to the database', () => {
  it('are one per subgraph and plan step for a whole article page', async () => {
    const { commands } = await commandsOf(exampleOperation('article-page'), { id: 'a7' });
    // The comments step is one aggregate that joins threads, counts and the first comments, so it names no collection.
    expect(commands.sort()).toEqual(['aggregate 1', 'find airQualityLatest', 'find articles']);
  });

  it('are three for 50 articles with their comment counts and their regions with air quality', async () => {
    const { data, commands } = await commandsOf(
      '{ articles(first: 50) { nodes { headline commentCounts { totalPublished } regions { name airQuality { grade } } } } }',
      {},
    );
    const { nodes } = (data as unknown as { articles: { nodes: { regions: { airQuality: object }[] }[] } }).articles;
    expect(nodes).toHaveLength(50);
    expect(nodes.every(node => node.regions.length === 2 && node.regions.every(region => region.airQuality))).toBe(
      true,
    );
    expect(commands.sort()).toEqual(['aggregate comments', 'find airQualityLatest', 'find articles']);
  });

  it('are one for the articles of all regions', async () => {
    const { data, commands } = await commandsOf('{ regions { name articles(first: 3) { nodes { id } } } }', {});
    const regions = (data as unknown as { regions: { name: string; articles: { nodes: object[] } }[] }).regions;
    expect(regions.map(region => region.articles.nodes.length)).toEqual([3, 0, 0, 0, 0, 3, 0, 3, ...Array(9).fill(0)]);
    expect(commands).toHaveLength(1);
  });

  it('are two for all the lists and their counts, not two a region', async () => {
    const { commands } = await commandsOf('{ regions { articles(first: 3) { totalCount } } }', {});
    expect(commands).toHaveLength(2);
  });

  it('reads only the fields that are asked for', async () => {
    graph.takeCommands();
    await graph.ask('{ articles(first: 2) { edges { node { headline } } nodes { shareLinks { url } } } }');
    const [list] = graph.takeCommands();
    expect(Object.keys(list?.command.projection).sort()).toEqual(['_id', 'headline', 'publishedAt', 'slug', 'url']);
    await graph.ask('{ article(id: "a1") { id plainText } }');
    expect(graph.takeCommands()[0]?.command.projection).toEqual({ searchTerms: 0 });
  });

  it('are shared by requests that run at the same time, each of which gets its own answer', async () => {
    graph.takeCommands();
    const ids = Array.from({ length: 32 }, (_, i) => `a${i}`);
    const query = 'query ($id: ID!) { article(id: $id) { id headline commentCounts { totalPublished } } }';
    const answers = await Promise.all(ids.map(id => graph.ask<{ article: { id: string } }>(query, { id })));
    expect(answers.map(answer => answer.data?.article.id)).toEqual(ids);
    expect(graph.takeCommands().length).toBeLessThan(16);
  });
});
