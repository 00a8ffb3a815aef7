import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type StartedGateway, startGateway, WAYS } from '../support/started-gateway.ts';

/** Operations that cannot be right are request errors, whatever is wrong with them and over whatever they are sent. */

async function* ticks() {
  yield { tick: 1 };
}

const SUBGRAPHS = {
  clock: {
    typeDefs: `type Query { hi: String deep: Deep } type Deep { deep: Deep name: String }
      type Mutation { set(list: [Int]): Int } type Subscription { tick: Int other: Int }`,
    resolvers: {
      Query: { hi: () => 'hi' },
      Mutation: { set: () => 1 },
      Subscription: { tick: { subscribe: ticks } },
    },
  },
};

const listOf = (depth: number) => `${'['.repeat(depth)}Int${']'.repeat(depth)}`;

const OPERATIONS: readonly (readonly [string, string, string])[] = [
  ['a required variable that is missing', 'query ($b: Boolean!) { hi @include(if: $b) }', 'BAD_USER_INPUT'],
  ['an `if` that is missing', '{ hi @include }', 'GRAPHQL_VALIDATION_FAILED'],
  ['an `if` of another type', '{ hi @skip(if: "yes") }', 'GRAPHQL_VALIDATION_FAILED'],
  ['an `if` that is null', '{ hi @skip(if: null) }', 'GRAPHQL_VALIDATION_FAILED'],
  ['an undefined variable', '{ hi @include(if: $b) }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a variable of an unknown type', 'query ($b: Nope!) { hi @include(if: $b) }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a wrong default', 'query ($b: Boolean! = 7) { hi @include(if: $b) }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a mutation without its condition', 'mutation ($b: Boolean!) { set @skip(if: $b) }', 'BAD_USER_INPUT'],
  ['a conditional subscription', 'subscription ($b: Boolean!) { tick @include(if: $b) }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a conditional fragment of a subscription',
    'subscription ($b: Boolean!) { ...F @skip(if: $b) } fragment F on Subscription { tick }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a subscription to nothing', 'subscription { tick @include(if: false) }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a subscription without its `if`', 'subscription { tick @include }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a subscription with a wrong `if`', 'subscription { tick @include(if: "x") }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a subscription to two fields', 'subscription { tick other }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a subscription to introspection', 'subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'fragments in a circle',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a type nested 7,000 deep', `query ($v: ${listOf(7_000)}) { hi }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['a used type nested 3,000 deep', `mutation ($v: ${listOf(3_000)}) { set(list: $v) }`, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a value nested 6,000 deep',
    `mutation { set(list: ${'['.repeat(6_000)}${']'.repeat(6_000)}) }`,
    'GRAPHQL_PARSE_FAILED',
  ],
  ['fields nested 4,000 deep', `{ ${'deep { '.repeat(4_000)} name ${'}'.repeat(4_000)} }`, 'GRAPHQL_PARSE_FAILED'],
];

/** Media types, with what an answer of theirs contains. */
const ACCEPTED = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'multipart/mixed;subscriptionSpec=1.0',
];

it('a subscription whose condition is a literal is one to a field', async () => {
  await using gateway = await startGateway(SUBGRAPHS);
  const query = 'subscription { tick @include(if: true) other @skip(if: true) }';
  const events = await gateway.post({ query }, { accept: 'text/event-stream' });
  expect(events.text).toContain('{"data":{"tick":1}}');
});

describe.each(WAYS)('over %s subgraphs', way => {
  let gateway: StartedGateway;
  beforeAll(async () => {
    gateway = await startGateway(SUBGRAPHS, { LIMITS_DEPTH: '0', LIMITS_TOKENS: '0', LIMITS_HEIGHT: '0' }, way);
  });
  afterAll(() => gateway?.[Symbol.asyncDispose]());

  describe.each(OPERATIONS)('%s', (_, query, code) => {
    it.each(ACCEPTED)('is refused as %s', async accept => {
      const answer = await gateway.post({ query }, { accept });
      expect(answer.headers.get('content-type')).toContain(accept.split(/[;,]/)[0]);
      expect(answer.text).toContain(`"code":"${code}"`);
      expect(answer.text).not.toContain('"data"');
      if (accept === 'application/graphql-response+json') expect(answer.status).toBe(400);
    });

    it('is refused over a WebSocket', async () => {
      const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
      await once(socket, 'open');
      socket.send('{"type":"connection_init"}');
      await once(socket, 'message');
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      const [data] = (await once(socket, 'message')) as [Buffer];
      const { type, payload } = JSON.parse(String(data)) as { type: string; payload: { extensions: object }[] };
      expect(type).toBe('error');
      for (const { extensions } of payload) expect(extensions).toEqual({ code });
      socket.close();
    });
  });

  it('what follows is answered', async () => {
    expect((await gateway.post({ query: '{ hi }' })).body).toEqual({ data: { hi: 'hi' } });
  });
});
