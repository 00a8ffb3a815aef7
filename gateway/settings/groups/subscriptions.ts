import { bytes, duration, integer } from '../../../shared/settings/kinds.ts';

export const subscriptions = {
  maxTotal: integer({
    variable: 'SUBSCRIPTIONS_MAX_TOTAL',
    default: 10_000,
    min: 0,
    max: 10_000_000,
    description: 'Maximum number of open subscriptions per process; 0 disables subscriptions.',
  }),
  maxPerClient: integer({
    variable: 'SUBSCRIPTIONS_MAX_PER_CLIENT',
    default: 200,
    min: 1,
    max: 1_000_000,
    description: 'Maximum number of open subscriptions per user, or per address without a token.',
  }),
  maxConnections: integer({
    variable: 'SUBSCRIPTIONS_MAX_CONNECTIONS',
    default: 10_000,
    min: 1,
    max: 10_000_000,
    description: 'Maximum number of open WebSockets, and of event streams of the single connection mode, per process.',
  }),
  maxConnectionsPerAddress: integer({
    variable: 'SUBSCRIPTIONS_MAX_CONNECTIONS_PER_ADDRESS',
    default: 1_000,
    min: 0,
    max: 10_000_000,
    description:
      'Maximum number of open WebSockets, and of event streams of the single connection mode, per client address; 0 for no limit.',
  }),
  operationsAtOnce: integer({
    variable: 'SUBSCRIPTIONS_OPERATIONS_AT_ONCE',
    default: 10,
    min: 1,
    max: 10_000,
    description:
      'Maximum number of operations that start at once on one WebSocket or event stream; others wait for their turn.',
  }),
  maxMessageBytes: bytes({
    variable: 'SUBSCRIPTIONS_MAX_MESSAGE_BYTES',
    default: '256KiB',
    min: '1KiB',
    max: '64MiB',
    description: "Maximum size of a client's WebSocket message.",
  }),
  initTimeout: duration({
    variable: 'SUBSCRIPTIONS_INIT_TIMEOUT',
    default: '3s',
    min: '100ms',
    max: '1m',
    description: 'Timeout for `connection_init` on a new WebSocket.',
  }),
  keepAlive: duration({
    variable: 'SUBSCRIPTIONS_KEEP_ALIVE',
    default: '12s',
    min: '100ms',
    max: '5m',
    description: 'Heartbeat interval of idle streams.',
  }),
  resumeWindow: duration({
    variable: 'SUBSCRIPTIONS_RESUME_WINDOW',
    default: '1h',
    max: '7d',
    description: 'Maximum age of the last received event to resume a subscription after it; 0 disables resuming.',
  }),
  writeTimeout: duration({
    variable: 'SUBSCRIPTIONS_WRITE_TIMEOUT',
    default: '30s',
    min: '100ms',
    max: '10m',
    description: 'How long a client may leave an event unread before it is disconnected.',
  }),
};
