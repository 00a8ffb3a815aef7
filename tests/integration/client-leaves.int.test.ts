import { once } from 'node:events';
import { request, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { TestSubgraph } from '../support/federate.ts';
import { misbehave } from '../support/misbehaving-server.ts';
import { startGateway } from '../support/started-gateway.ts';

/** Clients who close their connection before they are answered, over sockets on both sides. */

const SHOP: TestSubgraph = {
  typeDefs: `
    type Query { best: Book slow: String }
    type Mutation { buy: String }
    type Book @key(fields: "isbn") { isbn: ID! }
  `,
  resolvers: {},
};

/** A subgraph that answers when it is told to. */
async function startSlow() {
  const pending: { readonly response: ServerResponse; left: boolean }[] = [];
  const server = await misbehave(response => {
    const one = { response, left: false };
    response.once('close', () => {
      one.left = !response.writableFinished;
    });
    pending.push(one);
  });
  return {
    url: server.url,
    pending,
    /** Waits until so many requests have come. */
    async received(count: number) {
      for (let i = 0; pending.length < count && i < 500; i++) await sleep(10);
      expect(pending).toHaveLength(count);
    },
    answer: (data: object) => {
      for (const { response } of pending) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
      }
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** A client on a connection of its own. */
function ask(url: string, query: string) {
  const sent = request(url, { method: 'POST', agent: false, headers: { 'content-type': 'application/json' } });
  sent.end(JSON.stringify({ query }));
  const answer = once(sent, 'response').then(async ([response]) => {
    let text = '';
    for await (const chunk of response) text += chunk;
    return JSON.parse(text);
  });
  answer.catch(() => {});
  return { answer, leave: () => void sent.destroy() };
}

async function soon(holds: () => boolean): Promise<boolean> {
  for (let i = 0; !holds() && i < 200; i++) await sleep(10);
  return holds();
}

describe('a client that leaves', () => {
  it.each(['true', 'false'])('ends the request to the subgraph, where equal ones are shared: %s', async shared => {
    await using slow = await startSlow();
    await using gateway = await startGateway(
      { shop: SHOP },
      {
        SUBGRAPH_SHOP_URL: slow.url,
        SUBGRAPHS_DEDUPLICATE: shared,
      },
      'remote',
    );
    const client = ask(gateway.url, '{ best { isbn } }');
    await slow.received(1);
    client.leave();
    expect(await soon(() => slow.pending[0]!.left)).toBe(true);
    // Nobody is given what was broken off.
    const next = ask(gateway.url, '{ best { isbn } }');
    await slow.received(2);
    slow.answer({ best: { isbn: '1' } });
    expect(await next.answer).toEqual({ data: { best: { isbn: '1' } } });
  });

  it('ends nothing for those who wait for the same, until the last of them leaves', async () => {
    await using slow = await startSlow();
    await using gateway = await startGateway({ shop: SHOP }, { SUBGRAPH_SHOP_URL: slow.url }, 'remote');
    // Of two texts, so that they share the subgraph's request, and of one, so that they share the run.
    const queries = ['{ best { isbn } }', '{ best { isbn } }', 'query { best { isbn } }'];
    const clients = queries.map(query => ask(gateway.url, query));
    await slow.received(1);
    await sleep(200);
    clients[0]!.leave();
    clients[1]!.leave();
    await sleep(200);
    expect(slow.pending[0]!.left).toBe(false);
    slow.answer({ best: { isbn: '1' } });
    expect(await clients[2]!.answer).toEqual({ data: { best: { isbn: '1' } } });

    const later = queries.map(query => ask(gateway.url, query));
    await slow.received(2);
    await sleep(200);
    for (const one of later) one.leave();
    expect(await soon(() => slow.pending[1]!.left)).toBe(true);
  });

  it('does not end its mutation', async () => {
    await using slow = await startSlow();
    await using gateway = await startGateway({ shop: SHOP }, { SUBGRAPH_SHOP_URL: slow.url }, 'remote');
    const client = ask(gateway.url, 'mutation { buy }');
    await slow.received(1);
    client.leave();
    await sleep(300);
    expect(slow.pending[0]!.left).toBe(false);
    slow.answer({ buy: 'sold' });
    await sleep(50);
    expect(slow.pending[0]!.left).toBe(false);
  });

  it('does not end what is fetched to be kept', async () => {
    await using slow = await startSlow();
    await using gateway = await startGateway(
      { shop: SHOP },
      {
        SUBGRAPH_SHOP_URL: slow.url,
        CACHING_RESPONSES: 'true',
        CACHING_DEFAULT_MAX_AGE: '1m',
        CACHING_FALLBACK_AGE: '1m',
      },
      'remote',
    );
    const client = ask(gateway.url, '{ slow }');
    await slow.received(1);
    client.leave();
    await sleep(200);
    expect(slow.pending[0]!.left).toBe(false);
    slow.answer({ slow: 'kept' });
    // On a busy machine it is not kept at once.
    await sleep(1_000);
    expect(await ask(gateway.url, '{ slow }').answer).toEqual({ data: { slow: 'kept' } });
    expect(slow.pending).toHaveLength(1);
  });

  it('ends the work of subgraphs in the process before their next step', async () => {
    const gate = Promise.withResolvers<void>();
    const steps: string[] = [];
    const shop: TestSubgraph = {
      ...SHOP,
      resolvers: {
        Query: {
          async best() {
            steps.push('best');
            await gate.promise;
            return { isbn: '1' };
          },
        },
      },
    };
    const reviews: TestSubgraph = {
      typeDefs: 'type Book @key(fields: "isbn") { isbn: ID! stars: Int }',
      resolvers: { Book: { stars: () => steps.push('stars') } },
    };
    await using gateway = await startGateway({ shop, reviews }, {}, 'embedded');
    const client = ask(gateway.url, '{ best { stars } }');
    expect(await soon(() => steps.length === 1)).toBe(true);
    client.leave();
    await sleep(100);
    gate.resolve();
    await sleep(100);
    expect(steps).toEqual(['best']);
    expect(await ask(gateway.url, '{ best { stars } }').answer).toEqual({ data: { best: { stars: 3 } } });
  });
});
