import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { serveSubgraph } from '../tests/federation/serve-subgraph.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from '../tests/support/federate.ts';
import { createGateway } from './create-gateway.ts';

const WORDS: TestSubgraph = {
  typeDefs: 'type Query { word: Word, caller: String } type Word @key(fields: "id") { id: ID! text: String }',
  resolvers: {
    Query: {
      word: () => ({ id: '1', text: 'apple' }),
      caller: (_: unknown, __: unknown, { identity }: { identity?: { subject: string } }) => identity?.subject ?? null,
    },
  },
};
const COUNTS: TestSubgraph = {
  typeDefs: 'type Word @key(fields: "id") { id: ID! count: Int }',
  resolvers: { Word: { __resolveReference: ({ id }: { id: string }) => ({ id, count: 7 }) } },
};
const SUPERGRAPH = supergraphOf({ words: WORDS, counts: COUNTS });
const EMBEDDED = { words: schemaOf(WORDS), counts: schemaOf(COUNTS) };
const QUERY = '{ word { text count } }';
const ANSWER = { data: { word: { text: 'apple', count: 7 } } };
const SETTINGS = { server: { logLevel: 'silent', host: '127.0.0.1', port: 0 } } as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'newsgraph-gateway-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const post = (query: string) => ({ method: 'POST', url: '/graphql', payload: { query } }) as const;

describe('createGateway', () => {
  it('accepts a supergraph as SDL, as a file, at a URL and from a custom source', async () => {
    const file = path.join(folder, 'supergraph.graphql');
    writeFileSync(file, SUPERGRAPH);
    const server = createServer((_request, response) => response.end(SUPERGRAPH)).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/supergraph`;
    try {
      for (const supergraph of [SUPERGRAPH, file, url, new URL(url), { read: async () => SUPERGRAPH }]) {
        const gateway = await createGateway({
          supergraph,
          subgraphs: EMBEDDED,
          settings: SETTINGS,
          dataDirectory: folder,
        });
        expect(await gateway.execute({ query: QUERY })).toEqual(ANSWER);
        await gateway.close();
      }
    } finally {
      server.close();
    }
  });

  it('joins embedded and remote subgraphs', async () => {
    await using counts = await serveSubgraph(schemaOf(COUNTS));
    const gateway = await createGateway({
      supergraph: SUPERGRAPH,
      subgraphs: { words: EMBEDDED.words, counts: new URL(counts.url) },
      settings: SETTINGS,
      dataDirectory: folder,
    });
    expect(await gateway.execute({ query: QUERY })).toEqual(ANSWER);
    await gateway.close();
  });

  it('listens, is injected, and runs operations for a caller', async () => {
    const gateway = await createGateway({
      supergraph: SUPERGRAPH,
      subgraphs: EMBEDDED,
      settings: SETTINGS,
      dataDirectory: folder,
    });
    const url = await gateway.listen();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
    });
    expect(await response.json()).toEqual(ANSWER);
    const injected = await gateway.inject(post(QUERY));
    expect([injected.statusCode, JSON.parse(injected.body)]).toEqual([200, ANSWER]);
    const identity = { subject: 'ada', name: undefined, role: 'COMMENTER', scopes: new Set<string>() } as const;
    expect(await gateway.execute({ query: '{ caller }' }, { identity })).toEqual({ data: { caller: 'ada' } });
    await gateway.close();
    await expect(fetch(url)).rejects.toThrow();
  });

  it('closes the subgraphs that it was given', async () => {
    let closed = 0;
    const words = { schema: EMBEDDED.words, createContext: (scope: object) => scope, close: async () => void closed++ };
    const gateway = await createGateway({
      supergraph: SUPERGRAPH,
      subgraphs: { ...EMBEDDED, words },
      settings: SETTINGS,
      dataDirectory: folder,
    });
    await gateway.execute({ query: QUERY });
    await gateway.close();
    expect(closed).toBe(1);
  });

  it('is part of a Fastify app, below a prefix, without affecting the rest of it', async () => {
    const app = Fastify();
    app.get('/hello', () => 'hello');
    app.setErrorHandler((_error, _request, reply) => reply.code(418).send('of the app'));
    app.get('/fails', () => {
      throw new Error('on purpose');
    });
    const gateway = await createGateway({
      supergraph: SUPERGRAPH,
      subgraphs: EMBEDDED,
      settings: SETTINGS,
      dataDirectory: folder,
    });
    await app.register(gateway.fastify, { prefix: '/api' });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const answer = await app.inject({ ...post(QUERY), url: '/api/graphql' });
    expect(answer.json()).toEqual(ANSWER);
    expect((await app.inject('/hello')).body).toBe('hello');
    expect((await app.inject('/fails')).statusCode).toBe(418);
    expect((await app.inject(post(QUERY))).statusCode).toBe(404);
    const crossSite = await app.inject({ url: '/api/graphql?query={word{text}}' });
    expect(crossSite.statusCode).toBe(400);
    const socket = new WebSocket(`${address.replace('http', 'ws')}/api/graphql`, 'graphql-transport-ws');
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    expect(await gateway.execute({ query: QUERY })).toEqual(ANSWER);
    const gone = new Promise(resolve => socket.once('close', resolve));
    await app.close();
    await gone;
  });

  it('serves a new supergraph from a custom source without a restart', async () => {
    const narrow = supergraphOf({ words: WORDS });
    let sdl: string | undefined = narrow;
    const source = {
      async read() {
        const next = sdl;
        sdl = undefined;
        return next;
      },
    };
    const gateway = await createGateway({
      supergraph: source,
      subgraphs: EMBEDDED,
      settings: { ...SETTINGS, reload: { interval: '20ms' } },
      dataDirectory: folder,
    });
    expect((await gateway.execute({ query: QUERY })).errors?.[0]?.message).toContain('Cannot query field "count"');
    sdl = SUPERGRAPH;
    let answer = await gateway.execute({ query: QUERY });
    for (let look = 0; look < 200 && answer.errors; look++) {
      await sleep(20);
      answer = await gateway.execute({ query: QUERY });
    }
    expect(answer).toEqual(ANSWER);
    await gateway.close();
  });

  it.each([
    [{ limits: { depht: 3 } }, 'settings.limits.depht: is not a setting, expected one of'],
    [{ limit: { depth: 3 } }, 'settings.limit: is not a setting, expected one of'],
    [{ limits: { depth: 'deep' } }, 'settings.limits.depth: found "deep", expected a whole number'],
    [{ subgraphs: { words: { uri: 'x' } } }, 'settings.subgraphs.words.uri: is not a setting'],
  ])('refuses the settings %j', async (settings, message) => {
    await expect(createGateway({ supergraph: SUPERGRAPH, settings: settings as never })).rejects.toThrow(message);
  });

  it.each([
    ['no-such-file.graphql', 'no-such-file.graphql cannot be read'],
    ['type Query { a: Int }', 'Not a supergraph'],
    ['{', 'Syntax Error'],
  ])('refuses the supergraph %j', async (supergraph, message) => {
    await expect(createGateway({ supergraph })).rejects.toThrow(message);
  });

  it.each([
    [{ supergraph: SUPERGRAPH, plugin: [] }, 'found the option plugin, expected supergraph'],
    [{ supergraph: SUPERGRAPH, plugin: [] }, 'did you mean plugins?'],
    [{ supergraf: 'x' }, 'did you mean supergraph?'],
    [{}, 'supergraph: expected its SDL, a file, a URL or { read() }'],
    [{ supergraph: {} }, 'supergraph: expected its SDL'],
  ])('refuses the options %j', async (options, message) => {
    await expect(createGateway(options as never)).rejects.toThrow(message);
  });

  it('refuses a subgraph whose name is misspelt', async () => {
    const subgraphs = { words: EMBEDDED.words, count: EMBEDDED.counts };
    await expect(createGateway({ supergraph: SUPERGRAPH, subgraphs })).rejects.toThrow(
      'subgraphs: found "count", expected counts, words; did you mean counts?',
    );
  });
});
