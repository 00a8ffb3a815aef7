import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { OperationTypeNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schemaOf, serveSchema, urlOf } from '../../../tests/support/federate.ts';
import { createEmbeddedTransport } from './embedded/embedded.ts';
import { createHttpTransport, type HttpOptions } from './http/http.ts';
import { propagateHeaders } from './http/requests/propagate-headers.ts';
import type { FetchScope, PreparedFetch, SubgraphOperation, SubgraphTransport } from './transport.ts';

const subgraph = {
  typeDefs: `
    scalar JSON
    type Query { items: [Item] echo(value: JSON, list: [In], n: Int! = 5): JSON fail: Int self: Self }
    input In { a: In n: Int = 3 }
    type Self { constructor: Int toString: String }
    type Item @key(fields: "id") { id: ID! name: String broken: Int! }
  `,
  resolvers: {
    Query: {
      items: () => [{ id: 1, name: 'one' }, null, { id: '2', name: null }],
      echo: (_: unknown, args: unknown) => args,
      fail: () => {
        throw Object.assign(new Error('failed'), { extensions: { code: 'MINE' } });
      },
      self: () => ({ constructor: 1, toString: 'text' }),
    },
    Item: {
      __resolveReference: async ({ id }: { id: string }) => {
        if (id === 'bad') throw new Error('bad reference');
        return id === 'none' ? null : { id, name: `name ${id}` };
      },
      broken: () => {
        throw new Error('broken');
      },
    },
  },
};

const scope: FetchScope = { context: undefined, contexts: new Map() };

function operation(text: string, entities = false): SubgraphOperation {
  return { text, document: parse(text), operationName: undefined, kind: OperationTypeNode.QUERY, entities };
}

const ways = {
  'in process': async (): Promise<{ transport: SubgraphTransport; close(): void }> => ({
    transport: createEmbeddedTransport({ name: 'items', schema: schemaOf(subgraph) }),
    close: () => {},
  }),
  http: async () => {
    const server = await serveSchema(schemaOf(subgraph));
    return { transport: createHttpTransport({ name: 'items', url: urlOf(server) }), close: () => server.close() };
  },
};

describe.each(Object.entries(ways))('a subgraph %s', (_, open) => {
  /** The same response each time: interpreted, on compilation and compiled. */
  async function ask(text: string, variables: Record<string, unknown> = {}, entities = false): Promise<unknown> {
    const { transport, close } = await open();
    try {
      const send = transport.prepare(operation(text, entities));
      const answers: string[] = [];
      for (let run = 0; run < 4; run++) {
        const { data, errors } = await send(variables, scope);
        const found = errors?.map(({ message, path, extensions }) => ({ message, path, code: extensions?.code }));
        answers.push(JSON.stringify({ data, ...(found ? { errors: found } : {}) }));
      }
      expect(new Set(answers).size).toBe(1);
      return JSON.parse(answers[0]!);
    } finally {
      await transport.close();
      close();
    }
  }

  it('answers a query', async () => {
    expect(await ask('{ items { id name } }')).toEqual({
      data: { items: [{ id: '1', name: 'one' }, null, { id: '2', name: null }] },
    });
  });

  it('answers entities in order, null for one that does not exist, an error for one that fails', async () => {
    const text =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Item { name } } }';
    const representations = ['a', 'none', 'bad', 'b'].map(id => ({ __typename: 'Item', id }));
    expect(await ask(text, { representations }, true)).toMatchObject({
      data: { _entities: [{ name: 'name a' }, null, null, { name: 'name b' }] },
      errors: [{ message: 'bad reference', path: ['_entities', 2] }],
    });
  });

  it('returns errors with path and code, and propagates nulls', async () => {
    expect(await ask('{ fail items { broken } }')).toMatchObject({
      data: { fail: null, items: [null, null, null] },
      errors: [
        { message: 'failed', path: ['fail'], code: 'MINE' },
        { message: 'broken', path: ['items', 0, 'broken'] },
        { message: 'broken', path: ['items', 2, 'broken'] },
      ],
    });
  });

  it('passes variables on: defaults, nested and recursive input, JSON literals', async () => {
    const text = 'query ($v: JSON, $l: [In], $n: Int! = 7) { echo(value: { deep: [$v] }, list: $l, n: $n) }';
    expect(await ask(text, { v: { x: [1, null] }, l: [{ a: { n: 1 } }] })).toEqual({
      data: { echo: { value: { deep: [{ x: [1, null] }] }, list: [{ a: { n: 1 }, n: 3 }], n: 7 } },
    });
  });

  it('serves fields with the names of JavaScript’s own', async () => {
    expect(await ask('{ self { constructor toString } }')).toEqual({
      data: { self: { constructor: 1, toString: 'text' } },
    });
  });

  it('hands out data that the caller may change', async () => {
    const { transport, close } = await open();
    const send = transport.prepare(operation('{ items { id } }'));
    const first = await send({}, scope);
    (first.data as { items: unknown[] }).items.length = 0;
    expect(((await send({}, scope)).data as { items: unknown[] }).items).toHaveLength(3);
    await transport.close();
    close();
  });
});

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

async function withServer(
  handler: Handler,
  use: (send: PreparedFetch, server: Server) => Promise<void>,
  options?: Partial<HttpOptions>,
) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    handler(request, response, Buffer.concat(chunks).toString());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const transport = createHttpTransport({ name: 'far', url: urlOf(server), ...options });
  try {
    await use(transport.prepare(operation('{ a }')), server);
  } finally {
    server.closeAllConnections();
    server.close();
    await transport.close();
  }
}

const answer =
  (status: number, body: string | Buffer, headers = {}): Handler =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

describe('the HTTP transport', () => {
  it.each([
    ['an error status', answer(500, 'oops'), { code: 'SUBREQUEST_HTTP_ERROR', status: 500 }],
    [
      'an error status with JSON that is no response',
      answer(404, '{"x":1}'),
      { code: 'SUBREQUEST_HTTP_ERROR', status: 404 },
    ],
    ['an error status with data only', answer(503, '{"data":{"a":1}}'), { code: 'SUBREQUEST_HTTP_ERROR', status: 503 }],
    ['something that is not JSON', answer(200, '<html>'), { code: 'SUBREQUEST_MALFORMED_RESPONSE' }],
    ['JSON that is not a response', answer(200, '[1]'), { code: 'SUBREQUEST_MALFORMED_RESPONSE' }],
    ['errors that are not a list', answer(200, '{"errors":{}}'), { code: 'SUBREQUEST_MALFORMED_RESPONSE' }],
    [
      'a damaged encoding',
      answer(200, 'xx', { 'content-encoding': 'gzip' }),
      { code: 'SUBREQUEST_MALFORMED_RESPONSE' },
    ],
    ['no answer at all', () => {}, { code: 'SUBREQUEST_TIMEOUT' }],
    ['too much', answer(200, `{"data":{"a":"${'x'.repeat(5000)}"}}`), { code: 'SUBREQUEST_RESPONSE_TOO_LARGE' }],
    [
      'too much when unpacked',
      answer(200, gzipSync(`{"data":{"a":"${'x'.repeat(5000)}"}}`), { 'content-encoding': 'gzip' }),
      { code: 'SUBREQUEST_RESPONSE_TOO_LARGE' },
    ],
    ['a broken connection', (request: IncomingMessage) => request.socket.destroy(), { code: 'SUBREQUEST_HTTP_ERROR' }],
  ])('tells %s apart', async (_, handler, expected) => {
    await withServer(
      handler,
      async send => {
        await expect(send({}, scope)).rejects.toMatchObject({ name: 'SubgraphFailure', subgraph: 'far', ...expected });
      },
      { timeout: 300, maxResponseBytes: 1000 },
    );
  });

  it('accepts errors of a GraphQL response with any status', async () => {
    await withServer(answer(400, '{"errors":[{"message":"no"}]}'), async send => {
      expect(await send({}, scope)).toMatchObject({ errors: [{ message: 'no' }] });
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('reads %s', async (encoding, compress) => {
    await withServer(answer(200, compress('{"data":{"a":"글"}}'), { 'content-encoding': encoding }), async send => {
      expect((await send({}, scope)).data).toEqual({ a: '글' });
    });
  });

  it('shares one request between identical queries of one identity in flight', async () => {
    const bodies: string[] = [];
    const waiting: ServerResponse[] = [];
    const handler: Handler = (_, response, body) => {
      bodies.push(body);
      waiting.push(response);
      if (waiting.length === 3) for (const each of waiting) each.end('{"data":{"a":{}}}');
    };
    await withServer(handler, async send => {
      const as = (identity: string | undefined, value: number) =>
        send({ value }, { ...scope, ...(identity === undefined ? {} : { identity }) });
      const [first, second] = await Promise.all([as('x', 1), as('x', 1), as('y', 1), as('x', 2)]);
      expect(bodies).toHaveLength(3);
      expect(first!.data).not.toBe(second!.data);
      expect(first!.data).toEqual(second!.data);
    });
  });

  it('propagates the configured headers and preserves its own', async () => {
    let seen: IncomingMessage['headers'] = {};
    const handler: Handler = (request, response) => {
      seen = request.headers;
      response.end('{"data":{}}');
    };
    const use = async (send: PreparedFetch) => {
      await send(
        {},
        { ...scope, headers: { authorization: 'Bearer t', cookie: 'secret', host: 'evil', 'x-id': ['1', '2'] } },
      );
    };
    await withServer(handler, use, { headers: propagateHeaders(['Authorization', 'X-Id', 'Host']) });
    expect(seen).toMatchObject({
      authorization: 'Bearer t',
      'x-id': '1, 2',
      host: expect.stringContaining('127.0.0.1'),
    });
    expect(seen.cookie).toBeUndefined();
  });

  it('ends the request when the client disconnects', async () => {
    const client = new AbortController();
    await withServer(
      () => client.abort(),
      async send => {
        await expect(send({}, { ...scope, signal: client.signal })).rejects.toMatchObject({
          code: 'SUBREQUEST_CANCELLED',
        });
      },
    );
  });
});

describe('the embedded transport', () => {
  it('passes all references of a fetch to a batch resolver at once', async () => {
    const schema = schemaOf(subgraph);
    const calls: unknown[] = [];
    schema.getType('Item')!.extensions = {
      resolveReferences: (references: readonly { id: string }[]) => {
        calls.push(references.map(({ id }) => id));
        return references.map(({ id }) => (id === '2' ? new Error('second') : { id, name: id }));
      },
    };
    const text =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Item { name } } }';
    const send = createEmbeddedTransport({ name: 'items', schema }).prepare(operation(text, true));
    const representations = ['1', '2', '3'].map(id => ({ __typename: 'Item', id }));
    for (let run = 0; run < 3; run++) {
      const { data, errors } = await send({ representations }, { ...scope, contexts: new Map() });
      expect(data).toEqual({ _entities: [{ name: '1' }, null, { name: '3' }] });
      expect(errors).toMatchObject([{ message: 'second', path: ['_entities', 1] }]);
    }
    expect(calls).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
  });

  it('does not expose the rewritten entities field', () => {
    const schema = schemaOf(subgraph);
    createEmbeddedTransport({ name: 'items', schema }).prepare(
      operation('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Item { name } } }', true),
    );
    expect(Object.keys(schema.getQueryType()!.getFields())).toEqual(expect.not.arrayContaining(['_entities_Item']));
  });

  it('makes one context per request', async () => {
    const made: number[] = [];
    const transport = createEmbeddedTransport({
      name: 'items',
      schema: schemaOf(subgraph),
      createContext: () => made.push(1),
    });
    const send = transport.prepare(operation('{ items { id } }'));
    const request = { ...scope, contexts: new Map() };
    await send({}, request);
    await send({}, request);
    expect(made).toHaveLength(1);
  });
});
