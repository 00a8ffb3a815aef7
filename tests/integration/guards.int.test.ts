import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createManifest } from '../../gateway/security/documents/create-manifest.ts';
import type { Manifest } from '../../gateway/security/documents/manifest.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput, reading } from '../support/samples.ts';

/** The news graph as a site may run it: only its own operations, by their ids, each within its cost. */

const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const RECORD = 'mutation ($input: [RecordAirQualityInput!]!) { recordAirQuality(input: $input) { recorded } }';

let directory: string;
let manifest: Manifest;
let graph: EmbeddedGraph;
let url: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-guards-'));
  const file = path.join(directory, 'manifest.json');
  manifest = createManifest(
    new Map(globSync('docs/operations/*.graphql').map(name => [name, readFileSync(name, 'utf8')])),
  );
  await writeFile(file, JSON.stringify(manifest));
  graph = await createEmbeddedGraph({
    PERSISTED_DOCUMENTS_MODE: 'ids',
    PERSISTED_DOCUMENTS_MANIFESTS: file,
    DEMAND_CONTROL_MODE: 'enforce',
    DEMAND_CONTROL_MAX: '5000',
    LIMITS_PAGE_SIZE: '30',
    RATE_LIMITS_POLICIES: '[{ name: each, by: [ip], quota: 1000, window: 1m }]',
  });
  for (let i = 0; i < 40; i++) {
    const input = articleInput(`a${i}`, { section: '사회', regionCodes: ['KR-11', 'KR-47'] });
    await graph.ask(UPSERT, { input }, EDITOR);
  }
  await graph.ask(RECORD, { input: [reading('KR-11'), reading('KR-47')] }, EDITOR);
  url = await graph.host.listen();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

interface Body {
  readonly data?: object;
  readonly errors?: { readonly extensions: object }[];
  readonly extensions?: { readonly cost: { readonly estimated: number; readonly actual: number } };
}

async function post(body: object) {
  const headers = { 'content-type': 'application/json', 'newsgraph-cost': 'include' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, limit: response.headers.get('ratelimit'), body: (await response.json()) as Body };
}

it.each([
  ['HomePage', {}, 20],
  ['HomePage', { first: 30 }, 30],
  ['ArticlePage', { id: 'a7' }, 1],
  ['Search', { query: 'Headline of a1' }, 20],
])('%s %j runs by its id, and costs no more than was estimated', async (name, variables, least) => {
  const { id } = manifest.operations.find(operation => operation.name === name)!;
  const { status, limit, body } = await post({ documentId: id, variables });
  expect(body).toMatchObject({ data: expect.any(Object), extensions: { cost: { max: 5_000 } } });
  expect(status).toBe(200);
  expect(limit).toMatch(/^"each";r=\d+;t=\d+$/);
  const { estimated, actual } = body.extensions!.cost;
  expect(actual).toBeGreaterThanOrEqual(least);
  expect(actual).toBeLessThanOrEqual(estimated);
});

it('refuses everything else, and larger pages', async () => {
  const text = await post({ query: '{ regions { name } }' });
  expect(text.body.errors?.[0]?.extensions).toEqual({ code: 'PERSISTED_QUERY_ID_REQUIRED' });
  const { id } = manifest.operations.find(operation => operation.name === 'HomePage')!;
  const large = await post({ documentId: id, variables: { first: 31 } });
  expect(large.body.errors?.[0]?.extensions).toMatchObject({ code: 'MAX_PAGE_SIZE_LIMIT', found: 31, limit: 30 });
});

it('leaves the feeds, which ask the graph as well, alone', async () => {
  const feed = await fetch(new URL('/feeds/all.rss', url));
  expect(feed.status).toBe(200);
  expect(await feed.text()).toContain('Headline of a39');
});
