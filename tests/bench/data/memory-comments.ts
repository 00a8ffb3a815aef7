import {
  type CommentDocument,
  counts,
  isPublic,
  type StoredComment,
} from '../../../subgraphs/comments/store/documents.ts';
import type { CommentRepository } from '../../../subgraphs/comments/store/repository.ts';
import type { CommentPageRequest } from '../../../subgraphs/comments/store/thread-pipeline.ts';
import { measuredOnly } from './measured-only.ts';

const byTime = (a: CommentDocument, b: CommentDocument) =>
  a.createdAt.getTime() - b.createdAt.getTime() || (a._id < b._id ? -1 : 1);

interface PublicComments {
  /** Replies included, deleted ones not. */
  readonly count: number;
  /** Top-level comments, newest first. */
  readonly descending: readonly CommentDocument[];
}

const NONE: PublicComments = { count: 0, descending: [] };

/** Threads without documents of their own, as `newsgraph seed` leaves them. */
export function createMemoryComments(): CommentRepository {
  const comments = new Map<string, StoredComment>();
  let byArticle: Map<string, PublicComments> | undefined;

  return measuredOnly<CommentRepository>('CommentRepository', {
    async findThreads(articleIds, { breakdown, pages = [] }) {
      if (breakdown) throw new Error('CommentRepository.findThreads: a breakdown is not measured');
      byArticle ??= groupByArticle(comments.values());
      const groups = byArticle;
      return articleIds.map(_id => {
        const group = groups.get(_id) ?? NONE;
        return {
          _id,
          thread: null,
          totalPublished: group.count,
          pages: pages.map(request => pageOf(group, request)),
        };
      });
    },

    findThread: async () => null,

    async insertNew(rows) {
      for (const row of rows) if (!comments.has(row._id)) comments.set(row._id, row);
      byArticle = undefined;
    },

    insertNewUsers: async () => {},
  });
}

function groupByArticle(comments: Iterable<StoredComment>): Map<string, PublicComments> {
  const groups = Map.groupBy([...comments].filter(isPublic), comment => comment.articleId);
  return new Map(
    groups.entries().map(([articleId, group]) => {
      const descending = group.filter(comment => comment.parentId === null).sort((a, b) => byTime(b, a));
      return [articleId, { count: group.filter(counts).length, descending }];
    }),
  );
}

function pageOf({ descending }: PublicComments, { page, order, tag }: CommentPageRequest): CommentDocument[] {
  if (order !== 'CREATED_AT_DESC' || tag) throw new Error('CommentRepository.findThreads: such a page is not measured');
  const from = page.after ? descending.findIndex(comment => comment._id === page.after?.id) + 1 : 0;
  return descending.slice(from, from + page.limit + 1);
}
