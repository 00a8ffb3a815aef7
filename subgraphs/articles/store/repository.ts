import type { Collection, Db, Filter, UpdateFilter } from 'mongodb';
import { type ChangeFeed, createChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import { watchSmallness } from '../../../shared/mongo/connection/collection-size.ts';
import { insertIfNew, insertNew, isDuplicateKey } from '../../../shared/mongo/connection/insert-new.ts';
import type { ServerTraits } from '../../../shared/mongo/connection/server-traits.ts';
import { type CachedCounts, createCachedCounts } from '../../../shared/mongo/reads/cached-counts.ts';
import { createPageWindows } from '../../../shared/mongo/reads/page-windows.ts';
import { countsPipeline, type NameCount, type NameKind, nameCountsOf, namesPipeline } from './aggregates.ts';
import type {
  ArticleContent,
  ArticleDocument,
  ArticleFields,
  ArticleStatus,
  DerivedFields,
  RevisionDocument,
  Saved,
} from './article-document.ts';
import { createFrontPageStore } from './curated/front-page-store.ts';
import { createPreviewKey } from './curated/preview-key.ts';
import { createReadCounts } from './curated/read-counts.ts';
import { createReporterStore } from './curated/reporter-store.ts';
import { createSeriesStore } from './curated/series-store.ts';
import { type ListKind, type ListScope, PUBLISHED, scopeFilter } from './list-query.ts';
import { createMastheadStore } from './masthead-store.ts';
import { createPageReads, type PageReads, projectionOf } from './page-reads.ts';
import { createSearchReads, createWindowedSearchReads } from './search-reads.ts';
import { createWindowedPageReads } from './windowed-page-reads.ts';

export type { NameCount, NameKind, Side } from './aggregates.ts';

/** The audience of a read: readers see published articles only. */
export type Audience = 'readers' | 'editors';

/** A change of an article's status. */
export type StatusChange = Partial<
  Pick<ArticleDocument, 'status' | 'publishedAt' | 'updatedAt' | 'liveAt' | 'contentHash' | 'isBreaking' | 'expiresAt'>
>;

export type ArticleRepository = ReturnType<typeof createArticleRepository>;

export function createArticleRepository(db: Db, traits: ServerTraits) {
  const articles: Articles = db.collection('articles');
  const revisions: Revisions = db.collection('articleRevisions');
  const changes: ChangeFeed<ArticleDocument> = createChangeFeed(db, 'articles');
  const isSmall = watchSmallness(articles);
  const pages = traits.stopsAtLimit
    ? createPageReads(db, articles)
    : createWindowedPageReads(articles, createPageWindows({ isSmall }));
  const names = createCachedCounts({
    count: async (kind: NameKind) =>
      nameCountsOf(await articles.aggregate<Parameters<typeof nameCountsOf>[0][number]>(namesPipeline(kind)).toArray()),
  });
  return {
    /** Changes of articles, by this process or another. */
    changes,
    mastheads: createMastheadStore(db),
    reporters: createReporterStore(db),
    previewKey: createPreviewKey(db),
    reads: createReadCounts(db),
    series: createSeriesStore(db),
    frontPages: createFrontPageStore(db),
    ...articleReads(articles),
    ...pages,
    ...listFacts(articles, pages, names),
    ...(traits.stopsAtLimit
      ? createSearchReads(articles)
      : createWindowedSearchReads(articles, pages, createPageWindows({ lists: 500, isSmall }))),
    ...afterEachWrite(contentWrites(articles, revisions), names),
    ...afterEachWrite(statusWrites(articles), names),
    ...revisionReads(db, revisions),
  };
}

/** Functions that change counts; resetting counts after functions that only read is harmless. */
function afterEachWrite<Writes extends object>(writes: Writes, counts: { onWrite(): void }): Writes {
  const trackReads = Object.entries(writes).map(([name, write]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await write(...args);
      } finally {
        counts.onWrite();
      }
    },
  ]);
  return Object.fromEntries(trackReads);
}

type Articles = Collection<ArticleDocument>;
type Revisions = Collection<RevisionDocument>;

function articleReads(articles: Articles) {
  return {
    /** The articles with one of some ids, slugs or keys of URLs. */
    findBy: (field: '_id' | 'slug' | 'urlKey', values: readonly string[], fields: ArticleFields, audience: Audience) =>
      articles
        .find(
          {
            [field]: { $in: [...values] },
            ...(audience === 'readers' && { status: 'PUBLISHED' }),
          } as Filter<ArticleDocument>,
          projectionOf(fields),
        )
        .toArray(),
  };
}

function listFacts(articles: Articles, { findPage }: PageReads, names: CachedCounts<NameKind, readonly NameCount[]>) {
  return {
    count: (scope: ListScope) => articles.countDocuments(scopeFilter(scope) as Filter<ArticleDocument>),

    async countPublishedOf(kind: ListKind, keys: readonly string[]): Promise<Map<string, number>> {
      const rows = await articles.aggregate<NameCount>(countsPipeline(kind, keys)).toArray();
      return new Map(rows.map(row => [row._id, row.count]));
    },

    /**
     * All sections or reporters, those with the most published articles first; see `cached-counts.ts` for how fresh.
     */
    findNames: (kind: NameKind): Promise<readonly NameCount[]> => names.load(kind),

    /** When a published article was last edited: one of a publisher, or any. */
    async findLastEdit(publisher?: string): Promise<Date | null> {
      const scope = publisher === undefined ? PUBLISHED : { ...PUBLISHED, publisher };
      const page = { limit: 0, backward: false };
      const [last] = await findPage({ scope, order: 'UPDATED_AT_DESC', page }, ['updatedAt']);
      return last?.updatedAt ?? null;
    },
  };
}

function contentWrites(articles: Articles, revisions: Revisions) {
  return {
    findOne: (id: string) => articles.findOne({ _id: id }, projectionOf('all')),

    /** Another article that has the slug or the URL. */
    findConflict(
      id: string,
      slug: string,
      urlKey: string | null,
    ): Promise<Pick<ArticleDocument, '_id' | 'slug'> | null> {
      const taken: Filter<ArticleDocument>[] = [{ slug }, ...(urlKey === null ? [] : [{ urlKey }])];
      return articles.findOne({ _id: { $ne: id }, $or: taken }, { projection: { slug: 1 } });
    },

    /** Inserts articles, and skips existing ones. */
    insertNew: (rows: readonly ArticleDocument[]) => insertNew(articles, rows),

    /** @returns false when another article with this id, slug or URL was inserted first. */
    insert: (article: ArticleDocument): Promise<boolean> => insertIfNew(articles, article),

    /**
     * Replaces the content of an article that has not changed since it was read, and stores the previous one.
     *
     * @returns the new article, or null when it has changed since, or the slug or URL is taken.
     */
    async replaceContent(
      current: ArticleDocument,
      replaced: RevisionDocument,
      values: ArticleContent & DerivedFields & Saved,
    ): Promise<ArticleDocument | null> {
      // Written first: if we stop in between, history has a copy of the current content, which its readers skip.
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

/** Marks commands that no request caused, in the database's log and in command counts. */
const BACKGROUND = 'newsgraph: scheduled publishing and expiry';

function statusWrites(articles: Articles) {
  return {
    /** @returns the new article, or null when it has changed since it was read. */
    changeStatus: (current: ArticleDocument, change: StatusChange): Promise<ArticleDocument | null> =>
      articles.findOneAndUpdate(
        { _id: current._id, revision: current.revision, status: current.status, publishedAt: current.publishedAt },
        { $set: change },
        { returnDocument: 'after', ...projectionOf('all') },
      ),

    /** Publishes the next due article; null when none is due. Each is claimed by one process only. */
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

    /** Archives the next article whose time is over; null when there is none. Each is claimed by one process only. */
    claimExpired: (now: Date): Promise<ArticleDocument | null> =>
      articles.findOneAndUpdate(
        { status: 'PUBLISHED', expiresAt: { $gt: EPOCH, $lte: now } },
        { $set: { status: 'ARCHIVED' as ArticleStatus, expiresAt: null } } as UpdateFilter<ArticleDocument>,
        { sort: { expiresAt: 1 }, returnDocument: 'after', projection: { _id: 1 }, comment: BACKGROUND },
      ),

    /** When the next published article expires. */
    async findNextExpiry(): Promise<Date | undefined> {
      const filter = { status: 'PUBLISHED' as const, expiresAt: { $gt: EPOCH } };
      const options = { sort: { expiresAt: 1 } as const, projection: { expiresAt: 1 }, comment: BACKGROUND };
      return (await articles.findOne(filter, options))?.expiresAt ?? undefined;
    },
  };
}

/** Before every time: most articles have none, which sorts below it. */
const EPOCH = new Date(0);

function revisionReads(db: Db, revisions: Revisions) {
  return {
    /** Replaced contents of some articles, newest first, up to a limit each, below a revision. */
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
