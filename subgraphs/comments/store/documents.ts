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

/** A reader's action on a comment; one per reader and type. */
export interface CommentAction {
  readonly userId: string;
  readonly type: ActionType;
  readonly createdAt: Date;
  /** Of a flag. */
  readonly reason?: FlagReason;
  /** The reader's explanation of the flag. */
  readonly details?: string | null;
}

export interface CommentRevision {
  /** 1 for the original text. */
  readonly number: number;
  readonly body: string;
  readonly createdAt: Date;
}

/** Why a comment was rejected. */
export interface Rejection {
  readonly reason: RejectionReason | null;
  readonly note: string | null;
}

export type RejectionReason = 'OFFENSIVE' | 'ABUSIVE' | 'SPAM' | 'OFF_TOPIC' | 'ILLEGAL_CONTENT' | 'OTHER';

/** A comment as lists read it. */
export interface CommentDocument {
  readonly _id: string;
  readonly articleId: string;
  /** Null for a top-level comment. */
  readonly parentId: string | null;
  /** From the parent up to the top-level comment; its length is the comment's depth. */
  readonly ancestorIds: readonly string[];
  /** The author of the parent comment, unless it is the same user. */
  readonly parentAuthorId: string | null;
  /** Whom it concerns: whoever it replies to, and whom it mentions. Comments from before notifications have none. */
  readonly notifies?: readonly string[];
  /** Null for a deleted comment. */
  readonly body: string | null;
  readonly author: CommentAuthor | null;
  readonly status: CommentStatus;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  /** A tombstone: it keeps its position, so that its replies keep theirs. */
  readonly deleted: boolean;
  /** Of a rejected comment. */
  readonly rejection?: Rejection | null;
  readonly tags: readonly CommentTag[];
  /** Keys of the lists that contain it; see `comment-lists.ts`. */
  readonly lists: readonly string[];
  /** The moderation queues that contain it. */
  readonly queues: readonly ModerationQueueName[];
  /** The queues before the last change; tells subscribers of the queues which comments have left. */
  readonly previousQueues: readonly ModerationQueueName[];
  readonly revisionCount: number;
  /** The number of direct replies that are shown wherever it is visible: the sort key of REPLIES_DESC. */
  readonly replyCount: number;
  /** The number of reactions in `actions`: the sort key of REACTION_DESC. */
  readonly reactionCount: number;
  readonly dontAgreeCount: number;
  readonly flagCount: number;
  /** What hides it together with all below: ids of ancestors that are not public, and `article` for its article. */
  readonly hiddenBy: readonly string[];
  /** Whether the public sees it: the one definition that lists, counts, tags and events share; see `isVisible`. */
  readonly visible: boolean;
  /** Set while what is below it is being hidden or shown. */
  readonly covering?: boolean;
  /** Incremented by each change that depends on the previous state. */
  readonly version: number;
  /** Lets a retried mutation find its first result: the writer and the `clientMutationId`. */
  readonly mutationKey?: string;
  /** What that mutation was to write; comments from before fingerprints have none. */
  readonly mutationFingerprint?: string;
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
  /** From when on it accepts no comments; may be in the future. */
  readonly closedAt: Date | null;
  /** A moderator has opened it: it is not closed for the age of its article. */
  readonly keptOpen?: boolean;
  /** Whether each comment waits for a moderator. */
  readonly premoderated?: boolean;
  /** How long a reader waits between two comments, in seconds. */
  readonly slowModeSeconds?: number;
  readonly sourceCommentCount: number | null;
  readonly createdAt: Date;
}

/** One document per user, created with their first action. */
export interface UserDocument {
  /** By `userIdOf`. */
  readonly _id: string;
  readonly username: string | null;
  /** The URL of their picture; documents from before pictures have none. */
  readonly avatar?: string | null;
  readonly role: Role;
  readonly createdAt: Date;
  readonly bannedAt: Date | null;
  readonly suspendedUntil: Date | null;
  /** A moderator's warning; they can comment again after acknowledging it. */
  readonly warning: { readonly message: string; readonly createdAt: Date; readonly acknowledgedAt: Date | null } | null;
  readonly premoderatedAt: Date | null;
  readonly ignoredUserIds: readonly string[];
  /** `username` in the form in which names are looked for. */
  readonly foldedName?: string;
  /** Notifications up to this time are seen. */
  readonly notificationsSeenAt?: Date;
  /** Set while all their comments are being rejected. */
  readonly rejectingComments?: boolean;
  /** Set until their name is removed from their comments; they can take it back until that begins. */
  readonly deletionRequestedAt: Date | null;
  readonly deletionBegun?: boolean;
  /** Whether the texts are deleted too. */
  readonly deletesComments?: boolean;
  readonly deletedAt: Date | null;
}

/** What is known of an article that has comments. */
export interface ArticleState {
  /** The article's id. */
  readonly _id: string;
  readonly isPublic: boolean;
  /** Null, or missing, where it is not known. */
  readonly publishedAt?: Date | null;
  /** Whether its comments are hidden or shown accordingly. */
  readonly settled: boolean;
}

/** The form of names in which they are looked for. */
export const foldName = (name: string) => name.normalize('NFKC').toLowerCase();

export interface ModerationLogEntry {
  readonly _id: string;
  readonly createdAt: Date;
  readonly moderator: CommentAuthor;
  readonly action: ModerationAction;
  readonly commentId: string | null;
  readonly userId: string | null;
  readonly articleId: string | null;
  /** The message of a warning, the end of a suspension and the like, for users. */
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
  | 'SLOW_THREAD'
  | 'BAN_USER'
  | 'REMOVE_USER_BAN'
  | 'SUSPEND_USER'
  | 'REMOVE_USER_SUSPENSION'
  | 'WARN_USER'
  | 'PREMOD_USER'
  | 'REMOVE_USER_PREMOD';

/** The statuses of public comments. */
export const PUBLIC_STATUSES: readonly CommentStatus[] = ['NONE', 'APPROVED'];

export const isPublic = ({ status }: Pick<CommentDocument, 'status'>) => PUBLIC_STATUSES.includes(status);

/** Whether it is shown wherever its parent is visible: a deleted comment only while replies to it are shown. */
export const isShown = (comment: Pick<CommentDocument, 'status' | 'deleted' | 'replyCount'>) =>
  isPublic(comment) && (!comment.deleted || comment.replyCount > 0);

/** Whether it is shown, and nothing above it is hidden. */
export const isVisible = (comment: Pick<CommentDocument, 'status' | 'deleted' | 'replyCount' | 'hiddenBy'>) =>
  isShown(comment) && comment.hiddenBy.length === 0;

/** Whether everybody may read it by its id: also a deleted comment that no list shows any more. */
export const isReadable = (comment: Pick<CommentDocument, 'status' | 'hiddenBy'>) =>
  isPublic(comment) && comment.hiddenBy.length === 0;

/** Whether it is counted as a comment: visible, and not deleted. */
export const counts = (comment: Pick<CommentDocument, 'visible' | 'deleted'>) => comment.visible && !comment.deleted;

/** The filter of the comments that are counted. */
export const COUNTED = { visible: true, deleted: { $ne: true } } as const;

export type NewComment = Pick<CommentDocument, '_id' | 'articleId' | 'body' | 'author' | 'status' | 'createdAt'> &
  Partial<StoredComment>;

/** A comment with all derived fields. */
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
    hiddenBy: [],
    version: 1,
    actions: [],
    revisions: body === null ? [] : [{ number: 1, body, createdAt }],
    ...rest,
    body,
    createdAt,
  };
  const { lists = listsOf(comment), queues = queuesOf(comment), visible = isVisible(comment) } = given;
  return { ...comment, lists, queues, visible };
}

/** The lists that contain a comment. */
export function listsOf(comment: Pick<CommentDocument, 'articleId' | 'parentId' | 'ancestorIds' | 'tags'>): string[] {
  const { articleId, parentId, ancestorIds, tags } = comment;
  return [
    parentId === null ? listOfArticle(articleId) : repliesOf(parentId),
    ...ancestorIds.map(belowOf),
    ...tags.map(tag => listOfArticle(articleId, tag)),
  ];
}

/** The moderation queues that contain a comment. */
export function queuesOf(comment: Pick<CommentDocument, 'status' | 'deleted' | 'flagCount'>): ModerationQueueName[] {
  const { status, deleted, flagCount } = comment;
  if (deleted || status === 'APPROVED') return [];
  if (status === 'REJECTED') return ['REJECTED'];
  if (status !== 'NONE') return ['UNMODERATED', 'PENDING'];
  return flagCount > 0 ? ['UNMODERATED', 'REPORTED'] : ['UNMODERATED'];
}
