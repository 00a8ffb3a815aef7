import type { Db, Filter } from 'mongodb';
import { REGIONS } from '../../../shared/regions.ts';
import type { Reading } from '../../../subgraphs/air-quality/measures/reading.ts';
import type { ArticleDocument } from '../../../subgraphs/articles/store/article-document.ts';
import { PUBLISHED } from '../../../subgraphs/articles/store/list-query.ts';
import { listOfArticle } from '../../../subgraphs/comments/store/comment-lists.ts';
import {
  type CommentDocument,
  PUBLIC_STATUSES,
  type ThreadDocument,
} from '../../../subgraphs/comments/store/documents.ts';
import type { Repositories } from './dataset.ts';

/** The reads of the pages. */
export interface PageReads {
  headline(id: string): Promise<string | undefined>;
  article(id: string): Promise<ArticleDocument | null>;
  newest(limit: number, after: { publishedAt: Date; id: string } | undefined): Promise<ArticleDocument[]>;
  /** Published comments by article; an article without any may be missing. */
  commentCounts(articleIds: readonly string[]): Promise<Map<string, number>>;
  thread(articleId: string): Promise<ThreadDocument | null>;
  newestComments(articleId: string, limit: number): Promise<CommentDocument[]>;
  latestReadings(): Promise<Reading[]>;
}

const PUBLIC = [...PUBLIC_STATUSES];

/** As a careful developer writes them with the driver: indexed, sorted, limited, and projected where it pays. */
export function createDriverReads(db: Db): PageReads {
  const articles = db.collection<ArticleDocument>('articles');
  const comments = db.collection<CommentDocument>('comments');
  const threads = db.collection<ThreadDocument>('commentThreads');
  const latest = db.collection<Reading>('airQualityLatest');
  const listed = { slug: 1, headline: 1, publishedAt: 1, regionCodes: 1 };
  const shown = { body: 1, createdAt: 1, author: 1 };
  return {
    headline: async id =>
      (await articles.findOne({ _id: id, status: 'PUBLISHED' }, { projection: { headline: 1 } }))?.headline,
    article: id => articles.findOne({ _id: id, status: 'PUBLISHED' }, { projection: { searchTerms: 0 } }),
    newest(limit, after) {
      const { publishedAt, id } = after ?? {};
      const beyond =
        publishedAt &&
        ({
          publishedAt: { $lte: publishedAt },
          $or: [{ publishedAt: { $lt: publishedAt } }, { publishedAt, _id: { $lt: id } }],
        } as Filter<ArticleDocument>);
      return articles
        .find({ status: 'PUBLISHED', ...beyond }, { projection: listed })
        .sort({ publishedAt: -1, _id: -1 })
        .limit(limit)
        .toArray();
    },
    async commentCounts(articleIds) {
      const rows = await comments
        .aggregate<{ _id: string; count: number }>([
          { $match: { articleId: { $in: [...articleIds] }, status: { $in: PUBLIC }, deleted: { $ne: true } } },
          { $group: { _id: '$articleId', count: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(rows.map(row => [row._id, row.count]));
    },
    thread: articleId => threads.findOne({ _id: articleId }),
    newestComments: (articleId, limit) =>
      comments
        .find({ lists: listOfArticle(articleId), status: { $in: PUBLIC } }, { projection: shown })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),
    latestReadings: () => latest.find({}).toArray(),
  };
}

/** The same reads over the in-memory repositories. */
export function createMemoryReads({ articles, comments, airQuality }: Repositories): PageReads {
  const codes = REGIONS.map(region => region.code);
  const articleOf = async (id: string) => (await articles.findBy('_id', [id], 'all', 'readers'))[0];
  return {
    headline: async id => (await articleOf(id))?.headline,
    article: async id => (await articleOf(id)) ?? null,
    newest(limit, after) {
      const key = after && { value: after.publishedAt.getTime(), id: after.id };
      const page = { limit: limit - 1, backward: false, ...(key && { after: key }) };
      return articles.findPage({ scope: PUBLISHED, order: 'PUBLISHED_AT_DESC', page }, 'all');
    },
    async commentCounts(ids) {
      const threads = await comments.findThreads(ids, { counts: true });
      return new Map(threads.map(thread => [thread._id, thread.totalPublished]));
    },
    thread: articleId => comments.findThread(articleId),
    async newestComments(articleId, limit) {
      const request = { page: { limit: limit - 1, backward: false }, order: 'CREATED_AT_DESC' } as const;
      const [thread] = await comments.findThreads([articleId], { pages: [request] });
      return [...(thread?.pages[0] ?? [])];
    },
    latestReadings: () => airQuality.findLatest(codes),
  };
}
