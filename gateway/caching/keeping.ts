import type { FastifyInstance } from 'fastify';
import type { Redis } from 'ioredis';
import { connectRedis } from '../../shared/redis/connect-redis.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import type { Layer } from '../request/pipeline.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { Settings } from '../settings/table.ts';
import { cachingLayer } from './caching.ts';
import { type Coherence, createCoherence, type WatchedSubgraph } from './coherence.ts';
import { createOverdue } from './freshness.ts';
import { invalidationRoute } from './invalidation.ts';
import { createKeptEntities, type KeepEntities } from './kept-entities.ts';
import { type CacheCounts, createKeptStore } from './kept-store.ts';
import { createSharedStore } from './shared-store.ts';

/** All that a gateway keeps, by what the settings turn on. */
export interface Keeping {
  readonly layers: readonly Layer[];
  /** @default nothing is kept of single subgraphs */
  readonly keepEntities?: KeepEntities;
  readonly coherence: Coherence;
  /** @default there is no `POST /invalidation` */
  readonly routes?: (app: FastifyInstance) => void;
  readonly counts: { responseCache: CacheCounts | undefined; entityCache: CacheCounts | undefined };
  close(): Promise<void>;
}

export interface KeepingOptions {
  readonly settings: Settings['caching'];
  readonly redis: Settings['redis'];
  readonly subgraphs: Iterable<WatchedSubgraph>;
  /** All that subgraphs are told of who asks; `shared` leaves the token out. */
  askerOf(context: RequestContext, shared: boolean): string;
  onError(error: unknown): void;
}

/** @throws SettingsError when what is kept is to be shared and there is no Redis. */
export function createKeeping(options: KeepingOptions): Keeping {
  const { settings, subgraphs, askerOf, onError } = options;
  const redis = openRedis(options);
  const shared = redis && createSharedStore(redis);
  const answers = settings.responses ? createKeptStore(settings.responseBytes, shared) : undefined;
  const entities = settings.entities ? createKeptStore(settings.entityBytes, shared) : undefined;
  const stores = [answers, entities].filter(store => store !== undefined);
  const coherence = createCoherence(subgraphs, shared ? [...stores, shared] : stores, onError);
  const common = { settings, coherence, overdue: createOverdue(coherence, settings), askerOf };
  const { invalidationSecret: secret } = settings;
  const tags = () => new Set(stores.flatMap(store => [...store.tags()]));
  return {
    layers: settings.headers || stores.length > 0 ? [cachingLayer({ ...common, store: answers })] : [],
    ...(entities && { keepEntities: createKeptEntities({ ...common, store: entities }) }),
    coherence,
    ...(stores.length > 0 &&
      secret !== undefined && { routes: invalidationRoute({ secret, tags, drop: coherence.drop }) }),
    counts: { responseCache: answers?.counts, entityCache: entities?.counts },
    async close() {
      await coherence.close();
      redis?.disconnect();
    },
  };
}

function openRedis({ settings, redis: { url, keyPrefix, timeout }, onError }: KeepingOptions): Redis | undefined {
  if (!settings.shared || !(settings.responses || settings.entities)) return undefined;
  if (url === undefined) throw new SettingsError('CACHING_SHARED: expected REDIS_URL to name the Redis to share in');
  return connectRedis({ url, keyPrefix, timeout, onLost: onError });
}
