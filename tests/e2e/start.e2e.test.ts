import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ask, createEnvironment, runNewsgraph, startNewsgraph } from './newsgraph-command.ts';

const HOME_PAGE = readFileSync('docs/operations/home-page.graphql', 'utf8');
const COUNT = '{ articles(first: 50) { totalCount nodes { id headline } } }';
interface Count {
  articles: { totalCount: number; nodes: { id: string; headline: string }[] };
}

describe('newsgraph start', () => {
  it('serves the sample pages, keeps its data through SIGKILL, and imports them once only', async () => {
    await using environment = await createEnvironment({ ownServer: true });
    const { env } = environment;
    const first = await startNewsgraph(['start'], env);
    const before = await ask<Count>(first.url, COUNT);
    expect(before.data!.articles.totalCount).toBeGreaterThanOrEqual(5);
    const home = await ask<{ regions: { airQuality: unknown }[] }>(first.url, HOME_PAGE);
    expect(home.errors).toBeUndefined();
    expect(home.data?.regions.every(region => region.airQuality !== null)).toBe(true);
    expect(await first.end('SIGKILL')).toBeNull();

    await using second = await startNewsgraph(['start'], env);
    expect((await ask<Count>(second.url, COUNT)).data).toEqual(before.data);
    expect(second.output().stderr).toContain(`samples   ${before.data!.articles.totalCount} unchanged\n`);
  });

  it('says in three lines at a later start what it has and where it is', async () => {
    await using environment = await createEnvironment({ ownServer: true });
    const first = await startNewsgraph(['start'], environment.env);
    expect(first.output().stderr).toContain('mongodb: MONGODB_URI is not set\n');
    expect(await first.end('SIGTERM')).toBe(0);

    await using second = await startNewsgraph(['start'], environment.env);
    const { stdout, stderr } = second.output();
    expect(stderr).toMatch(/^database {2}\S.* at \S+\nsamples {3}\d+ unchanged\n$/);
    expect(stdout).toBe(`newsgraph ready at ${second.url}\n`);
  });

  it('imports the sample pages in production only when asked to', async () => {
    await using environment = await createEnvironment();
    const env = { ...environment.env, NODE_ENV: 'production' };
    const totalOf = async (args: string[]) => {
      await using graph = await startNewsgraph(['start', ...args], env);
      return (await ask<Count>(graph.url, COUNT)).data!.articles.totalCount;
    };
    expect(await totalOf([])).toBe(0);
    expect(await totalOf(['--samples'])).toBeGreaterThanOrEqual(5);
  });

  it('answers health, the landing page, and ends within 5 s of SIGTERM', async () => {
    await using environment = await createEnvironment();
    const graph = await startNewsgraph(['start', '--no-samples'], environment.env);
    const health = await fetch(new URL('/health', graph.url));
    expect([health.status, await health.json()]).toEqual([200, { status: 'UP' }]);
    const landing = await fetch(graph.url, { headers: { accept: 'text/html' } });
    expect(await landing.text()).toContain('FrontPage');
    const begin = performance.now();
    expect(await graph.end('SIGTERM')).toBe(0);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('writes only with a token that is valid and has the scope', async () => {
    await using environment = await createEnvironment();
    const { env } = environment;
    await using graph = await startNewsgraph(['start', '--no-samples'], env);
    const record =
      'mutation { recordAirQuality(input: [{ regionCode: "KR-11", observedAt: "2026-01-01T00:00:00Z", grade: GOOD }]) { recorded } }';
    const token = (await runNewsgraph(['token', '--scope', 'air-quality:write'], env)).stdout.trim();
    const narrow = (await runNewsgraph(['token', '--scope', 'articles:write'], env)).stdout.trim();
    const code = (answer: Awaited<ReturnType<typeof ask>>) => answer.errors?.[0]?.extensions?.code;
    expect(code(await ask(graph.url, record))).toBe('UNAUTHENTICATED');
    expect(code(await ask(graph.url, record, {}, narrow))).toBe('FORBIDDEN');
    const [header, payload] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const bad of ['nonsense', unsigned, `${header}.${payload}.AAAA`]) {
      const answer = await ask(graph.url, record, {}, bad);
      expect([answer.status, code(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    }
    expect((await ask(graph.url, record, {}, token)).data).toEqual({ recordAirQuality: { recorded: 1 } });
  });

  it('names the variable in one line when the port is in use or a setting is wrong', async () => {
    await using environment = await createEnvironment();
    const { env } = environment;
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const busy = await runNewsgraph(['start', '--no-samples'], { ...env, PORT: String(port) });
    server.close();
    expect(busy).toMatchObject({
      code: 2,
      stderr: `newsgraph: PORT: ${port} is in use on 127.0.0.1; set PORT to another port, or 0 for a free one\n`,
    });
    const wrong = await runNewsgraph(['start'], { ...env, PORT: '70000' });
    expect(wrong).toMatchObject({
      code: 2,
      stderr: 'newsgraph: PORT: found "70000", expected a port number from 0 to 65535\n',
    });
  });
});

describe('newsgraph serve and newsgraph gateway', () => {
  it('answer the same as one process does', async () => {
    await using environment = await createEnvironment();
    const { env } = environment;
    // It makes the collections, which the others find.
    await using whole = await startNewsgraph(['start'], env);
    const starting = ['articles', 'comments', 'air-quality'].map(name => startNewsgraph(['serve', name], env));
    await using articles = await starting[0]!;
    await using comments = await starting[1]!;
    await using airQuality = await starting[2]!;
    await using gateway = await startNewsgraph(['gateway', '--supergraph', 'supergraph.graphql'], {
      ...env,
      SUBGRAPH_ARTICLES_URL: articles.url,
      SUBGRAPH_COMMENTS_URL: comments.url,
      SUBGRAPH_AIR_QUALITY_URL: airQuality.url,
    });
    const embedded = await ask(whole.url, HOME_PAGE, { first: 5 });
    expect(embedded.errors).toBeUndefined();
    expect(await ask(gateway.url, HOME_PAGE, { first: 5 })).toEqual(embedded);

    const { code, stdout } = await runNewsgraph(
      ['import', '--endpoint', gateway.url, 'samples/harbor-night-market.txt'],
      env,
    );
    expect([code, stdout]).toEqual([0, 'new        0\nchanged    0\nunchanged  1\nrefused    0\n']);
  });
});
