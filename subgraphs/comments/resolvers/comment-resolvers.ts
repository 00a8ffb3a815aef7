import { globalId } from '../../../shared/names/global-id.ts';
import type { Context } from '../loaders/loaders.ts';
import { editableUntil } from '../services/comment-service.ts';
import { BY_ARTICLE } from '../store/comment-visibility.ts';
import { type CommentDocument, counts } from '../store/documents.ts';
import { canComment, isEditor } from './article-resolvers.ts';
import type { Resolvers } from './resolvers.generated.ts';

const idOfRevision = (commentId: string, number: number) => `${commentId}:${number}`;

/** Readable only by the comment's author and moderators. */
const isInner = ({ author }: CommentDocument, { loaders }: Context) =>
  loaders.isModerator || loaders.isViewer(author?.id);

export const commentResolvers: Pick<Resolvers, 'Comment' | 'CommentFlag'> = {
  Comment: {
    nodeId: comment => globalId('Comment', comment._id),
    id: comment => comment._id,
    deleted: comment => comment.deleted,
    editing: ({ editedAt, deleted, ...comment }, _, { settings }) => ({
      edited: editedAt !== null,
      editedAt,
      editableUntil: deleted ? null : editableUntil(comment, settings),
    }),
    revision: ({ _id, body, revisionCount: number, editedAt, createdAt }) =>
      body === null ? null : { id: idOfRevision(_id, number), number, body, createdAt: editedAt ?? createdAt },
    revisionHistory: async (comment, _, context) => {
      if (!isInner(comment, context)) return null;
      const whole = await context.loaders.whole(comment._id);
      return (whole?.revisions ?? []).map(one => ({ ...one, id: idOfRevision(comment._id, one.number) }));
    },
    parent: ({ parentId }, _, { loaders }) => (parentId === null ? null : loaders.publicById(parentId)),
    rootParent: ({ ancestorIds }, _, { loaders }) =>
      ancestorIds.length === 0 ? null : loaders.publicById(ancestorIds.at(-1) as string),
    parents: (comment, { last, before }, { loaders }) =>
      loaders.parents(comment, { last: last ?? 10, before: before ?? null }),
    parentCount: comment => comment.ancestorIds.length,
    depth: comment => comment.ancestorIds.length,
    ancestorIDs: comment => comment.ancestorIds,
    replies: ({ _id }, { orderBy, flatten, ...page }, { loaders }) =>
      loaders.replies(_id, orderBy ?? 'CREATED_AT_ASC', flatten ?? false, page),
    actionCounts: ({ reactionCount, dontAgreeCount, flagCount }, _, { loaders }) => ({
      reaction: reactionCount,
      dontAgree: dontAgreeCount,
      flag: loaders.isModerator ? flagCount : null,
    }),
    viewerActionPresence: async ({ _id }, _, { loaders }) => {
      const actions = await loaders.ownActions(_id);
      const has = (type: string) => actions?.some(action => action.type === type) ?? false;
      return actions && { reaction: has('REACTION'), dontAgree: has('DONT_AGREE'), flag: has('FLAG') };
    },
    rejectionReason: (comment, _, context) => (isInner(comment, context) ? (comment.rejection?.reason ?? null) : null),
    rejectionNote: ({ rejection }, _, { loaders }) => (loaders.isModerator ? (rejection?.note ?? null) : null),
    flags: async ({ _id }, _, { loaders }) =>
      loaders.isModerator ? ((await loaders.whole(_id))?.actions.filter(action => action.type === 'FLAG') ?? []) : null,
    canReply: (comment, _, context) =>
      counts(comment) && comment.ancestorIds.length < context.settings.maxReplyDepth
        ? canComment(comment.articleId, context)
        : false,
    // The comment knows it already, so that nothing is read.
    article: ({ articleId, hiddenBy }, _, { identity }) =>
      hiddenBy.includes(BY_ARTICLE) && !isEditor(identity) ? null : { id: articleId },
    permalink: comment => `#comment-${comment._id}`,
  },
  CommentFlag: {
    flagger: ({ userId }) => (userId.startsWith('deleted-') ? null : { id: userId }),
    reason: ({ reason }) => reason ?? 'COMMENT_REPORTED_OTHER',
    additionalDetails: ({ details }) => details ?? null,
  },
};
