import type {
  CommentDocument,
  CommentPageRequest,
  CommentRepository,
  ThreadDocument,
} from '../../../subgraphs/comments/repository.ts';

const isPublic = ({ status }: CommentDocument) => status === 'NONE' || status === 'APPROVED';
const byTime = (a: CommentDocument, b: CommentDocument) =>
  a.createdAt.getTime() - b.createdAt.getTime() || (a._id < b._id ? -1 : 1);

interface PublicComments {
  /** Replies included. */
  readonly count: number;
  /** Top-level comments, oldest first. */
  readonly ascending: readonly CommentDocument[];
  readonly descending: readonly CommentDocument[];
}

const NONE: PublicComments = { count: 0, ascending: [], descending: [] };

export function createMemoryComments(): CommentRepository {
  const comments = new Map<string, CommentDocument>();
  const threads = new Map<string, ThreadDocument>();
  let byArticle: Map<string, PublicComments> | undefined;

  return {
    findPublicByIds: async ids => ids.flatMap(id => comments.get(id) ?? []).filter(isPublic),

    async findThreads(articleIds, { pages = [] }) {
      byArticle ??= groupByArticle(comments.values());
      const groups = byArticle;
      return articleIds.map(_id => {
        const group = groups.get(_id) ?? NONE;
        return {
          _id,
          thread: threads.get(_id) ?? null,
          totalPublished: group.count,
          pages: pages.map(request => pageOf(group, request)),
        };
      });
    },

    async insertNew(rows) {
      for (const row of rows) if (!comments.has(row._id)) comments.set(row._id, row);
      byArticle = undefined;
    },

    findThread: async articleId => threads.get(articleId) ?? null,

    async upsertThread(articleId, sourceCommentCount, now) {
      const old = threads.get(articleId) ?? null;
      threads.set(articleId, { _id: articleId, closedAt: null, createdAt: now, ...old, sourceCommentCount });
      return old;
    },
  };
}

function groupByArticle(comments: Iterable<CommentDocument>): Map<string, PublicComments> {
  const groups = Map.groupBy([...comments].filter(isPublic), comment => comment.articleId);
  return new Map(
    groups.entries().map(([articleId, group]) => {
      const ascending = group.filter(comment => comment.parentId === null).sort(byTime);
      return [articleId, { count: group.length, ascending, descending: ascending.toReversed() }];
    }),
  );
}

function pageOf(group: PublicComments, { page, order }: CommentPageRequest): CommentDocument[] {
  const sorted = order === 'CREATED_AT_DESC' ? group.descending : group.ascending;
  const from = page.after ? sorted.findIndex(comment => comment._id === page.after?.id) + 1 : 0;
  return sorted.slice(from, from + page.limit + 1);
}
