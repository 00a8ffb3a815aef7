import DataLoader from 'dataloader';
import { alignToKeys } from '../../shared/graphql/align-to-keys.ts';
import { type Connection, connectionOf, type PageRequest, pageOf } from '../../shared/graphql/connection.ts';
import { createGroupedReads, loadByShape } from '../../shared/graphql/grouped-reads.ts';
import type { RequestScope } from '../../shared/graphql/subgraph.ts';
import { isOutage } from '../../shared/mongo/is-outage.ts';
import type { ArticleWriter } from './article-writer.ts';
import {
  type ArticleDocument,
  type ArticleFields,
  type ArticleRepository,
  type ListScope,
  publicationKey,
} from './repository.ts';
import type { SiteAddress } from './site-address.ts';

/** In UTF-16 units before normalisation, which at most makes it shorter by two thirds (NFD Hangul). */
const MAX_SLUG_LENGTH = 600;

/** The order that the cursors of article lists carry. */
export const LIST_SORT = 'PUBLISHED_AT_DESC';

export interface RegionReference {
  readonly code: string;
}

/** A page of articles that knows its list, so that `totalCount` is counted only when asked for. */
export interface ArticleList extends Connection<ArticleDocument> {
  readonly scope: ListScope;
}

export interface Context extends RequestScope {
  readonly loaders: Loaders;
  readonly site: SiteAddress;
  readonly writer: ArticleWriter;
}

export type Loaders = ReturnType<typeof createLoaders>;
export type SharedReads = ReturnType<typeof createSharedReads>;

interface ListPage {
  readonly page: PageRequest;
  readonly fields: ArticleFields;
}

interface RegionPage extends ListPage {
  readonly regionCode: string;
}

/** The reads that concurrent requests share; made once. */
export function createSharedReads(repository: ArticleRepository) {
  const byField = (field: '_id' | 'slug' | 'url') =>
    createGroupedReads<ArticleFields, string, ArticleDocument | null>({
      load: async (fields, values) => {
        // What is looked up by is read too: the answer has to be put beside its key.
        const needed = fields === 'all' ? fields : [...fields, field];
        return alignToKeys<string | null, ArticleDocument>(
          values,
          await repository.findBy(field, values, needed),
          article => article[field],
        );
      },
      shapeId: String,
      keyId: String,
      isOutage,
    });

  return {
    byId: byField('_id'),
    bySlug: byField('slug'),
    byUrl: byField('url'),

    /** Different pages of the whole list are commands of their own; equal ones are one. */
    pages: createGroupedReads<ArticleFields, PageRequest, readonly ArticleDocument[]>({
      load: (fields, pages) =>
        Promise.all(pages.map(page => repository.findPage({ regionCode: undefined }, page, fields))),
      shapeId: String,
      keyId: page => JSON.stringify(page),
      isOutage,
    }),

    /** The same page of the lists of several regions. */
    regionPages: createGroupedReads<ListPage, string, readonly ArticleDocument[]>({
      async load({ page, fields }, codes) {
        const [code] = codes;
        if (codes.length === 1 && code !== undefined)
          return [await repository.findPage({ regionCode: code }, page, fields)];
        const rows = await repository.findPageOfRegions(codes, page, fields);
        return codes.map(one => rows.get(one) ?? []);
      },
      shapeId: shape => JSON.stringify(shape),
      keyId: String,
      isOutage,
    }),

    regionCounts: createGroupedReads<'count', string, number>({
      async load(_shape, codes) {
        const counts = await repository.countPublishedByRegion(codes);
        return codes.map(code => counts.get(code) ?? 0);
      },
      shapeId: String,
      keyId: String,
      isOutage,
    }),

    count: createGroupedReads<'count', 'all', number>({
      load: async () => [await repository.countPublished()],
      shapeId: String,
      keyId: String,
      isOutage,
    }),
  };
}

/** The loaders of one request: they merge what the fields of one plan step ask for, one by one. */
export function createLoaders(shared: SharedReads) {
  const regionPages = new DataLoader<RegionPage, readonly ArticleDocument[], string>(
    requests =>
      loadByShape(
        requests,
        ({ page, fields }) => JSON.stringify({ page, fields }),
        group =>
          shared.regionPages.loadMany(
            group[0]!,
            group.map(request => request.regionCode),
          ),
      ),
    { cacheKeyFn: request => JSON.stringify(request) },
  );

  const regionCounts = new DataLoader<string, number>(codes => shared.regionCounts.loadMany('count', codes));

  const listOf = (scope: ListScope, page: PageRequest, rows: readonly ArticleDocument[]): ArticleList =>
    Object.assign(connectionOf(pageOf(page, rows), LIST_SORT, publicationKey), { scope });

  return {
    byId: (id: string, fields: ArticleFields) => shared.byId.load(fields, id),
    byIds: (ids: readonly string[], fields: ArticleFields) => shared.byId.loadMany(fields, ids),
    byUrl: (url: string, fields: ArticleFields) => shared.byUrl.load(fields, url),

    // Normalising a long run of combining marks takes quadratic time, so what cannot be a slug is not even looked at.
    bySlug: async (slug: string, fields: ArticleFields) =>
      slug.length > MAX_SLUG_LENGTH ? null : shared.bySlug.load(fields, slug.normalize('NFC')),

    async published(page: PageRequest, fields: ArticleFields): Promise<ArticleList> {
      return listOf({ regionCode: undefined }, page, await shared.pages.load(fields, page));
    },

    async publishedInRegion(regionCode: string, page: PageRequest, fields: ArticleFields): Promise<ArticleList> {
      return listOf({ regionCode }, page, await regionPages.load({ regionCode, page, fields }));
    },

    totalCount: ({ regionCode }: ListScope): Promise<number> =>
      regionCode === undefined ? shared.count.load('count', 'all') : regionCounts.load(regionCode),
  };
}
