import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { loadPlugins } from '../../gateway/plugins/load-plugins.ts';
import { startCoprocessor } from '../support/coprocessor-service.ts';
import { type PluggedOptions, startPlugged, WAYS } from '../support/plugged-gateway.ts';

/** Each file of examples/plugins as the settings name it, over sockets. */

const start = (name: string, options?: object, { environment, way = 'embedded' }: PluggedOptions = {}) =>
  startPlugged([], {
    way,
    environment: {
      PLUGINS: JSON.stringify([{ module: `./examples/plugins/${name}.ts`, ...(options && { options }) }]),
      ...environment,
    },
  });
const refused = (name: string, options?: object) =>
  loadPlugins({ modules: [{ module: `./examples/plugins/${name}.ts`, options }] }).then(
    () => 'loaded',
    (error: Error) => error.message,
  );

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsgraph-examples-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('examples of plugins', () => {
  it('are all here', async () => {
    const files = (await readdir('examples/plugins')).sort();
    const names =
      'api-keys audit-mutations header-authentication limit-fields log-field mask-errors mock-subgraph tenant-header';
    expect(files).toEqual(names.split(' ').map(name => `${name}.ts`));
    const page = await readFile('docs/plugins.md', 'utf8');
    for (const file of files) expect(page).toContain(`../examples/plugins/${file}`);
  });

  it('header-authentication believes the proxy, and nobody else', async () => {
    const secret = 'x'.repeat(32);
    await using gateway = await start('header-authentication', { secret });
    const callerWith = async (headers: Record<string, string>) =>
      (await gateway.ask('{ caller }', headers)).body.data.caller;
    expect(await callerWith({ 'x-user': 'ada', 'x-proxy-secret': secret })).toBe('ada');
    expect(await callerWith({ 'x-user': 'ada', 'x-proxy-secret': 'y'.repeat(32) })).toBeNull();
    expect(await callerWith({ 'x-user': 'ada' })).toBeNull();
    expect(await refused('header-authentication', { secret: 'short' })).toContain('secret: expected 32 characters');
  });

  it('api-keys knows callers by their keys, also over WebSockets', async () => {
    const file = path.join(folder, 'keys.json');
    const hash = createHash('sha256').update('key-of-ada').digest('hex');
    await writeFile(file, JSON.stringify({ [hash]: { subject: 'ada', scopes: ['articles:write'] } }));
    await using gateway = await start('api-keys', { file });
    expect((await gateway.ask('{ caller secret }', { 'x-api-key': 'key-of-ada' })).body.data).toEqual({
      caller: 'ada',
      secret: 'secret',
    });
    expect((await gateway.ask('{ caller }', { 'x-api-key': 'another' })).status).toBe(401);
    expect((await gateway.ask('{ caller }')).body.data).toEqual({ caller: null });
    const url = gateway.url.replace('http', 'ws');
    const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { apiKey: 'key-of-ada' } });
    expect((await client.iterate({ query: '{ caller }' }).next()).value).toEqual({ data: { caller: 'ada' } });
    await client.dispose();
    expect(await refused('api-keys')).toContain('file: found undefined, expected the path of a JSON file');
  });

  it('log-field writes a line for each operation', async () => {
    const lines: object[] = [];
    const log = { debug() {}, info: (facts: object) => void lines.push(facts), warn() {}, error() {} };
    const [example] = await loadPlugins({
      modules: [{ module: './examples/plugins/log-field.ts', options: undefined }],
    });
    await using gateway = await startPlugged([{ name: 'log-field', open: api => example!.open({ ...api, log }) }]);
    await gateway.ask(
      { query: 'query A { book { id } }', operationName: 'A' },
      { 'x-tenant': 'acme', 'x-request-id': 'id-1' },
    );
    await gateway.ask('{ book {');
    expect(lines).toEqual([
      { reqId: 'id-1', operation: 'A', outcome: 'complete', durationMs: expect.any(Number), tenant: 'acme' },
    ]);
  });

  it('mask-errors shows errors of listed codes alone', async () => {
    await using gateway = await start('mask-errors', undefined, { environment: { NODE_ENV: 'development' } });
    const { body } = await gateway.ask('{ fails book { id } }', { 'x-request-id': 'id-1' });
    expect(body).toEqual({
      data: { fails: null, book: { id: '1' } },
      errors: [{ message: 'Something went wrong (id-1)', path: ['fails'] }],
    });
    expect((await gateway.ask('{ nothing }')).code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await refused('mask-errors', { codes: 'A' })).toContain('codes: found "A", expected a list');
  });

  it.each(WAYS)('tenant-header tells %s subgraphs of the tenant, whose cached answers are its own', async way => {
    const environment = { CACHING_RESPONSES: 'true', CACHING_DEFAULT_MAX_AGE: '60s' };
    await using gateway = await start('tenant-header', undefined, { way, environment });
    const ask = async (host: string) => {
      const payload = { query: '{ header(name: "x-tenant") }' };
      const headers = { host, 'content-type': 'application/json' };
      const { statusCode, body } = await gateway.host.inject({ method: 'POST', url: '/graphql', headers, payload });
      return [statusCode, JSON.parse(body).data?.header];
    };
    for (let time = 0; time < 2; time++) {
      expect(await ask('acme.example.com')).toEqual([200, 'acme']);
      expect(await ask('other.example.com')).toEqual([200, 'other']);
    }
    expect((await ask('example.com'))[0]).toBe(404);
  });

  it.each(WAYS)('mock-subgraph answers in place of %s subgraphs, in development', async way => {
    const options = { subgraph: 'reviews', entities: { Book: { stars: 5 } } };
    const environment = { NODE_ENV: 'development' };
    await using gateway = await start('mock-subgraph', options, { way, environment });
    for (let time = 0; time < 3; time++) {
      expect((await gateway.ask('{ book { title stars } }')).body).toEqual({
        data: { book: { title: 'Title 1', stars: 5 } },
      });
    }
    expect(gateway.requests.some(({ subgraph }) => subgraph === 'reviews')).toBe(false);
    await expect(start('mock-subgraph', options)).rejects.toThrow('expected a mock in development only');
  });

  it('limit-fields lets callers without a token ask for fewer fields', async () => {
    await using gateway = await start('limit-fields', { fields: 2 });
    expect((await gateway.ask('{ book { id } }')).status).toBe(200);
    const { status, body } = await gateway.ask('{ book { id title } }');
    expect([status, body.errors[0]]).toEqual([
      400,
      {
        message: 'Found 3 fields, at most 2 are allowed without a token',
        extensions: { code: 'TOO_MANY_FIELDS', found: 3, most: 2 },
      },
    ]);
    expect(await refused('limit-fields', { fields: 0 })).toContain('fields: found 0, expected a whole number from 1');
  });

  it('audit-mutations writes down who changes what, before it is run', async () => {
    const file = path.join(folder, 'audit.ndjson');
    const gateway = await start('audit-mutations', { file });
    await gateway.ask({ query: 'mutation Rename { rename(title: "t") { id } }' }, { 'x-request-id': 'id-1' });
    await gateway.ask('{ book { id } }');
    await gateway[Symbol.asyncDispose]();
    const lines = (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const mutation = { at: expect.any(String), requestId: 'id-1', subject: null, operation: 'Rename' };
    expect(lines).toEqual([
      { ...mutation, outcome: 'begun' },
      { ...mutation, outcome: 'complete' },
    ]);
  });

  it('the coprocessor is named by the package', async () => {
    await using service = await startCoprocessor(() => ({ headers: { 'x-tenant': ['acme'] } }));
    const options = { url: service.url, supergraph: { request: { headers: true } } };
    await using gateway = await startPlugged([], {
      environment: { PLUGINS: JSON.stringify([{ module: './gateway/plugins/coprocessor/coprocessor.ts', options }]) },
    });
    expect((await gateway.ask('{ header(name: "x-tenant") }')).body).toEqual({ data: { header: 'acme' } });
    expect(service.stages()).toEqual(['SupergraphRequest']);
  });
});
