import { bytes, duration, integer } from '../../../shared/settings/kinds.ts';

export const subscriptions = {
  maxTotal: integer({
    variable: 'SUBSCRIPTIONS_MAX_TOTAL',
    default: 10_000,
    min: 0,
    max: 10_000_000,
    description: 'The most subscriptions open at once in a process; 0 turns subscriptions off.',
  }),
  maxPerClient: integer({
    variable: 'SUBSCRIPTIONS_MAX_PER_CLIENT',
    default: 200,
    min: 1,
    max: 1_000_000,
    description: 'The most subscriptions of one person, or of one address without a token.',
  }),
  maxConnections: integer({
    variable: 'SUBSCRIPTIONS_MAX_CONNECTIONS',
    default: 10_000,
    min: 1,
    max: 10_000_000,
    description: 'The most WebSockets open at once in a process.',
  }),
  maxMessageBytes: bytes({
    variable: 'SUBSCRIPTIONS_MAX_MESSAGE_BYTES',
    default: '256KiB',
    min: '1KiB',
    max: '64MiB',
    description: 'The largest message that a client may send over a WebSocket.',
  }),
  initTimeout: duration({
    variable: 'SUBSCRIPTIONS_INIT_TIMEOUT',
    default: '3s',
    min: '100ms',
    max: '1m',
    description: 'How long a WebSocket may stay open without `connection_init`.',
  }),
  keepAlive: duration({
    variable: 'SUBSCRIPTIONS_KEEP_ALIVE',
    default: '12s',
    min: '100ms',
    max: '5m',
    description: 'How often an idle stream is given a sign of life.',
  }),
  resumeWindow: duration({
    variable: 'SUBSCRIPTIONS_RESUME_WINDOW',
    default: '1h',
    max: '7d',
    description: 'How old the last event of a client may be after which its subscription goes on; 0 is not at all.',
  }),
  writeTimeout: duration({
    variable: 'SUBSCRIPTIONS_WRITE_TIMEOUT',
    default: '30s',
    min: '100ms',
    max: '10m',
    description: 'How long a client may leave an event unread before it is cut off.',
  }),
};
