import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import type { TestSubgraph } from '../support/federate.ts';
import { startGateway } from '../support/started-gateway.ts';
import { runNewsgraph } from './newsgraph-command.ts';

/** Plans, for people and for Apollo Sandbox. */

const QUERY =
  'query Home { articles(first: 3) { nodes { headline commentCounts { totalPublished } } } regions { name } }';

describe('newsgraph explain', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-explain-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));
  const explain = async (text: string, ...args: string[]) => {
    const file = path.join(directory, 'operation.graphql');
    await writeFile(file, text);
    return runNewsgraph(['explain', file, ...args], {});
  };

  it('prints the plan as a tree with what it costs', async () => {
    const { code, stdout } = await explain(QUERY);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^query Home {3}estimated cost \d+$/),
      'in parallel',
      '├─ in sequence',
      '│  ├─ articles',
      expect.stringContaining('articles(first:3)'),
      '│  └─ comments for articles.nodes[], all in one batch, equal ones once',
      '│        by { ... on Article { __typename id } }',
      expect.stringContaining('_entities'),
      '└─ air-quality',
      '      query Home__air_quality__2{regions{name}}',
      '',
    ]);
    expect(code).toBe(0);
  });

  it('prints the plan in the form of the stock planner', async () => {
    const plan = JSON.parse((await explain(QUERY, '--format', 'json')).stdout);
    expect(plan).toMatchObject({ kind: 'QueryPlan', node: { kind: 'Parallel' } });
    expect((await explain(QUERY, '--format', 'stock')).stdout).toContain('Fetch(service: "comments")');
  });

  it.each([
    ['{ nothing }', [], 2, /operation\.graphql:1:3: Cannot query field "nothing"/],
    ['{ regions { name } }', ['--variables', '[]'], 2, /--variables: found \[\], expected a JSON object/],
    ['{ regions { name } }', ['--supergraph', 'missing.graphql'], 2, /missing\.graphql cannot be read/],
  ])('refuses %s %j', async (text, args, code, message) => {
    const result = await explain(text, ...args);
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(message);
  });
});

describe("a plan in an answer's extensions", () => {
  let graph: EmbeddedGraph;
  let url: string;
  beforeAll(async () => {
    graph = await createEmbeddedGraph({ EXPLAIN: 'true' });
    url = await graph.host.listen();
  });
  afterAll(() => graph[Symbol.asyncDispose]());
  const ask = async (headers: Record<string, string>, query = QUERY) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { data: unknown; extensions?: Record<string, unknown> };
  };

  it('has the form of Apollo Router, and with dry-run nothing else', async () => {
    const { data, extensions } = await ask({ 'apollo-expose-query-plan': 'true' });
    expect(data).toMatchObject({ regions: expect.any(Array) });
    expect(extensions?.apolloQueryPlan).toMatchObject({
      object: { kind: 'QueryPlan', node: { kind: 'Parallel' } },
      text: expect.stringContaining('Fetch(service: "articles")'),
    });
    graph.takeCommands();
    expect((await ask({ 'apollo-expose-query-plan': 'dry-run' })).data).toBeNull();
    expect(graph.takeCommands()).toEqual([]);
  });

  it('has the form of Apollo Gateway', async () => {
    const asked = { 'apollo-query-plan-experimental': '1' };
    expect((await ask(asked)).extensions?.__queryPlanExperimental).toMatch(/^QueryPlan \{/);
    const internal = await ask({ ...asked, 'apollo-query-plan-experimental-format': 'internal' });
    expect(internal.extensions?.__queryPlanExperimental).toMatchObject({ kind: 'QueryPlan' });
  });

  it('shows nothing that who asks may not see', async () => {
    const { extensions } = await ask(
      { 'apollo-expose-query-plan': 'dry-run' },
      '{ regions { name } moderationQueues { pending { count } } }',
    );
    const shown = JSON.stringify(extensions);
    expect(shown).toContain('regions');
    expect(shown).not.toContain('moderationQueues');
  });

  it('is shown of subgraphs elsewhere too, which dry-run asks nothing', async () => {
    let asked = 0;
    const shop: TestSubgraph = { typeDefs: 'type Query { a: Int }', resolvers: { Query: { a: () => ++asked } } };
    await using gateway = await startGateway({ shop }, { EXPLAIN: 'true' }, 'remote');
    const explain = async (value: string) =>
      (await gateway.post({ query: '{ a }' }, { 'apollo-expose-query-plan': value })).body;
    const plan = { apolloQueryPlan: { text: expect.stringContaining('Fetch(service: "shop")') } };
    expect(await explain('dry-run')).toMatchObject({ data: null, extensions: plan });
    expect(asked).toBe(0);
    expect(await explain('true')).toMatchObject({ data: { a: 1 }, extensions: plan });
  });

  it('is not there unasked, nor in production unless turned on', async () => {
    expect((await ask({})).extensions).toBeUndefined();
    await using other = await createEmbeddedGraph();
    const otherUrl = await other.host.listen();
    const response = await fetch(otherUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'apollo-expose-query-plan': 'true' },
      body: JSON.stringify({ query: QUERY }),
    });
    expect(await response.json()).not.toHaveProperty('extensions');
  });
});
