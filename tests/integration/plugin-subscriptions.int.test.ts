import { describe, expect, it } from 'vitest';
import type { PluginHooks } from '../../gateway/plugins/events.ts';
import { definePlugin } from '../../gateway/plugins/plugin.ts';
import { refuse } from '../../gateway/plugins/refuse.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from '../support/federate.ts';
import { createGatewayHost, createSubgraphHost } from '../support/hosts.ts';
import { eventsOf } from '../support/plugged-gateway.ts';

/** Plugins on subscriptions of remote subgraphs, over each protocol. */

const PROTOCOLS = ['websocket', 'multipart', 'sse'] as const;

interface Caller {
  readonly headers: Readonly<Record<string, unknown>>;
}

async function start(
  protocol: (typeof PROTOCOLS)[number],
  hooks: PluginHooks,
  environment: Record<string, string> = {},
) {
  const stack = new AsyncDisposableStack();
  const opened: unknown[] = [];
  const shop: TestSubgraph = {
    typeDefs: `
      type Query { a: Int }
      type Subscription { ticks(to: Int!): Tick }
      type Tick { count: Int tenant: String removed: String }
    `,
    resolvers: {
      Subscription: {
        ticks: {
          async *subscribe(_: unknown, { to }: { to: number }, { headers }: Caller) {
            opened.push(to);
            const facts = { tenant: headers['x-tenant'], removed: headers['x-removed'] };
            for (let count = 1; count <= to; count++) yield { ticks: { count, ...facts } };
          },
        },
      },
    },
  };
  const common = {
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
    SUBGRAPHS_UNSIGNED: 'true',
  };
  const served = { name: 'shop', schema: schemaOf(shop), createContext: (context: object) => context };
  const subgraph = await createSubgraphHost(readSettings(common), served);
  stack.defer(() => subgraph.close());
  const subgraphUrl = await subgraph.listen();
  const settings = readSettings({
    ...common,
    SUBGRAPH_SHOP_URL: subgraphUrl,
    SUBGRAPH_SHOP_SUBSCRIPTIONS_PROTOCOL: protocol,
    SUBGRAPHS_HEADERS: '[{ propagate: x-removed }]',
    ...environment,
  });
  const plugin = definePlugin({ name: 'test', setup: () => hooks });
  const host = await createGatewayHost(settings, supergraphOf({ shop }), new Map(), [plugin()]);
  stack.defer(() => host.close());
  const url = await host.listen();
  return {
    subgraphUrl,
    /** Arguments of the subscriptions that reached the subgraph. */
    opened,
    async subscribe(to = 2) {
      const query = `subscription { ticks(to: ${to}) { count tenant removed } }`;
      return (await eventsOf({ url }, query, { 'x-removed': 'by the client' })).payloads;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const tick = (count: number, tenant: string | null, removed: string | null) => ({
  data: { ticks: { count, tenant, removed } },
});

describe.each(PROTOCOLS)('onSubgraphRequest of subscriptions over %s', protocol => {
  it('sees the request and leaves it alone', async () => {
    const seen: unknown[] = [];
    await using gateway = await start(protocol, {
      onSubgraphRequest({ subgraph, operationType, query, url, requestHeaders }) {
        seen.push({ subgraph, operationType, url, removed: requestHeaders['x-removed'] });
        expect(query).toContain('ticks');
      },
    });
    expect(await gateway.subscribe()).toEqual([1, 2].map(count => tick(count, null, 'by the client')));
    const url = protocol === 'websocket' ? gateway.subgraphUrl.replace('http', 'ws') : gateway.subgraphUrl;
    expect(seen).toEqual([{ subgraph: 'shop', operationType: 'subscription', url, removed: 'by the client' }]);
  });

  it.each([false, true])('changes headers; waiting: %s', async later => {
    const change = { headers: { 'X-Tenant': 'acme', 'x-removed': undefined } };
    await using gateway = await start(protocol, {
      onSubgraphRequest: () => (later ? Promise.resolve(change) : change),
    });
    expect(await gateway.subscribe()).toEqual([1, 2].map(count => tick(count, 'acme', null)));
  });

  it.each([
    ['refuse()', () => refuse({ code: 'FORBIDDEN', message: 'No ticks' }), 'FORBIDDEN'],
    ['a fault', () => Promise.reject(new Error('down')), 'INTERNAL_SERVER_ERROR'],
  ])('refuses by %s before the subgraph is called', async (_, onSubgraphRequest, code) => {
    await using gateway = await start(protocol, { onSubgraphRequest });
    const payloads = await gateway.subscribe();
    expect(payloads).toMatchObject([{ errors: [{ extensions: { code } }] }]);
    expect(payloads).toHaveLength(1);
    expect(gateway.opened).toEqual([]);
  });

  it('answers in place of the subgraph with errors', async () => {
    await using gateway = await start(protocol, {
      onSubgraphRequest: () => ({ response: { errors: [{ message: 'Closed', extensions: { code: 'CLOSED' } }] } }),
    });
    // Masked like an error of the subgraph itself.
    expect(await gateway.subscribe()).toMatchObject([
      { errors: [{ extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } }] },
    ]);
    expect(gateway.opened).toEqual([]);
  });
});
