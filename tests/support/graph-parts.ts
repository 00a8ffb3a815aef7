import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { MongoClient } from 'mongodb';
import { inject } from 'vitest';
import { WebSocket } from 'ws';
import { environmentName } from '../../gateway/settings/table.ts';
import { SCOPES } from '../../shared/auth/identity.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { openSeeds, openSubgraphs } from '../../site/server/open-modules.ts';
import { signLocalToken } from '../../site/server/sign-local-token.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { createGatewayHost, createSubgraphHost } from './hosts.ts';
import { createTestDatabase } from './mongo.ts';
import type { Way } from './started-gateway.ts';

/** Ways in which a part of the graph fails. Embedded parts have no HTTP, so they only throw. */
export const REMOTE_FAULTS = [
  'refuses',
  'is silent',
  'answers 500',
  'answers HTML',
  'answers null',
  'leaves out',
  'lies',
] as const;
export const EMBEDDED_FAULTS = ['throws'] as const;
export type Fault = (typeof REMOTE_FAULTS)[number] | (typeof EMBEDDED_FAULTS)[number];

const JSON_HEADERS = { 'content-type': 'application/json' };

/** What the graph is filled with. */
const SEEDS = { articles: 8, comments: 40, days: 3, seed: 1 };

export interface PartialAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly serviceName?: string } }[];
}

/** The news graph behind a gateway that listens, with seeds; each of its parts can be made to fail. */
export async function createGraphParts(way: Way) {
  const stack = new AsyncDisposableStack();
  const { uri, name } = stack.use(await createTestDatabase(inject('mongodbUri')));
  const client = stack.adopt(await MongoClient.connect(uri), one => one.close());
  const directory = stack.adopt(await mkdtemp(path.join(tmpdir(), 'newsgraph-parts-')), one =>
    rm(one, { recursive: true }),
  );
  const base = {
    LOG_LEVEL: 'silent',
    HOST: '127.0.0.1',
    PORT: '0',
    MONGODB_URI: uri,
    NEWSGRAPH_DATA: directory,
    NODE_ENV: 'development',
    SUBGRAPHS_RETRIES: '0',
  };
  const settings = readSettings(base);
  await using seeds = await openSeeds(settings, () => {});
  for (const seed of seeds.of({ ...SEEDS, until: new Date() })) await seed.run(() => {});
  const subgraphs = await openSubgraphs(settings, client.db(name));
  for (const subgraph of subgraphs.values()) stack.defer(() => subgraph.close?.());
  const faults = new Map<string, Fault>();
  const urls: Record<string, string> = {};
  const embedded = new Map<string, Subgraph>();
  for (const [part, subgraph] of subgraphs) {
    if (way === 'embedded') embedded.set(part, failing(subgraph, faults));
    else {
      const host = stack.adopt(await createSubgraphHost(settings, subgraph), one => one.close());
      const target = await host.listen();
      const proxy = stack.use(await failingProxy(target, () => faults.get(part)));
      urls[`SUBGRAPH_${environmentName(part)}_URL`] = proxy.url;
      // The proxy passes on requests only.
      urls[`SUBGRAPH_${environmentName(part)}_SUBSCRIPTIONS_URL`] = target.replace('http', 'ws');
    }
  }
  const supergraph = await readFile('supergraph.graphql', 'utf8');
  const listen = async (timeout: string) => {
    const gatewaySettings = readSettings({ ...base, ...urls, SUBGRAPHS_TIMEOUT: timeout });
    const host = stack.adopt(await createGatewayHost(gatewaySettings, supergraph, embedded), one => one.close());
    return host.listen();
  };
  const url = await listen('30s');
  // Only what is silent has to be waited for: others may take their time on a busy machine.
  const impatient = way === 'remote' ? await listen('1s') : url;
  const token = await signLocalToken(settings, { subject: 'all', role: 'ADMIN', scopes: SCOPES });
  return {
    url,
    supergraph,
    async ask(query: string, variables: Record<string, unknown> = {}): Promise<PartialAnswer> {
      const headers = { ...JSON_HEADERS, authorization: `Bearer ${token}` };
      const response = await fetch([...faults.values()].includes('is silent') ? impatient : url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as PartialAnswer;
    },
    /** The answers of a subscription, from when it is open. */
    async subscribe(query: string): Promise<AsyncDisposable & { next(): Promise<PartialAnswer> }> {
      const client = createClient({
        url: url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${token}` },
      });
      const answers = client.iterate({ query });
      const first = answers.next();
      // The server tells of no opened subscription; one that is not open yet misses the event, and the test fails.
      await sleep(500);
      return {
        next: async () => (await first).value as PartialAnswer,
        [Symbol.asyncDispose]: async () => void (await client.dispose()),
      };
    },
    /** Makes one part fail, and mends all others. */
    fail(part: string, fault: Fault) {
      faults.clear();
      faults.set(part, fault);
    },
    mend: () => faults.clear(),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const failing = (subgraph: Subgraph, faults: ReadonlyMap<string, Fault>): Subgraph => ({
  ...subgraph,
  createContext(scope) {
    if (faults.has(subgraph.name)) throw new Error('its database is away');
    return subgraph.createContext(scope);
  },
});

/** The answer of a subgraph that leaves out all fields of its objects, or answers what no field can be. */
function falsified(text: string, fault: Fault | undefined): string {
  if (fault !== 'leaves out' && fault !== 'lies') return text;
  const { data } = JSON.parse(text) as { data: Record<string, unknown> | null };
  if (!data) return text;
  if (Array.isArray(data._entities)) {
    const entities = (data._entities as (Record<string, unknown> | null)[]).map(
      entity =>
        entity && Object.fromEntries(Object.keys(entity).flatMap(key => (fault === 'lies' ? [[key, 7.5]] : []))),
    );
    return JSON.stringify({ data: { _entities: entities } });
  }
  return JSON.stringify({
    data: fault === 'lies' ? Object.fromEntries(Object.keys(data).map(key => [key, 'no'])) : {},
  });
}

async function failingProxy(target: string, faultNow: () => Fault | undefined) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    switch (faultNow()) {
      case 'refuses':
        return void request.socket.destroy();
      case 'is silent':
        return;
      case 'answers 500':
        return void response.writeHead(500, JSON_HEADERS).end('{"errors":[{"message":"no"}]}');
      case 'answers HTML':
        return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
      case 'answers null':
        return void response.writeHead(200, JSON_HEADERS).end('{"data":null}');
    }
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const { authorization } = request.headers;
    const answer = await fetch(target, {
      method: 'POST',
      headers: { ...headers, ...(authorization && { authorization }) },
      body,
    });
    response.writeHead(answer.status, JSON_HEADERS).end(falsified(await answer.text(), faultNow()));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
