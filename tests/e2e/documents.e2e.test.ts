import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createManifest } from '../../gateway/security/documents/create-manifest.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { supergraphOf, type TestSubgraph } from '../support/federate.ts';
import { createGatewayHost } from '../support/hosts.ts';
import { startGateway, type Way } from '../support/started-gateway.ts';
import { runNewsgraph } from './newsgraph-command.ts';

/** Trusted documents and automatic persisted queries, over a socket. */

const SUBGRAPHS: Record<string, TestSubgraph> = {
  hello: {
    typeDefs: 'type Query { hello(name: String): String } type Mutation { shout: String }',
    resolvers: {
      Query: { hello: (_: unknown, { name = 'you' }: { name?: string }) => `hello ${name}` },
      Mutation: { shout: () => 'hey' },
    },
  },
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hashed = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });
const asParameter = (extensions: object) => ({ extensions: JSON.stringify(extensions) });

const TRUSTED = 'query Hello($name: String) {\n  hello(name: $name)\n}';
const UNTRUSTED = 'query Other {\n  other: hello\n}';
const ID = sha256(TRUSTED);

let directory: string;
let manifest: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-documents-'));
  manifest = path.join(directory, 'manifest.json');
  await writeManifest(TRUSTED);
});
afterAll(() => rm(directory, { recursive: true }));

/** As a deployment does it: in one move. */
async function writeManifest(...texts: string[]) {
  await writeFile(`${manifest}.new`, JSON.stringify(createManifest(new Map(texts.map((text, i) => [`${i}`, text])))));
  await rename(`${manifest}.new`, manifest);
}

const start = (mode: string, more: Record<string, string> = {}, reached: Way = 'embedded') => {
  const environment = { PERSISTED_DOCUMENTS_MODE: mode, PERSISTED_DOCUMENTS_MANIFESTS: manifest, ...more };
  return startGateway(SUBGRAPHS, environment, reached);
};
const HELLO = { data: { hello: 'hello Ada' } };
const variables = { name: 'Ada' };

const TEXTS: [mode: string, rows: [text: string, status: number, code: string | undefined][]][] = [
  ['off', [[UNTRUSTED, 200, undefined]]],
  [
    'log',
    [
      [TRUSTED, 200, undefined],
      [UNTRUSTED, 200, undefined],
    ],
  ],
  [
    'allow-list',
    [
      [TRUSTED, 200, undefined],
      ['query   Hello($name:String){hello(name:$name)} # laid out otherwise', 200, undefined],
      [UNTRUSTED, 403, 'QUERY_NOT_IN_SAFELIST'],
      ['{ hello', 403, 'QUERY_NOT_IN_SAFELIST'],
    ],
  ],
  ['ids', [[TRUSTED, 400, 'PERSISTED_QUERY_ID_REQUIRED']]],
];

describe('trusted documents', () => {
  it.each<object>([{ documentId: ID }, { extensions: hashed(TRUSTED) }])(
    'are run over a WebSocket by %j, and no texts are',
    async named => {
      await using gateway = await start('ids');
      const client = createClient({ url: gateway.url.replace('http', 'ws'), webSocketImpl: WebSocket });
      const ask = async (payload: object) => {
        const answers = client.iterate({ query: '', variables, ...payload });
        return (await answers.next()).value;
      };
      expect(await ask(named)).toEqual(HELLO);
      await expect(ask({ query: TRUSTED })).rejects.toMatchObject([
        { extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED' } },
      ]);
      await client.dispose();
    },
  );

  it.each(TEXTS)('%s runs a document by its id, and of texts what may run', async (mode, rows) => {
    for (const reached of ['embedded', 'remote'] as const) {
      await using gateway = await start(mode, {}, reached);
      await checkMode(gateway, rows);
    }
  });

  async function checkMode(gateway: Awaited<ReturnType<typeof start>>, rows: (typeof TEXTS)[number][1]) {
    expect((await gateway.post({ documentId: ID, variables })).body).toEqual(HELLO);
    expect((await gateway.post({ documentId: `sha256:${ID}`, variables })).body).toEqual(HELLO);
    expect((await gateway.post({ extensions: hashed(TRUSTED), variables })).body).toEqual(HELLO);
    const given = { variables: JSON.stringify(variables) };
    expect((await gateway.get({ documentId: ID, ...given })).body).toEqual(HELLO);
    expect((await gateway.get({ ...asParameter(hashed(TRUSTED)), ...given })).body).toEqual(HELLO);
    expect(await gateway.post({ documentId: 'nothing' })).toMatchObject({
      status: 404,
      code: 'PERSISTED_QUERY_NOT_IN_LIST',
    });
    for (const [query, status, code] of rows) {
      for (let time = 0; time < 2; time++) expect(await gateway.post({ query })).toMatchObject({ status, code });
      expect(await gateway.get({ query })).toMatchObject({ status, code });
    }
  }

  it('ids takes no text along with an id, and registers none', async () => {
    await using gateway = await start('ids');
    const both = await gateway.post({ query: UNTRUSTED, documentId: ID });
    expect(both).toMatchObject({ status: 400, code: 'CANNOT_SEND_PQ_ID_AND_BODY' });
    for (let time = 0; time < 2; time++) {
      const registering = await gateway.post({ query: UNTRUSTED, extensions: hashed(UNTRUSTED) });
      expect(registering.code).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    }
  });

  it('allow-list registers only what it lists', async () => {
    await using gateway = await start('allow-list');
    const registering = await gateway.post({ query: UNTRUSTED, extensions: hashed(UNTRUSTED) });
    expect(registering.code).toBe('QUERY_NOT_IN_SAFELIST');
    expect((await gateway.post({ extensions: hashed(UNTRUSTED) })).body.data).toBeUndefined();
  });

  it('follows the manifest, and keeps the last good one when a new one is broken', async () => {
    await using gateway = await start('ids');
    const added = 'query Added {\n  added: hello\n}';
    await writeManifest(TRUSTED, added);
    await expect
      .poll(async () => (await gateway.post({ documentId: sha256(added) })).status, { timeout: 10_000 })
      .toBe(200);
    await writeFile(manifest, '{ "broken"');
    await new Promise(resolve => setTimeout(resolve, 2_500));
    expect((await gateway.post({ documentId: sha256(added) })).status).toBe(200);
    await writeManifest(TRUSTED);
    await expect
      .poll(async () => (await gateway.post({ documentId: sha256(added) })).status, { timeout: 10_000 })
      .toBe(404);
  });

  it('refuses to start on a manifest that cannot be used, or on none', async () => {
    const host = (environment: Record<string, string>) =>
      createGatewayHost(readSettings({ NODE_ENV: 'production', ...environment }), supergraphOf(SUBGRAPHS), new Map());
    await expect(host({ PERSISTED_DOCUMENTS_MODE: 'ids' })).rejects.toThrow(
      'PERSISTED_DOCUMENTS_MANIFESTS: expected a file',
    );
    const missing = path.join(directory, 'none.json');
    await expect(host({ PERSISTED_DOCUMENTS_MANIFESTS: missing })).rejects.toThrow(`${missing}: cannot be read`);
  });
});

describe('newsgraph manifest', () => {
  it('makes a manifest that a gateway takes', async () => {
    const [source, out] = [path.join(directory, 'page.graphql'), path.join(directory, 'made.json')];
    await writeFile(source, TRUSTED);
    const made = await runNewsgraph(['manifest', '--out', out, path.join(directory, '*.graphql')], {});
    expect(made).toEqual({ code: 0, stdout: '', stderr: `${out}: 1 operations\n` });
    await using gateway = await start('ids', { PERSISTED_DOCUMENTS_MANIFESTS: out });
    expect((await gateway.post({ documentId: ID, variables })).body).toEqual(HELLO);
  });

  it.each([
    [['nothing/*.graphql'], /^newsgraph: nothing\/\*\.graphql: found no such file\n$/],
    [[], /^newsgraph: missing required argument 'globs'/],
  ])('refuses %j in one line', async (args, message) => {
    const refused = await runNewsgraph(['manifest', '--out', path.join(directory, 'none.json'), ...args], {});
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
  });
});

describe('automatic persisted queries', () => {
  it.each(['embedded', 'remote'] as const)(
    'are asked for once, then known, by POST and by GET (subgraphs %s)',
    async reached => {
      await using gateway = await startGateway(SUBGRAPHS, {}, reached);
      const extensions = hashed(TRUSTED);
      const asked = await gateway.get({ ...asParameter(extensions), variables: JSON.stringify(variables) });
      expect(asked).toMatchObject({ status: 200, code: 'PERSISTED_QUERY_NOT_FOUND' });
      expect(asked.headers.get('cache-control')).toBe('private, no-cache, must-revalidate');
      expect((await gateway.post({ query: TRUSTED, extensions, variables })).body).toEqual(HELLO);
      expect((await gateway.post({ extensions, variables })).body).toEqual(HELLO);
      expect((await gateway.get({ ...asParameter(extensions), variables: JSON.stringify(variables) })).body).toEqual(
        HELLO,
      );
    },
  );

  it.each([
    ['the hash of another text', { query: UNTRUSTED, extensions: hashed(TRUSTED) }, 400, 'BAD_REQUEST'],
    ['another version', { extensions: { persistedQuery: { version: 2, sha256Hash: ID } } }, 400, 'BAD_REQUEST'],
    [
      'a hash that is none',
      { extensions: { persistedQuery: { version: 1, sha256Hash: ['x'] } } },
      200,
      'PERSISTED_QUERY_NOT_FOUND',
    ],
  ])('refuse %s', async (_name, body, status, code) => {
    await using gateway = await startGateway(SUBGRAPHS);
    expect(await gateway.post(body)).toMatchObject({ status, code });
    expect((await gateway.post({ extensions: hashed(TRUSTED) })).code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('keep nothing that cannot be read, and no mutation comes by GET', async () => {
    await using gateway = await startGateway(SUBGRAPHS);
    await gateway.post({ query: '{ hello', extensions: hashed('{ hello') });
    expect((await gateway.post({ extensions: hashed('{ hello') })).code).toBe('PERSISTED_QUERY_NOT_FOUND');
    const mutation = 'mutation { shout }';
    expect((await gateway.post({ query: mutation, extensions: hashed(mutation) })).status).toBe(200);
    expect((await gateway.get(asParameter(hashed(mutation)))).status).toBe(405);
  });

  it('can be turned off, which clients are told', async () => {
    await using gateway = await startGateway(SUBGRAPHS, { PERSISTED_DOCUMENTS_AUTOMATIC: 'false' });
    expect((await gateway.post({ extensions: hashed(TRUSTED) })).code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
    expect((await gateway.post({ query: TRUSTED, variables, extensions: hashed(TRUSTED) })).body).toEqual(HELLO);
  });

  it('forget what was not used for longest where memory ends', async () => {
    await using gateway = await startGateway(SUBGRAPHS, { PERSISTED_DOCUMENTS_AUTOMATIC_BYTES: '64KiB' });
    const texts = Array.from({ length: 40 }, (_, i) => `{ a${i}: hello } # ${'x'.repeat(2_000)}`);
    for (const query of texts) await gateway.post({ query, extensions: hashed(query) });
    expect((await gateway.post({ extensions: hashed(texts[0]!) })).code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await gateway.post({ extensions: hashed(texts.at(-1)!) })).status).toBe(200);
  });

  it('serve Apollo Client', async () => {
    await using gateway = await startGateway(SUBGRAPHS);
    const sent: string[] = [];
    const http = new HttpLink({
      uri: gateway.url,
      fetch: (address, options) => {
        sent.push(options?.method ?? 'GET');
        return fetch(address, options);
      },
    });
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.from([new PersistedQueryLink({ sha256, useGETForHashedQueries: true }), http]),
    });
    const ask = () =>
      client.query({
        query: gql(TRUSTED),
        variables,
        fetchPolicy: 'no-cache',
        context: { headers: { 'apollo-require-preflight': 'true' } },
      });
    expect((await ask()).data).toEqual({ hello: 'hello Ada' });
    expect((await ask()).data).toEqual({ hello: 'hello Ada' });
    expect(sent).toEqual(['GET', 'POST', 'GET']);
  });
});
