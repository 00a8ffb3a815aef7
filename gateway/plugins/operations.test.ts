import { GraphQLError, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { startPlugged } from '../../tests/support/plugged-gateway.ts';
import { defineContextKey } from '../request/plugin-context.ts';
import type { OperationEvent, PluginHooks } from './events.ts';
import { definePlugin } from './plugin.ts';
import { refuse } from './refuse.ts';

const plugin = (hooks: PluginHooks, name = 'test') => definePlugin({ name, setup: () => hooks })();
const onOperation = (run: NonNullable<PluginHooks['onOperation']>) => plugin({ onOperation: run });
const QUERY = 'query Book($id: ID!) { book(id: $id) { title } }';
const RENAME = 'mutation { rename(title: "t") { id } }';

describe('onOperation', () => {
  it('is told of the operation and of who sends it', async () => {
    const seen: OperationEvent[] = [];
    await using gateway = await startPlugged([onOperation(event => void seen.push(event))]);
    const headers = { 'x-request-id': 'id-1', 'apollographql-client-name': 'web' };
    await gateway.ask({ query: QUERY, variables: { id: '2' } }, headers);
    expect(seen).toMatchObject([
      {
        query: QUERY,
        operationName: 'Book',
        operationType: 'query',
        variables: { id: '2' },
        identity: undefined,
        requestId: 'id-1',
        transport: 'http',
        client: { name: 'web' },
      },
    ]);
    expect(seen[0]?.document).toEqual(parse(QUERY));
    await gateway.host.execute({ query: RENAME }, { identity: undefined });
    expect(seen[1]).toMatchObject({
      operationType: 'mutation',
      operationName: undefined,
      transport: 'local',
      variables: {},
    });
  });

  it('is not told of what cannot be read', async () => {
    let count = 0;
    await using gateway = await startPlugged([onOperation(() => void count++)]);
    expect((await gateway.ask('{ book {')).code).toBe('GRAPHQL_PARSE_FAILED');
    expect(count).toBe(0);
  });

  it.each([false, 'no', null])('fails the operation if its result is %j', async given => {
    await using gateway = await startPlugged([onOperation(() => given as never)]);
    expect(await gateway.ask(QUERY)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });

  it.each([
    [
      'as forbidden where nothing is said',
      {},
      403,
      { message: 'The token does not allow this.', extensions: { code: 'FORBIDDEN' } },
    ],
    [
      'with the status of a code',
      { code: 'RATE_LIMITED' },
      429,
      { message: 'Too many requests; try again later.', extensions: { code: 'RATE_LIMITED' } },
    ],
    [
      'with a code of its own',
      { code: 'NO_REPORTS', message: 'No reports on Sundays', extensions: { day: 7 } },
      400,
      { message: 'No reports on Sundays', extensions: { code: 'NO_REPORTS', day: 7 } },
    ],
    [
      'with a status and headers',
      { code: 'UNPAID', status: 402, headers: { 'x-price': '5' } },
      402,
      { message: 'The request is refused.', extensions: { code: 'UNPAID' } },
    ],
  ])('refuses %s', async (_, options, status, error) => {
    for (const run of [() => refuse(options), async () => refuse(options)]) {
      await using gateway = await startPlugged([onOperation(run)]);
      const reply = await gateway.ask('{ book { id } }');
      expect([reply.status, reply.body]).toEqual([status, { errors: [error] }]);
      if ('headers' in options) expect(reply.headers.get('x-price')).toBe('5');
    }
  });

  it("puts other variables and headers in place of the client's, one plugin after the other", async () => {
    const seen: unknown[] = [];
    await using gateway = await startPlugged([
      onOperation(({ variables }) => ({
        variables: { ...variables, id: `${variables.id}1` },
        headers: { 'x-tenant': 'acme' },
      })),
      onOperation(async ({ variables, headers }) => {
        seen.push(headers);
        return { variables: { id: `${variables.id}2` } };
      }),
    ]);
    const query = 'query ($id: ID!) { book(id: $id) { title } header(name: "x-tenant") }';
    const { body } = await gateway.ask({ query, variables: { id: '0' } });
    expect(body).toEqual({ data: { book: { title: 'Title 012' }, header: 'acme' } });
    expect(seen).toEqual([{ 'x-tenant': 'acme' }]);
  });

  it("puts another document in place of the client's, which is judged like one", async () => {
    const documents = new Map([
      ['Other', parse('{ book { id } }')],
      ['Wrong', parse('{ nothing }')],
      ['Deep', parse('{ book { id title stars } }')],
      ['Write', parse(RENAME)],
    ]);
    await using gateway = await startPlugged(
      [
        onOperation(({ operationName }) => {
          const document = documents.get(operationName ?? '');
          return document && { document };
        }),
      ],
      { environment: { LIMITS_HEIGHT: '3' } },
    );
    const named = (name: string) => gateway.ask(`query ${name} { book { title } }`);
    expect((await named('Same')).body).toEqual({ data: { book: { title: 'Title 1' } } });
    expect((await named('Other')).body).toEqual({ data: { book: { id: '1' } } });
    expect((await named('Wrong')).code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await named('Deep')).code).toBe('MAX_HEIGHT_LIMIT');
    const byGet = await fetch(`${gateway.url}?query=${encodeURIComponent('query Write { book { title } }')}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(byGet.status).toBe(405);
  });

  it.each([
    [
      'a GraphQLError',
      new GraphQLError('No', { extensions: { code: 'FORBIDDEN', why: 1 } }),
      403,
      { message: 'No', extensions: { code: 'FORBIDDEN', why: 1 } },
    ],
    ['one without a code', new GraphQLError('No'), 403, { message: 'No', extensions: { code: 'FORBIDDEN' } }],
    [
      'one of another copy of graphql',
      Object.assign(new Error('No'), { name: 'GraphQLError', extensions: { code: 'NOT_FOUND' } }),
      404,
      { message: 'No', extensions: { code: 'NOT_FOUND' } },
    ],
    [
      'anything else',
      new Error('10.0.0.7'),
      500,
      { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ],
  ])('that throws %s ends the request before anything runs', async (_, error, status, written) => {
    const later = onOperation(async () => Promise.reject(error));
    const atOnce = onOperation(() => {
      throw error;
    });
    for (const one of [atOnce, later]) {
      let asked = 0;
      await using gateway = await startPlugged([one, plugin({ onSubgraphRequest: () => void asked++ })]);
      const reply = await gateway.ask(RENAME);
      expect([reply.status, reply.body, asked]).toEqual([status, { errors: [written] }, 0]);
    }
  });

  it('keeps values to the request and by key', async () => {
    const [first, second] = [defineContextKey<number>('same name'), defineContextKey<number>('same name')];
    await using gateway = await startPlugged([
      onOperation(({ context }) => context.set(first, (context.get(first) ?? 0) + 1)),
      plugin({
        onAnswer: ({ context }) => ({ extensions: { first: context.get(first), second: context.get(second) } }),
      }),
    ]);
    for (let time = 0; time < 2; time++) {
      expect((await gateway.ask('{ book { id } }')).body.extensions).toEqual({ first: 1 });
    }
  });
});
