import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestSubgraph } from '../support/federate.ts';
import { startGateway } from '../support/started-gateway.ts';

/** What caches on the way may keep, of subgraphs in the process and elsewhere, over sockets. */

let reads = 0;
const SUBGRAPHS: Record<string, TestSubgraph> = {
  shop: {
    typeDefs: 'type Query { book: Book } type Book @key(fields: "isbn") { isbn: ID! title: String }',
    resolvers: {
      Query: {
        book: () => {
          reads++;
          return { isbn: '1', title: 'Alder' };
        },
      },
    },
  },
  reviews: {
    typeDefs: 'type Book @key(fields: "isbn") { isbn: ID! stars: Int }',
    resolvers: { Book: { stars: () => 5 } },
  },
};
const QUERY = '{ book { title stars } }';
const DATA = { data: { book: { title: 'Alder', stars: 5 } } };
const SECRET = 'the secret of invalidation';
const persisted = (query: string) => ({
  extensions: JSON.stringify({
    persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
  }),
});

describe.each(['embedded', 'remote'] as const)('over %s subgraphs', reached => {
  const start = (environment: Record<string, string> = {}) =>
    startGateway(
      SUBGRAPHS,
      {
        CACHING_DEFAULT_MAX_AGE: '1m',
        CACHING_FALLBACK_AGE: '1m',
        CACHING_RESPONSES: 'true',
        CACHING_INVALIDATION_SECRET: SECRET,
        ...environment,
      },
      reached,
    );
  beforeAll(() => {
    reads = 0;
  });

  it('a persisted query by GET is kept, says its age, and is 304 for who has it', async () => {
    await using gateway = await start();
    expect((await gateway.get(persisted(QUERY))).headers.get('cache-control')).toMatch(/no-cache|no-store/);
    await gateway.get({ query: QUERY, ...persisted(QUERY) });
    const before = reads;
    const found = await gateway.get(persisted(QUERY));
    expect(found).toMatchObject({ status: 200, body: DATA });
    expect(found.headers.get('age')).toBe('0');
    expect(found.headers.get('cache-control')).toBe('public, max-age=60');
    expect(found.headers.get('vary')?.toLowerCase()).toContain('authorization');
    const etag = found.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]+"$/);
    const same = await gateway.get(persisted(QUERY), { 'if-none-match': etag });
    expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', etag]);
    expect(reads).toBe(before);
    const posted = await gateway.post({ query: QUERY });
    expect([posted.headers.get('etag'), reads]).toEqual([null, before]);
  });

  it('is dropped by POST /invalidation, of the subgraph that it names and no other', async () => {
    await using gateway = await start();
    const invalidate = async (subgraph: string) => {
      const response = await fetch(new URL('/invalidation', gateway.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: SECRET },
        body: JSON.stringify([{ kind: 'subgraph', subgraph }]),
      });
      return response.status;
    };
    await gateway.post({ query: QUERY });
    const before = reads;
    expect(await invalidate('other')).toBe(202);
    await gateway.post({ query: QUERY });
    expect(reads).toBe(before);
    expect(await invalidate('reviews')).toBe(202);
    expect((await gateway.post({ query: QUERY })).body).toEqual(DATA);
    expect(reads).toBe(before + 1);
  });

  it('says nothing of what nothing is said of, and keeps no errors', async () => {
    await using gateway = await start({ CACHING_DEFAULT_MAX_AGE: '0' });
    for (const query of [QUERY, '{ nothing }']) {
      const { headers } = await gateway.get({ query });
      expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null]);
    }
  });
});
