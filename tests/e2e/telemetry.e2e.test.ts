import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestSubgraph } from '../support/federate.ts';
import { findTestPort } from '../support/free-port.ts';
import { startGateway } from '../support/started-gateway.ts';
import { createEnvironment, type RunningCommand, startNewsgraph } from './newsgraph-command.ts';

/** What a process tells of its requests: to Prometheus, and in its log. */

let environment: Awaited<ReturnType<typeof createEnvironment>>;
let running: RunningCommand;
let metricsUrl: string;
beforeAll(async () => {
  environment = await createEnvironment();
  const port = await findTestPort();
  metricsUrl = `http://127.0.0.1:${port}/metrics`;
  running = await startNewsgraph(['start'], {
    ...environment.env,
    PORT: '0',
    LOG_LEVEL: 'info',
    METRICS_PORT: String(port),
    METRICS_OPERATION_NAMES: '3',
    CACHING_RESPONSES: 'true',
    CACHING_ENTITIES: 'true',
    DEMAND_CONTROL_MODE: 'measure',
    RATE_LIMITS_POLICIES: '[{ name: all, quota: 1000, window: 1m }]',
  });
});
afterAll(async () => {
  await running?.[Symbol.asyncDispose]();
  await environment[Symbol.asyncDispose]();
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(running.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const scrape = async () => (await fetch(metricsUrl)).text();
/** The value of a sample whose labels hold some texts. */
const sampleOf = (text: string, name: string, ...labels: string[]) =>
  text
    .split('\n')
    .filter(line => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter(line => labels.every(label => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
interface Line {
  msg: string;
  operation?: string;
  [key: string]: unknown;
}
const lines = () =>
  running
    .output()
    .stdout.split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as Line)
    .filter(({ msg }) => msg === 'request');

it('counts requests, errors, fetches and kept answers', async () => {
  const before = await scrape();
  for (let time = 0; time < 3; time++) await post({ query: 'query Strip { regions { name airQuality { index } } }' });
  await post({
    query: 'query Bad { article(id: "none") { excerpt(maxLength: 2) } region(code: "a", name: "b") { name } }',
  });
  await post({ query: 'query Broken {' });
  const text = await scrape();
  expect(sampleOf(text, 'newsgraph_request_duration_seconds_count', 'operation="Strip"', 'outcome="ok"')).toBe(3);
  expect(sampleOf(text, 'newsgraph_request_duration_seconds_count', 'operation="Bad"', 'outcome="error"')).toBe(1);
  expect(sampleOf(text, 'newsgraph_request_duration_seconds_count', 'operation="(refused)"')).toBe(1);
  expect(sampleOf(text, 'newsgraph_errors_total', 'code="BAD_USER_INPUT"')).toBe(1);
  expect(sampleOf(text, 'newsgraph_errors_total', 'code="GRAPHQL_PARSE_FAILED"')).toBe(1);
  // The start has imported the example page already.
  const fetches = (at: string) =>
    sampleOf(at, 'newsgraph_subgraph_fetch_duration_seconds_count', 'subgraph="air-quality"');
  expect(fetches(text) - fetches(before)).toBe(2);
  expect(sampleOf(text, 'newsgraph_response_cache_hits_total')).toBe(2);
  expect(sampleOf(text, 'newsgraph_operation_cost_count', 'kind="estimated"')).toBe(4);
  expect(sampleOf(text, 'newsgraph_operation_cache_entries')).toBeGreaterThan(0);
  expect(sampleOf(text, 'newsgraph_connections_open', 'to="database"')).toBeGreaterThan(0);
  expect(sampleOf(text, 'newsgraph_rate_limit_decisions_total', 'policy="all"', 'outcome="allowed"')).toBe(5);
});

it('tells a bounded number of operations apart', async () => {
  for (let i = 0; i < 6; i++) await post({ query: `query Name${i} { regions { code } }` });
  const text = await scrape();
  const names = new Set([...text.matchAll(/operation="([^"]*)"/g)].map(match => match[1]));
  expect([...names].sort()).toEqual(['(other)', '(refused)', 'Bad', 'Name0', 'Strip']);
});

it('counts what is fetched from subgraphs elsewhere, and what became of it', async () => {
  const port = await findTestPort();
  const shop: TestSubgraph = { typeDefs: 'type Query { a: Int }', resolvers: { Query: { a: () => 1 } } };
  const away: TestSubgraph = { typeDefs: 'type Query { b: Int }', resolvers: {} };
  const environment = {
    METRICS_PORT: String(port),
    SUBGRAPHS_RETRIES: '0',
    // Nothing listens there.
    SUBGRAPH_AWAY_URL: 'http://127.0.0.1:1/graphql',
  };
  await using gateway = await startGateway({ shop, away }, environment, 'remote');
  for (let time = 0; time < 3; time++) await gateway.post({ query: 'query Both { a b }' });
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const count = (...labels: string[]) => sampleOf(text, 'newsgraph_subgraph_fetch_duration_seconds_count', ...labels);
  expect(count('subgraph="shop"', 'outcome="ok"')).toBe(3);
  expect(count('subgraph="away"', 'outcome="SUBREQUEST_HTTP_ERROR"')).toBe(3);
  expect(text).toMatch(/newsgraph_connections_open\{to="[^"]*shop"/);
});

it('has every metric that the dashboard shows', async () => {
  const dashboard = await readFile('docs/grafana-dashboard.json', 'utf8');
  const text = await scrape();
  const names = new Set(dashboard.match(/\b(newsgraph|nodejs|process)_[a-z0-9_]+/g));
  expect(names.size).toBeGreaterThan(12);
  for (const name of names) expect(text).toMatch(new RegExp(`^# HELP ${name.replace(/_(bucket|count)$/, '')} `, 'm'));
});

it('answers nothing else there, and /metrics nowhere else', async () => {
  expect((await fetch(new URL('/graphql', metricsUrl))).status).toBe(404);
  expect((await fetch(new URL('/metrics', running.url))).status).toBe(404);
});

it('writes one line a request, and nothing of a person', async () => {
  const before = lines().length;
  const secret = ['token-8h2k', 'kim@example.com', 'sess-77', '203.0.113.9', '비밀번호', 'typed-in-the-text'];
  await post(
    {
      query:
        'query Find($q: String!) { searchArticles(query: $q) { nodes { id } } article(id: "typed-in-the-text") { id } }',
      variables: { q: '비밀번호' },
    },
    {
      cookie: 'session=sess-77',
      'x-forwarded-for': '203.0.113.9',
      'apollographql-client-name': 'reader-app',
      'apollographql-client-version': '1.2',
      from: 'kim@example.com',
    },
  );
  await post({ query: '{ regions { code } }' }, { authorization: 'Bearer token-8h2k' });
  await post({ query: '{ viewer { kim@example.com } }' });
  await fetch(`${running.url}?query=${encodeURIComponent('{ article(id: "typed-in-the-text") { id } }')}`, {
    headers: { 'apollo-require-preflight': '1' },
  });
  // The request whose token is not valid is one of them.
  await expect.poll(() => lines().length - before).toBe(4);
  expect(lines()).toContainEqual(
    expect.objectContaining({ operation: '(refused)', status: 401, codes: ['UNAUTHENTICATED'] }),
  );
  const found = lines().find(({ operation }) => operation === 'Find');
  expect(found).toMatchObject({
    type: 'query',
    client: { name: 'reader-app', version: '1.2' },
    transport: 'http',
    subgraphsMs: { articles: expect.any(Number) },
    durationMs: expect.any(Number),
    document: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const { stdout, stderr } = running.output();
  for (const text of secret) expect(stdout + stderr + (await scrape())).not.toContain(text);
});
