import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import Fastify from 'fastify';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaOf, supergraphOf } from '../../tests/support/federate.ts';
import { startPlugged } from '../../tests/support/plugged-gateway.ts';
import { createGateway } from '../create-gateway.ts';
import type { PluginHooks, SupergraphEvent } from './events.ts';
import { definePlugin, type PluginApi } from './plugin.ts';

const plugin = (hooks: PluginHooks, name = 'test') => definePlugin({ name, setup: () => hooks })();
const fail = (error: unknown) => () => {
  throw error;
};

let dataDirectory: string;
beforeAll(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'newsgraph-plugins-'));
});
afterAll(() => rm(dataDirectory, { recursive: true }));

describe('the life of plugins', () => {
  it('starts them in order before the gateway listens, and stops them the other way round after the last request', async () => {
    const order: string[] = [];
    const named = (name: string) =>
      definePlugin({
        name,
        async setup() {
          order.push(`setup ${name}`);
          return {
            onSupergraphChange: ({ reason }) => void order.push(`supergraph at ${reason} ${name}`),
            onStart: async () => void order.push(`start ${name}`),
            onAnswer: () => void order.push(`answer ${name}`),
            onStop: async () => void order.push(`stop ${name}`),
          };
        },
      })();
    const gateway = await startPlugged([named('a'), named('b')]);
    await gateway.ask('{ book { id } }');
    await gateway[Symbol.asyncDispose]();
    expect(order).toEqual([
      'setup a',
      'setup b',
      'supergraph at start a',
      'supergraph at start b',
      'start a',
      'start b',
      'answer b',
      'answer a',
      'stop b',
      'stop a',
    ]);
  });

  it.each<[string, PluginHooks | (() => never), string]>([
    ['setup', fail(new Error('no key')), 'Plugin "broken": setup: no key'],
    ['onStart', { onStart: fail(new Error('no port')) }, 'Plugin "broken", onStart: no port'],
    [
      'onSupergraphChange',
      { onSupergraphChange: async () => fail(new Error('no field'))() },
      'Plugin "broken", onSupergraphChange: no field',
    ],
    [
      'a hook of another name',
      { onAnser: () => {} } as PluginHooks,
      'Plugin "broken": setup: found the hook onAnser, expected some of onHttpRequest, authenticate,',
    ],
    [
      'a hook that is no function',
      { onAnswer: true } as never,
      'Plugin "broken": setup: onAnswer: found boolean, expected a function',
    ],
    ['no hooks', undefined as never, 'Plugin "broken": setup: found undefined, expected an object of hooks'],
  ])('a fault in %s refuses the start, and stops what was set up', async (_, hooks, message) => {
    let stopped = 0;
    const broken = definePlugin({ name: 'broken', setup: () => (typeof hooks === 'function' ? hooks() : hooks) })();
    await expect(startPlugged([plugin({ onStop: () => void stopped++ }, 'good'), broken])).rejects.toThrow(message);
    expect(stopped).toBe(1);
  });

  it('a new supergraph is shown before it is served, and refused by a throw', async () => {
    const seen: SupergraphEvent[] = [];
    let refuses = false;
    await using gateway = await startPlugged([
      plugin({
        async onSupergraphChange(event) {
          seen.push(event);
          if (refuses) throw new Error('It lacks a field');
        },
      }),
    ]);
    expect(seen).toMatchObject([
      { reason: 'start', sdl: gateway.supergraph, subgraphs: [{ name: 'reviews' }, { name: 'shop' }] },
    ]);
    const other = `${gateway.supergraph}\n# other`;
    refuses = true;
    await gateway.host.reload(other);
    const ready = async () => (await (await fetch(gateway.url.replace('/graphql', '/health/ready'))).json()) as object;
    expect(await ready()).toMatchObject({ supergraph: { refused: expect.any(String) } });
    refuses = false;
    await gateway.host.reload(other);
    expect(await ready()).not.toHaveProperty('supergraph.refused');
    expect(seen.slice(1)).toMatchObject([
      { reason: 'reload', sdl: other },
      { reason: 'reload', sdl: other },
    ]);
    expect(seen[2]?.schema.getQueryType()?.getFields()).toHaveProperty('book');
    expect((await gateway.ask('{ book { title } }')).body).toEqual({ data: { book: { title: 'Title 1' } } });
  });
});

describe('the log', () => {
  const words = { typeDefs: 'type Query { word: String }', resolvers: { Query: { word: () => 'apple' } } };
  /** A gateway in an app whose log is read. */
  async function logOf(hooks: PluginHooks, setup?: (api: PluginApi) => void) {
    const lines: Record<string, unknown>[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        for (const line of String(chunk).trim().split('\n')) lines.push(JSON.parse(line));
        done();
      },
    });
    const app = Fastify({ logger: { stream, level: 'info' }, genReqId: () => 'id-1' });
    const gateway = await createGateway({
      supergraph: supergraphOf({ words }),
      subgraphs: { words: schemaOf(words) },
      plugins: [
        definePlugin({
          name: 'faulty',
          setup(_, api) {
            setup?.(api);
            return hooks;
          },
        })(),
      ],
      dataDirectory,
    });
    await app.register(gateway.fastify);
    await app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ word }' } });
    await app.close();
    return lines.filter(({ level, plugin: name }) => Number(level) >= 50 || name);
  }

  it.each<[keyof PluginHooks]>([
    ['onHttpRequest'],
    ['authenticate'],
    ['onOperation'],
    ['onSubgraphRequest'],
    ['onSubgraphResponse'],
    ['onAnswer'],
  ])('names the plugin, the hook and the request of a fault in %s, once', async name => {
    const lines = await logOf({ [name]: fail(new Error('10.0.0.7 is down')) });
    expect(lines).toMatchObject([{ reqId: 'id-1', err: { message: `Plugin "faulty", ${name}: 10.0.0.7 is down` } }]);
  });

  it('says nothing of an error that is meant for the client', async () => {
    expect(await logOf({ onOperation: fail(new GraphQLError('No')) })).toEqual([]);
    expect(await logOf({ onSubgraphRequest: fail(new GraphQLError('No')) })).toEqual([]);
  });

  it('has what plugins write, under their names, and faults of onStop', async () => {
    const lines = await logOf({ onStop: fail(new Error('late')) }, ({ log, name }) =>
      log.info({ a: 1 }, `${name} is set up`),
    );
    expect(lines).toMatchObject([
      { a: 1, plugin: 'faulty', msg: 'faulty is set up' },
      { err: { message: 'Plugin "faulty", onStop: late' } },
    ]);
  });
});
