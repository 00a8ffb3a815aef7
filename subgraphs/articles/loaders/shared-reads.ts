import { alignToKeys } from '../../../shared/graphql/align-to-keys.ts';
import type { PageRequest } from '../../../shared/graphql/connection.ts';
import { createGroupedReads } from '../../../shared/graphql/grouped-reads.ts';
import { isOutage } from '../../../shared/mongo/connection/is-outage.ts';
import type { ArticleDocument, ArticleFields } from '../store/article-document.ts';
import { type ListKind, type ListRequest, type ListScope, PUBLISHED } from '../store/list-query.ts';
import type { ArticleRepository, Audience } from '../store/repository.ts';

/** Reads of one shape, and so of one command, have the same audience. */
interface EntityShape {
  readonly audience: Audience;
  readonly fields: ArticleFields;
}

/** The same page of lists of a kind; the key names a list. */
interface ListsShape {
  readonly kind: ListKind;
  readonly page: PageRequest;
  readonly fields: ArticleFields;
}

export type SharedReads = ReturnType<typeof createSharedReads>;

/** The reads that concurrent requests share; created once. */
export function createSharedReads(repository: ArticleRepository) {
  const byField = (field: '_id' | 'slug' | 'urlKey') =>
    createGroupedReads<EntityShape, string, ArticleDocument | null>({
      load: async ({ audience, fields }, values) => {
        // The lookup field is projected too, to match rows with keys.
        const needed = fields === 'all' ? fields : [...fields, field];
        return alignToKeys<string | null, ArticleDocument>(
          values,
          await repository.findBy(field, values, needed, audience),
          article => article[field],
        );
      },
      shapeId: ({ audience, fields }) => `${audience} ${fields}`,
      keyId: String,
      isOutage,
    });

  return {
    byId: byField('_id'),
    bySlug: byField('slug'),
    byUrl: byField('urlKey'),

    /** Different pages are separate commands; equal ones are one. */
    pages: createGroupedReads<ArticleFields, ListRequest, readonly ArticleDocument[]>({
      load: (fields, requests) => Promise.all(requests.map(request => repository.findPage(request, fields))),
      shapeId: String,
      keyId: request => JSON.stringify(request),
      isOutage,
    }),

    /** The same page of several lists of published articles. */
    lists: createGroupedReads<ListsShape, string, readonly ArticleDocument[]>({
      async load({ kind, page, fields }, keys) {
        const [key] = keys;
        const order = 'PUBLISHED_AT_DESC';
        if (keys.length === 1 && key !== undefined) {
          return [await repository.findPage({ scope: { ...PUBLISHED, [kind]: key }, order, page }, fields)];
        }
        const rows = await repository.findPages(kind, keys, { scope: PUBLISHED, order, page }, fields);
        return keys.map(one => rows.get(one) ?? []);
      },
      shapeId: shape => JSON.stringify(shape),
      keyId: String,
      isOutage,
    }),

    listCounts: createGroupedReads<ListKind, string, number>({
      async load(kind, keys) {
        const counts = await repository.countPublishedOf(kind, keys);
        return keys.map(key => counts.get(key) ?? 0);
      },
      shapeId: String,
      keyId: String,
      isOutage,
    }),

    counts: createGroupedReads<'count', ListScope, number>({
      load: (_shape, scopes) => Promise.all(scopes.map(scope => repository.count(scope))),
      shapeId: String,
      keyId: scope => JSON.stringify(scope),
      isOutage,
    }),
  };
}
