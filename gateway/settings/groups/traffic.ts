import {
  bytes,
  choice,
  decimal,
  duration,
  flag,
  integer,
  records,
  secret,
  text,
} from '../../../shared/settings/kinds.ts';

const field = (description: string) => text({ variable: '', description });

/** How subgraphs are reached over HTTP. Each of these can be said of one subgraph alone, under its name. */
export const traffic = {
  timeout: duration({
    variable: 'SUBGRAPHS_TIMEOUT',
    default: '30s',
    min: '1ms',
    max: '1h',
    description: 'The longest that a fetch from a subgraph takes, with waiting and retries.',
  }),
  maxResponse: bytes({
    variable: 'SUBGRAPHS_MAX_RESPONSE',
    default: '64MiB',
    min: '1KiB',
    max: '1GiB',
    description: 'The largest answer of a subgraph, decompressed.',
  }),
  connections: integer({
    variable: 'SUBGRAPHS_CONNECTIONS',
    default: 64,
    min: 1,
    max: 10_000,
    description: 'The most connections to a subgraph.',
  }),
  keepAlive: duration({
    variable: 'SUBGRAPHS_KEEP_ALIVE',
    default: '20s',
    min: '1ms',
    max: '10m',
    description: 'How long a connection is kept that nothing is asked on, unless the subgraph says less.',
  }),
  http2: flag({
    variable: 'SUBGRAPHS_HTTP2',
    default: true,
    description: 'Whether HTTP/2 is spoken with a subgraph that offers it over TLS.',
  }),
  ca: text({
    variable: 'SUBGRAPHS_CA',
    shownDefault: "Node's list",
    description: 'A PEM file of the authorities that sign certificates of subgraphs.',
  }),
  certificate: text({
    variable: 'SUBGRAPHS_CERTIFICATE',
    description: 'A PEM file of the certificate that the gateway shows to subgraphs.',
  }),
  certificateKey: text({
    variable: 'SUBGRAPHS_CERTIFICATE_KEY',
    description: "A PEM file of that certificate's private key.",
  }),
  deduplicate: flag({
    variable: 'SUBGRAPHS_DEDUPLICATE',
    default: true,
    description: 'Whether equal queries of the same identity that are under way share one request.',
  }),
  retries: integer({
    variable: 'SUBGRAPHS_RETRIES',
    default: 2,
    min: 0,
    max: 10,
    description: 'How often a query is sent again after a broken connection or a status of 429, 502, 503 or 504.',
  }),
  retryDelay: duration({
    variable: 'SUBGRAPHS_RETRY_DELAY',
    default: '50ms',
    max: '1m',
    description: 'The longest wait before the first retry; it doubles with each. The wait itself is random.',
  }),
  retryMaxDelay: duration({
    variable: 'SUBGRAPHS_RETRY_MAX_DELAY',
    default: '2s',
    max: '1m',
    description: 'The longest wait before any retry, unless the subgraph says `Retry-After`.',
  }),
  retryShare: decimal({
    variable: 'SUBGRAPHS_RETRY_SHARE',
    default: 0.2,
    min: 0,
    max: 1,
    description: 'Retries that each query adds to what may be retried.',
  }),
  retryMinimum: decimal({
    variable: 'SUBGRAPHS_RETRY_MINIMUM',
    default: 10,
    min: 0,
    max: 10_000,
    description: 'Retries a second that are allowed however few the queries are.',
  }),
  circuitBreaker: flag({
    variable: 'SUBGRAPHS_CIRCUIT_BREAKER',
    default: false,
    description: 'Whether a failing subgraph is left alone for a while.',
  }),
  circuitErrorRate: decimal({
    variable: 'SUBGRAPHS_CIRCUIT_ERROR_RATE',
    default: 0.5,
    min: 0.01,
    max: 1,
    description: 'The share of failures from which on a subgraph is left alone.',
  }),
  circuitVolume: integer({
    variable: 'SUBGRAPHS_CIRCUIT_VOLUME',
    default: 20,
    min: 1,
    max: 1_000_000,
    description: 'Requests in the window below which the share of failures means nothing.',
  }),
  circuitWindow: duration({
    variable: 'SUBGRAPHS_CIRCUIT_WINDOW',
    default: '10s',
    min: '100ms',
    max: '10m',
    description: 'The time over which failures are counted.',
  }),
  circuitPause: duration({
    variable: 'SUBGRAPHS_CIRCUIT_PAUSE',
    default: '5s',
    min: '10ms',
    max: '10m',
    description: 'How long a failing subgraph is left alone before it is tried again.',
  }),
  circuitProbes: integer({
    variable: 'SUBGRAPHS_CIRCUIT_PROBES',
    default: 1,
    min: 1,
    max: 1_000,
    description: 'Requests that have to succeed then before all are sent again.',
  }),
  concurrency: integer({
    variable: 'SUBGRAPHS_CONCURRENCY',
    min: 1,
    max: 100_000,
    description: 'The most requests under way to a subgraph; without it, the connections are the limit.',
  }),
  queue: integer({
    variable: 'SUBGRAPHS_QUEUE',
    default: 1_000,
    min: 0,
    max: 1_000_000,
    description: 'The most requests that wait for one of those to end.',
  }),
  queueTimeout: duration({
    variable: 'SUBGRAPHS_QUEUE_TIMEOUT',
    default: '1s',
    min: '1ms',
    max: '10m',
    description: 'How long a request waits for one of those to end.',
  }),
  headers: records({
    variable: 'SUBGRAPHS_HEADERS',
    description:
      'Rules in order for the headers of requests to subgraphs, after `authorization` and `traceparent` are passed on: `propagate` (with `rename`, `default`), `matching` (a regular expression), `insert` (with `value`), `remove`.',
    fields: {
      propagate: field('Passes the header of this name on.'),
      matching: field('Passes headers on whose name it matches.'),
      insert: field('Sets the header of this name.'),
      remove: field('Takes the header of this name away.'),
      rename: field('The name under which `propagate` passes it on.'),
      default: field('What `propagate` sends when the client sent none.'),
      // It may be a key that the subgraph asks for.
      value: secret({ variable: '', description: 'What `insert` sends.' }),
    },
  }),
  responseHeaders: records({
    variable: 'SUBGRAPHS_RESPONSE_HEADERS',
    description:
      'Headers of subgraphs that clients get: `name`, `rename`, and `keep`, one of `first`, `last` and `append`, for when several send it.',
    fields: {
      name: field('The header of the subgraph.'),
      rename: field('The name under which the client gets it.'),
      keep: choice({ variable: '', choices: ['first', 'last', 'append'], default: 'last', description: '' }),
    },
  }),
  signingSecret: secret({
    variable: 'SUBGRAPHS_SIGNING_SECRET',
    expected: 'one or more secrets of 16 characters or more, with commas between them',
    description:
      'Signs requests to subgraphs; `newsgraph serve` with it refuses requests that are not signed. Of several, with commas between them, the first signs and each is accepted.',
  }),
};
