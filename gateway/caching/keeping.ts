import type { FastifyInstance } from 'fastify';
import type { Layer } from '../http/pipeline.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Settings } from '../settings/table.ts';
import { cachingLayer } from './caching.ts';
import { type Coherence, createCoherence, type WatchedSubgraph } from './coherence.ts';
import { createOverdue } from './freshness.ts';
import { invalidationRoute } from './invalidation.ts';
import { createKeptEntities, type KeepEntities } from './kept-entities.ts';
import { type CacheCounts, createKeptStore } from './kept-store.ts';

/** All that a gateway keeps, by what the settings turn on. */
export interface Keeping {
  readonly layers: readonly Layer[];
  /** @default nothing is kept of single subgraphs */
  readonly keepEntities?: KeepEntities;
  readonly coherence: Coherence;
  /** @default there is no `POST /invalidation` */
  readonly routes?: (app: FastifyInstance) => void;
  readonly counts: { responseCache: CacheCounts | undefined; entityCache: CacheCounts | undefined };
}

export interface KeepingOptions {
  readonly settings: Settings['caching'];
  readonly subgraphs: Iterable<WatchedSubgraph>;
  /** All that subgraphs are told of who asks; `shared` leaves the token out. */
  askerOf(context: RequestContext, shared: boolean): string;
  onError(error: unknown): void;
}

export function createKeeping({ settings, subgraphs, askerOf, onError }: KeepingOptions): Keeping {
  const answers = settings.responses ? createKeptStore(settings.responseBytes) : undefined;
  const entities = settings.entities ? createKeptStore(settings.entityBytes) : undefined;
  const stores = [answers, entities].filter(store => store !== undefined);
  const coherence = createCoherence(subgraphs, stores, onError);
  const shared = { settings, coherence, overdue: createOverdue(coherence, settings), askerOf };
  const { invalidationSecret: secret } = settings;
  const tags = () => new Set(stores.flatMap(store => [...store.tags()]));
  return {
    layers: settings.headers || stores.length > 0 ? [cachingLayer({ ...shared, store: answers })] : [],
    ...(entities && { keepEntities: createKeptEntities({ ...shared, store: entities }) }),
    coherence,
    ...(stores.length > 0 &&
      secret !== undefined && { routes: invalidationRoute({ secret, tags, drop: coherence.drop }) }),
    counts: { responseCache: answers?.counts, entityCache: entities?.counts },
  };
}
