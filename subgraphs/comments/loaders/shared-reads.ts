import { alignToKeys } from '../../../shared/graphql/align-to-keys.ts';
import { createGroupedReads } from '../../../shared/graphql/grouped-reads.ts';
import { isOutage } from '../../../shared/mongo/connection/is-outage.ts';
import type { CommentDocument, UserDocument } from '../store/documents.ts';
import type { CommentRepository, ListField } from '../store/repository.ts';
import type { CommentPageRequest, ListPageRequest } from '../store/thread-pipeline.ts';
import type { ThreadView } from '../store/thread-view.ts';

export type SharedReads = ReturnType<typeof createSharedReads>;

/** All facets of a thread in one plan step; `pages` by their identity. */
export interface FacetsShape {
  readonly thread: boolean;
  readonly counts: boolean;
  readonly breakdown: boolean;
  readonly pages: ReadonlyMap<string, CommentPageRequest>;
}

export interface ListShape extends ListPageRequest {
  readonly field: ListField;
}

/** The reads that concurrent requests share; created once. None of them depends on the caller. */
export function createSharedReads(repository: CommentRepository) {
  const byKey = { shapeId: String, keyId: String, isOutage };
  return {
    byId: createGroupedReads<'comment', string, CommentDocument | null>({
      load: async (_shape, ids) => alignToKeys(ids, await repository.findByIds(ids), comment => comment._id),
      ...byKey,
    }),

    users: createGroupedReads<'user', string, UserDocument | null>({
      load: async (_shape, ids) => alignToKeys(ids, await repository.findUsers(ids), user => user._id),
      ...byKey,
    }),

    lists: createGroupedReads<ListShape, string, readonly CommentDocument[]>({
      load: ({ field, ...request }, keys) => repository.findLists(field, keys, request),
      shapeId: shape => JSON.stringify(shape),
      keyId: String,
      isOutage,
    }),

    listCounts: createGroupedReads<ListField, string, number>({
      load: (field, keys) => repository.countLists(field, keys),
      ...byKey,
    }),

    threads: createGroupedReads<FacetsShape, string, ThreadView>({
      async load({ pages, ...facets }, articleIds) {
        const views = await repository.findThreads(articleIds, { ...facets, pages: [...pages.values()] });
        return alignToKeys(articleIds, views, view => view._id) as ThreadView[];
      },
      shapeId: ({ thread, counts, breakdown, pages }) => [thread, counts, breakdown, ...pages.keys()].join(),
      keyId: String,
      isOutage,
    }),

    mostCommented: createGroupedReads<number, string, readonly string[]>({
      load: (limit, [since]) =>
        repository.findMostCommented(new Date(Number(since)), limit).then(articleIds => [articleIds]),
      ...byKey,
      maxBatch: 1,
    }),
  };
}
