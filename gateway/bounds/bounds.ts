import type { Settings } from '../settings/table.ts';
import { ByteBudget } from './byte-budget.ts';
import { OpenCounts } from './open-counts.ts';

/** What clients may make this process hold. */
export interface Bounds {
  /** Requests that are being received, or under way. */
  readonly bodies: ByteBudget;
  /** Responses and events that clients have yet to read. */
  readonly unread: ByteBudget;
  /** WebSockets, and event streams of the single connection mode. */
  readonly live: OpenCounts;
}

export function createBounds({
  connections: { bodies, bodiesPerAddress, unread, unreadPerAddress },
  subscriptions: { maxConnections, maxConnectionsPerAddress },
}: Pick<Settings, 'connections' | 'subscriptions'>): Bounds {
  return {
    bodies: new ByteBudget({ total: bodies, perAddress: bodiesPerAddress }),
    unread: new ByteBudget({ total: unread, perAddress: unreadPerAddress }),
    live: new OpenCounts({ total: maxConnections, perAddress: maxConnectionsPerAddress }),
  };
}
