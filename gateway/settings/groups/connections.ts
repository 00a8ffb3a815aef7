import { bytes, duration, integer } from '../../../shared/settings/kinds.ts';

const most = (variable: string, defaultValue: number, what: string) =>
  integer({ variable, default: defaultValue, min: 0, max: 10_000_000, description: `${what}; 0 for no limit.` });
const held = (variable: string, defaultValue: string, what: string) =>
  bytes({ variable, default: defaultValue, max: '64GiB', description: `${what}; 0 for no limit.` });

/** What clients may hold of a process, and for how long. */
export const connections = {
  headersTimeout: duration({
    variable: 'HEADERS_TIMEOUT',
    default: '20s',
    max: '1h',
    description:
      'How long a client may take to send the headers of a request, from the first moment of a connection; 0 for no limit.',
  }),
  requestTimeout: duration({
    variable: 'REQUEST_TIMEOUT',
    default: '60s',
    max: '1d',
    description:
      'How long a client may take to send a whole request, or a whole WebSocket message, before it is disconnected; 0 for no limit.',
  }),
  connectionTimeout: duration({
    variable: 'CONNECTION_TIMEOUT',
    default: '2m',
    max: '1d',
    description:
      'How long nothing may be sent or read on a connection while a request or its response is under way; 0 for no limit. Streams have their own heartbeat and `subscriptions.writeTimeout`.',
  }),
  keepAliveTimeout: duration({
    variable: 'KEEP_ALIVE_TIMEOUT',
    default: '72s',
    min: '1ms',
    max: '1d',
    description: 'How long a connection stays open between requests; longer than that of the proxy before it.',
  }),
  max: most('MAX_CONNECTIONS', 20_000, 'Maximum number of connections per process, WebSockets included'),
  maxPerAddress: most(
    'MAX_CONNECTIONS_PER_ADDRESS',
    1_000,
    'Maximum number of connections of one client address (IPv6: of a /64 network) per process; those of proxies that `http.trustProxy` names are not counted',
  ),
  bodies: held('MAX_BODIES', '256MiB', 'Maximum size of all request bodies per process that are being received'),
  bodiesPerAddress: held(
    'MAX_BODIES_PER_ADDRESS',
    '64MiB',
    'Maximum size of the request bodies of one client address that are being received',
  ),
  unread: held('MAX_UNREAD', '256MiB', 'Maximum size of all responses per process that clients have yet to read'),
  unreadPerAddress: held(
    'MAX_UNREAD_PER_ADDRESS',
    '64MiB',
    'Maximum size of the responses that clients of one address have yet to read',
  ),
};
