import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSubgraph } from '../federation/serve-subgraph.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from '../support/federate.ts';
import { ask, startNewsgraph } from './newsgraph-command.ts';

/** A gateway follows its supergraph, wherever that comes from. */

const arrived: PromiseWithResolvers<void> = Promise.withResolvers();
const release: PromiseWithResolvers<void> = Promise.withResolvers();
const shop: TestSubgraph = {
  typeDefs: 'type Query { a: Int  b: Int  slow: Int }',
  resolvers: {
    Query: {
      a: () => 1,
      b: () => 2,
      slow: async () => {
        arrived.resolve();
        await release.promise;
        return 3;
      },
    },
  },
};
const OLD = supergraphOf({ shop: { typeDefs: 'type Query { a: Int slow: Int }' } });
const NEW = supergraphOf({ shop: { typeDefs: 'type Query { a: Int b: Int slow: Int }' } });

let directory: string;
let subgraph: Awaited<ReturnType<typeof serveSubgraph>>;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-reload-'));
  subgraph = await serveSubgraph(schemaOf(shop));
});
afterAll(async () => {
  await subgraph[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

const start = (args: string[], data = directory) =>
  startNewsgraph(['gateway', ...args], {
    HOST: '127.0.0.1',
    NEWSGRAPH_DATA: data,
    SUBGRAPH_SHOP_URL: subgraph.url,
    RELOAD_INTERVAL: '50ms',
    LOG_LEVEL: 'error',
  });

async function until<T>(read: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 20_000; ; ) {
    const value = await read();
    if (good(value) || Date.now() > end) return value;
    await sleep(50);
  }
}
/** All that is said to anybody who asks. */
const REFUSED = 'A newer supergraph was refused; the log says why';

interface Readiness {
  readonly reasons: readonly string[];
  readonly checks: Readonly<Record<string, string>>;
  readonly supergraph?: { readonly loadedAt: string; readonly ageSeconds: number; readonly refused?: string };
}

const readiness = async (url: string) => {
  const response = await fetch(new URL('/health/ready', url));
  return { http: response.status, ...((await response.json()) as Readiness) };
};

describe('a gateway', () => {
  it('serves a new file, finishes on the old one what is under way, and refuses a broken one', async () => {
    const file = path.join(directory, 'supergraph.graphql');
    const replace = async (sdl: string) => {
      await writeFile(`${file}.new`, sdl);
      await rename(`${file}.new`, file);
    };
    await replace(OLD);
    await using gateway = await start(['--supergraph', file]);
    expect((await ask(gateway.url, '{ a b }')).status).toBe(400);
    const slow = ask(gateway.url, '{ slow }');
    await arrived.promise;
    await replace(NEW);
    expect(
      await until(
        () => ask(gateway.url, '{ a b }'),
        ({ status }) => status === 200,
      ),
    ).toEqual({
      status: 200,
      data: { a: 1, b: 2 },
    });
    release.resolve();
    expect(await slow).toEqual({ status: 200, data: { slow: 3 } });

    await replace('type Query { nothing: Int }');
    const refused = await until(
      () => readiness(gateway.url),
      ({ supergraph }) => supergraph?.refused !== undefined,
    );
    expect(refused).toMatchObject({ http: 200, supergraph: { refused: expect.any(String) } });
    // Anybody may ask for it: why is in the log alone.
    expect(refused.supergraph?.refused).toBe(REFUSED);
    expect(await ask(gateway.url, '{ a b }')).toMatchObject({ status: 200 });
    expect(gateway.output().stdout).toContain('The new supergraph was rejected');

    // Clients can ask this one; no plan can be made on it.
    await replace(`${NEW}\nenum Lost { NOWHERE }`);
    const log = await until(
      async () => gateway.output().stdout,
      stdout => stdout.includes('cannot be planned'),
    );
    expect(log.slice(log.indexOf('cannot be planned') - 200)).toContain('{ a b }');
    expect((await readiness(gateway.url)).supergraph).toMatchObject({ refused: REFUSED });
    expect(await ask(gateway.url, '{ a b }')).toMatchObject({ status: 200 });
  });

  it('follows a URL by its ETag, and starts from its copy while that is down', async () => {
    let sdl = OLD;
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      const etag = `"${sdl.length}"`;
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(sdl);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/supergraph`;
    const data = path.join(directory, 'url');
    {
      await using gateway = await start(['--supergraph', url], data);
      await until(
        async () => asked.length,
        length => length > 2,
      );
      expect(asked.at(-1)).toBe(`"${OLD.length}"`);
      sdl = NEW;
      expect(
        await until(
          () => ask(gateway.url, '{ b }'),
          ({ status }) => status === 200,
        ),
      ).toMatchObject({ status: 200 });
    }
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    await using again = await start(['--supergraph', url], data);
    expect(await ask(again.url, '{ b }')).toEqual({ status: 200, data: { b: 2 } });
  });

  it('composes anew when a schema changes', async () => {
    const schema = path.join(directory, 'shop.graphql');
    const config = path.join(directory, 'rover.yaml');
    await writeFile(schema, 'type Query { a: Int }');
    await writeFile(
      config,
      `federation_version: =2.9.0\nsubgraphs:\n  shop:\n    routing_url: ${subgraph.url}\n    schema:\n      file: ./shop.graphql\n`,
    );
    await using gateway = await start(['--compose', config]);
    expect((await ask(gateway.url, '{ b }')).status).toBe(400);
    await writeFile(schema, 'type Query { a: Int  b: Int }');
    expect(
      await until(
        () => ask(gateway.url, '{ b }'),
        ({ status }) => status === 200,
      ),
    ).toEqual({
      status: 200,
      data: { b: 2 },
    });
  });

  it('composes anew when a running subgraph says another schema', async () => {
    const versions = ['type Query { a: Int }', 'type Query { a: Int  b: Int }'].map(typeDefs =>
      schemaOf({ typeDefs, resolvers: { Query: { a: () => 1, ...(typeDefs.includes('b:') && { b: () => 2 }) } } }),
    );
    let version = 0;
    const tokens = new Set<unknown>();
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
      const { query } = JSON.parse(body);
      if (query.includes('_service')) tokens.add(request.headers.authorization);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(await graphql({ schema: versions[version]!, source: query })));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const config = path.join(directory, 'running.yaml');
    await writeFile(
      config,
      `subgraphs:\n  shop:\n    schema:\n      subgraph_url: ${url}\n      introspection_headers:\n        authorization: Bearer \${env.SHOP_TOKEN}\n`,
    );
    await using gateway = await startNewsgraph(['gateway', '--compose', config], {
      HOST: '127.0.0.1',
      NEWSGRAPH_DATA: directory,
      RELOAD_INTERVAL: '50ms',
      LOG_LEVEL: 'error',
      SHOP_TOKEN: 'of the shop',
    });
    expect(await ask(gateway.url, '{ a }')).toEqual({ status: 200, data: { a: 1 } });
    version = 1;
    expect(
      await until(
        () => ask(gateway.url, '{ b }'),
        ({ status }) => status === 200,
      ),
    ).toEqual({ status: 200, data: { b: 2 } });
    expect([...tokens]).toEqual(['Bearer of the shop']);
    server.closeAllConnections();
    server.close();
    const { supergraph } = await until(
      () => readiness(gateway.url),
      ({ supergraph }) => supergraph?.refused !== undefined,
    );
    expect(supergraph?.refused).toBe(REFUSED);
    expect(gateway.output().stdout).toContain(url);
    expect(gateway.child.exitCode).toBeNull();
  });
});

describe('health', () => {
  it('says why a gateway is not ready', async () => {
    const file = path.join(directory, 'ready.graphql');
    await writeFile(file, OLD);
    await using gateway = await start(['--supergraph', file]);
    expect(await readiness(gateway.url)).toMatchObject({
      http: 200,
      reasons: [],
      checks: { 'subgraph shop': 'ok' },
      supergraph: { loadedAt: expect.any(String), ageSeconds: expect.any(Number) },
    });
    await using lost = await startNewsgraph(['gateway', '--supergraph', file], {
      HOST: '127.0.0.1',
      NEWSGRAPH_DATA: directory,
      SUBGRAPH_SHOP_URL: 'http://127.0.0.1:1/',
      LOG_LEVEL: 'silent',
    });
    expect(await readiness(lost.url)).toMatchObject({
      http: 503,
      reasons: [expect.stringContaining('subgraph shop: Subgraph "shop" could not be reached')],
    });
    expect((await fetch(new URL('/health/live', lost.url))).status).toBe(200);
  });

  it('is told before the process stops, so that nobody sends more', async () => {
    const file = path.join(directory, 'drain.graphql');
    await writeFile(file, OLD);
    await using gateway = await startNewsgraph(['gateway', '--supergraph', file], {
      HOST: '127.0.0.1',
      NEWSGRAPH_DATA: directory,
      SUBGRAPH_SHOP_URL: subgraph.url,
      DRAIN_DELAY: '2s',
    });
    const ended = gateway.end('SIGTERM');
    const stopping = await until(
      () => readiness(gateway.url),
      ({ http }) => http === 503,
    );
    expect(stopping).toMatchObject({ reasons: ['the process is stopping'] });
    expect(await ask(gateway.url, '{ a }')).toEqual({ status: 200, data: { a: 1 } });
    expect(await ended).toBe(0);
  });
});
