import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findTestPort } from '../support/free-port.ts';
import { startGateway } from '../support/started-gateway.ts';

/** Requests that are refused before they are known to be operations. */

const SUBGRAPHS = { one: { typeDefs: 'type Query { one: Int }', resolvers: { Query: { one: () => 1 } } } };
const JSON_HEADERS = { 'content-type': 'application/json' };
const REFUSED: readonly (readonly [string, number, RequestInit])[] = [
  ['has no query', 400, { method: 'POST', headers: JSON_HEADERS, body: '{}' }],
  ['is not JSON', 400, { method: 'POST', headers: JSON_HEADERS, body: '{' }],
  ['is too large', 413, { method: 'POST', headers: JSON_HEADERS, body: `{"query":"${'x'.repeat(3_000)}"}` }],
  [
    'accepts nothing',
    406,
    { method: 'POST', headers: { ...JSON_HEADERS, accept: 'image/png' }, body: '{"query":"{ one }"}' },
  ],
  ['has a type that is unknown', 415, { method: 'POST', headers: { 'content-type': 'text/x' }, body: 'x' }],
  ['could be of another site', 400, { method: 'GET' }],
  [
    'has a token that is not valid',
    401,
    { method: 'POST', headers: { ...JSON_HEADERS, authorization: 'Bearer x' }, body: '{"query":"{ one }"}' },
  ],
];
const ENVIRONMENT = { LIMITS_BODY: '2KiB', JWKS_URL: 'http://127.0.0.1:9/jwks' };

describe('a request that', () => {
  it.each(REFUSED)('%s counts for rate limits', async (_what, status, request) => {
    await using gateway = await startGateway(SUBGRAPHS, {
      ...ENVIRONMENT,
      RATE_LIMITS_POLICIES: JSON.stringify([{ name: 'each', quota: 3, window: '1m', by: ['ip'] }]),
    });
    const send = () => fetch(gateway.url, request);
    for (let i = 0; i < 3; i++) expect((await send()).status).toBe(status);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain('RATE_LIMITED');
    expect((await gateway.post({ query: '{ one }' })).status).toBe(429);
    expect((await fetch(new URL('/health', gateway.url))).status).toBe(200);
  });
});

it('refused requests are counted in the metrics, once each, by their codes', async () => {
  const port = await findTestPort();
  await using gateway = await startGateway(SUBGRAPHS, { ...ENVIRONMENT, METRICS_PORT: String(port) });
  for (const [, , request] of REFUSED) await (await fetch(gateway.url, request)).text();
  await gateway.post({ query: '{ one }' });
  await gateway.post({ query: '{ none }' });
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  socket
    .resume()
    .on('error', () => {})
    .write('this is no HTTP\r\n\r\n');
  await once(socket, 'close');
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const sum = [...metrics.matchAll(/^newsgraph_request_duration_seconds_count\{[^}]*\} (\d+)/gm)].map(([, n]) =>
    Number(n),
  );
  expect(sum.reduce((a, b) => a + b, 0)).toBe(REFUSED.length + 3);
  for (const code of ['PAYLOAD_TOO_LARGE', 'NOT_ACCEPTABLE', 'UNSUPPORTED_MEDIA_TYPE', 'UNAUTHENTICATED']) {
    expect(metrics).toContain(`newsgraph_errors_total{code="${code}"} 1`);
  }
});
