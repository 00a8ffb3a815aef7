import { OperationTypeNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import {
  type Behaviour,
  half,
  misbehave,
  reply,
  reset,
  silent,
  trickle,
} from '../../../tests/support/misbehaving-server.ts';
import { createHttpTransport, type HttpOptions } from './http/http.ts';
import { createRetryBudget } from './http/requests/retry-budget.ts';
import type { SubgraphFailure } from './subgraph-failure.ts';
import type { FetchScope, PreparedFetch } from './transport.ts';

/** Subgraphs that fail in every way, over real sockets. */

const scope: FetchScope = { context: undefined, contexts: new Map() };
const fine = reply(200);
const good = { data: { a: 1 } };

async function withSubgraph(
  behaviour: Behaviour,
  options: Partial<HttpOptions>,
  use: (send: PreparedFetch, bodies: readonly string[]) => Promise<void>,
  text = '{ a }',
) {
  await using server = await misbehave(behaviour);
  const transport = createHttpTransport({ name: 'far', url: server.url, ...options });
  const kind = text.startsWith('mutation') ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
  const document = parse(text);
  await use(transport.prepare({ text, document, operationName: undefined, kind, entities: false }), server.bodies);
  await transport.close();
}

const budget = () => createRetryBudget({ share: 0, minimum: 100 });
const retry = () => ({ retries: 2, delay: 5, maxDelay: 10, budget: budget() });
/** Behaves this way the first times, then responds normally. */
const first =
  (times: number, bad: Behaviour): Behaviour =>
  (response, count, ...rest) =>
    (count < times ? bad : fine)(response, count, ...rest);

describe('retries', () => {
  it.each([
    ['a broken connection', reset, 2],
    ['half a body', half, 2],
    ['503', reply(503, 'busy'), 2],
    ['502 with a GraphQL error', reply(502, '{"errors":[{"message":"no"}]}'), 1],
    ['429 with Retry-After', reply(429, '', { 'retry-after': '0' }), 1],
  ])('get an answer after %s', async (_, bad, times) => {
    await withSubgraph(first(times, bad), { retry: retry() }, async (send, bodies) => {
      expect(await send({}, scope)).toEqual(good);
      expect(bodies).toHaveLength(times + 1);
    });
  });

  it.each([
    ['after the last of them', reply(503, 'busy'), {}, 'SUBREQUEST_HTTP_ERROR', 3],
    ['of a permanent fault', reply(500, 'oops'), {}, 'SUBREQUEST_HTTP_ERROR', 1],
    ['past the deadline', reply(503, '', { 'retry-after': '60' }), {}, 'SUBREQUEST_HTTP_ERROR', 1],
    ['of a timeout', silent, { timeout: 50 }, 'SUBREQUEST_TIMEOUT', 1],
    ['of a slow body', trickle, { timeout: 60 }, 'SUBREQUEST_TIMEOUT', 1],
    [
      'of what is too large',
      reply(200, ' '.repeat(2_000)),
      { maxResponseBytes: 1_000 },
      'SUBREQUEST_RESPONSE_TOO_LARGE',
      1,
    ],
    [
      'without a budget',
      reset,
      { retry: { ...retry(), budget: createRetryBudget({ share: 0, minimum: 1 }) } },
      'SUBREQUEST_HTTP_ERROR',
      2,
    ],
  ])('are not made %s', async (_, bad, options, code, times) => {
    await withSubgraph(bad, { retry: retry(), ...options }, async (send, bodies) => {
      await expect(send({}, scope)).rejects.toMatchObject({ code, subgraph: 'far' });
      expect(bodies).toHaveLength(times);
    });
  });

  it.each([
    ['reset', reset],
    ['503', reply(503, '')],
  ])('are never made of a mutation (%s)', async (_, bad) => {
    const use = async (send: PreparedFetch, bodies: readonly string[]) => {
      await expect(send({}, scope)).rejects.toMatchObject({ code: 'SUBREQUEST_HTTP_ERROR' });
      expect(bodies).toHaveLength(1);
    };
    await withSubgraph(bad, { retry: retry() }, use, 'mutation { a }');
  });

  it('end when the client disconnects during the delay', async () => {
    const options = { retry: { ...retry(), delay: 20_000, maxDelay: 20_000 } };
    const client = new AbortController();
    const leave: Behaviour = (...given) => {
      reply(503, '', { 'retry-after': '5' })(...given);
      setTimeout(() => client.abort(), 20);
    };
    await withSubgraph(leave, { ...options, timeout: 60_000 }, async (send, bodies) => {
      await expect(send({}, { ...scope, signal: client.signal })).rejects.toMatchObject({
        code: 'SUBREQUEST_CANCELLED',
      });
      expect(bodies).toHaveLength(1);
    });
  });

  it('are signed anew', async () => {
    let signed = 0;
    const seen: unknown[] = [];
    const behaviour: Behaviour = (response, count, request, body) => {
      seen.push(request.headers['x-newsgraph-signature']);
      first(1, reset)(response, count, request, body);
    };
    await withSubgraph(behaviour, { retry: retry(), sign: () => `signature ${++signed}` }, async send => {
      expect(await send({}, scope)).toEqual(good);
      expect(seen).toEqual(['signature 1', 'signature 2']);
    });
  });
});

describe('the circuit breaker of a subgraph', () => {
  const circuit = { errorRate: 0.5, volume: 3, window: 10_000, pause: 100, probes: 1 };

  it('refuses at once, probes after the pause, and reports its state', async () => {
    const changes: string[] = [];
    const options = { circuit: { ...circuit, onChange: (state: string) => void changes.push(state) } };
    await withSubgraph(first(3, reset), options, async (send, bodies) => {
      for (let time = 0; time < 3; time++) {
        await expect(send({ time }, scope)).rejects.toMatchObject({ code: 'SUBREQUEST_HTTP_ERROR' });
      }
      await expect(send({}, scope)).rejects.toMatchObject({ code: 'SUBGRAPH_CIRCUIT_OPEN', subgraph: 'far' });
      expect(bodies).toHaveLength(3);
      await new Promise(resolve => setTimeout(resolve, 120));
      expect(await send({}, scope)).toEqual(good);
      expect(changes).toEqual(['open', 'half-open', 'closed']);
    });
  });

  it.each([
    ['what is late', silent, 'SUBGRAPH_CIRCUIT_OPEN'],
    [
      '500 of what stands before the subgraph',
      reply(500, 'oops', { 'content-type': 'text/html' }),
      'SUBGRAPH_CIRCUIT_OPEN',
    ],
    ['not a GraphQL error', reply(500, '{"errors":[{"message":"no"}]}'), undefined],
    ['not an answer that is too large', reply(200, ' '.repeat(2_000)), 'SUBREQUEST_RESPONSE_TOO_LARGE'],
  ])('counts %s', async (_, bad, code) => {
    await withSubgraph(bad, { circuit, timeout: 60, maxResponseBytes: 1_000 }, async send => {
      const settle = async () => {
        try {
          await send({}, scope);
          return undefined;
        } catch (error) {
          return (error as SubgraphFailure).code;
        }
      };
      for (let time = 0; time < 3; time++) await settle();
      expect(await settle()).toBe(code);
    });
  });
});

describe('the concurrency limit', () => {
  const open = () => {
    const waiting: (() => void)[] = [];
    const behaviour: Behaviour = (...given) => void waiting.push(() => fine(...given));
    /** Answers the oldest request as soon as it arrives. */
    const answerNext = async () => {
      while (waiting.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
      waiting.shift()!();
    };
    return { waiting, behaviour, answerNext };
  };

  it('queues requests in order, and rejects them when the queue is full', async () => {
    const { behaviour, answerNext } = open();
    const limit = { concurrency: 1, queue: 2, queueTimeout: 10_000 };
    await withSubgraph(behaviour, { limit }, async (send, bodies) => {
      const asked = [1, 2, 3].map(n => send({ n }, scope));
      await expect(send({ n: 4 }, scope)).rejects.toMatchObject({ code: 'SUBGRAPH_OVERLOADED', subgraph: 'far' });
      for (const each of asked) {
        await answerNext();
        expect(await each).toEqual(good);
      }
      expect(bodies.map(body => JSON.parse(body).variables.n)).toEqual([1, 2, 3]);
    });
  });

  it('drops requests that wait too long or whose client disconnects, without sending them', async () => {
    const { behaviour, answerNext } = open();
    const limit = { concurrency: 1, queue: 10, queueTimeout: 50 };
    await withSubgraph(behaviour, { limit }, async (send, bodies) => {
      const running = send({}, scope);
      const client = new AbortController();
      const left = send({}, { ...scope, signal: client.signal });
      client.abort();
      await expect(left).rejects.toMatchObject({ code: 'SUBREQUEST_CANCELLED' });
      await expect(send({}, scope)).rejects.toMatchObject({ code: 'SUBGRAPH_OVERLOADED' });
      await answerNext();
      await running;
      const next = send({}, scope);
      await answerNext();
      await next;
      expect(bodies).toHaveLength(2);
    });
  });
});
