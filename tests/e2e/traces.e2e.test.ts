import { expect, it } from 'vitest';
import { type CollectedSpan, startTraceCollector } from '../support/trace-collector.ts';
import { createEnvironment, runNewsgraph, startNewsgraph } from './newsgraph-command.ts';

/** Traces as a collector gets them, from the client's span down to the database. */

const QUERY =
  'query Strip($first: Int!) { regions { name airQuality { index } } articles(first: $first) { totalCount } }';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CLIENT_SPAN = 'b7ad6b7169203331';

const ask = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${TRACE}-${CLIENT_SPAN}-01`, ...headers },
    body: JSON.stringify({ query: QUERY, variables: { first: 3 } }),
  });

/** The spans as lines, each below its parent. */
function drawn(spans: readonly CollectedSpan[], parent: string, depth = 0): string[] {
  return spans
    .filter(({ parentSpanId }) => parentSpanId === parent)
    .flatMap(({ name, spanId, service }) => [
      `${'  '.repeat(depth)}${service} ${name}`,
      ...drawn(spans, spanId, depth + 1),
    ]);
}

it('a request, its planning, its fetches and their database commands are one trace', async () => {
  await using environment = await createEnvironment();
  await using collector = await startTraceCollector();
  await using running = await startNewsgraph(['start'], {
    ...environment.env,
    PORT: '0',
    LOG_LEVEL: 'info',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-collector-token=a%20token',
  });
  const headers = {
    'apollographql-client-name': 'strip',
    cookie: 'session=secret-cookie',
    authorization: 'Bearer x.y',
  };
  expect((await ask(running.url)).status).toBe(200);
  await ask(running.url, { ...headers, traceparent: '00-0af7651916cd43dd8448eb211c80319d-b7ad6b7169203331-01' });
  const spans = await collector.trace(TRACE, 6);
  const tree = drawn(spans, CLIENT_SPAN);
  expect(tree[0]).toBe('newsgraph query Strip');
  expect(tree).toContain('  newsgraph plan');
  expect(tree).toContain('  newsgraph fetch articles');
  expect(tree).toContain('  newsgraph fetch air-quality');
  expect(tree.filter(line => /^ {4}newsgraph (find|aggregate) /.test(line)).length).toBeGreaterThanOrEqual(2);
  expect(spans.find(({ name }) => name === 'query Strip')!.attributes).toMatchObject({
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'Strip',
  });
  expect(spans.find(({ name }) => /^(find|aggregate) /.test(name))!.attributes).toMatchObject({
    'db.system.name': 'mongodb',
    'db.operation.name': expect.any(String),
  });
  expect(collector.tokens[0]).toBe('a token');
  expect(collector.bodies.join('')).not.toMatch(/secret-cookie|Bearer|x\.y|"first"/);
  expect(running.output().stdout).toContain(`"traceId":"${TRACE}"`);
});

it('goes on in the processes of subgraphs, and ends without a collector', async () => {
  await using environment = await createEnvironment();
  await using collector = await startTraceCollector();
  const env = { ...environment.env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  const starting = [
    startNewsgraph(['serve', 'articles', '--port', '0'], { ...env, OTEL_SERVICE_NAME: 'articles' }),
    startNewsgraph(['serve', 'air-quality', '--port', '0'], { ...env, OTEL_SERVICE_NAME: 'air' }),
  ] as const;
  await using articles = await starting[0];
  await using air = await starting[1];
  await using gateway = await startNewsgraph(['gateway', '--supergraph', 'supergraph.graphql', '--port', '0'], {
    ...env,
    SUBGRAPH_ARTICLES_URL: articles.url,
    SUBGRAPH_AIR_QUALITY_URL: air.url,
    SUBGRAPH_COMMENTS_URL: 'http://127.0.0.1:9/graphql',
  });
  expect((await ask(gateway.url)).status).toBe(200);
  const tree = drawn(await collector.trace(TRACE, 8), CLIENT_SPAN).join('\n');
  expect(tree).toMatch(/^newsgraph query Strip/);
  expect(tree).toMatch(/ {2}newsgraph fetch articles\n {4}articles query/);
  expect(tree).toMatch(/ {2}newsgraph fetch air-quality\n {4}air query/);
  expect(tree).toMatch(/ {8}air (find|aggregate) /);
  await collector[Symbol.asyncDispose]();
  await ask(gateway.url);
  expect(await gateway.end('SIGTERM')).toBe(0);
});

it('a wrong address of the collector is refused with its name', async () => {
  await using environment = await createEnvironment();
  const { code, stderr } = await runNewsgraph(['start'], {
    ...environment.env,
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector',
  });
  expect(code).toBe(2);
  expect(stderr).toContain('OTEL_EXPORTER_OTLP_ENDPOINT');
});
