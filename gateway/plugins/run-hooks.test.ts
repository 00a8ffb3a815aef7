import { describe, expect, it } from 'vitest';
import { answerOf } from '../engine/operations/answer.ts';
import type { Engine } from '../engine/operations/engine.ts';
import { layered, type OperationRequest } from '../request/pipeline.ts';
import { createLocalContext } from '../request/request-context.ts';
import type { PluginHooks } from './events.ts';
import { openPlugins } from './open-plugins.ts';
import { definePlugin } from './plugin.ts';
import { pluginLayers } from './plugin-layers.ts';
import { callHooks } from './run-hooks.ts';
import { withSubgraphHooks } from './subgraph-hooks.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const opened = (hooks: PluginHooks) =>
  openPlugins([definePlugin({ name: 'test', setup: () => hooks })()], { log: silent, report() {}, production: true });
const hook = (run: (event: string) => unknown) => ({ plugin: 'test', name: 'onAnswer' as const, run });

describe('hooks', () => {
  it('that are synchronous are called without waiting', () => {
    const seen: unknown[] = [];
    const hooks = [hook(() => [1]), hook(() => undefined), hook(event => [event])];
    const ended = callHooks(
      hooks,
      'a',
      given => void seen.push(given),
      () => 'failed',
    );
    expect([ended, seen]).toEqual([undefined, [[1], ['a']]]);
  });

  it('wait for those that are not, also for promises of other libraries, and end at the first that ends them', async () => {
    const order: string[] = [];
    const second = {};
    const hooks = [
      hook(async () => void order.push('first')),
      // biome-ignore lint/suspicious/noThenProperty: what other libraries give
      hook(() => ({ then: (done: (value: object) => void) => done(second) })),
      hook(() => order.push('third')),
    ];
    const ended = callHooks(
      hooks,
      '',
      given => (given === second ? 'ended' : undefined),
      () => 'failed',
    );
    expect(ended).toBeInstanceOf(Promise);
    expect([await ended, order]).toEqual(['ended', ['first']]);
  });

  it('fail by a throw, a rejection or what is made of what they gave', async () => {
    const error = new Error('no');
    const thrown = hook(() => {
      throw error;
    });
    const rejected = hook(() => Promise.reject(error));
    const wrong = hook(() => ({}));
    for (const one of [thrown, rejected, wrong]) {
      const ended = callHooks(
        [one, hook(() => expect.fail('goes on'))],
        '',
        () => {
          throw error;
        },
        (_, found) => found,
      );
      expect(await ended).toBe(error);
    }
  });

  it.each([false, 1, 'text', null])('fail by the result %j', result => {
    const fail = (_: unknown, error: unknown) => (error as Error).message;
    const ended = callHooks([hook(() => result)], '', () => 'taken', fail);
    expect(ended).toBe(`found the result ${JSON.stringify(result)}, expected an object, refuse() or nothing`);
  });
});

describe('a hook that nobody has', () => {
  it('puts nothing in the way of requests', async () => {
    const none = { outermost: [], operation: [], innermost: [] };
    expect(pluginLayers(undefined)).toEqual(none);
    expect(pluginLayers(await opened({ onStart() {}, onHttpRequest() {}, authenticate: () => undefined }))).toEqual(
      none,
    );
    const transport = { name: 'a', prepare: () => () => ({}), close: async () => {} };
    expect(withSubgraphHooks(transport, await opened({ onAnswer() {} }))).toBe(transport);
  });

  it('keeps a synchronous request synchronous, with every hook that is', async () => {
    const plugins = await opened({
      onOperation() {},
      onAnswer: () => ({ extensions: { a: 1 } }),
      onSubgraphRequest() {},
    });
    const { outermost, operation, innermost } = pluginLayers(plugins);
    const prepared = { document: {}, operation: { operation: 'query' } } as OperationRequest['operation'];
    const run = layered<OperationRequest>([...operation, ...innermost], () => answerOf('{}', []));
    const handle = layered(outermost, (request, context) =>
      run({ ...request, operation: prepared, engine: {} as Engine }, context),
    );
    expect(handle({ query: '{ a }' }, createLocalContext(undefined))).toMatchObject({ extensions: { a: 1 } });
  });
});
