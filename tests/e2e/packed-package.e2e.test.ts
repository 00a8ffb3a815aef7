import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSubgraph } from '../federation/serve-subgraph.ts';
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
async function run(example: string) {
  const child = spawn(process.execPath, [example], {
    cwd: folder,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', NODE_ENV: 'production', PRODUCTS_URL: productsUrl },
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

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

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

  it('has types for all its doors', () => {
    writeFileSync(
      path.join(folder, 'types.ts'),
      `import { createGateway, type Gateway, SettingsError } from 'newsgraph';
import { createEngine, type Engine } from 'newsgraph/engine';
import { createSubgraphSchema, userError } from 'newsgraph/subgraph';
export const gateway: Promise<Gateway> = createGateway({ supergraph: 'a.graphql', settings: { limits: { depth: 3 } } });
// @ts-expect-error there is no such setting
createGateway({ supergraph: '', settings: { limits: { dept: 3 } } });
export const all: unknown[] = [createEngine, createSubgraphSchema, userError, SettingsError];
export type E = Engine;
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
    expect(String(execFileSync(process.execPath, [main, '--help']))).toContain('newsgraph start');
  });
});
