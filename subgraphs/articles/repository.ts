import type { Collection, Db, Document, Filter, UpdateFilter } from 'mongodb';
import type { PageRequest } from '../../shared/graphql/connection.ts';
import { type ChangeFeed, createChangeFeed } from '../../shared/mongo/change-feed.ts';
import { insertNew, isDuplicateKey } from '../../shared/mongo/insert-new.ts';
import {
  countsPipeline,
  type NameKind,
  nameCountPipeline,
  namesPipeline,
  neighbourQuery,
  neighboursPipeline,
  pagesPipeline,
  type Side,
  type Standing,
} from './aggregates.ts';
import type {
  ArticleContent,
  ArticleDocument,
  ArticleStatus,
  DerivedFields,
  RevisionDocument,
  Saved,
} from './article-document.ts';
import {
  type ListKind,
  type ListRequest,
  type ListScope,
  pageFilter,
  pageSort,
  scopeFilter,
  sortFieldOf,
} from './list-query.ts';

export type { NameKind, Side } from './aggregates.ts';

/** The only file of this subgraph that speaks to MongoDB. */

/** The fields of a document that a read is for; a row it returns has no others. `'all'` reads all but search terms. */
export type ArticleFields = 'all' | readonly (keyof ArticleDocument)[];

/** Whose eyes a read is for: readers see published articles only. */
export type Audience = 'readers' | 'editors';

/** A section or reporter with how many published articles there are. */
export interface NameCount {
  /** The name. */
  readonly _id: string;
  readonly count: number;
}

/** What becomes of an article's place in its life. */
export type StatusChange = Partial<
  Pick<ArticleDocument, 'status' | 'publishedAt' | 'updatedAt' | 'liveAt' | 'contentHash'>
>;

export type ArticleRepository = ReturnType<typeof createArticleRepository>;

export function createArticleRepository(db: Db) {
  const articles: Articles = db.collection('articles');
  const revisions: Revisions = db.collection('articleRevisions');
  const changes: ChangeFeed<ArticleDocument> = createChangeFeed(db, 'articles');
  return {
    /** What becomes of articles, in this process or another. */
    changes,
    ...articleReads(db, articles),
    ...listFacts(articles),
    ...searchReads(articles),
    ...contentWrites(articles, revisions),
    ...statusWrites(articles),
    ...revisionReads(db, revisions),
  };
}

type Articles = Collection<ArticleDocument>;
type Revisions = Collection<RevisionDocument>;

function articleReads(db: Db, articles: Articles) {
  return {
    /** The articles whose id, slug or address is one of some values. */
    findBy: (field: '_id' | 'slug' | 'url', values: readonly string[], fields: ArticleFields, audience: Audience) =>
      articles
        .find(
          {
            [field]: { $in: [...values] },
            ...(audience === 'readers' && { status: 'PUBLISHED' }),
          } as Filter<ArticleDocument>,
          projectionOf(fields),
        )
        .toArray(),

    /** Up to `limit + 1` articles, in the list's order, or from its end for a backward page. */
    findPage: (request: ListRequest, fields: ArticleFields): Promise<ArticleDocument[]> =>
      articles
        .find(pageFilter(request) as Filter<ArticleDocument>, projectionOf(fields, [sortFieldOf(request.order)]))
        .sort(pageSort(request))
        .limit(request.page.limit + 1)
        .toArray(),

    /** The same page of several lists of a kind, in one command. */
    async findPages(
      kind: ListKind,
      keys: readonly string[],
      request: ListRequest,
      fields: ArticleFields,
    ): Promise<Map<string, ArticleDocument[]>> {
      const { projection } = projectionOf(fields, [sortFieldOf(request.order)]);
      const pipeline = pagesPipeline(kind, keys, request, projection);
      const rows = await db.aggregate<{ _id: string; articles: ArticleDocument[] }>(pipeline).toArray();
      return new Map(rows.map(row => [row._id, row.articles]));
    },
  };
}

function listFacts(articles: Articles) {
  return {
    count: (scope: ListScope) => articles.countDocuments(scopeFilter(scope) as Filter<ArticleDocument>),

    async countPublishedOf(kind: ListKind, keys: readonly string[]): Promise<Map<string, number>> {
      const rows = await articles.aggregate<NameCount>(countsPipeline(kind, keys)).toArray();
      return new Map(rows.map(row => [row._id, row.count]));
    },

    async countNames(kind: NameKind): Promise<number> {
      const [row] = await articles.aggregate<{ count: number }>(nameCountPipeline(kind)).toArray();
      return row?.count ?? 0;
    },

    /** Up to `limit + 1` sections or reporters, those with the most published articles first. */
    findNames: (kind: NameKind, page: PageRequest) =>
      articles.aggregate<NameCount>(namesPipeline(kind, page)).toArray(),

    /** The published articles right before or after some places of sections, in their order. */
    async findNeighbours(
      standings: readonly Standing[],
      side: Side,
      fields: ArticleFields,
    ): Promise<(ArticleDocument | null)[]> {
      const [one] = standings;
      const { projection } = projectionOf(fields);
      if (standings.length === 1 && one) {
        const { filter, sort } = neighbourQuery(one, side);
        return articles
          .find(filter as Filter<ArticleDocument>, { projection })
          .sort(sort)
          .limit(1)
          .toArray()
          .then(([row]) => [row ?? null]);
      }
      const rows = await articles
        .aggregate<ArticleDocument & { place: number }>(neighboursPipeline(standings, side, projection))
        .toArray();
      const byPlace = new Map(rows.map(row => [row.place, row]));
      return standings.map((_, place) => byPlace.get(place) ?? null);
    },
  };
}

function searchReads(articles: Articles) {
  return {
    /** Published articles that have all of some search terms, newest first, read on as long as somebody takes them. */
    findByTerms: (terms: readonly string[], page: PageRequest, fields: ArticleFields): AsyncIterable<ArticleDocument> =>
      articles
        .find(
          {
            $and: [
              ...terms.map(term => ({ searchTerms: term })),
              pageFilter({ scope: { status: 'PUBLISHED' }, order: 'PUBLISHED_AT_DESC', page }),
            ],
          } as Filter<ArticleDocument>,
          projectionOf(fields, ['publishedAt']),
        )
        .sort({ publishedAt: -1, _id: -1 })
        .batchSize(page.limit + 1),

    /** How many published articles have all of some search terms, up to a limit. */
    countByTerms: (terms: readonly string[], limit: number) =>
      articles.countDocuments(
        { $and: terms.map(term => ({ searchTerms: term })), status: 'PUBLISHED' } as Filter<ArticleDocument>,
        { limit },
      ),

    /** The published article that was edited last. */
    findLastEdited: () =>
      articles.findOne(
        { status: 'PUBLISHED' },
        { sort: { updatedAt: -1, _id: -1 }, projection: { updatedAt: 1, publisher: 1 } },
      ),
  };
}

function contentWrites(articles: Articles, revisions: Revisions) {
  return {
    findOne: (id: string) => articles.findOne({ _id: id }, projectionOf('all')),

    /** Another article that has the slug or the address already. */
    findConflict(id: string, slug: string, url: string | null): Promise<Pick<ArticleDocument, '_id' | 'slug'> | null> {
      const taken: Filter<ArticleDocument>[] = [{ slug }, ...(url === null ? [] : [{ url }])];
      return articles.findOne({ _id: { $ne: id }, $or: taken }, { projection: { slug: 1 } });
    },

    /** Inserts what is not there yet. */
    insertNew: (rows: readonly ArticleDocument[]) => insertNew(articles, rows),

    /** @returns false when an article of this id, slug or address came in between. */
    async insert(article: ArticleDocument): Promise<boolean> {
      try {
        await articles.insertOne(article);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /**
     * Replaces the content of an article that still stands as it was read, and keeps what it had.
     *
     * @returns the article as it now stands, or null when it does not stand there any more, or the slug or address is
     * taken.
     */
    async replaceContent(
      current: ArticleDocument,
      replaced: RevisionDocument,
      values: ArticleContent & DerivedFields & Saved,
    ): Promise<ArticleDocument | null> {
      // Written first: should we stop in between, history has a copy of what stands, which readers of it leave out.
      await revisions.replaceOne({ _id: replaced._id }, replaced, { upsert: true });
      try {
        return await articles.findOneAndUpdate(
          { _id: current._id, revision: current.revision, status: current.status, publishedAt: current.publishedAt },
          { $set: values, $inc: { revision: 1 } },
          { returnDocument: 'after', ...projectionOf('all') },
        );
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
    },
  };
}

/** Marks commands that no request caused, in the database's log and in counts of commands. */
const BACKGROUND = 'newsgraph: scheduled publishing';

function statusWrites(articles: Articles) {
  return {
    /** @returns the article as it now stands, or null when it does not stand as it was read any more. */
    changeStatus: (current: ArticleDocument, change: StatusChange): Promise<ArticleDocument | null> =>
      articles.findOneAndUpdate(
        { _id: current._id, revision: current.revision, status: current.status, publishedAt: current.publishedAt },
        { $set: change },
        { returnDocument: 'after', ...projectionOf('all') },
      ),

    /** Makes the scheduled article that is due first live; null when none is. Each is claimed by one process alone. */
    claimDue: (now: Date): Promise<ArticleDocument | null> =>
      articles.findOneAndUpdate(
        { status: 'SCHEDULED', publishedAt: { $lte: now } },
        { $set: { status: 'PUBLISHED' as ArticleStatus, liveAt: now } } as UpdateFilter<ArticleDocument>,
        {
          sort: { publishedAt: 1, _id: 1 },
          returnDocument: 'after',
          projection: { _id: 1, publishedAt: 1 },
          comment: BACKGROUND,
        },
      ),

    /** When the next scheduled article is due. */
    async findNextDue(): Promise<Date | undefined> {
      const sort = { publishedAt: 1, _id: 1 } as const;
      const options = { sort, projection: { publishedAt: 1 }, comment: BACKGROUND };
      return (await articles.findOne({ status: 'SCHEDULED' }, options))?.publishedAt;
    },
  };
}

function revisionReads(db: Db, revisions: Revisions) {
  return {
    /** Replaced contents of some articles, newest first, up to a number each, below a revision. */
    async findRevisions(articleIds: readonly string[], below: number, limit: number): Promise<RevisionDocument[]> {
      const page = [{ $match: { revision: { $lt: below } } }, { $sort: { revision: -1 } }, { $limit: limit }];
      const [one] = articleIds;
      if (articleIds.length === 1 && one !== undefined) {
        return revisions
          .find({ articleId: one, revision: { $lt: below } })
          .sort({ revision: -1 })
          .limit(limit)
          .toArray();
      }
      const lookup = {
        from: 'articleRevisions',
        localField: '_id',
        foreignField: 'articleId',
        as: 'rows',
        pipeline: page,
      };
      const rows = await db
        .aggregate<{ rows: RevisionDocument[] }>([
          { $documents: articleIds.map(_id => ({ _id })) },
          { $lookup: lookup },
        ])
        .toArray();
      return rows.flatMap(row => row.rows);
    },
  };
}

function projectionOf(
  fields: ArticleFields,
  always: readonly (keyof ArticleDocument)[] = [],
): { projection: Document } {
  // Search terms are larger than the article itself, and only ever looked up.
  if (fields === 'all') return { projection: { searchTerms: 0 } };
  return { projection: Object.fromEntries([...always, '_id', ...fields].map(field => [field, 1])) };
}
