import { bytes, duration, flag, secret } from '../../../shared/settings/kinds.ts';

export const caching = {
  headers: flag({
    variable: 'CACHING_HEADERS',
    default: true,
    description: 'Tells clients and caches by `Cache-Control`, `ETag` and `Vary` how long an answer may be kept.',
  }),
  defaultMaxAge: duration({
    variable: 'CACHING_DEFAULT_MAX_AGE',
    default: '0s',
    max: '365d',
    description: 'For how long a field may be kept of which `@cacheControl` says nothing.',
  }),
  responses: flag({
    variable: 'CACHING_RESPONSES',
    default: false,
    description: 'Keeps answers in memory, and drops each as soon as something in it changes.',
  }),
  responseBytes: bytes({
    variable: 'CACHING_RESPONSE_BYTES',
    default: '128MiB',
    min: '1MiB',
    max: '64GiB',
    description: 'Memory for kept answers; those not asked for longest go first.',
  }),
  entities: flag({
    variable: 'CACHING_ENTITIES',
    default: false,
    description:
      'Keeps what subgraphs answer in memory, entity by entity, for whatever operation asks for it next; dropped like answers.',
  }),
  entityBytes: bytes({
    variable: 'CACHING_ENTITY_BYTES',
    default: '128MiB',
    min: '1MiB',
    max: '64GiB',
    description: 'Memory for kept entities; those not asked for longest go first.',
  }),
  shared: flag({
    variable: 'CACHING_SHARED',
    default: false,
    description: 'Shares what is kept with the other gateways of the same supergraph, through `REDIS_URL`.',
  }),
  fallbackAge: duration({
    variable: 'CACHING_FALLBACK_AGE',
    default: '1s',
    max: '1d',
    description:
      'For how long what is kept of a subgraph is believed that does not tell of its changes, or has ceased to.',
  }),
  staleWhileRevalidate: duration({
    variable: 'CACHING_STALE_WHILE_REVALIDATE',
    default: '0s',
    max: '365d',
    description:
      'For how long after its time a kept answer is still given, while it is worked out anew behind it. Never one that was dropped.',
  }),
  staleIfError: duration({
    variable: 'CACHING_STALE_IF_ERROR',
    default: '0s',
    max: '365d',
    description:
      'For how long after its time a kept answer is given in place of errors when a subgraph does not answer. Never one that was dropped.',
  }),
  changesSecret: secret({
    variable: 'CACHING_CHANGES_SECRET',
    description:
      'With it `newsgraph serve` tells of its changes at `/changes`, and a gateway reads them there for the answers it keeps.',
  }),
  invalidationSecret: secret({
    variable: 'CACHING_INVALIDATION_SECRET',
    description: 'Opens `POST /invalidation` to who sends it in the `Authorization` header.',
  }),
};
