import type { FastifyInstance } from 'fastify';
import type { Redis } from 'ioredis';
import { connectRedis } from '../../shared/redis/connect-redis.ts';
import type { OperationLayer } from '../request/pipeline.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { Settings } from '../settings/table.ts';
import { type CacheCounts, createCacheStore } from './cache-store.ts';
import { type CacheEntities, createEntityCache } from './entity-cache.ts';
import { invalidationRoute } from './invalidation-route.ts';
import { createInvalidator, type Invalidator, type WatchedSubgraph } from './invalidator.ts';
import { createResponseCacheLayer } from './response-cache.ts';
import { createSharedStore } from './shared-store.ts';
import { createOverdue } from './staleness.ts';

/** The caches that the settings enable. */
export interface Caches {
  readonly layers: readonly OperationLayer[];
  /** @default no entity cache */
  readonly cacheEntities?: CacheEntities;
  readonly invalidator: Invalidator;
  /** @default no `POST /invalidation` */
  readonly routes?: (app: FastifyInstance) => void;
  readonly counts: { responseCache: CacheCounts | undefined; entityCache: CacheCounts | undefined };
  close(): Promise<void>;
}

export interface CachesOptions {
  readonly settings: Settings['caching'];
  readonly redis: Settings['redis'];
  readonly subgraphs: Iterable<WatchedSubgraph>;
  /** A cache key that covers everything that subgraphs learn about the caller; `shared` omits the token. */
  callerKeyOf(context: RequestContext, shared: boolean): string;
  onError(error: unknown): void;
}

/** @throws SettingsError if the cache is to be shared and Redis is not configured. */
export function createCaches(options: CachesOptions): Caches {
  const { settings, subgraphs, callerKeyOf, onError } = options;
  const redis = openRedis(options);
  const shared = redis && createSharedStore(redis);
  const answers = settings.responses ? createCacheStore(settings.responseBytes, shared) : undefined;
  const entities = settings.entities ? createCacheStore(settings.entityBytes, shared) : undefined;
  const stores = [answers, entities].filter(store => store !== undefined);
  const invalidator = createInvalidator(subgraphs, shared ? [...stores, shared] : stores, onError);
  const common = { settings, invalidator, overdue: createOverdue(invalidator, settings), callerKeyOf };
  const { invalidationSecret: secret } = settings;
  const tags = () => new Set(stores.flatMap(store => [...store.tags()]));
  return {
    layers: settings.headers || stores.length > 0 ? [createResponseCacheLayer({ ...common, store: answers })] : [],
    ...(entities && { cacheEntities: createEntityCache({ ...common, store: entities }) }),
    invalidator,
    ...(stores.length > 0 &&
      secret !== undefined && { routes: invalidationRoute({ secret, tags, drop: invalidator.drop }) }),
    counts: { responseCache: answers?.counts, entityCache: entities?.counts },
    async close() {
      await invalidator.close();
      redis?.disconnect();
    },
  };
}

function openRedis({ settings, redis: { url, keyPrefix, timeout }, onError }: CachesOptions): Redis | undefined {
  if (url === undefined || !settings.shared || !(settings.responses || settings.entities)) return undefined;
  return connectRedis({ url, keyPrefix, timeout, onLost: onError });
}
