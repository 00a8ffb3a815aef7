import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSubgraph } from '../federation/serve-subgraph.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from '../support/federate.ts';
import { ask, runNewsgraph, startNewsgraph } from './newsgraph-command.ts';

/** `newsgraph gateway` over a supergraph that is not ours. */

const arrived: PromiseWithResolvers<void> = Promise.withResolvers();
const SUBGRAPHS: Record<string, TestSubgraph> = {
  'book-shop': {
    typeDefs: 'type Query { books: [Book!]! slow: String } type Book @key(fields: "isbn") { isbn: ID! title: String! }',
    resolvers: {
      Query: {
        books: () => [{ isbn: '1', title: 'Alder' }],
        slow: async () => {
          arrived.resolve();
          await new Promise(resolve => setTimeout(resolve, 1_000));
          return 'at last';
        },
      },
    },
  },
  reviews: {
    typeDefs: 'type Book @key(fields: "isbn") { isbn: ID! stars: Int } type Query { best: Book }',
    resolvers: { Query: { best: () => ({ isbn: '1' }) }, Book: { stars: () => 5 } },
  },
};

let directory: string;
let supergraph: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-gateway-'));
  supergraph = path.join(directory, 'supergraph.graphql');
  await writeFile(supergraph, supergraphOf(SUBGRAPHS));
});
afterAll(() => rm(directory, { recursive: true }));

const QUERY = '{ books { title stars } }';
const startGateway = (env: Record<string, string>) =>
  startNewsgraph(['gateway', '--supergraph', supergraph], { HOST: '127.0.0.1', NEWSGRAPH_DATA: directory, ...env });

describe('newsgraph gateway', () => {
  it('joins the subgraphs of any supergraph, and names the one that cannot be reached', async () => {
    await using shop = await serveSubgraph(schemaOf(SUBGRAPHS['book-shop']!));
    const reviews = await serveSubgraph(schemaOf(SUBGRAPHS['reviews']!));
    await using gateway = await startGateway({ SUBGRAPH_BOOK_SHOP_URL: shop.url, SUBGRAPH_REVIEWS_URL: reviews.url });
    const health = await fetch(new URL('/health', gateway.url));
    expect(health.status).toBe(200);
    expect(await ask(gateway.url, QUERY)).toEqual({ status: 200, data: { books: [{ title: 'Alder', stars: 5 }] } });

    await reviews[Symbol.asyncDispose]();
    const partial = await ask(gateway.url, QUERY);
    expect(partial).toMatchObject({ status: 200, data: { books: [{ title: 'Alder', stars: null }] } });
    expect(partial.errors).toEqual([
      {
        message: 'Subgraph "reviews" could not be reached',
        path: ['books', 0],
        extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName: 'reviews' },
      },
    ]);
  });

  it('finishes the request under way after SIGTERM, and takes no more', async () => {
    await using shop = await serveSubgraph(schemaOf(SUBGRAPHS['book-shop']!));
    await using gateway = await startGateway({ SUBGRAPH_BOOK_SHOP_URL: shop.url, SUBGRAPH_REVIEWS_URL: shop.url });
    const slow = ask(gateway.url, '{ slow }');
    await arrived.promise;
    const ended = gateway.end('SIGTERM');
    expect(await slow).toEqual({ status: 200, data: { slow: 'at last' } });
    expect(await ended).toBe(0);
    await expect(fetch(gateway.url)).rejects.toThrow();
  });

  it('says in one line what is wrong with a supergraph', async () => {
    const env = { HOST: '127.0.0.1', NEWSGRAPH_DATA: directory };
    const none = path.join(directory, 'none.graphql');
    await writeFile(none, 'type Query { a: Int }');
    const refused = await runNewsgraph(['gateway', '--supergraph', none], env);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/^newsgraph: .*supergraph.*\n$/);
    const missing = await runNewsgraph(['gateway', '--supergraph', `${none}x`], env);
    expect(missing).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^newsgraph: --supergraph: .*cannot be read.*\n$/),
    });
  });
});
