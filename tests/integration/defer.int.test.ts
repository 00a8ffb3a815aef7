import { request as sendRequest } from 'node:http';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { describe, expect, it } from 'vitest';
import type { TestSubgraph } from '../support/federate.ts';
import { startGateway, type Way } from '../support/started-gateway.ts';

/** `@defer` over sockets, with the client that people have. */

let slow = Promise.withResolvers<void>();

const subgraphs: Record<string, TestSubgraph> = {
  articles: {
    typeDefs: 'type Query { article: Article } type Article @key(fields: "id") { id: ID! headline: String }',
    resolvers: {
      Query: { article: () => ({ id: '1' }) },
      Article: { headline: () => 'A headline', __resolveReference: (article: object) => article },
    },
  },
  comments: {
    typeDefs: 'type Query { c: Int } type Article @key(fields: "id") { id: ID! total: Int }',
    resolvers: {
      Article: { __resolveReference: (article: object) => article, total: () => slow.promise.then(() => 7) },
    },
  },
};
const QUERY = 'query Page { article { id headline ... @defer(label: "comments") { total } } }';
const ACCEPT = 'multipart/mixed;deferSpec=20220824,application/json';

describe.each<Way>(['embedded', 'remote'])('with %s subgraphs, @defer', reached => {
  it.each([
    new Defer20220824Handler(), // Its types leave out that a property may be undefined.
    new GraphQL17Alpha9Handler() as unknown as Defer20220824Handler,
  ])('brings Apollo Client the page first and the slow part when it is there (%#)', async incrementalHandler => {
    slow = Promise.withResolvers();
    await using gateway = await startGateway(subgraphs, {}, reached);
    const client = new ApolloClient({
      link: new HttpLink({ uri: gateway.url }),
      cache: new InMemoryCache(),
      incrementalHandler,
    });
    const seen: unknown[] = [];
    const complete = Promise.withResolvers<void>();
    const subscription = client.watchQuery({ query: gql(QUERY) }).subscribe(({ data, dataState }) => {
      if (dataState === 'empty') return;
      seen.push(JSON.parse(JSON.stringify(data)));
      if (dataState === 'complete') complete.resolve();
      else slow.resolve();
    });
    await complete.promise;
    subscription.unsubscribe();
    client.stop();
    const article = { __typename: 'Article', id: '1', headline: 'A headline' };
    expect(seen).toEqual([{ article }, { article: { ...article, total: 7 } }]);
  });

  it('is sent as multipart, each part at once', async () => {
    slow = Promise.withResolvers();
    await using gateway = await startGateway(subgraphs, { EXPLAIN: 'true' }, reached);
    const { headers, chunks } = await readChunks(gateway.url, text => {
      if (text.includes('"hasNext":true')) slow.resolve();
    });
    expect(headers['content-type']).toBe('multipart/mixed;boundary="graphql";deferSpec=20220824');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-request-id']).toBeDefined();
    const parts = chunks.join('').split('--graphql').slice(1, -1);
    expect(parts.map(part => JSON.parse(part.split('\r\n\r\n')[1]!))).toEqual([
      {
        data: { article: { id: '1', headline: 'A headline' } },
        hasNext: true,
        extensions: {
          apolloQueryPlan: {
            object: expect.objectContaining({ kind: 'QueryPlan' }),
            text: expect.stringContaining('Defer'),
          },
        },
      },
      { incremental: [{ data: { total: 7 }, path: ['article'], label: 'comments' }], hasNext: false },
    ]);
    expect(chunks.join('')).toMatch(/--graphql--\r\n$/);
  });

  it('is left aside for who does not accept parts', async () => {
    slow.resolve();
    await using gateway = await startGateway(subgraphs, {}, reached);
    const { body, headers } = await gateway.post({ query: QUERY });
    expect(body).toEqual({ data: { article: { id: '1', headline: 'A headline', total: 7 } } });
    expect(headers.get('content-type')).toContain('application/json');
  });

  it('finishes before the gateway closes', async () => {
    slow = Promise.withResolvers();
    const gateway = await startGateway(subgraphs, {}, reached);
    let closed: Promise<void> | undefined;
    const { chunks } = await readChunks(gateway.url, text => {
      if (closed || !text.includes('"hasNext":true')) return;
      closed = gateway[Symbol.asyncDispose]();
      setTimeout(slow.resolve, 50);
    });
    expect(chunks.join('')).toContain('{"data":{"total":7}');
    await closed;
  });
});

/** Tells of each chunk as it arrives. */
function readChunks(url: string, onChunk: (text: string) => void) {
  type Read = { headers: Record<string, unknown>; chunks: string[] };
  return new Promise<Read>((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      accept: ACCEPT,
      'apollo-expose-query-plan': 'true',
      connection: 'close',
    };
    const request = sendRequest(url, { method: 'POST', headers }, response => {
      const chunks: string[] = [];
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        chunks.push(chunk);
        onChunk(chunk);
      });
      response.on('end', () => resolve({ headers: response.headers, chunks }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(JSON.stringify({ query: QUERY }));
  });
}
