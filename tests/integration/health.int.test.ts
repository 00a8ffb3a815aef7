import { expect, it } from 'vitest';
import { createEmbeddedGraph } from '../support/embedded-graph.ts';
import { startGateway } from '../support/started-gateway.ts';

/** What `/health/ready` says, and to whom. */

const READY = { typeDefs: 'type Query { a: Int }', resolvers: { Query: { a: () => 1 } } };

async function readyOf(url: string) {
  const response = await fetch(new URL('/health/ready', url));
  return { status: response.status, text: await response.text() };
}

it.each(['production', 'development'])('in %s, the reasons are for operators', async environment => {
  const settings = { NODE_ENV: environment, SUBGRAPH_SHOP_URL: 'http://127.0.0.1:1/graphql', SUBGRAPHS_RETRIES: '0' };
  await using gateway = await startGateway({ shop: READY }, settings, 'remote', sdl =>
    sdl.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://127.0.0.1:1'),
  );
  const { status, text } = await readyOf(gateway.url);
  expect(status).toBe(503);
  expect(JSON.parse(text)).toMatchObject({ status: 'NOT_READY', checks: { 'subgraph shop': expect.any(String) } });
  if (environment === 'production') expect(text).not.toMatch(/127\.0\.0\.1|ECONN/);
  else expect(text).toMatch(/could not be reached|ECONN/);
});

it('a database that cannot be written is not ready, and one that can be again is', async () => {
  await using graph = await createEmbeddedGraph();
  const url = await graph.host.listen();
  expect((await readyOf(url)).status).toBe(200);
  await graph.db.collection('health').drop();
  // As a full disk does, this refuses writes and answers pings and reads.
  await graph.db.createCollection('health', { validator: { $jsonSchema: { required: ['never'] } } });
  await expect.poll(async () => (await readyOf(url)).status, { timeout: 5_000 }).toBe(503);
  expect((await readyOf(url)).text).toContain('database writes');
  expect((await graph.ask('{ articles { nodes { id } } }')).errors).toBeUndefined();
  await graph.db.collection('health').drop();
  await expect.poll(async () => (await readyOf(url)).status, { timeout: 5_000 }).toBe(200);
});
