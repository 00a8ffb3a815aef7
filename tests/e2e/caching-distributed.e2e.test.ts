import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articleInput } from '../support/samples.ts';
import { createEnvironment, type RunningCommand, runNewsgraph, startNewsgraph } from './newsgraph-command.ts';

/** Kept answers and kept entities where every subgraph and two gateways are processes of their own. */

const SECRET = 'tell-me-what-changes';
const ROUNDS = 20;
const WINDOW_MS = 50;

const stack = new AsyncDisposableStack();
let gateways: RunningCommand[];
/** Does not know the secret. */
let stranger: RunningCommand;
let articles: RunningCommand;
let comments: RunningCommand;
let token: string;
beforeAll(async () => {
  const environment = stack.use(await createEnvironment());
  const env = { ...environment.env, CACHING_CHANGES_SECRET: SECRET };
  const run = async (args: string[], more: Record<string, string> = {}) =>
    stack.use(await startNewsgraph([...args, '--port', '0'], { ...env, ...more }));
  const served = await Promise.all(['articles', 'comments', 'air-quality'].map(name => run(['serve', name])));
  articles = served[0]!;
  comments = served[1]!;
  const settings = {
    SUBGRAPH_ARTICLES_URL: articles.url,
    SUBGRAPH_COMMENTS_URL: served[1]!.url,
    SUBGRAPH_AIR_QUALITY_URL: served[2]!.url,
  };
  const gateway = ['gateway', '--supergraph', 'supergraph.graphql'];
  const answers = { ...settings, CACHING_RESPONSES: 'true' };
  gateways = await Promise.all([run(gateway, answers), run(gateway, { ...settings, CACHING_ENTITIES: 'true' })]);
  stranger = await run(gateway, { ...answers, CACHING_CHANGES_SECRET: 'something else' });
  token = (await runNewsgraph(['token', '--role', 'EDITOR'], env)).stdout.trim();
});
afterAll(() => stack.disposeAsync());

async function write(gateway: RunningCommand, headline: string) {
  const query = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { input: articleInput('far', { headline }) } }),
  });
  expect(await response.json()).not.toHaveProperty('errors');
}

async function read(gateway: RunningCommand, id = 'far') {
  const query = `{ article(id: "${id}") { headline commentCounts { totalPublished } } }`;
  const response = await fetch(`${gateway.url}?${new URLSearchParams({ query })}`, {
    headers: { 'apollo-require-preflight': '1' },
  });
  const { data } = (await response.json()) as { data: { article: { headline: string } | null } };
  return { headline: data.article?.headline, kept: response.headers.has('age') };
}

it('are dropped by what another gateway writes, and kept otherwise', async () => {
  const [one, two] = gateways as [RunningCommand, RunningCommand];
  await write(one, 'first');
  // Also a second after it was read: the subgraph tells of its changes.
  await expect
    .poll(
      async () => {
        await read(one);
        await sleep(1_200);
        return (await read(one)).kept;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  let stale = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const [writer, reader] = round % 2 === 0 ? [two, one] : [one, two];
    await Promise.all([read(one), read(two)]);
    await write(writer, `headline ${round}`);
    if ((await read(writer)).headline !== `headline ${round}`) stale++;
    await sleep(WINDOW_MS);
    if ((await read(reader)).headline !== `headline ${round}`) stale++;
  }
  expect(stale).toBe(0);
});

it('are believed for a short time only where a subgraph does not tell of its changes', async () => {
  await read(stranger);
  expect((await read(stranger)).kept).toBe(true);
  await sleep(1_200);
  expect((await read(stranger)).kept).toBe(false);
});

it('are believed for a short time only once the subgraph is lost', async () => {
  const [one] = gateways as [RunningCommand];
  await read(one);
  await articles.end('SIGKILL');
  await sleep(1_500);
  expect((await read(one)).headline).toBeUndefined();
});

it('are told of changes by nobody else', async () => {
  const ask = (command: RunningCommand, authorization: string) =>
    fetch(new URL('/changes', command.url), { headers: { authorization } });
  expect((await ask(comments, 'wrong')).status).toBe(401);
  expect((await ask(gateways[0]!, SECRET)).status).toBe(404);
});
