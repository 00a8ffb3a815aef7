import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { misbehave } from '../support/misbehaving-server.ts';
import { startGateway } from '../support/started-gateway.ts';

/** What is kept is given after its time, where that is turned on, of a subgraph that tells of no changes. */

const SECRET = 'a secret of sixteen letters or more';
const SUBGRAPHS = { strip: { typeDefs: 'type Query { read: Int  refused: Int }' } };

type Mode = 'fine' | 'away' | 'refusing';

async function start(kept: string, environment: Record<string, string>) {
  const stack = new AsyncDisposableStack();
  const subgraph = { mode: 'fine' as Mode, gate: Promise.resolve(), reads: 0 };
  const server = stack.use(
    await misbehave(async response => {
      await subgraph.gate;
      if (subgraph.mode === 'away') return void response.socket?.destroy();
      const refusal = { message: 'no', path: ['read'], extensions: { code: 'FORBIDDEN' } };
      const body =
        subgraph.mode === 'fine' ? { data: { read: ++subgraph.reads } } : { data: { read: null }, errors: [refusal] };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }),
  );
  const gateway = stack.use(
    await startGateway(
      SUBGRAPHS,
      {
        [kept]: 'true',
        CACHING_DEFAULT_MAX_AGE: '60s',
        CACHING_FALLBACK_AGE: '100ms',
        CACHING_INVALIDATION_SECRET: SECRET,
        SUBGRAPH_STRIP_URL: server.url,
        SUBGRAPH_STRIP_RETRIES: '0',
        ...environment,
      },
      'remote',
    ),
  );
  const read = async () => (await gateway.post({ query: '{ read }' })).body;
  const invalidate = () =>
    fetch(new URL('/invalidation', gateway.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: SECRET },
      body: JSON.stringify([{ kind: 'subgraph', subgraph: 'strip' }]),
    });
  return { subgraph, gateway, read, invalidate, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const answer = (read: number) => ({ data: { read } });

describe.each(['CACHING_RESPONSES', 'CACHING_ENTITIES'])('what %s keeps', kept => {
  it('is given at once while a newer one is worked out behind it', async () => {
    await using running = await start(kept, { CACHING_STALE_WHILE_REVALIDATE: '10s' });
    const { subgraph, gateway, read } = running;
    expect(await read()).toEqual(answer(1));
    await sleep(150);
    const gate = Promise.withResolvers<void>();
    subgraph.gate = gate.promise;
    expect(await Promise.all([read(), read()])).toEqual([answer(1), answer(1)]);
    expect(subgraph.reads).toBe(1);
    gate.resolve();
    await expect.poll(read).toEqual(answer(2));
    const { headers } = await gateway.post({ query: '{ read }' });
    expect(headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=10');
  });

  it('is given in place of errors while the subgraph is away, and no longer than that', async () => {
    await using running = await start(kept, { CACHING_STALE_IF_ERROR: '10s' });
    const { subgraph, read } = running;
    expect(await read()).toEqual(answer(1));
    await sleep(150);
    subgraph.mode = 'away';
    expect(await read()).toEqual(answer(1));
    subgraph.mode = 'fine';
    expect(await read()).toEqual(answer(2));
  });

  it('is not given where the subgraph answers with errors of its own', async () => {
    await using running = await start(kept, { CACHING_STALE_IF_ERROR: '10s' });
    const { subgraph, read } = running;
    await read();
    await sleep(150);
    subgraph.mode = 'refusing';
    expect(await read()).toMatchObject({ data: { read: null }, errors: [{ path: ['read'] }] });
  });

  it.each(['CACHING_STALE_WHILE_REVALIDATE', 'CACHING_STALE_IF_ERROR'])(
    'is never given once it was dropped: %s',
    async name => {
      await using running = await start(kept, { [name]: '10s' });
      const { subgraph, read, invalidate } = running;
      await read();
      expect((await invalidate()).status).toBe(202);
      expect(await read()).toEqual(answer(2));
      subgraph.mode = 'away';
      await invalidate();
      expect(await read()).toMatchObject({ data: { read: null } });
    },
  );

  it('is not given where neither is turned on', async () => {
    await using running = await start(kept, {});
    const { subgraph, read } = running;
    await read();
    await sleep(150);
    expect(await read()).toEqual(answer(2));
    await sleep(150);
    subgraph.mode = 'away';
    expect(await read()).toMatchObject({
      data: { read: null },
      errors: [{ extensions: { code: 'SUBREQUEST_HTTP_ERROR' } }],
    });
  });
});
