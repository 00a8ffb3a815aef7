import { startGateway } from '../support/started-gateway.ts';
import { SUBGRAPHS, SUPERGRAPH } from './schema.ts';

/** The gateway under test, in a process of its own; it takes supergraphs, and tells its memory. */

type Order = { readonly kind: 'supergraph'; readonly sdl: string } | { readonly kind: 'memory' };

const gateway = await startGateway(SUBGRAPHS, process.env as Record<string, string>);
process.on('message', async (order: Order) => {
  if (order.kind === 'supergraph') {
    await gateway.host.reload(order.sdl);
    await gateway.host.reload(SUPERGRAPH);
    process.send!({ kind: 'reloaded' });
  } else {
    globalThis.gc?.();
    process.send!({ kind: 'memory', rss: process.memoryUsage().rss });
  }
});
process.send!({ kind: 'ready', url: gateway.url });
