import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSubgraph } from '../federation/serve-subgraph.ts';
import { startCoprocessor } from '../support/coprocessor-service.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from '../support/federate.ts';

/** The examples of examples/gateway, run from the package as users get it: packed, and installed in an empty folder. */

const PRODUCTS: TestSubgraph = {
  typeDefs: 'type Query { products: [Product!]! } type Product @key(fields: "id") { id: ID! name: String! }',
  resolvers: {
    Query: { products: () => [{ id: '1' }, { id: '2' }] },
    Product: {
      name: ({ id }: { id: string }) => `name ${id}`,
      __resolveReference: ({ id }: { id: string }) => ({ id }),
    },
  },
};

let stack: AsyncDisposableStack;
let folder: string;
let productsUrl: string;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  folder = mkdtempSync(path.join(tmpdir(), 'newsgraph-packed-'));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const npm = (args: string[], cwd: string) => execFileSync('npm', args, { cwd, encoding: 'utf8' });
  const [packed] = JSON.parse(npm(['pack', '--json', '--silent', '--pack-destination', folder], '.')) as [
    { filename: string },
  ];
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module", "private": true }');
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed.filename}`], folder);
  cpSync('examples/gateway', folder, { recursive: true });
  const products = stack.use(await serveSubgraph(schemaOf(PRODUCTS)));
  productsUrl = products.url;
  const supergraph = supergraphOf({ products: PRODUCTS });
  writeFileSync(
    path.join(folder, 'supergraph.graphql'),
    supergraph.replace(/(name: "products", url: )"[^"]*"/, `$1"${productsUrl}"`),
  );
}, 300_000);
afterAll(() => stack.disposeAsync());

/** Runs an example until it is asked to end; gives the address that it says. */
async function run(example: string, { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {}) {
  const child = spawn(process.execPath, [example, ...args], {
    cwd: folder,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', NODE_ENV: 'production', PRODUCTS_URL: productsUrl, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    said += text;
  });
  const ended = once(child, 'exit');
  const url = await Promise.race([
    (async () => {
      for await (const line of createInterface(child.stdout)) {
        const found = /ready at (\S+)/.exec(line)?.[1];
        if (found) return found;
      }
      throw new Error(`ended without being ready: ${said}`);
    })(),
    ended.then(() => Promise.reject(new Error(said))),
  ]);
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      const [code] = await ended;
      expect(code).toBe(0);
    },
  };
}

function post(url: string, query: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
}

async function ask(url: string, query: string): Promise<unknown> {
  return (await post(url, query)).json();
}

/** Adds two cookies to each response; refuses `{ __typename }`. */
const startCookies = () =>
  startCoprocessor(({ stage, headers, body }) => {
    if (stage === 'RouterRequest') return body?.includes('__typename') ? { control: { break: 403 }, body: 'No' } : {};
    return { headers: { ...headers, 'set-cookie': ['a=1', 'b=2'] } };
  });
const COPROCESSOR_STAGES = '{ request: { body: true }, response: { headers: true } }';

describe('the packed package', () => {
  it.each(['foreign-supergraph.mjs', 'fastify.mjs', 'engine-in-fastify.mjs', 'apollo-server.mjs'])(
    '%s answers for a supergraph of somebody else',
    async example => {
      await using started = await run(example);
      expect(await ask(started.url, '{ products { id name } }')).toEqual({
        data: {
          products: [
            { id: '1', name: 'name 1' },
            { id: '2', name: 'name 2' },
          ],
        },
      });
    },
  );

  it('own-subgraph.mjs joins a subgraph of its own with a remote one', async () => {
    await using started = await run('own-subgraph.mjs');
    expect(await ask(started.url, '{ newestReview { text product { name stars } } products { id stars } }')).toEqual({
      data: {
        newestReview: { text: 'Sturdy.', product: { name: 'name 1', stars: 4.5 } },
        products: [
          { id: '1', stars: 4.5 },
          { id: '2', stars: 3 },
        ],
      },
    });
  });

  it('leaves the other routes of a Fastify app alone, WebSockets too', async () => {
    await using started = await run('fastify.mjs');
    const { origin } = new URL(started.url);
    expect(await (await fetch(`${origin}/hello`)).text()).toBe('hello');
    expect((await fetch(`${origin}/graphql`)).status).toBe(404);
    expect((await fetch(`${origin}/api/health/ready`)).status).toBe(200);
    expect((await fetch(`${origin}/hello`)).headers.get('content-security-policy')).toBeNull();
  });

  it('plugins.mjs runs a plugin of its own and a coprocessor', async () => {
    await using service = await startCookies();
    await using started = await run('plugins.mjs', { env: { COPROCESSOR_URL: service.url } });
    const response = await post(started.url, '{ products { id } }');
    expect(await response.json()).toEqual({ data: { products: [{ id: '1' }, { id: '2' }] } });
    expect(response.headers.get('x-served-by')).toBe('gateway');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(service.stages()).toEqual(['RouterRequest', 'RouterResponse']);
  });

  it('its command loads plugins that newsgraph.yaml names: a file, and the coprocessor', async () => {
    await using service = await startCookies();
    writeFileSync(
      path.join(folder, 'tagged.mjs'),
      `import { definePlugin } from 'newsgraph';
export default definePlugin({
  name: 'tagged',
  options: given => given.tag,
  setup: tag => ({ onAnswer: () => ({ extensions: { tag } }) }),
});
`,
    );
    writeFileSync(
      path.join(folder, 'newsgraph.yaml'),
      `plugins:
  modules:
    - { module: ./tagged.mjs, options: { tag: 7 } }
    - { module: newsgraph/coprocessor, options: { url: '${service.url}', router: ${COPROCESSOR_STAGES} } }
`,
    );
    const args = ['gateway', '--supergraph', 'supergraph.graphql'];
    await using started = await run('node_modules/newsgraph/dist/site/main.js', { args, env: { HOST: '127.0.0.1' } });
    const response = await post(started.url, '{ products { id } }');
    expect(await response.json()).toEqual({
      data: { products: [{ id: '1' }, { id: '2' }] },
      extensions: { tag: 7 },
    });
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect((await post(started.url, '{ __typename }')).status).toBe(403);
  });

  it('has types for all its doors', () => {
    writeFileSync(
      path.join(folder, 'types.ts'),
      `import { createGateway, definePlugin, type Gateway, SettingsError } from 'newsgraph';
import coprocessor, { type CoprocessorOptions } from 'newsgraph/coprocessor';
import { createEngine, type Engine } from 'newsgraph/engine';
import { createSubgraphSchema, userError } from 'newsgraph/subgraph';
export const gateway: Promise<Gateway> = createGateway({ supergraph: 'a.graphql', settings: { limits: { depth: 3 } } });
// @ts-expect-error there is no such setting
createGateway({ supergraph: '', settings: { limits: { dept: 3 } } });
export const all: unknown[] = [createEngine, createSubgraphSchema, userError, SettingsError];
export type E = Engine;
export const options: CoprocessorOptions = { url: 'http://127.0.0.1:8081', router: { request: { headers: true } } };
export const plugins = [
  coprocessor(options),
  definePlugin({ name: 'a', setup: () => ({ onAnswer: () => ({ headers: { 'set-cookie': ['a=1', 'b=2'] } }) }) })(),
];
// @ts-expect-error there is no such hook
definePlugin({ name: 'a', setup: () => ({ onAnswr: () => undefined }) });
`,
    );
    const tsc = path.resolve('node_modules/typescript/bin/tsc');
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--skipLibCheck'];
    const types = ['--types', 'node', '--typeRoots', path.resolve('node_modules/@types')];
    const said = execFileSync(process.execPath, [tsc, ...flags, ...types, 'types.ts'], { cwd: folder });
    expect(String(said)).toBe('');
  });

  it('runs its command', () => {
    const main = path.join(folder, 'node_modules/newsgraph/dist/site/main.js');
    const help = String(execFileSync(process.execPath, [main, '--help']));
    expect(help).toContain('Usage: newsgraph');
    expect(help).toMatch(/^ {2}start \[options\] /m);
  });
});
