import { bytes, duration, flag, secret } from '../../../shared/settings/kinds.ts';

export const caching = {
  headers: flag({
    variable: 'CACHING_HEADERS',
    default: true,
    description: 'Sends `Cache-Control`, `ETag` and `Vary` headers for clients and CDNs.',
  }),
  defaultMaxAge: duration({
    variable: 'CACHING_DEFAULT_MAX_AGE',
    default: '0s',
    max: '365d',
    description: 'Maximum cache age of fields without a `@cacheControl` hint.',
  }),
  responses: flag({
    variable: 'CACHING_RESPONSES',
    default: false,
    description:
      'Enables the response cache: caches whole responses in memory, and invalidates them when their data changes.',
  }),
  responseBytes: bytes({
    variable: 'CACHING_RESPONSE_BYTES',
    default: '128MiB',
    min: '1MiB',
    max: '64GiB',
    description: 'Memory limit of the response cache; least recently used entries are evicted first.',
  }),
  entities: flag({
    variable: 'CACHING_ENTITIES',
    default: false,
    description:
      'Enables the entity cache: caches subgraph responses per entity in memory, shared by all operations; invalidated like responses.',
  }),
  entityBytes: bytes({
    variable: 'CACHING_ENTITY_BYTES',
    default: '128MiB',
    min: '1MiB',
    max: '64GiB',
    description: 'Memory limit of the entity cache; least recently used entries are evicted first.',
  }),
  shared: flag({
    variable: 'CACHING_SHARED',
    default: false,
    description: 'Shares cached data with other gateways of the same supergraph, through `REDIS_URL`.',
  }),
  fallbackAge: duration({
    variable: 'CACHING_FALLBACK_AGE',
    default: '1s',
    max: '1d',
    description: 'Maximum cache age for subgraphs without a working change stream.',
  }),
  staleWhileRevalidate: duration({
    variable: 'CACHING_STALE_WHILE_REVALIDATE',
    default: '0s',
    max: '365d',
    description:
      'How long a stale entry may be served while it is revalidated in the background. Invalidated entries are never served.',
  }),
  staleIfError: duration({
    variable: 'CACHING_STALE_IF_ERROR',
    default: '0s',
    max: '365d',
    description: 'How long a stale entry may be served if a subgraph fails. Invalidated entries are never served.',
  }),
  changesSecret: secret({
    variable: 'CACHING_CHANGES_SECRET',
    description:
      'Secret of the change stream: `newsgraph serve` streams data changes at `/changes`, and a gateway reads them there to invalidate its caches.',
  }),
  invalidationSecret: secret({
    variable: 'CACHING_INVALIDATION_SECRET',
    description: 'Enables `POST /invalidation`, which requires this secret in the `Authorization` header.',
  }),
};
