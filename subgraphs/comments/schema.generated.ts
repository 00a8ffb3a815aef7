import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ArticleReference, QueueReference, NoFields, UserReference, Context } from './loaders.ts';
import type { CommentDocument, CommentAction, ModerationLogEntry as LogEntry } from './documents.ts';
import type { CommentSettings as Settings } from './settings.ts';
import type { CommentPage } from './list-loaders.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A point in time as RFC 3339 text with its offset, for example `2020-10-22T18:54:00+09:00`.
   * Times are returned in the site's zone, Asia/Seoul (+09:00).
   */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** What `acknowledgeWarning` takes. */
export type AcknowledgeWarningInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What `acknowledgeWarning` did. */
export type AcknowledgeWarningPayload = {
  readonly __typename?: 'AcknowledgeWarningPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};

/** What readers did to a comment, in numbers. */
export type ActionCounts = {
  readonly __typename?: 'ActionCounts';
  /** How many said that they do not agree. */
  readonly dontAgree: Scalars['Int']['output'];
  /** How many reported it. For moderators; null for all others. */
  readonly flag: Maybe<Scalars['Int']['output']>;
  /** How many like it. */
  readonly reaction: Scalars['Int']['output'];
};

/** What the viewer did to a comment. */
export type ActionPresence = {
  readonly __typename?: 'ActionPresence';
  /** Said that they do not agree. */
  readonly dontAgree: Scalars['Boolean']['output'];
  /** Reported it. */
  readonly flag: Scalars['Boolean']['output'];
  /** Likes it. */
  readonly reaction: Scalars['Boolean']['output'];
};

/** What `approveComment` takes. */
export type ApproveCommentInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** What `approveComment` did. */
export type ApproveCommentPayload = {
  readonly __typename?: 'ApproveCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** An article, with what readers say about it. */
export type Article = {
  readonly __typename?: 'Article';
  /** Whether the viewer may comment now: signed in, thread open, not banned or suspended. */
  readonly canComment: Scalars['Boolean']['output'];
  /** When the thread was closed, or will be. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** How many comments there are. */
  readonly commentCounts: CommentCounts;
  /** The published top-level comments, in pages; with `tag`, all published comments that have it. */
  readonly comments: CommentsConnection;
  /** The article's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether the thread takes no more comments. */
  readonly isClosed: Scalars['Boolean']['output'];
  /** Whether each comment waits for a moderator. */
  readonly isPremoderated: Scalars['Boolean']['output'];
  /** How many comments the page that the article was imported from stated. Null when none was imported. */
  readonly sourceCommentCount: Maybe<Scalars['Int']['output']>;
};


/** An article, with what readers say about it. */
export type ArticleCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Comment_Sort>;
  tag?: InputMaybe<Tag>;
};

/** What `banUser` takes. */
export type BanUserInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Why, for the log. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The person's id. */
  readonly userId: Scalars['ID']['input'];
};

/** What `banUser` did. */
export type BanUserPayload = {
  readonly __typename?: 'BanUserPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};

/** Why a comment is reported. */
export type Comment_Flag_Reason =
  /** It attacks somebody. */
  | 'COMMENT_REPORTED_ABUSIVE'
  /** It is offensive. */
  | 'COMMENT_REPORTED_OFFENSIVE'
  /** Something else, told in `additionalDetails`. */
  | 'COMMENT_REPORTED_OTHER'
  /** It is an advertisement. */
  | 'COMMENT_REPORTED_SPAM';

/** In which order comments are listed. Comments that are equal in it stand in the order of their ids. */
export type Comment_Sort =
  /** Oldest first. */
  | 'CREATED_AT_ASC'
  /** Newest first. */
  | 'CREATED_AT_DESC'
  /** Those with the most reactions first. */
  | 'REACTION_DESC'
  /** Those with the most published replies first. */
  | 'REPLIES_DESC';

/** What has been decided about a comment. */
export type Comment_Status =
  /** Published, approved by a moderator. */
  | 'APPROVED'
  /** Published, not looked at by a moderator. */
  | 'NONE'
  /** Not published: waits for a moderator. */
  | 'PREMOD'
  /** Not published: a moderator rejected it. */
  | 'REJECTED'
  /** Not published: held back by the system until a moderator decides. */
  | 'SYSTEM_WITHHELD';

/** Who may be shown a kept answer. */
export type CacheControlScope =
  /** Who asked. */
  | 'PRIVATE'
  /** Everybody. */
  | 'PUBLIC';

/** What `closeThread` takes. */
export type CloseThreadInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** When. Now when it is not given. */
  readonly closeAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What `closeThread` did. */
export type CloseThreadPayload = {
  readonly __typename?: 'CloseThreadPayload';
  /** The article whose thread it is. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What a reader wrote about an article. */
export type Comment = {
  readonly __typename?: 'Comment';
  /** What readers did to it. */
  readonly actionCounts: ActionCounts;
  /** The ids of the comments above it, from its parent up to the top-level one. */
  readonly ancestorIDs: ReadonlyArray<Scalars['ID']['output']>;
  /** The article it is about; null for who cannot see it, such as one that was archived. */
  readonly article: Maybe<Article>;
  /** Who wrote it. Null for a deleted comment, and for one whose author's account was deleted. */
  readonly author: Maybe<User>;
  /** The text. Null for a deleted comment. */
  readonly body: Maybe<Scalars['String']['output']>;
  /** Whether the viewer may reply to it now. */
  readonly canReply: Scalars['Boolean']['output'];
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Whether it was deleted: then it has neither text nor author, and keeps the place of its replies. */
  readonly deleted: Scalars['Boolean']['output'];
  /** How deep it stands: 0 for a top-level comment. */
  readonly depth: Scalars['Int']['output'];
  /** Whether it was changed, and until when its author may. */
  readonly editing: CommentEditing;
  /** What the readers who reported it said. For moderators; null for all others. */
  readonly flags: Maybe<ReadonlyArray<CommentFlag>>;
  /** Stable id. */
  readonly id: Scalars['ID']['output'];
  /** The comment it replies to. Null for a top-level comment, or when that one is not published. */
  readonly parent: Maybe<Comment>;
  /** How deep it stands: 0 for a top-level comment. The same as `depth`. */
  readonly parentCount: Scalars['Int']['output'];
  /** The published comments above it, from the top-level one down to its parent. Use it to show a permalink in its place. */
  readonly parents: CommentsConnection;
  /** The part of the article's address that leads to the comment, to be added to `Article.url`. */
  readonly permalink: Scalars['String']['output'];
  /** The published replies, in pages. */
  readonly replies: CommentsConnection;
  /** How many published replies it has, not counting replies to those, nor deleted ones. */
  readonly replyCount: Scalars['Int']['output'];
  /** The text as it now stands, with its number. Null for a deleted comment. */
  readonly revision: Maybe<CommentRevision>;
  /** All texts it ever had, oldest first. For its author and moderators; null for all others. */
  readonly revisionHistory: Maybe<ReadonlyArray<CommentRevision>>;
  /** The top-level comment of its conversation. Null for a top-level comment, or when that one is not published. */
  readonly rootParent: Maybe<Comment>;
  /** What has been decided about it. */
  readonly status: Comment_Status;
  /** What sets it apart. */
  readonly tags: ReadonlyArray<Tag>;
  /** What the viewer did to it. Null for a reader without a token. */
  readonly viewerActionPresence: Maybe<ActionPresence>;
};


/** What a reader wrote about an article. */
export type CommentParentsArgs = {
  before?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What a reader wrote about an article. */
export type CommentRepliesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  flatten?: InputMaybe<Scalars['Boolean']['input']>;
  orderBy?: InputMaybe<Comment_Sort>;
};

/** How many comments an article has. */
export type CommentCounts = {
  readonly __typename?: 'CommentCounts';
  /** How many comments have each status. For moderators; null for all others. */
  readonly statuses: Maybe<ReadonlyArray<StatusCount>>;
  /** How many published comments have each tag, for the tags that any has. */
  readonly tags: ReadonlyArray<TagCount>;
  /** How many comments the public sees, replies included, deleted ones not. */
  readonly totalPublished: Scalars['Int']['output'];
};

/** One comment of a page. */
export type CommentEdge = {
  readonly __typename?: 'CommentEdge';
  /** Opaque; give it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The comment. */
  readonly node: Comment;
};

/** Whether and until when a comment can be changed. */
export type CommentEditing = {
  readonly __typename?: 'CommentEditing';
  /** Until when its author may change it. */
  readonly editableUntil: Maybe<Scalars['DateTime']['output']>;
  /** Whether it was changed. */
  readonly edited: Scalars['Boolean']['output'];
  /** When it was last changed. */
  readonly editedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A report of a reader. */
export type CommentFlag = {
  readonly __typename?: 'CommentFlag';
  /** What else they said. */
  readonly additionalDetails: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who reported. Null when the account was deleted. */
  readonly flagger: Maybe<User>;
  /** Why. */
  readonly reason: Comment_Flag_Reason;
};

/** A text that a comment has or had. */
export type CommentRevision = {
  readonly __typename?: 'CommentRevision';
  /** The text. */
  readonly body: Scalars['String']['output'];
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Stable id. */
  readonly id: Scalars['ID']['output'];
  /** 1 for the first text, one more for each change. */
  readonly number: Scalars['Int']['output'];
};

/** How comments are run here. */
export type CommentSettings = {
  readonly __typename?: 'CommentSettings';
  /** Whether a deleted comment is gone for good. */
  readonly deletionIsFinal: Scalars['Boolean']['output'];
  /** For how many seconds after writing a comment its author may change it. */
  readonly editWindowSeconds: Scalars['Int']['output'];
  /** The reasons to choose from when reporting a comment. */
  readonly flagReasons: ReadonlyArray<Comment_Flag_Reason>;
  /** Ways to sign in, in the order of the login box. */
  readonly loginProviders: ReadonlyArray<LoginProvider>;
  /** The most characters of a comment (Unicode code points). */
  readonly maxLength: Scalars['Int']['output'];
  /** How deep replies nest; a comment of this depth takes none. */
  readonly maxReplyDepth: Scalars['Int']['output'];
  /** Whether every comment waits for a moderator before it is published. */
  readonly premoderated: Scalars['Boolean']['output'];
  /** The orders to choose from, the usual one first. */
  readonly sortOrders: ReadonlyArray<Comment_Sort>;
};

/** A decision about a comment. */
export type CommentStatusUpdate = {
  readonly __typename?: 'CommentStatusUpdate';
  /** The comment. Null when the viewer may not see it. */
  readonly comment: Maybe<Comment>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['output'];
  /** Whether it is deleted. */
  readonly deleted: Scalars['Boolean']['output'];
  /** What has been decided. */
  readonly newStatus: Comment_Status;
};

/** A page of comments (Relay connection). */
export type CommentsConnection = {
  readonly __typename?: 'CommentsConnection';
  /** The comments with their cursors. */
  readonly edges: ReadonlyArray<CommentEdge>;
  /** The comments alone, for clients that need no cursors. */
  readonly nodes: ReadonlyArray<Comment>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many comments the whole list has. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What `createCommentDontAgree` takes. */
export type CreateCommentDontAgreeInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** What `createCommentDontAgree` did. */
export type CreateCommentDontAgreePayload = {
  readonly __typename?: 'CreateCommentDontAgreePayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What `createCommentFlag` takes. */
export type CreateCommentFlagInput = {
  /** What else the moderators should know, up to 500 characters. */
  readonly additionalDetails?: InputMaybe<Scalars['String']['input']>;
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
  /** Why. */
  readonly reason: Comment_Flag_Reason;
};

/** What `createCommentFlag` did. */
export type CreateCommentFlagPayload = {
  readonly __typename?: 'CreateCommentFlagPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What `createComment` takes. */
export type CreateCommentInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** The text. Line breaks are kept; white space around it is not. */
  readonly body: Scalars['String']['input'];
  /** Chosen by the client, the same for each retry: up to 200 characters. Returned as it is. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What `createComment` did. */
export type CreateCommentPayload = {
  readonly __typename?: 'CreateCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What `createCommentReaction` takes. */
export type CreateCommentReactionInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** What `createCommentReaction` did. */
export type CreateCommentReactionPayload = {
  readonly __typename?: 'CreateCommentReactionPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What `createCommentReply` takes. */
export type CreateCommentReplyInput = {
  /** The text. Line breaks are kept; white space around it is not. */
  readonly body: Scalars['String']['input'];
  /** Chosen by the client, the same for each retry: up to 200 characters. Returned as it is. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the comment that is replied to. */
  readonly parentId: Scalars['ID']['input'];
};

/** What `createCommentReply` did. */
export type CreateCommentReplyPayload = {
  readonly __typename?: 'CreateCommentReplyPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What `deleteComment` takes. */
export type DeleteCommentInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** What `deleteComment` did. */
export type DeleteCommentPayload = {
  readonly __typename?: 'DeleteCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** Always true: a deleted comment cannot be brought back. */
  readonly isFinal: Scalars['Boolean']['output'];
};

/** What `editComment` takes. */
export type EditCommentInput = {
  /** The text. Line breaks are kept; white space around it is not. */
  readonly body: Scalars['String']['input'];
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** What `editComment` did. */
export type EditCommentPayload = {
  readonly __typename?: 'EditCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What `featureComment` takes. */
export type FeatureCommentInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** What `featureComment` did. */
export type FeatureCommentPayload = {
  readonly __typename?: 'FeatureCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What `ignoreUser` takes. */
export type IgnoreUserInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The person's id. */
  readonly userId: Scalars['ID']['input'];
};

/** What `ignoreUser` did. */
export type IgnoreUserPayload = {
  readonly __typename?: 'IgnoreUserPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};

/** A way to sign in. */
export type LoginProvider = {
  readonly __typename?: 'LoginProvider';
  /** For a program, such as `kakao`. */
  readonly id: Scalars['ID']['output'];
  /** For people. */
  readonly label: Scalars['String']['output'];
  /** Where the login begins. Null when the page knows. */
  readonly url: Maybe<Scalars['String']['output']>;
};

/** Comments that wait for moderators, by what is to be done. */
export type Moderation_Queue =
  /** Not published until a moderator decides. */
  | 'PENDING'
  /** Rejected; may be approved after all. */
  | 'REJECTED'
  /** Published, and readers reported it. */
  | 'REPORTED'
  /** No moderator has decided about it. */
  | 'UNMODERATED';

/** What moderators did, in pages (Relay connection). */
export type ModerationLogConnection = {
  readonly __typename?: 'ModerationLogConnection';
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<ModerationLogEdge>;
  /** The entries alone, for clients that need no cursors. */
  readonly nodes: ReadonlyArray<ModerationLogEntry>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** One entry of a page. */
export type ModerationLogEdge = {
  readonly __typename?: 'ModerationLogEdge';
  /** Opaque; give it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: ModerationLogEntry;
};

/** What a moderator did. */
export type ModerationLogEntry = {
  readonly __typename?: 'ModerationLogEntry';
  /** What, named after the mutation: `REJECT_COMMENT` for `rejectComment`. */
  readonly action: Scalars['String']['output'];
  /** On which article. Null when it is about none. */
  readonly article: Maybe<Article>;
  /** To which comment. Null when it is about none. */
  readonly comment: Maybe<Comment>;
  /** When. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The message, reason or time that was given. */
  readonly details: Maybe<Scalars['String']['output']>;
  /** Stable id. */
  readonly id: Scalars['ID']['output'];
  /** Who. */
  readonly moderator: User;
  /** To whom. Null when it is about nobody. */
  readonly user: Maybe<User>;
};

/** One queue of comments. */
export type ModerationQueue = {
  readonly __typename?: 'ModerationQueue';
  /** The comments, newest first. */
  readonly comments: CommentsConnection;
  /** How many comments stand in it. Counted only when asked for. */
  readonly count: Scalars['Int']['output'];
  /** Which queue it is. */
  readonly name: Moderation_Queue;
};


/** One queue of comments. */
export type ModerationQueueCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A comment that came into a moderation queue, or left one. */
export type ModerationQueueMove = {
  readonly __typename?: 'ModerationQueueMove';
  /** The comment. */
  readonly comment: Comment;
  /** The queue. */
  readonly queue: Moderation_Queue;
};

/** What waits for moderators, or was put aside by them. */
export type ModerationQueues = {
  readonly __typename?: 'ModerationQueues';
  /** Comments that are not published until a moderator decides. */
  readonly pending: ModerationQueue;
  /** Rejected comments. */
  readonly rejected: ModerationQueue;
  /** Published comments that readers reported. */
  readonly reported: ModerationQueue;
  /** Comments that no moderator has decided about. */
  readonly unmoderated: ModerationQueue;
};

/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * The viewer has read the warning, and may comment again.
   * Needs somebody who is signed in.
   */
  readonly acknowledgeWarning: AcknowledgeWarningPayload;
  /**
   * Publishes a comment, or keeps it published.
   * Needs the scope `comments:moderate`.
   */
  readonly approveComment: ApproveCommentPayload;
  /**
   * Lets a person comment no more.
   * Needs the scope `comments:moderate`.
   */
  readonly banUser: BanUserPayload;
  /**
   * Ends the comments on an article, now or at a time.
   * Needs the scope `comments:moderate`.
   */
  readonly closeThread: CloseThreadPayload;
  /**
   * Writes a top-level comment on an article. A retry with the same `clientMutationId` returns the first comment.
   * Needs somebody who is signed in.
   */
  readonly createComment: CreateCommentPayload;
  /**
   * Says that the viewer does not agree with a comment; once a person.
   * Needs somebody who is signed in.
   */
  readonly createCommentDontAgree: CreateCommentDontAgreePayload;
  /**
   * Reports a comment to the moderators; once a person.
   * Needs somebody who is signed in.
   */
  readonly createCommentFlag: CreateCommentFlagPayload;
  /**
   * Likes a comment; once a person.
   * Needs somebody who is signed in.
   */
  readonly createCommentReaction: CreateCommentReactionPayload;
  /**
   * Replies to a comment. A retry with the same `clientMutationId` returns the first reply.
   * Needs somebody who is signed in.
   */
  readonly createCommentReply: CreateCommentReplyPayload;
  /**
   * Deletes a comment of the viewer's own, or, for a moderator, any. It leaves a tombstone, so replies stay. This cannot be undone.
   * Needs somebody who is signed in.
   */
  readonly deleteComment: DeleteCommentPayload;
  /**
   * Changes the text of a comment of the viewer's own, within the edit window. The earlier text is kept in `revisionHistory`.
   * Needs somebody who is signed in.
   */
  readonly editComment: EditCommentPayload;
  /**
   * Marks a published comment as chosen by the editors, which approves it too.
   * Needs the scope `comments:moderate`.
   */
  readonly featureComment: FeatureCommentPayload;
  /**
   * The viewer wants to read nothing of a person: `User.ignoredByViewer` becomes true, and `repliesToMe` leaves them out.
   * Needs somebody who is signed in.
   */
  readonly ignoreUser: IgnoreUserPayload;
  /**
   * Lets an article take comments again; undoes `closeThread`, a scheduled one too.
   * Needs the scope `comments:moderate`.
   */
  readonly openThread: OpenThreadPayload;
  /**
   * Lets each comment of a person wait for a moderator.
   * Needs the scope `comments:moderate`.
   */
  readonly premodUser: PremodUserPayload;
  /**
   * Says whether each comment on an article waits for a moderator.
   * Needs the scope `comments:moderate`.
   */
  readonly premoderateThread: PremoderateThreadPayload;
  /**
   * Takes a comment from the public.
   * Needs the scope `comments:moderate`.
   */
  readonly rejectComment: RejectCommentPayload;
  /**
   * Takes the viewer's disagreement back.
   * Needs somebody who is signed in.
   */
  readonly removeCommentDontAgree: RemoveCommentDontAgreePayload;
  /**
   * Takes the viewer's like back.
   * Needs somebody who is signed in.
   */
  readonly removeCommentReaction: RemoveCommentReactionPayload;
  /**
   * Undoes `banUser`.
   * Needs the scope `comments:moderate`.
   */
  readonly removeUserBan: RemoveUserBanPayload;
  /**
   * Undoes `ignoreUser`.
   * Needs somebody who is signed in.
   */
  readonly removeUserIgnore: RemoveUserIgnorePayload;
  /**
   * Undoes `premodUser`.
   * Needs the scope `comments:moderate`.
   */
  readonly removeUserPremod: RemoveUserPremodPayload;
  /**
   * Undoes `suspendUser`.
   * Needs the scope `comments:moderate`.
   */
  readonly removeUserSuspension: RemoveUserSuspensionPayload;
  /**
   * Takes the viewer's name off everything they wrote and did. This cannot be undone.
   * Needs somebody who is signed in.
   */
  readonly requestAccountDeletion: RequestAccountDeletionPayload;
  /**
   * Lets a person comment no more until a time.
   * Needs the scope `comments:moderate`.
   */
  readonly suspendUser: SuspendUserPayload;
  /**
   * Takes the mark of `featureComment` back.
   * Needs the scope `comments:moderate`.
   */
  readonly unfeatureComment: UnfeatureCommentPayload;
  /**
   * Writes an article's comment thread as its source page states it: opens the thread when there is none yet, and keeps
   * the number of comments the source counted. Running it twice changes nothing. Needs the scope `comments:moderate`.
   */
  readonly upsertCommentThread: UpsertCommentThreadPayload;
  /**
   * Tells a person something that must be acknowledged before commenting again.
   * Needs the scope `comments:moderate`.
   */
  readonly warnUser: WarnUserPayload;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationAcknowledgeWarningArgs = {
  input: AcknowledgeWarningInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationApproveCommentArgs = {
  input: ApproveCommentInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationBanUserArgs = {
  input: BanUserInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationCloseThreadArgs = {
  input: CloseThreadInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationCreateCommentArgs = {
  input: CreateCommentInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationCreateCommentDontAgreeArgs = {
  input: CreateCommentDontAgreeInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationCreateCommentFlagArgs = {
  input: CreateCommentFlagInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationCreateCommentReactionArgs = {
  input: CreateCommentReactionInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationCreateCommentReplyArgs = {
  input: CreateCommentReplyInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationFeatureCommentArgs = {
  input: FeatureCommentInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationIgnoreUserArgs = {
  input: IgnoreUserInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationOpenThreadArgs = {
  input: OpenThreadInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationPremodUserArgs = {
  input: PremodUserInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationPremoderateThreadArgs = {
  input: PremoderateThreadInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationRejectCommentArgs = {
  input: RejectCommentInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationRemoveCommentDontAgreeArgs = {
  input: RemoveCommentDontAgreeInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationRemoveCommentReactionArgs = {
  input: RemoveCommentReactionInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationRemoveUserBanArgs = {
  input: RemoveUserBanInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationRemoveUserIgnoreArgs = {
  input: RemoveUserIgnoreInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationRemoveUserPremodArgs = {
  input: RemoveUserPremodInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationRemoveUserSuspensionArgs = {
  input: RemoveUserSuspensionInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationRequestAccountDeletionArgs = {
  input: RequestAccountDeletionInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationSuspendUserArgs = {
  input: SuspendUserInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationUnfeatureCommentArgs = {
  input: UnfeatureCommentInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationUpsertCommentThreadArgs = {
  input: UpsertCommentThreadInput;
};


/** Everything that can be written. What a person has to react to comes as `errors` of the payload; the object is then null. */
export type MutationWarnUserArgs = {
  input: WarnUserInput;
};

/** What `openThread` takes. */
export type OpenThreadInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What `openThread` did. */
export type OpenThreadPayload = {
  readonly __typename?: 'OpenThreadPayload';
  /** The article whose thread it is. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Where a page stands in its list (Relay). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the page's last entry, null for an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether the list goes on after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether the list begins before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the page's first entry, null for an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** What `premodUser` takes. */
export type PremodUserInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The person's id. */
  readonly userId: Scalars['ID']['input'];
};

/** What `premodUser` did. */
export type PremodUserPayload = {
  readonly __typename?: 'PremodUserPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};

/** What `premoderateThread` takes. */
export type PremoderateThreadInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Whether it waits. */
  readonly enabled?: Scalars['Boolean']['input'];
};

/** What `premoderateThread` did. */
export type PremoderateThreadPayload = {
  readonly __typename?: 'PremoderateThreadPayload';
  /** The article whose thread it is. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Everything that can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /**
   * One comment by its id, or null when there is none or the viewer may not see it. Use it for permalinks: `rootParent`
   * and `parents` show what it answers to. Its author and moderators see it whatever its status.
   */
  readonly comment: Maybe<Comment>;
  /** How comments are run here: what a page needs to draw its comment box. */
  readonly commentSettings: CommentSettings;
  /** Who among the moderators did what, newest first. Needs the scope `comments:moderate`. */
  readonly moderationLog: ModerationLogConnection;
  /** What waits for moderators. Needs the scope `comments:moderate`. */
  readonly moderationQueues: ModerationQueues;
  /** The articles with the most published comments since a time, the most commented first. */
  readonly mostCommented: ReadonlyArray<Article>;
  /** What the viewer wrote, newest first, whatever has been decided about it. */
  readonly myComments: CommentsConnection;
  /** What others replied to the viewer, newest first, without people whom the viewer ignores. */
  readonly repliesToMe: CommentsConnection;
  /** Who is signed in, or null for a reader without a token. */
  readonly viewer: Maybe<User>;
};


/** Everything that can be read. */
export type QueryCommentArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryModerationLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  commentId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryMostCommentedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  since: Scalars['DateTime']['input'];
};


/** Everything that can be read. */
export type QueryMyCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryRepliesToMeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What `rejectComment` takes. */
export type RejectCommentInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** What `rejectComment` did. */
export type RejectCommentPayload = {
  readonly __typename?: 'RejectCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What `removeCommentDontAgree` takes. */
export type RemoveCommentDontAgreeInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** What `removeCommentDontAgree` did. */
export type RemoveCommentDontAgreePayload = {
  readonly __typename?: 'RemoveCommentDontAgreePayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What `removeCommentReaction` takes. */
export type RemoveCommentReactionInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** What `removeCommentReaction` did. */
export type RemoveCommentReactionPayload = {
  readonly __typename?: 'RemoveCommentReactionPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What `removeUserBan` takes. */
export type RemoveUserBanInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The person's id. */
  readonly userId: Scalars['ID']['input'];
};

/** What `removeUserBan` did. */
export type RemoveUserBanPayload = {
  readonly __typename?: 'RemoveUserBanPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};

/** What `removeUserIgnore` takes. */
export type RemoveUserIgnoreInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The person's id. */
  readonly userId: Scalars['ID']['input'];
};

/** What `removeUserIgnore` did. */
export type RemoveUserIgnorePayload = {
  readonly __typename?: 'RemoveUserIgnorePayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};

/** What `removeUserPremod` takes. */
export type RemoveUserPremodInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The person's id. */
  readonly userId: Scalars['ID']['input'];
};

/** What `removeUserPremod` did. */
export type RemoveUserPremodPayload = {
  readonly __typename?: 'RemoveUserPremodPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};

/** What `removeUserSuspension` takes. */
export type RemoveUserSuspensionInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The person's id. */
  readonly userId: Scalars['ID']['input'];
};

/** What `removeUserSuspension` did. */
export type RemoveUserSuspensionPayload = {
  readonly __typename?: 'RemoveUserSuspensionPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};

/** What `requestAccountDeletion` takes. */
export type RequestAccountDeletionInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Delete the texts of the viewer's comments too, leaving tombstones. */
  readonly deleteComments?: Scalars['Boolean']['input'];
};

/** What `requestAccountDeletion` did. */
export type RequestAccountDeletionPayload = {
  readonly __typename?: 'RequestAccountDeletionPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};

/** How many comments have a status. */
export type StatusCount = {
  readonly __typename?: 'StatusCount';
  /** How many comments. */
  readonly count: Scalars['Int']['output'];
  /** The status. */
  readonly status: Comment_Status;
};

/** What happens, as it happens. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** A top-level comment was published on an article: written, or let through by a moderator. */
  readonly commentCreated: Comment;
  /** The text of a published comment on an article was changed. */
  readonly commentEdited: Comment;
  /** A comment came into a moderation queue. Needs the scope `comments:moderate`. */
  readonly commentEnteredModerationQueue: ModerationQueueMove;
  /** A comment on an article was chosen by the editors. */
  readonly commentFeatured: Comment;
  /** A comment left a moderation queue. Needs the scope `comments:moderate`. */
  readonly commentLeftModerationQueue: ModerationQueueMove;
  /** A reply was published below a comment, however deep. */
  readonly commentReplyCreated: Comment;
  /** Something was decided about a comment on an article, or it was deleted. The text is readable for those who may see it. */
  readonly commentStatusUpdated: CommentStatusUpdate;
};


/** What happens, as it happens. */
export type SubscriptionCommentCreatedArgs = {
  articleId: Scalars['ID']['input'];
};


/** What happens, as it happens. */
export type SubscriptionCommentEditedArgs = {
  articleId: Scalars['ID']['input'];
};


/** What happens, as it happens. */
export type SubscriptionCommentEnteredModerationQueueArgs = {
  queue?: InputMaybe<Moderation_Queue>;
};


/** What happens, as it happens. */
export type SubscriptionCommentFeaturedArgs = {
  articleId: Scalars['ID']['input'];
};


/** What happens, as it happens. */
export type SubscriptionCommentLeftModerationQueueArgs = {
  queue?: InputMaybe<Moderation_Queue>;
};


/** What happens, as it happens. */
export type SubscriptionCommentReplyCreatedArgs = {
  ancestorId: Scalars['ID']['input'];
};


/** What happens, as it happens. */
export type SubscriptionCommentStatusUpdatedArgs = {
  articleId: Scalars['ID']['input'];
};

/** What `suspendUser` takes. */
export type SuspendUserInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Why, for the log. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Until when; must lie ahead. */
  readonly until: Scalars['DateTime']['input'];
  /** The person's id. */
  readonly userId: Scalars['ID']['input'];
};

/** What `suspendUser` did. */
export type SuspendUserPayload = {
  readonly __typename?: 'SuspendUserPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};

/** What sets a comment apart. */
export type Tag =
  /** Written by an administrator. */
  | 'ADMIN'
  /** Chosen by the editors. */
  | 'FEATURED'
  /** Written by a moderator. */
  | 'MODERATOR'
  /** Written by the site's staff. */
  | 'STAFF';

/** How many published comments have a tag. */
export type TagCount = {
  readonly __typename?: 'TagCount';
  /** How many comments. */
  readonly count: Scalars['Int']['output'];
  /** The tag. */
  readonly tag: Tag;
};

/** What somebody is among those who comment. */
export type User_Role =
  /** Looks after everything. */
  | 'ADMIN'
  /** A reader. */
  | 'COMMENTER'
  /** Looks after the comments. */
  | 'MODERATOR'
  /** One of the site's staff. */
  | 'STAFF';

/** What `unfeatureComment` takes. */
export type UnfeatureCommentInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** What `unfeatureComment` did. */
export type UnfeatureCommentPayload = {
  readonly __typename?: 'UnfeatureCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment as it now stands. Null when it was refused. */
  readonly comment: Maybe<Comment>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A comment thread as its source page states it. */
export type UpsertCommentThreadInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Check everything and answer what would happen, but write nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** How many comments the source page counted, 0 or more. */
  readonly sourceCommentCount: Scalars['Int']['input'];
};

/** What `upsertCommentThread` did. */
export type UpsertCommentThreadPayload = {
  readonly __typename?: 'UpsertCommentThreadPayload';
  /** The article whose thread it is. */
  readonly article: Article;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What happened to the thread. */
  readonly outcome: UpsertOutcome;
};

/** What an upsert did. */
export type UpsertOutcome =
  /** There was one, and its content differed: it was replaced, and its revision went up. */
  | 'CHANGED'
  /** There was none with this id: it was created. */
  | 'CREATED'
  /** There was one with the same content: nothing was written. */
  | 'UNCHANGED';

/** Somebody who comments. */
export type User = {
  readonly __typename?: 'User';
  /**
   * The address of the picture shown beside a comment: the `picture` of their token, when it is an https address. Null when
   * there is none, and for a deleted account.
   */
  readonly avatar: Maybe<Scalars['String']['output']>;
  /** Their published comments, newest first. */
  readonly comments: CommentsConnection;
  /** When they first commented. Null for somebody who never did. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Stable id. */
  readonly id: Scalars['ID']['output'];
  /** Whether the viewer wants to read nothing of them. */
  readonly ignoredByViewer: Scalars['Boolean']['output'];
  /** Whom they ignore. For themselves; null for all others. */
  readonly ignoredUsers: Maybe<ReadonlyArray<User>>;
  /** What they are among those who comment. */
  readonly role: User_Role;
  /** What they may do. For themselves and moderators; null for all others. */
  readonly status: Maybe<UserStatus>;
  /** The name shown beside a comment. Null for a deleted account. */
  readonly username: Maybe<Scalars['String']['output']>;
};


/** Somebody who comments. */
export type UserCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What a person has to react to. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** For a program, such as `THREAD_CLOSED`. */
  readonly code: Scalars['String']['output'];
  /** The path into the input that it is about. Null when it is about no part of it. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** For the person. */
  readonly message: Scalars['String']['output'];
};

/** What somebody may do. */
export type UserStatus = {
  readonly __typename?: 'UserStatus';
  /** Whether they may comment no more. */
  readonly banned: Scalars['Boolean']['output'];
  /** Whether each of their comments waits for a moderator. */
  readonly premod: Scalars['Boolean']['output'];
  /** Until when they may not comment. Null when they may. */
  readonly suspendedUntil: Maybe<Scalars['DateTime']['output']>;
  /** What a moderator told them, as long as they have not acknowledged it. */
  readonly warning: Maybe<Scalars['String']['output']>;
};

/** What `warnUser` takes. */
export type WarnUserInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** What they are told, 1 to 500 characters. */
  readonly message: Scalars['String']['input'];
  /** The person's id. */
  readonly userId: Scalars['ID']['input'];
};

/** What `warnUser` did. */
export type WarnUserPayload = {
  readonly __typename?: 'WarnUserPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What the person has to react to; empty when all went well. */
  readonly errors: ReadonlyArray<UserError>;
  /** The person as they now stand. Null when it was refused. */
  readonly user: Maybe<User>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Article: Article;
  Comment: Comment;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
  Comment:
    ( { __typename: 'Comment' }
    & GraphQLRecursivePick<FederationTypes['Comment'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgeWarningInput: AcknowledgeWarningInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AcknowledgeWarningPayload: ResolverTypeWrapper<Omit<AcknowledgeWarningPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  ActionCounts: ResolverTypeWrapper<ActionCounts>;
  ActionPresence: ResolverTypeWrapper<ActionPresence>;
  ApproveCommentInput: ApproveCommentInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ApproveCommentPayload: ResolverTypeWrapper<Omit<ApproveCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  Article: ResolverTypeWrapper<ArticleReference>;
  BanUserInput: BanUserInput;
  BanUserPayload: ResolverTypeWrapper<Omit<BanUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  COMMENT_FLAG_REASON: Comment_Flag_Reason;
  COMMENT_SORT: Comment_Sort;
  COMMENT_STATUS: Comment_Status;
  CacheControlScope: CacheControlScope;
  CloseThreadInput: CloseThreadInput;
  CloseThreadPayload: ResolverTypeWrapper<Omit<CloseThreadPayload, 'article'> & { article?: Maybe<ResolversTypes['Article']> }>;
  Comment: ResolverTypeWrapper<CommentDocument>;
  CommentCounts: ResolverTypeWrapper<ArticleReference>;
  CommentEdge: ResolverTypeWrapper<Omit<CommentEdge, 'node'> & { node: ResolversTypes['Comment'] }>;
  CommentEditing: ResolverTypeWrapper<CommentEditing>;
  CommentFlag: ResolverTypeWrapper<CommentAction>;
  CommentRevision: ResolverTypeWrapper<CommentRevision>;
  CommentSettings: ResolverTypeWrapper<Settings>;
  CommentStatusUpdate: ResolverTypeWrapper<Omit<CommentStatusUpdate, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  CommentsConnection: ResolverTypeWrapper<CommentPage>;
  CreateCommentDontAgreeInput: CreateCommentDontAgreeInput;
  CreateCommentDontAgreePayload: ResolverTypeWrapper<Omit<CreateCommentDontAgreePayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  CreateCommentFlagInput: CreateCommentFlagInput;
  CreateCommentFlagPayload: ResolverTypeWrapper<Omit<CreateCommentFlagPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  CreateCommentInput: CreateCommentInput;
  CreateCommentPayload: ResolverTypeWrapper<Omit<CreateCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  CreateCommentReactionInput: CreateCommentReactionInput;
  CreateCommentReactionPayload: ResolverTypeWrapper<Omit<CreateCommentReactionPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  CreateCommentReplyInput: CreateCommentReplyInput;
  CreateCommentReplyPayload: ResolverTypeWrapper<Omit<CreateCommentReplyPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: ResolverTypeWrapper<Omit<DeleteCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  EditCommentInput: EditCommentInput;
  EditCommentPayload: ResolverTypeWrapper<Omit<EditCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  FeatureCommentInput: FeatureCommentInput;
  FeatureCommentPayload: ResolverTypeWrapper<Omit<FeatureCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  IgnoreUserInput: IgnoreUserInput;
  IgnoreUserPayload: ResolverTypeWrapper<Omit<IgnoreUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  LoginProvider: ResolverTypeWrapper<LoginProvider>;
  MODERATION_QUEUE: Moderation_Queue;
  ModerationLogConnection: ResolverTypeWrapper<Omit<ModerationLogConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ModerationLogEdge']>, nodes: ReadonlyArray<ResolversTypes['ModerationLogEntry']> }>;
  ModerationLogEdge: ResolverTypeWrapper<Omit<ModerationLogEdge, 'node'> & { node: ResolversTypes['ModerationLogEntry'] }>;
  ModerationLogEntry: ResolverTypeWrapper<LogEntry>;
  ModerationQueue: ResolverTypeWrapper<QueueReference>;
  ModerationQueueMove: ResolverTypeWrapper<Omit<ModerationQueueMove, 'comment'> & { comment: ResolversTypes['Comment'] }>;
  ModerationQueues: ResolverTypeWrapper<NoFields>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OpenThreadInput: OpenThreadInput;
  OpenThreadPayload: ResolverTypeWrapper<Omit<OpenThreadPayload, 'article'> & { article?: Maybe<ResolversTypes['Article']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PremodUserInput: PremodUserInput;
  PremodUserPayload: ResolverTypeWrapper<Omit<PremodUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  PremoderateThreadInput: PremoderateThreadInput;
  PremoderateThreadPayload: ResolverTypeWrapper<Omit<PremoderateThreadPayload, 'article'> & { article?: Maybe<ResolversTypes['Article']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RejectCommentInput: RejectCommentInput;
  RejectCommentPayload: ResolverTypeWrapper<Omit<RejectCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  RemoveCommentDontAgreeInput: RemoveCommentDontAgreeInput;
  RemoveCommentDontAgreePayload: ResolverTypeWrapper<Omit<RemoveCommentDontAgreePayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  RemoveCommentReactionInput: RemoveCommentReactionInput;
  RemoveCommentReactionPayload: ResolverTypeWrapper<Omit<RemoveCommentReactionPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  RemoveUserBanInput: RemoveUserBanInput;
  RemoveUserBanPayload: ResolverTypeWrapper<Omit<RemoveUserBanPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  RemoveUserIgnoreInput: RemoveUserIgnoreInput;
  RemoveUserIgnorePayload: ResolverTypeWrapper<Omit<RemoveUserIgnorePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  RemoveUserPremodInput: RemoveUserPremodInput;
  RemoveUserPremodPayload: ResolverTypeWrapper<Omit<RemoveUserPremodPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  RemoveUserSuspensionInput: RemoveUserSuspensionInput;
  RemoveUserSuspensionPayload: ResolverTypeWrapper<Omit<RemoveUserSuspensionPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  RequestAccountDeletionInput: RequestAccountDeletionInput;
  RequestAccountDeletionPayload: ResolverTypeWrapper<Omit<RequestAccountDeletionPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  StatusCount: ResolverTypeWrapper<StatusCount>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuspendUserInput: SuspendUserInput;
  SuspendUserPayload: ResolverTypeWrapper<Omit<SuspendUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  TAG: Tag;
  TagCount: ResolverTypeWrapper<TagCount>;
  USER_ROLE: User_Role;
  UnfeatureCommentInput: UnfeatureCommentInput;
  UnfeatureCommentPayload: ResolverTypeWrapper<Omit<UnfeatureCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  UpsertCommentThreadInput: UpsertCommentThreadInput;
  UpsertCommentThreadPayload: ResolverTypeWrapper<Omit<UpsertCommentThreadPayload, 'article'> & { article: ResolversTypes['Article'] }>;
  UpsertOutcome: UpsertOutcome;
  User: ResolverTypeWrapper<UserReference>;
  UserError: ResolverTypeWrapper<UserError>;
  UserStatus: ResolverTypeWrapper<UserStatus>;
  WarnUserInput: WarnUserInput;
  WarnUserPayload: ResolverTypeWrapper<Omit<WarnUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgeWarningInput: AcknowledgeWarningInput;
  String: Scalars['String']['output'];
  AcknowledgeWarningPayload: Omit<AcknowledgeWarningPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  ActionCounts: ActionCounts;
  ActionPresence: ActionPresence;
  ApproveCommentInput: ApproveCommentInput;
  ID: Scalars['ID']['output'];
  ApproveCommentPayload: Omit<ApproveCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  Article: ArticleReference;
  BanUserInput: BanUserInput;
  BanUserPayload: Omit<BanUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  CloseThreadInput: CloseThreadInput;
  CloseThreadPayload: Omit<CloseThreadPayload, 'article'> & { article?: Maybe<ResolversParentTypes['Article']> };
  Comment: CommentDocument;
  CommentCounts: ArticleReference;
  CommentEdge: Omit<CommentEdge, 'node'> & { node: ResolversParentTypes['Comment'] };
  CommentEditing: CommentEditing;
  CommentFlag: CommentAction;
  CommentRevision: CommentRevision;
  CommentSettings: Settings;
  CommentStatusUpdate: Omit<CommentStatusUpdate, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  CommentsConnection: CommentPage;
  CreateCommentDontAgreeInput: CreateCommentDontAgreeInput;
  CreateCommentDontAgreePayload: Omit<CreateCommentDontAgreePayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  CreateCommentFlagInput: CreateCommentFlagInput;
  CreateCommentFlagPayload: Omit<CreateCommentFlagPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  CreateCommentInput: CreateCommentInput;
  CreateCommentPayload: Omit<CreateCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  CreateCommentReactionInput: CreateCommentReactionInput;
  CreateCommentReactionPayload: Omit<CreateCommentReactionPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  CreateCommentReplyInput: CreateCommentReplyInput;
  CreateCommentReplyPayload: Omit<CreateCommentReplyPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  DateTime: Scalars['DateTime']['output'];
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: Omit<DeleteCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  EditCommentInput: EditCommentInput;
  EditCommentPayload: Omit<EditCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  FeatureCommentInput: FeatureCommentInput;
  FeatureCommentPayload: Omit<FeatureCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  IgnoreUserInput: IgnoreUserInput;
  IgnoreUserPayload: Omit<IgnoreUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  LoginProvider: LoginProvider;
  ModerationLogConnection: Omit<ModerationLogConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ModerationLogEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ModerationLogEntry']> };
  ModerationLogEdge: Omit<ModerationLogEdge, 'node'> & { node: ResolversParentTypes['ModerationLogEntry'] };
  ModerationLogEntry: LogEntry;
  ModerationQueue: QueueReference;
  ModerationQueueMove: Omit<ModerationQueueMove, 'comment'> & { comment: ResolversParentTypes['Comment'] };
  ModerationQueues: NoFields;
  Mutation: Record<PropertyKey, never>;
  OpenThreadInput: OpenThreadInput;
  OpenThreadPayload: Omit<OpenThreadPayload, 'article'> & { article?: Maybe<ResolversParentTypes['Article']> };
  PageInfo: PageInfo;
  PremodUserInput: PremodUserInput;
  PremodUserPayload: Omit<PremodUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  PremoderateThreadInput: PremoderateThreadInput;
  PremoderateThreadPayload: Omit<PremoderateThreadPayload, 'article'> & { article?: Maybe<ResolversParentTypes['Article']> };
  Query: Record<PropertyKey, never>;
  RejectCommentInput: RejectCommentInput;
  RejectCommentPayload: Omit<RejectCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  RemoveCommentDontAgreeInput: RemoveCommentDontAgreeInput;
  RemoveCommentDontAgreePayload: Omit<RemoveCommentDontAgreePayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  RemoveCommentReactionInput: RemoveCommentReactionInput;
  RemoveCommentReactionPayload: Omit<RemoveCommentReactionPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  RemoveUserBanInput: RemoveUserBanInput;
  RemoveUserBanPayload: Omit<RemoveUserBanPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  RemoveUserIgnoreInput: RemoveUserIgnoreInput;
  RemoveUserIgnorePayload: Omit<RemoveUserIgnorePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  RemoveUserPremodInput: RemoveUserPremodInput;
  RemoveUserPremodPayload: Omit<RemoveUserPremodPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  RemoveUserSuspensionInput: RemoveUserSuspensionInput;
  RemoveUserSuspensionPayload: Omit<RemoveUserSuspensionPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  RequestAccountDeletionInput: RequestAccountDeletionInput;
  RequestAccountDeletionPayload: Omit<RequestAccountDeletionPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  StatusCount: StatusCount;
  Subscription: Record<PropertyKey, never>;
  SuspendUserInput: SuspendUserInput;
  SuspendUserPayload: Omit<SuspendUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  TagCount: TagCount;
  UnfeatureCommentInput: UnfeatureCommentInput;
  UnfeatureCommentPayload: Omit<UnfeatureCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  UpsertCommentThreadInput: UpsertCommentThreadInput;
  UpsertCommentThreadPayload: Omit<UpsertCommentThreadPayload, 'article'> & { article: ResolversParentTypes['Article'] };
  User: UserReference;
  UserError: UserError;
  UserStatus: UserStatus;
  WarnUserInput: WarnUserInput;
  WarnUserPayload: Omit<WarnUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcknowledgeWarningPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcknowledgeWarningPayload'] = ResolversParentTypes['AcknowledgeWarningPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ActionCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionCounts'] = ResolversParentTypes['ActionCounts']> = {
  dontAgree?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flag?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reaction?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActionPresenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionPresence'] = ResolversParentTypes['ActionPresence']> = {
  dontAgree?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  flag?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reaction?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ApproveCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApproveCommentPayload'] = ResolversParentTypes['ApproveCommentPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  canComment?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  commentCounts?: Resolver<ResolversTypes['CommentCounts'], ParentType, ContextType>;
  comments?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<ArticleCommentsArgs, 'first' | 'orderBy'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isClosed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPremoderated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sourceCommentCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type BanUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BanUserPayload'] = ResolversParentTypes['BanUserPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type CloseThreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseThreadPayload'] = ResolversParentTypes['CloseThreadPayload']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment'], FederationReferenceType extends FederationReferenceTypes['Comment'] = FederationReferenceTypes['Comment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Comment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actionCounts?: Resolver<ResolversTypes['ActionCounts'], ParentType, ContextType>;
  ancestorIDs?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  canReply?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  editing?: Resolver<ResolversTypes['CommentEditing'], ParentType, ContextType>;
  flags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CommentFlag']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  parentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parents?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<CommentParentsArgs, 'last'>>;
  permalink?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replies?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<CommentRepliesArgs, 'first' | 'flatten' | 'orderBy'>>;
  replyCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['CommentRevision']>, ParentType, ContextType>;
  revisionHistory?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CommentRevision']>>, ParentType, ContextType>;
  rootParent?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['COMMENT_STATUS'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['TAG']>, ParentType, ContextType>;
  viewerActionPresence?: Resolver<Maybe<ResolversTypes['ActionPresence']>, ParentType, ContextType>;
};

export type CommentCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentCounts'] = ResolversParentTypes['CommentCounts']> = {
  statuses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StatusCount']>>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['TagCount']>, ParentType, ContextType>;
  totalPublished?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentEdge'] = ResolversParentTypes['CommentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type CommentEditingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentEditing'] = ResolversParentTypes['CommentEditing']> = {
  editableUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CommentFlagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentFlag'] = ResolversParentTypes['CommentFlag']> = {
  additionalDetails?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  flagger?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['COMMENT_FLAG_REASON'], ParentType, ContextType>;
};

export type CommentRevisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentRevision'] = ResolversParentTypes['CommentRevision']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommentSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentSettings'] = ResolversParentTypes['CommentSettings']> = {
  deletionIsFinal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  editWindowSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flagReasons?: Resolver<ReadonlyArray<ResolversTypes['COMMENT_FLAG_REASON']>, ParentType, ContextType>;
  loginProviders?: Resolver<ReadonlyArray<ResolversTypes['LoginProvider']>, ParentType, ContextType>;
  maxLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxReplyDepth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  premoderated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sortOrders?: Resolver<ReadonlyArray<ResolversTypes['COMMENT_SORT']>, ParentType, ContextType>;
};

export type CommentStatusUpdateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentStatusUpdate'] = ResolversParentTypes['CommentStatusUpdate']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  commentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  newStatus?: Resolver<ResolversTypes['COMMENT_STATUS'], ParentType, ContextType>;
};

export type CommentsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentsConnection'] = ResolversParentTypes['CommentsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CommentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Comment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CreateCommentDontAgreePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommentDontAgreePayload'] = ResolversParentTypes['CreateCommentDontAgreePayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCommentFlagPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommentFlagPayload'] = ResolversParentTypes['CreateCommentFlagPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommentPayload'] = ResolversParentTypes['CreateCommentPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCommentReactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommentReactionPayload'] = ResolversParentTypes['CreateCommentReactionPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCommentReplyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommentReplyPayload'] = ResolversParentTypes['CreateCommentReplyPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCommentPayload'] = ResolversParentTypes['DeleteCommentPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  isFinal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type EditCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditCommentPayload'] = ResolversParentTypes['EditCommentPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FeatureCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureCommentPayload'] = ResolversParentTypes['FeatureCommentPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IgnoreUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IgnoreUserPayload'] = ResolversParentTypes['IgnoreUserPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type LoginProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginProvider'] = ResolversParentTypes['LoginProvider']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ModerationLogConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationLogConnection'] = ResolversParentTypes['ModerationLogConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ModerationLogEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ModerationLogEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ModerationLogEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationLogEdge'] = ResolversParentTypes['ModerationLogEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModerationLogEntry'], ParentType, ContextType>;
};

export type ModerationLogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationLogEntry'] = ResolversParentTypes['ModerationLogEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  moderator?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ModerationQueueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationQueue'] = ResolversParentTypes['ModerationQueue']> = {
  comments?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<ModerationQueueCommentsArgs, 'first'>>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['MODERATION_QUEUE'], ParentType, ContextType>;
};

export type ModerationQueueMoveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationQueueMove'] = ResolversParentTypes['ModerationQueueMove']> = {
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['MODERATION_QUEUE'], ParentType, ContextType>;
};

export type ModerationQueuesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationQueues'] = ResolversParentTypes['ModerationQueues']> = {
  pending?: Resolver<ResolversTypes['ModerationQueue'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['ModerationQueue'], ParentType, ContextType>;
  reported?: Resolver<ResolversTypes['ModerationQueue'], ParentType, ContextType>;
  unmoderated?: Resolver<ResolversTypes['ModerationQueue'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acknowledgeWarning?: Resolver<ResolversTypes['AcknowledgeWarningPayload'], ParentType, ContextType, RequireFields<MutationAcknowledgeWarningArgs, 'input'>>;
  approveComment?: Resolver<ResolversTypes['ApproveCommentPayload'], ParentType, ContextType, RequireFields<MutationApproveCommentArgs, 'input'>>;
  banUser?: Resolver<ResolversTypes['BanUserPayload'], ParentType, ContextType, RequireFields<MutationBanUserArgs, 'input'>>;
  closeThread?: Resolver<ResolversTypes['CloseThreadPayload'], ParentType, ContextType, RequireFields<MutationCloseThreadArgs, 'input'>>;
  createComment?: Resolver<ResolversTypes['CreateCommentPayload'], ParentType, ContextType, RequireFields<MutationCreateCommentArgs, 'input'>>;
  createCommentDontAgree?: Resolver<ResolversTypes['CreateCommentDontAgreePayload'], ParentType, ContextType, RequireFields<MutationCreateCommentDontAgreeArgs, 'input'>>;
  createCommentFlag?: Resolver<ResolversTypes['CreateCommentFlagPayload'], ParentType, ContextType, RequireFields<MutationCreateCommentFlagArgs, 'input'>>;
  createCommentReaction?: Resolver<ResolversTypes['CreateCommentReactionPayload'], ParentType, ContextType, RequireFields<MutationCreateCommentReactionArgs, 'input'>>;
  createCommentReply?: Resolver<ResolversTypes['CreateCommentReplyPayload'], ParentType, ContextType, RequireFields<MutationCreateCommentReplyArgs, 'input'>>;
  deleteComment?: Resolver<ResolversTypes['DeleteCommentPayload'], ParentType, ContextType, RequireFields<MutationDeleteCommentArgs, 'input'>>;
  editComment?: Resolver<ResolversTypes['EditCommentPayload'], ParentType, ContextType, RequireFields<MutationEditCommentArgs, 'input'>>;
  featureComment?: Resolver<ResolversTypes['FeatureCommentPayload'], ParentType, ContextType, RequireFields<MutationFeatureCommentArgs, 'input'>>;
  ignoreUser?: Resolver<ResolversTypes['IgnoreUserPayload'], ParentType, ContextType, RequireFields<MutationIgnoreUserArgs, 'input'>>;
  openThread?: Resolver<ResolversTypes['OpenThreadPayload'], ParentType, ContextType, RequireFields<MutationOpenThreadArgs, 'input'>>;
  premodUser?: Resolver<ResolversTypes['PremodUserPayload'], ParentType, ContextType, RequireFields<MutationPremodUserArgs, 'input'>>;
  premoderateThread?: Resolver<ResolversTypes['PremoderateThreadPayload'], ParentType, ContextType, RequireFields<MutationPremoderateThreadArgs, 'input'>>;
  rejectComment?: Resolver<ResolversTypes['RejectCommentPayload'], ParentType, ContextType, RequireFields<MutationRejectCommentArgs, 'input'>>;
  removeCommentDontAgree?: Resolver<ResolversTypes['RemoveCommentDontAgreePayload'], ParentType, ContextType, RequireFields<MutationRemoveCommentDontAgreeArgs, 'input'>>;
  removeCommentReaction?: Resolver<ResolversTypes['RemoveCommentReactionPayload'], ParentType, ContextType, RequireFields<MutationRemoveCommentReactionArgs, 'input'>>;
  removeUserBan?: Resolver<ResolversTypes['RemoveUserBanPayload'], ParentType, ContextType, RequireFields<MutationRemoveUserBanArgs, 'input'>>;
  removeUserIgnore?: Resolver<ResolversTypes['RemoveUserIgnorePayload'], ParentType, ContextType, RequireFields<MutationRemoveUserIgnoreArgs, 'input'>>;
  removeUserPremod?: Resolver<ResolversTypes['RemoveUserPremodPayload'], ParentType, ContextType, RequireFields<MutationRemoveUserPremodArgs, 'input'>>;
  removeUserSuspension?: Resolver<ResolversTypes['RemoveUserSuspensionPayload'], ParentType, ContextType, RequireFields<MutationRemoveUserSuspensionArgs, 'input'>>;
  requestAccountDeletion?: Resolver<ResolversTypes['RequestAccountDeletionPayload'], ParentType, ContextType, RequireFields<MutationRequestAccountDeletionArgs, 'input'>>;
  suspendUser?: Resolver<ResolversTypes['SuspendUserPayload'], ParentType, ContextType, RequireFields<MutationSuspendUserArgs, 'input'>>;
  unfeatureComment?: Resolver<ResolversTypes['UnfeatureCommentPayload'], ParentType, ContextType, RequireFields<MutationUnfeatureCommentArgs, 'input'>>;
  upsertCommentThread?: Resolver<ResolversTypes['UpsertCommentThreadPayload'], ParentType, ContextType, RequireFields<MutationUpsertCommentThreadArgs, 'input'>>;
  warnUser?: Resolver<ResolversTypes['WarnUserPayload'], ParentType, ContextType, RequireFields<MutationWarnUserArgs, 'input'>>;
};

export type OpenThreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenThreadPayload'] = ResolversParentTypes['OpenThreadPayload']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PremodUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PremodUserPayload'] = ResolversParentTypes['PremodUserPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type PremoderateThreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PremoderateThreadPayload'] = ResolversParentTypes['PremoderateThreadPayload']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType, RequireFields<QueryCommentArgs, 'id'>>;
  commentSettings?: Resolver<ResolversTypes['CommentSettings'], ParentType, ContextType>;
  moderationLog?: Resolver<ResolversTypes['ModerationLogConnection'], ParentType, ContextType, RequireFields<QueryModerationLogArgs, 'first'>>;
  moderationQueues?: Resolver<ResolversTypes['ModerationQueues'], ParentType, ContextType>;
  mostCommented?: Resolver<ReadonlyArray<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<QueryMostCommentedArgs, 'first' | 'since'>>;
  myComments?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<QueryMyCommentsArgs, 'first'>>;
  repliesToMe?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<QueryRepliesToMeArgs, 'first'>>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RejectCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectCommentPayload'] = ResolversParentTypes['RejectCommentPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveCommentDontAgreePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveCommentDontAgreePayload'] = ResolversParentTypes['RemoveCommentDontAgreePayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveCommentReactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveCommentReactionPayload'] = ResolversParentTypes['RemoveCommentReactionPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveUserBanPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveUserBanPayload'] = ResolversParentTypes['RemoveUserBanPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RemoveUserIgnorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveUserIgnorePayload'] = ResolversParentTypes['RemoveUserIgnorePayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RemoveUserPremodPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveUserPremodPayload'] = ResolversParentTypes['RemoveUserPremodPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RemoveUserSuspensionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveUserSuspensionPayload'] = ResolversParentTypes['RemoveUserSuspensionPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RequestAccountDeletionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestAccountDeletionPayload'] = ResolversParentTypes['RequestAccountDeletionPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type StatusCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatusCount'] = ResolversParentTypes['StatusCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['COMMENT_STATUS'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  commentCreated?: SubscriptionResolver<ResolversTypes['Comment'], "commentCreated", ParentType, ContextType, RequireFields<SubscriptionCommentCreatedArgs, 'articleId'>>;
  commentEdited?: SubscriptionResolver<ResolversTypes['Comment'], "commentEdited", ParentType, ContextType, RequireFields<SubscriptionCommentEditedArgs, 'articleId'>>;
  commentEnteredModerationQueue?: SubscriptionResolver<ResolversTypes['ModerationQueueMove'], "commentEnteredModerationQueue", ParentType, ContextType, Partial<SubscriptionCommentEnteredModerationQueueArgs>>;
  commentFeatured?: SubscriptionResolver<ResolversTypes['Comment'], "commentFeatured", ParentType, ContextType, RequireFields<SubscriptionCommentFeaturedArgs, 'articleId'>>;
  commentLeftModerationQueue?: SubscriptionResolver<ResolversTypes['ModerationQueueMove'], "commentLeftModerationQueue", ParentType, ContextType, Partial<SubscriptionCommentLeftModerationQueueArgs>>;
  commentReplyCreated?: SubscriptionResolver<ResolversTypes['Comment'], "commentReplyCreated", ParentType, ContextType, RequireFields<SubscriptionCommentReplyCreatedArgs, 'ancestorId'>>;
  commentStatusUpdated?: SubscriptionResolver<ResolversTypes['CommentStatusUpdate'], "commentStatusUpdated", ParentType, ContextType, RequireFields<SubscriptionCommentStatusUpdatedArgs, 'articleId'>>;
};

export type SuspendUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspendUserPayload'] = ResolversParentTypes['SuspendUserPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type TagCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagCount'] = ResolversParentTypes['TagCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['TAG'], ParentType, ContextType>;
};

export type UnfeatureCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfeatureCommentPayload'] = ResolversParentTypes['UnfeatureCommentPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpsertCommentThreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpsertCommentThreadPayload'] = ResolversParentTypes['UpsertCommentThreadPayload']> = {
  article?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['UpsertOutcome'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  avatar?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comments?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<UserCommentsArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ignoredByViewer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ignoredUsers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['User']>>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['USER_ROLE'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['UserStatus']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserStatus'] = ResolversParentTypes['UserStatus']> = {
  banned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  premod?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  suspendedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  warning?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WarnUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WarnUserPayload'] = ResolversParentTypes['WarnUserPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcknowledgeWarningPayload?: AcknowledgeWarningPayloadResolvers<ContextType>;
  ActionCounts?: ActionCountsResolvers<ContextType>;
  ActionPresence?: ActionPresenceResolvers<ContextType>;
  ApproveCommentPayload?: ApproveCommentPayloadResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  BanUserPayload?: BanUserPayloadResolvers<ContextType>;
  CloseThreadPayload?: CloseThreadPayloadResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  CommentCounts?: CommentCountsResolvers<ContextType>;
  CommentEdge?: CommentEdgeResolvers<ContextType>;
  CommentEditing?: CommentEditingResolvers<ContextType>;
  CommentFlag?: CommentFlagResolvers<ContextType>;
  CommentRevision?: CommentRevisionResolvers<ContextType>;
  CommentSettings?: CommentSettingsResolvers<ContextType>;
  CommentStatusUpdate?: CommentStatusUpdateResolvers<ContextType>;
  CommentsConnection?: CommentsConnectionResolvers<ContextType>;
  CreateCommentDontAgreePayload?: CreateCommentDontAgreePayloadResolvers<ContextType>;
  CreateCommentFlagPayload?: CreateCommentFlagPayloadResolvers<ContextType>;
  CreateCommentPayload?: CreateCommentPayloadResolvers<ContextType>;
  CreateCommentReactionPayload?: CreateCommentReactionPayloadResolvers<ContextType>;
  CreateCommentReplyPayload?: CreateCommentReplyPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteCommentPayload?: DeleteCommentPayloadResolvers<ContextType>;
  EditCommentPayload?: EditCommentPayloadResolvers<ContextType>;
  FeatureCommentPayload?: FeatureCommentPayloadResolvers<ContextType>;
  IgnoreUserPayload?: IgnoreUserPayloadResolvers<ContextType>;
  LoginProvider?: LoginProviderResolvers<ContextType>;
  ModerationLogConnection?: ModerationLogConnectionResolvers<ContextType>;
  ModerationLogEdge?: ModerationLogEdgeResolvers<ContextType>;
  ModerationLogEntry?: ModerationLogEntryResolvers<ContextType>;
  ModerationQueue?: ModerationQueueResolvers<ContextType>;
  ModerationQueueMove?: ModerationQueueMoveResolvers<ContextType>;
  ModerationQueues?: ModerationQueuesResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OpenThreadPayload?: OpenThreadPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PremodUserPayload?: PremodUserPayloadResolvers<ContextType>;
  PremoderateThreadPayload?: PremoderateThreadPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RejectCommentPayload?: RejectCommentPayloadResolvers<ContextType>;
  RemoveCommentDontAgreePayload?: RemoveCommentDontAgreePayloadResolvers<ContextType>;
  RemoveCommentReactionPayload?: RemoveCommentReactionPayloadResolvers<ContextType>;
  RemoveUserBanPayload?: RemoveUserBanPayloadResolvers<ContextType>;
  RemoveUserIgnorePayload?: RemoveUserIgnorePayloadResolvers<ContextType>;
  RemoveUserPremodPayload?: RemoveUserPremodPayloadResolvers<ContextType>;
  RemoveUserSuspensionPayload?: RemoveUserSuspensionPayloadResolvers<ContextType>;
  RequestAccountDeletionPayload?: RequestAccountDeletionPayloadResolvers<ContextType>;
  StatusCount?: StatusCountResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SuspendUserPayload?: SuspendUserPayloadResolvers<ContextType>;
  TagCount?: TagCountResolvers<ContextType>;
  UnfeatureCommentPayload?: UnfeatureCommentPayloadResolvers<ContextType>;
  UpsertCommentThreadPayload?: UpsertCommentThreadPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserStatus?: UserStatusResolvers<ContextType>;
  WarnUserPayload?: WarnUserPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
