import type { Collection, Db, Document, Filter } from 'mongodb';
import { neighbourQuery, neighboursPipeline, pagesPipeline, type Side, type SortPosition } from './aggregates.ts';
import type { ArticleDocument, ArticleFields } from './article-document.ts';
import { type ListKind, type ListRequest, pageFilter, pageSort, sortFieldOf } from './list-query.ts';

/** Reads pages of lists. */
export interface PageReads {
  /** Up to `limit + 1` articles, in list order, or from the end for a backward page. */
  findPage(request: ListRequest, fields: ArticleFields): Promise<ArticleDocument[]>;

  /** The same page of several lists of a kind, in one command. */
  findPages(
    kind: ListKind,
    keys: readonly string[],
    request: ListRequest,
    fields: ArticleFields,
  ): Promise<Map<string, ArticleDocument[]>>;

  /** The published articles directly before or after some articles in their sections, in order. */
  findNeighbours(
    standings: readonly SortPosition[],
    side: Side,
    fields: ArticleFields,
  ): Promise<(ArticleDocument | null)[]>;
}

/** For servers that stop reading an index at the limit. */
export function createPageReads(db: Db, articles: Collection<ArticleDocument>): PageReads {
  return {
    findPage: (request, fields) =>
      articles
        .find(pageFilter(request) as Filter<ArticleDocument>, projectionOf(fields, [sortFieldOf(request.order)]))
        .sort(pageSort(request))
        .limit(request.page.limit + 1)
        .toArray(),

    async findPages(kind, keys, request, fields) {
      const { projection } = projectionOf(fields, [sortFieldOf(request.order)]);
      const pipeline = pagesPipeline(kind, keys, request, projection);
      const rows = await db.aggregate<{ _id: string; articles: ArticleDocument[] }>(pipeline).toArray();
      return new Map(rows.map(row => [row._id, row.articles]));
    },

    async findNeighbours(standings, side, fields) {
      const [one] = standings;
      const { projection } = projectionOf(fields);
      if (standings.length === 1 && one) {
        const { filter, sort } = neighbourQuery(one, side);
        const found = articles
          .find(filter as Filter<ArticleDocument>, { projection })
          .sort(sort)
          .limit(1);
        return [(await found.toArray())[0] ?? null];
      }
      const rows = await articles
        .aggregate<ArticleDocument & { place: number }>(neighboursPipeline(standings, side, projection))
        .toArray();
      const byPlace = new Map(rows.map(row => [row.place, row]));
      return standings.map((_, place) => byPlace.get(place) ?? null);
    },
  };
}

export function projectionOf(
  fields: ArticleFields,
  always: readonly (keyof ArticleDocument)[] = [],
): { projection: Document } {
  // Search terms are larger than the article itself, and are only used for lookups.
  if (fields === 'all') return { projection: { searchTerms: 0 } };
  return { projection: Object.fromEntries([...always, '_id', ...fields].map(field => [field, 1])) };
}
