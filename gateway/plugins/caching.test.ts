import { describe, expect, it } from 'vitest';
import { startPlugged, WAYS } from '../../tests/support/plugged-gateway.ts';
import type { CallerEvent, PluginHooks } from './events.ts';
import { definePlugin } from './plugin.ts';

const plugin = (hooks: PluginHooks, name = 'tenants') => definePlugin({ name, setup: () => hooks })();
const tenantOf = ({ headers }: Pick<CallerEvent, 'headers'>) => String(headers['x-tenant']);
const onSubgraphRequest: PluginHooks['onSubgraphRequest'] = event => ({ headers: { 'x-tenant': tenantOf(event) } });

describe.each(WAYS)('cached answers and entities over %s subgraphs', way => {
  const environment = { CACHING_DEFAULT_MAX_AGE: '60s' };

  it.each(['CACHING_RESPONSES', 'CACHING_ENTITIES'])(
    '%s: are those of the requests that plugins say are alike',
    async variable => {
      await using gateway = await startPlugged([plugin({ onSubgraphRequest, cacheKey: tenantOf })], {
        way,
        environment: { ...environment, [variable]: 'true' },
      });
      const ask = async (tenant: string) =>
        (await gateway.ask('{ header(name: "x-tenant") }', { 'x-tenant': tenant })).body.data.header;
      expect([await ask('a'), await ask('b'), await ask('a'), await ask('b')]).toEqual(['a', 'b', 'a', 'b']);
      if (way === 'remote') expect(gateway.requests).toHaveLength(2);
    },
  );

  it.each(['responses', 'entities'])('of %s need a plugin to say so', async name => {
    const start = startPlugged([plugin({ onSubgraphRequest })], {
      way,
      environment: { [`CACHING_${name.toUpperCase()}`]: 'true' },
    });
    await expect(start).rejects.toThrow(
      `caching.${name}: found true with the plugin "tenants", which has subgraph hooks; expected the plugin to have the hook cacheKey`,
    );
  });
});

it('a plugin that takes part in no request leaves answers to public caches', async () => {
  const environment = { CACHING_DEFAULT_MAX_AGE: '60s' };
  const controlWith = async (hooks: PluginHooks) => {
    await using gateway = await startPlugged([plugin(hooks)], { environment });
    return (await gateway.ask('{ book { title } }')).headers.get('cache-control');
  };
  expect(await controlWith({ onStart: () => {} })).toBe('public, max-age=60');
  expect(await controlWith({ onHttpRequest: () => {} })).toBe('private, max-age=60');
});
