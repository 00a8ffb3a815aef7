import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSubgraph } from '../federation/serve-subgraph.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from '../support/federate.ts';
import { startIssuer } from '../support/issuer.ts';
import { startNewsgraph } from './newsgraph-command.ts';

/** What stays in the log, and what a client reads of it. */

const SUBGRAPHS: Readonly<Record<string, TestSubgraph>> = {
  shop: {
    typeDefs: 'type Query { broken: String wrong: String }',
    resolvers: {
      Query: {
        broken: () => {
          throw new Error('password of db-7 is wrong');
        },
      },
    },
  },
  reviews: { typeDefs: 'type Query { best: String }' },
};

let directory: string;
let args: string[];
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-faults-'));
  const file = path.join(directory, 'supergraph.graphql');
  await writeFile(file, supergraphOf({ ...SUBGRAPHS }));
  args = ['gateway', '--supergraph', file];
});
afterAll(() => rm(directory, { recursive: true }));

const ask = (url: string, query: string, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

it('faults of subgraphs stand in the log under the id of the request, and clients read that there was one', async () => {
  await using shop = await serveSubgraph(schemaOf(SUBGRAPHS.shop!));
  await using gateway = await startNewsgraph(args, {
    HOST: '127.0.0.1',
    NEWSGRAPH_DATA: directory,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    SUBGRAPH_SHOP_URL: shop.url,
    SUBGRAPH_REVIEWS_URL: 'http://127.0.0.1:1/graphql',
  });
  const linesOf = (id: string) =>
    gateway
      .output()
      .stdout.split('\n')
      .filter(line => line.includes(`"reqId":"${id}"`));

  const broken = await ask(gateway.url, '{ broken }', { 'x-request-id': 'one' });
  expect(await broken.json()).toEqual({
    data: { broken: null },
    errors: [
      {
        message: 'Subgraph "shop" reported an error',
        path: ['broken'],
        extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'shop' },
      },
    ],
  });
  await expect.poll(() => linesOf('one')).toEqual([expect.stringContaining('password of db-7 is wrong')]);

  const away = await ask(gateway.url, '{ best }', { 'x-request-id': 'two', authorization: 'Bearer secret-token' });
  expect(await away.json()).toMatchObject({ errors: [{ message: 'Subgraph "reviews" could not be reached' }] });
  await expect.poll(() => linesOf('two')).toEqual([expect.stringContaining('ECONNREFUSED')]);
  expect(gateway.output().stdout).not.toContain('secret-token');
});

it('keys that cannot be had are 503 on every way, and nobody is let in', async () => {
  await using issuer = await startIssuer();
  await using gateway = await startNewsgraph(args, {
    HOST: '127.0.0.1',
    NEWSGRAPH_DATA: directory,
    LOG_LEVEL: 'error',
    JWKS_URL: issuer.url,
    JWT_ISSUER: issuer.issuer,
    SUBGRAPH_SHOP_URL: 'http://127.0.0.1:1/graphql',
    SUBGRAPH_REVIEWS_URL: 'http://127.0.0.1:1/graphql',
  });
  issuer.answer(false);
  const authorization = `Bearer ${await issuer.sign()}`;
  const get = `${gateway.url}?query={__typename}`;
  for (const pending of [
    ask(gateway.url, '{ __typename }', { authorization }),
    fetch(get, { headers: { authorization, 'apollo-require-preflight': 'x' } }),
  ]) {
    const response = await pending;
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'KEYS_UNAVAILABLE' } }] });
  }
  expect((await ask(gateway.url, '{ __typename }')).status).toBe(200);
  expect(gateway.output().stderr).toContain('cannot be fetched: it answered HTTP 503');
});

it('what nothing catches ends the process, as a line of the JSON log; so are warnings of Node', async () => {
  const plugin = path.join(directory, 'later.mjs');
  await writeFile(
    plugin,
    `import { definePlugin } from ${JSON.stringify(path.resolve('gateway/index.ts'))};
     export default definePlugin({ name: 'later', setup: () => ({ onOperation() {
       process.emitWarning('memory is short');
       setTimeout(() => Promise.reject(new Error('nobody waits for it')), 100);
     } }) });`,
  );
  await using gateway = await startNewsgraph(args, {
    HOST: '127.0.0.1',
    NEWSGRAPH_DATA: directory,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    PLUGINS: JSON.stringify([{ module: plugin }]),
  });
  const { stderr: before } = gateway.output();
  const ended = once(gateway.child, 'close');
  // Answered or not.
  await ask(gateway.url, '{ __typename }').catch(() => {});
  expect(await ended).toEqual([1, null]);
  const lines = gateway.output().stderr.slice(before.length).trim().split('\n');
  expect(lines.map(line => JSON.parse(line))).toMatchObject([
    { level: 40, err: { message: 'memory is short' } },
    { level: 50, err: { message: 'nobody waits for it', stack: expect.any(String) } },
  ]);
});
