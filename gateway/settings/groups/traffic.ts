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

/** How to reach subgraphs over HTTP. Each setting can be overridden for one subgraph, under its name. */
export const traffic = {
  timeout: duration({
    variable: 'SUBGRAPHS_TIMEOUT',
    default: '30s',
    min: '1ms',
    max: '1h',
    description: 'Timeout of a subgraph fetch, including queueing and retries.',
  }),
  maxResponse: bytes({
    variable: 'SUBGRAPHS_MAX_RESPONSE',
    default: '64MiB',
    min: '1KiB',
    max: '1GiB',
    description: 'Maximum size of a subgraph response, after decompression.',
  }),
  connections: integer({
    variable: 'SUBGRAPHS_CONNECTIONS',
    default: 64,
    min: 1,
    max: 10_000,
    description: 'Maximum number of connections per subgraph.',
  }),
  keepAlive: duration({
    variable: 'SUBGRAPHS_KEEP_ALIVE',
    default: '20s',
    min: '1ms',
    max: '10m',
    description: 'How long idle connections stay open, unless the subgraph announces less.',
  }),
  http2: flag({
    variable: 'SUBGRAPHS_HTTP2',
    default: true,
    description: 'Whether to use HTTP/2 with subgraphs that offer it over TLS.',
  }),
  ca: text({
    variable: 'SUBGRAPHS_CA',
    shownDefault: "Node's list",
    description: 'PEM file of the certificate authorities of subgraphs.',
  }),
  certificate: text({
    variable: 'SUBGRAPHS_CERTIFICATE',
    description: "PEM file of the gateway's client certificate.",
  }),
  certificateKey: text({
    variable: 'SUBGRAPHS_CERTIFICATE_KEY',
    description: "PEM file of the client certificate's private key.",
  }),
  deduplicate: flag({
    variable: 'SUBGRAPHS_DEDUPLICATE',
    default: true,
    description: 'Single flight: whether identical queries of one caller in flight share one request.',
  }),
  retries: integer({
    variable: 'SUBGRAPHS_RETRIES',
    default: 2,
    min: 0,
    max: 10,
    description: 'Maximum retries of a query after a connection failure or status 429, 502, 503 or 504.',
  }),
  retryDelay: duration({
    variable: 'SUBGRAPHS_RETRY_DELAY',
    default: '50ms',
    max: '1m',
    description:
      'Maximum delay before the first retry; it doubles with each retry. The actual delay is random (full jitter).',
  }),
  retryMaxDelay: duration({
    variable: 'SUBGRAPHS_RETRY_MAX_DELAY',
    default: '2s',
    max: '1m',
    description: 'Maximum delay before any retry, unless the subgraph sends `Retry-After`.',
  }),
  retryShare: decimal({
    variable: 'SUBGRAPHS_RETRY_SHARE',
    default: 0.2,
    min: 0,
    max: 1,
    description: 'Retry budget: retries earned per query.',
  }),
  retryMinimum: decimal({
    variable: 'SUBGRAPHS_RETRY_MINIMUM',
    default: 10,
    min: 0,
    max: 10_000,
    description: 'Retry budget: retries per second that are always allowed.',
  }),
  circuitBreaker: flag({
    variable: 'SUBGRAPHS_CIRCUIT_BREAKER',
    default: false,
    description: 'Whether to stop sending requests to a failing subgraph for a while.',
  }),
  circuitErrorRate: decimal({
    variable: 'SUBGRAPHS_CIRCUIT_ERROR_RATE',
    default: 0.5,
    min: 0.01,
    max: 1,
    description: 'Failure rate at which the circuit breaker opens.',
  }),
  circuitVolume: integer({
    variable: 'SUBGRAPHS_CIRCUIT_VOLUME',
    default: 20,
    min: 1,
    max: 1_000_000,
    description: 'Minimum number of requests in the window for the failure rate to count.',
  }),
  circuitWindow: duration({
    variable: 'SUBGRAPHS_CIRCUIT_WINDOW',
    default: '10s',
    min: '100ms',
    max: '10m',
    description: 'Time window of the failure rate.',
  }),
  circuitPause: duration({
    variable: 'SUBGRAPHS_CIRCUIT_PAUSE',
    default: '5s',
    min: '10ms',
    max: '10m',
    description: 'How long the circuit breaker stays open before it lets probes through.',
  }),
  circuitProbes: integer({
    variable: 'SUBGRAPHS_CIRCUIT_PROBES',
    default: 1,
    min: 1,
    max: 1_000,
    description: 'Number of probes that must succeed to close the circuit breaker.',
  }),
  concurrency: integer({
    variable: 'SUBGRAPHS_CONCURRENCY',
    min: 1,
    max: 100_000,
    description: 'Maximum number of requests in flight to a subgraph; without it, only connections are limited.',
  }),
  queue: integer({
    variable: 'SUBGRAPHS_QUEUE',
    default: 1_000,
    min: 0,
    max: 1_000_000,
    description: 'Maximum number of requests waiting in the queue for a free slot.',
  }),
  queueTimeout: duration({
    variable: 'SUBGRAPHS_QUEUE_TIMEOUT',
    default: '1s',
    min: '1ms',
    max: '10m',
    description: 'Maximum time a request waits in the queue.',
  }),
  headers: records({
    variable: 'SUBGRAPHS_HEADERS',
    description:
      'Ordered header rules for requests to subgraphs, applied after `authorization` and `traceparent` are propagated: `propagate` (with `rename`, `default`), `matching` (a regular expression), `insert` (with `value`), `remove`.',
    fields: {
      propagate: field('Propagates the header of this name.'),
      matching: field('Propagates headers whose name matches.'),
      insert: field('Sets the header of this name.'),
      remove: field('Removes the header of this name.'),
      rename: field('Name under which `propagate` sends it.'),
      default: field('Value that `propagate` sends if the client sent none.'),
      // The value may be an API key of the subgraph.
      value: secret({ variable: '', description: 'Value that `insert` sends.' }),
    },
  }),
  responseHeaders: records({
    variable: 'SUBGRAPHS_RESPONSE_HEADERS',
    description:
      'Subgraph response headers to pass to clients: `name`, `rename`, and `keep` (`first`, `last` or `append`) if several subgraphs send it.',
    fields: {
      name: field('Header of the subgraph response.'),
      rename: field('Name of the header for the client.'),
      keep: choice({ variable: '', choices: ['first', 'last', 'append'], default: 'last', description: '' }),
    },
  }),
  signingSecret: secret({
    variable: 'SUBGRAPHS_SIGNING_SECRET',
    expected: 'one or more comma-separated secrets of at least 16 characters',
    description:
      'Signs requests to subgraphs; `newsgraph serve` with this secret refuses unsigned requests, and requires one in production. Of several comma-separated secrets, the first signs and all are accepted.',
  }),
  unsigned: flag({
    variable: 'SUBGRAPHS_UNSIGNED',
    default: false,
    description:
      'In production, `newsgraph serve` without a secret answers whoever reaches its port. For networks in which only the gateway does.',
  }),
};
