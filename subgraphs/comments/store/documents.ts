import type { Role } from '../../../shared/auth/identity.ts';
import { belowOf, type CommentTag, listOfArticle, repliesOf } from './comment-lists.ts';

/** The documents of this subgraph's collections. */

export type CommentStatus = 'NONE' | 'APPROVED' | 'REJECTED' | 'PREMOD' | 'SYSTEM_WITHHELD';
export type ModerationQueueName = 'UNMODERATED' | 'REPORTED' | 'PENDING' | 'REJECTED';
export type FlagReason =
  | 'COMMENT_REPORTED_OFFENSIVE'
  | 'COMMENT_REPORTED_ABUSIVE'
  | 'COMMENT_REPORTED_SPAM'
  | 'COMMENT_REPORTED_OTHER';
export type ActionType = 'REACTION' | 'DONT_AGREE' | 'FLAG';

export interface CommentAuthor {
  readonly id: string;
  readonly username?: string | null;
}

/** What a reader did to a comment; of each type one a reader. */
export interface CommentAction {
  readonly userId: string;
  readonly type: ActionType;
  readonly createdAt: Date;
  /** Of a flag. */
  readonly reason?: FlagReason;
  /** What the reader wrote beside a flag. */
  readonly details?: string | null;
}

export interface CommentRevision {
  /** 1 for the text as it was first written. */
  readonly number: number;
  readonly body: string;
  readonly createdAt: Date;
}

/** A comment as lists read it. */
export interface CommentDocument {
  readonly _id: string;
  readonly articleId: string;
  /** Null for a top-level comment. */
  readonly parentId: string | null;
  /** From the parent up to the top-level comment; as many as the comment is deep. */
  readonly ancestorIds: readonly string[];
  /** Who wrote the comment that this one replies to, unless it was the same person. */
  readonly parentAuthorId: string | null;
  /** Null for a deleted comment. */
  readonly body: string | null;
  readonly author: CommentAuthor | null;
  readonly status: CommentStatus;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  /** A tombstone: it keeps its place, so that its replies keep theirs. */
  readonly deleted: boolean;
  readonly tags: readonly CommentTag[];
  /** Keys of the lists it stands in; see `comment-lists.ts`. */
  readonly lists: readonly string[];
  /** The moderation queues it stands in. */
  readonly queues: readonly ModerationQueueName[];
  /** The queues it stood in before the last change; tells who watches the queues what has left. */
  readonly previousQueues: readonly ModerationQueueName[];
  readonly revisionCount: number;
  /** Published replies that are not deleted: the sort key of REPLIES_DESC. */
  readonly replyCount: number;
  /** How many of `actions` are reactions: the sort key of REACTION_DESC. */
  readonly reactionCount: number;
  readonly dontAgreeCount: number;
  readonly flagCount: number;
  /** One more with each change that depends on what the comment was before. */
  readonly version: number;
  /** Makes a retried mutation find its first result: the writer and the `clientMutationId`. */
  readonly mutationKey?: string;
}

/** A whole comment. */
export interface StoredComment extends CommentDocument {
  readonly actions: readonly CommentAction[];
  readonly revisions: readonly CommentRevision[];
}

/** One document per article that has a thread. */
export interface ThreadDocument {
  /** The article's id. */
  readonly _id: string;
  /** From when on it takes no more comments; may lie ahead. */
  readonly closedAt: Date | null;
  /** Whether each comment waits for a moderator. */
  readonly premoderated?: boolean;
  readonly sourceCommentCount: number | null;
  readonly createdAt: Date;
}

/** One document per person who comments, made with the first thing they do. */
export interface UserDocument {
  /** The token's subject. */
  readonly _id: string;
  readonly username: string | null;
  /** The address of their picture; documents from before there were any have none. */
  readonly avatar?: string | null;
  readonly role: Role;
  readonly createdAt: Date;
  readonly bannedAt: Date | null;
  readonly suspendedUntil: Date | null;
  /** What a moderator told them; they comment again once they have acknowledged it. */
  readonly warning: { readonly message: string; readonly createdAt: Date; readonly acknowledgedAt: Date | null } | null;
  readonly premoderatedAt: Date | null;
  readonly ignoredUserIds: readonly string[];
  /** Set as long as their name is still being taken off what they wrote. */
  readonly deletionRequestedAt: Date | null;
  /** Whether the texts go too. */
  readonly deletesComments?: boolean;
  readonly deletedAt: Date | null;
}

export interface ModerationLogEntry {
  readonly _id: string;
  readonly createdAt: Date;
  readonly moderator: CommentAuthor;
  readonly action: ModerationAction;
  readonly commentId: string | null;
  readonly userId: string | null;
  readonly articleId: string | null;
  /** The message of a warning, the end of a suspension and the like, for people to read. */
  readonly details: string | null;
}

export type ModerationAction =
  | 'APPROVE_COMMENT'
  | 'REJECT_COMMENT'
  | 'FEATURE_COMMENT'
  | 'UNFEATURE_COMMENT'
  | 'OPEN_THREAD'
  | 'CLOSE_THREAD'
  | 'PREMODERATE_THREAD'
  | 'POSTMODERATE_THREAD'
  | 'BAN_USER'
  | 'REMOVE_USER_BAN'
  | 'SUSPEND_USER'
  | 'REMOVE_USER_SUSPENSION'
  | 'WARN_USER'
  | 'PREMOD_USER'
  | 'REMOVE_USER_PREMOD';

/** Statuses whose comments the public sees. */
export const PUBLIC_STATUSES: readonly CommentStatus[] = ['NONE', 'APPROVED'];

export const isPublic = ({ status }: Pick<CommentDocument, 'status'>) => PUBLIC_STATUSES.includes(status);

/** Whether people count it: published and not deleted. */
export const counts = (comment: Pick<CommentDocument, 'status' | 'deleted'>) => isPublic(comment) && !comment.deleted;

export type NewComment = Pick<CommentDocument, '_id' | 'articleId' | 'body' | 'author' | 'status' | 'createdAt'> &
  Partial<StoredComment>;

/** A comment with everything that follows from what is given. */
export function createComment(given: NewComment): StoredComment {
  const { body, createdAt, ...rest } = given;
  const comment = {
    parentId: null,
    ancestorIds: given.parentId == null ? [] : [given.parentId],
    parentAuthorId: null,
    editedAt: null,
    deleted: false,
    tags: [],
    previousQueues: [],
    revisionCount: 1,
    replyCount: 0,
    reactionCount: 0,
    dontAgreeCount: 0,
    flagCount: 0,
    version: 1,
    actions: [],
    revisions: body === null ? [] : [{ number: 1, body, createdAt }],
    ...rest,
    body,
    createdAt,
  };
  return { ...comment, lists: given.lists ?? listsOf(comment), queues: given.queues ?? queuesOf(comment) };
}

/** The lists a comment stands in. */
export function listsOf(comment: Pick<CommentDocument, 'articleId' | 'parentId' | 'ancestorIds' | 'tags'>): string[] {
  const { articleId, parentId, ancestorIds, tags } = comment;
  return [
    parentId === null ? listOfArticle(articleId) : repliesOf(parentId),
    ...ancestorIds.map(belowOf),
    ...tags.map(tag => listOfArticle(articleId, tag)),
  ];
}

/** The moderation queues a comment stands in. */
export function queuesOf(comment: Pick<CommentDocument, 'status' | 'deleted' | 'flagCount'>): ModerationQueueName[] {
  const { status, deleted, flagCount } = comment;
  if (deleted || status === 'APPROVED') return [];
  if (status === 'REJECTED') return ['REJECTED'];
  if (status !== 'NONE') return ['UNMODERATED', 'PENDING'];
  return flagCount > 0 ? ['UNMODERATED', 'REPORTED'] : ['UNMODERATED'];
}
