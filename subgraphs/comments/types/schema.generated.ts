export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A point in time as RFC 3339 text with its offset, for example `2020-10-22T18:54:00+09:00`, in the years 1800 to 2999.
   * Times are returned in the site's time zone, Asia/Seoul (+09:00).
   */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Input of `acknowledgeWarning`. */
export type AcknowledgeWarningInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `acknowledgeWarning`. */
export type AcknowledgeWarningPayload = {
  readonly __typename?: 'AcknowledgeWarningPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** Numbers of reactions to a comment. */
export type ActionCounts = {
  readonly __typename?: 'ActionCounts';
  /** The number of disagreements. */
  readonly dontAgree: Scalars['Int']['output'];
  /** The number of reports. For moderators; null for others. */
  readonly flag: Maybe<Scalars['Int']['output']>;
  /** The number of likes. */
  readonly reaction: Scalars['Int']['output'];
};

/** The viewer's reactions to a comment. */
export type ActionPresence = {
  readonly __typename?: 'ActionPresence';
  /** Whether the viewer disagrees with it. */
  readonly dontAgree: Scalars['Boolean']['output'];
  /** Whether the viewer reported it. */
  readonly flag: Scalars['Boolean']['output'];
  /** Whether the viewer likes it. */
  readonly reaction: Scalars['Boolean']['output'];
};

/** Input of `approveComment`. */
export type ApproveCommentInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** Result of `approveComment`. */
export type ApproveCommentPayload = {
  readonly __typename?: 'ApproveCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** An article with its comments. */
export type Article = Node & {
  readonly __typename?: 'Article';
  /** Whether the viewer may comment now: signed in, thread open, not banned or suspended. */
  readonly canComment: Maybe<Scalars['Boolean']['output']>;
  /** When the thread was closed, or will be. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** The comment counts. */
  readonly commentCounts: Maybe<CommentCounts>;
  /** The published top-level comments, with pagination; with `tag`, all published comments that have it. */
  readonly comments: Maybe<CommentsConnection>;
  /** The article's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether the thread accepts no more comments. */
  readonly isClosed: Maybe<Scalars['Boolean']['output']>;
  /** Whether each comment waits for a moderator. */
  readonly isPremoderated: Maybe<Scalars['Boolean']['output']>;
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
  /** How long a reader waits between two comments, in seconds; 0 when they need not. */
  readonly slowModeSeconds: Maybe<Scalars['Int']['output']>;
  /** The comment count of the imported page. Null when none was imported. */
  readonly sourceCommentCount: Maybe<Scalars['Int']['output']>;
};


/** An article with its comments. */
export type ArticleCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Comment_Sort>;
  tag?: InputMaybe<Tag>;
};

/** Input of `banUser`. */
export type BanUserInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The reason, for the log. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Also reject every comment that they have written, except those that are rejected or deleted. */
  readonly rejectExistingComments?: Scalars['Boolean']['input'];
  /** The user's id. */
  readonly userId: Scalars['ID']['input'];
};

/** Result of `banUser`. */
export type BanUserPayload = {
  readonly __typename?: 'BanUserPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** The reason of a report. */
export type Comment_Flag_Reason =
  /** It attacks a person. */
  | 'COMMENT_REPORTED_ABUSIVE'
  /** It is offensive. */
  | 'COMMENT_REPORTED_OFFENSIVE'
  /** Another reason, explained in `additionalDetails`. */
  | 'COMMENT_REPORTED_OTHER'
  /** It is an advertisement. */
  | 'COMMENT_REPORTED_SPAM';

/** The sort order of comments. Ties are sorted by id. */
export type Comment_Sort =
  /** Oldest first. */
  | 'CREATED_AT_ASC'
  /** Newest first. */
  | 'CREATED_AT_DESC'
  /** Most reactions first. */
  | 'REACTION_DESC'
  /** Most published replies first. */
  | 'REPLIES_DESC';

/** The moderation status of a comment. */
export type Comment_Status =
  /** Published, approved by a moderator. */
  | 'APPROVED'
  /** Published, not reviewed by a moderator. */
  | 'NONE'
  /** Not published: waits for a moderator. */
  | 'PREMOD'
  /** Not published: a moderator rejected it. */
  | 'REJECTED'
  /** Not published: withheld by the system until a moderator decides. */
  | 'SYSTEM_WITHHELD';

/** Who may get a cached response. */
export type CacheControlScope =
  /** Only the user whose request it answered. */
  | 'PRIVATE'
  /** Every user. */
  | 'PUBLIC';

/** Input of `cancelAccountDeletion`. */
export type CancelAccountDeletionInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `cancelAccountDeletion`. */
export type CancelAccountDeletionPayload = {
  readonly __typename?: 'CancelAccountDeletionPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** Input of `closeThread`. */
export type CloseThreadInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The time; now by default. */
  readonly closeAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Result of `closeThread`. */
export type CloseThreadPayload = {
  readonly __typename?: 'CloseThreadPayload';
  /** The article of the thread. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A comment on an article. */
export type Comment = Node & {
  readonly __typename?: 'Comment';
  /** The reactions of readers. */
  readonly actionCounts: ActionCounts;
  /** The ids of its ancestors, from its parent up to the top-level comment. */
  readonly ancestorIDs: ReadonlyArray<Scalars['ID']['output']>;
  /** The article; null when the viewer cannot see it, for example because it was archived. */
  readonly article: Maybe<Article>;
  /** The author. Null for a deleted comment, and when the author's account was deleted. */
  readonly author: Maybe<User>;
  /** The text. Null for a deleted comment. */
  readonly body: Maybe<Scalars['String']['output']>;
  /** Whether the viewer may reply to it now. */
  readonly canReply: Scalars['Boolean']['output'];
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Whether it was deleted: it has neither text nor author then, and keeps the position of its replies. */
  readonly deleted: Scalars['Boolean']['output'];
  /** Its depth: 0 for a top-level comment. */
  readonly depth: Scalars['Int']['output'];
  /** Whether it was edited, and until when its author may edit it. */
  readonly editing: CommentEditing;
  /** The reports of readers. For moderators; null for others. */
  readonly flags: Maybe<ReadonlyArray<CommentFlag>>;
  /** Stable id. */
  readonly id: Scalars['ID']['output'];
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
  /** The comment it replies to. Null for a top-level comment, or when that one is not published. */
  readonly parent: Maybe<Comment>;
  /** Its depth: 0 for a top-level comment. The same as `depth`. */
  readonly parentCount: Scalars['Int']['output'];
  /** Its published ancestors, from the top-level comment down to its parent. Use it to show a permalink in context. */
  readonly parents: CommentsConnection;
  /** The fragment that leads to the comment, to be appended to `Article.url`. */
  readonly permalink: Scalars['String']['output'];
  /** The note of the moderator who rejected it. For moderators; null for others. */
  readonly rejectionNote: Maybe<Scalars['String']['output']>;
  /** Why it was rejected, if a moderator said so. For its author and moderators; null for others. */
  readonly rejectionReason: Maybe<Rejection_Reason_Code>;
  /** The published replies, with pagination. */
  readonly replies: CommentsConnection;
  /** The number of published direct replies, without deleted ones. */
  readonly replyCount: Scalars['Int']['output'];
  /** The current text with its number. Null for a deleted comment. */
  readonly revision: Maybe<CommentRevision>;
  /** All revisions of the text, oldest first. For its author and moderators; null for others. */
  readonly revisionHistory: Maybe<ReadonlyArray<CommentRevision>>;
  /** The top-level comment of its conversation. Null for a top-level comment, or when that one is not published. */
  readonly rootParent: Maybe<Comment>;
  /** The moderation status. */
  readonly status: Comment_Status;
  /** Its labels. */
  readonly tags: ReadonlyArray<Tag>;
  /** The viewer's reactions. Null without a token. */
  readonly viewerActionPresence: Maybe<ActionPresence>;
};


/** A comment on an article. */
export type CommentParentsArgs = {
  before?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A comment on an article. */
export type CommentRepliesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  flatten?: InputMaybe<Scalars['Boolean']['input']>;
  orderBy?: InputMaybe<Comment_Sort>;
};

/** The comment counts of an article. */
export type CommentCounts = {
  readonly __typename?: 'CommentCounts';
  /** The number of comments per status. For moderators; null for others. */
  readonly statuses: Maybe<ReadonlyArray<StatusCount>>;
  /** The number of published comments per tag, for tags in use. */
  readonly tags: ReadonlyArray<TagCount>;
  /** The number of public comments, replies included, deleted ones not. */
  readonly totalPublished: Scalars['Int']['output'];
};

/** One comment of a page. */
export type CommentEdge = {
  readonly __typename?: 'CommentEdge';
  /** Opaque; pass it as `after` to get the next page. */
  readonly cursor: Scalars['String']['output'];
  /** The comment. */
  readonly node: Comment;
};

/** Whether a comment was edited, and until when it can be. */
export type CommentEditing = {
  readonly __typename?: 'CommentEditing';
  /** Until when its author may edit it. */
  readonly editableUntil: Maybe<Scalars['DateTime']['output']>;
  /** Whether it was edited. */
  readonly edited: Scalars['Boolean']['output'];
  /** When it was last edited. */
  readonly editedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A report of a reader. */
export type CommentFlag = {
  readonly __typename?: 'CommentFlag';
  /** Further details. */
  readonly additionalDetails: Maybe<Scalars['String']['output']>;
  /** When it was reported. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The reporting user. Null when the account was deleted. */
  readonly flagger: Maybe<User>;
  /** The reason. */
  readonly reason: Comment_Flag_Reason;
};

/** A current or past text of a comment. */
export type CommentRevision = {
  readonly __typename?: 'CommentRevision';
  /** The text. */
  readonly body: Scalars['String']['output'];
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Stable id. */
  readonly id: Scalars['ID']['output'];
  /** 1 for the first text, incremented by each edit. */
  readonly number: Scalars['Int']['output'];
};

/** The settings of the comments. */
export type CommentSettings = {
  readonly __typename?: 'CommentSettings';
  /** Whether deleting a comment is permanent. */
  readonly deletionIsFinal: Scalars['Boolean']['output'];
  /** How many seconds after writing a comment its author may edit it. */
  readonly editWindowSeconds: Scalars['Int']['output'];
  /** The reasons that a report can have. */
  readonly flagReasons: ReadonlyArray<Comment_Flag_Reason>;
  /** Login methods, in the order of the login box. */
  readonly loginProviders: ReadonlyArray<LoginProvider>;
  /** Maximum length of a comment in Unicode code points. */
  readonly maxLength: Scalars['Int']['output'];
  /** Maximum depth of replies; a comment of this depth takes none. */
  readonly maxReplyDepth: Scalars['Int']['output'];
  /** Whether every comment waits for a moderator before it is published. */
  readonly premoderated: Scalars['Boolean']['output'];
  /** The available sort orders, the default first. */
  readonly sortOrders: ReadonlyArray<Comment_Sort>;
};

/** A change of a comment's status. */
export type CommentStatusUpdate = {
  readonly __typename?: 'CommentStatusUpdate';
  /** The comment. Null when the viewer may not see it. */
  readonly comment: Maybe<Comment>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['output'];
  /** Whether it is deleted. */
  readonly deleted: Scalars['Boolean']['output'];
  /** The new status. */
  readonly newStatus: Comment_Status;
};

/** A page of comments (Relay connection). */
export type CommentsConnection = {
  readonly __typename?: 'CommentsConnection';
  /** The comments with their cursors. */
  readonly edges: ReadonlyArray<CommentEdge>;
  /** The comments without cursors. */
  readonly nodes: ReadonlyArray<Comment>;
  /** Information about this page. */
  readonly pageInfo: PageInfo;
  /** The number of comments in the whole list. Counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Input of `createCommentDontAgree`. */
export type CreateCommentDontAgreeInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** Result of `createCommentDontAgree`. */
export type CreateCommentDontAgreePayload = {
  readonly __typename?: 'CreateCommentDontAgreePayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Input of `createCommentFlag`. */
export type CreateCommentFlagInput = {
  /** Further details for the moderators, up to 500 characters. */
  readonly additionalDetails?: InputMaybe<Scalars['String']['input']>;
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
  /** The reason. */
  readonly reason: Comment_Flag_Reason;
};

/** Result of `createCommentFlag`. */
export type CreateCommentFlagPayload = {
  readonly __typename?: 'CreateCommentFlagPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Input of `createComment`. */
export type CreateCommentInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** The text. Line breaks are preserved; surrounding white space is removed. */
  readonly body: Scalars['String']['input'];
  /** Chosen by the client, the same for each retry: up to 200 characters. Returned unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `createComment`. */
export type CreateCommentPayload = {
  readonly __typename?: 'CreateCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Input of `createCommentReaction`. */
export type CreateCommentReactionInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** Result of `createCommentReaction`. */
export type CreateCommentReactionPayload = {
  readonly __typename?: 'CreateCommentReactionPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Input of `createCommentReply`. */
export type CreateCommentReplyInput = {
  /** The text. Line breaks are preserved; surrounding white space is removed. */
  readonly body: Scalars['String']['input'];
  /** Chosen by the client, the same for each retry: up to 200 characters. Returned unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the parent comment. */
  readonly parentId: Scalars['ID']['input'];
};

/** Result of `createCommentReply`. */
export type CreateCommentReplyPayload = {
  readonly __typename?: 'CreateCommentReplyPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Input of `deleteComment`. */
export type DeleteCommentInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** Result of `deleteComment`. */
export type DeleteCommentPayload = {
  readonly __typename?: 'DeleteCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** Always true: a deleted comment cannot be restored. */
  readonly isFinal: Scalars['Boolean']['output'];
};

/** Input of `editComment`. */
export type EditCommentInput = {
  /** The text. Line breaks are preserved; surrounding white space is removed. */
  readonly body: Scalars['String']['input'];
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** Result of `editComment`. */
export type EditCommentPayload = {
  readonly __typename?: 'EditCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Input of `featureComment`. */
export type FeatureCommentInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** Result of `featureComment`. */
export type FeatureCommentPayload = {
  readonly __typename?: 'FeatureCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Input of `ignoreUser`. */
export type IgnoreUserInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The user's id. */
  readonly userId: Scalars['ID']['input'];
};

/** Result of `ignoreUser`. */
export type IgnoreUserPayload = {
  readonly __typename?: 'IgnoreUserPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** A language of the site. */
export type Locale =
  /** English. */
  | 'EN'
  /** Korean. */
  | 'KO';

/** A login method. */
export type LoginProvider = {
  readonly __typename?: 'LoginProvider';
  /** An identifier, such as `kakao`. */
  readonly id: Scalars['ID']['output'];
  /** The display name. */
  readonly label: Scalars['String']['output'];
  /** The URL that starts the login. Null when the page knows it. */
  readonly url: Maybe<Scalars['String']['output']>;
};

/** A queue of comments for moderators, by what has to be done. */
export type Moderation_Queue =
  /** Not published until a moderator decides. */
  | 'PENDING'
  /** Rejected; may be approved after all. */
  | 'REJECTED'
  /** Published, and readers reported it. */
  | 'REPORTED'
  /** No moderator has reviewed it. */
  | 'UNMODERATED';

/** Input of `markNotificationsSeen`. */
export type MarkNotificationsSeenInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The time of the newest notification that was seen; now by default, and not in the future. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Result of `markNotificationsSeen`. */
export type MarkNotificationsSeenPayload = {
  readonly __typename?: 'MarkNotificationsSeenPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** A page of the moderation log (Relay connection). */
export type ModerationLogConnection = {
  readonly __typename?: 'ModerationLogConnection';
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<ModerationLogEdge>;
  /** The entries without cursors. */
  readonly nodes: ReadonlyArray<ModerationLogEntry>;
  /** Information about this page. */
  readonly pageInfo: PageInfo;
};

/** One entry of a page. */
export type ModerationLogEdge = {
  readonly __typename?: 'ModerationLogEdge';
  /** Opaque; pass it as `after` to get the next page. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: ModerationLogEntry;
};

/** An action of a moderator. */
export type ModerationLogEntry = {
  readonly __typename?: 'ModerationLogEntry';
  /** The action, named after the mutation: `REJECT_COMMENT` for `rejectComment`. */
  readonly action: Scalars['String']['output'];
  /** The article. Null when the action concerns none. */
  readonly article: Maybe<Article>;
  /** The comment. Null when the action concerns none. */
  readonly comment: Maybe<Comment>;
  /** When it was reported. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The message, reason or time of the action. */
  readonly details: Maybe<Scalars['String']['output']>;
  /** Stable id. */
  readonly id: Scalars['ID']['output'];
  /** The moderator. */
  readonly moderator: User;
  /** The user. Null when the action concerns none. */
  readonly user: Maybe<User>;
};

/** A moderation queue. */
export type ModerationQueue = {
  readonly __typename?: 'ModerationQueue';
  /** The comments, newest first. */
  readonly comments: CommentsConnection;
  /** The number of comments in the queue. Counted only when selected. */
  readonly count: Scalars['Int']['output'];
  /** The name of the queue. */
  readonly name: Moderation_Queue;
};


/** A moderation queue. */
export type ModerationQueueCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A comment that entered or left a moderation queue. */
export type ModerationQueueMove = {
  readonly __typename?: 'ModerationQueueMove';
  /** The comment. */
  readonly comment: Comment;
  /** The queue. */
  readonly queue: Moderation_Queue;
};

/** The moderation queues. */
export type ModerationQueues = {
  readonly __typename?: 'ModerationQueues';
  /** Comments that are not published until a moderator decides. */
  readonly pending: ModerationQueue;
  /** Rejected comments. */
  readonly rejected: ModerationQueue;
  /** Published comments that readers reported. */
  readonly reported: ModerationQueue;
  /** Comments that no moderator has reviewed. */
  readonly unmoderated: ModerationQueue;
};

/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Acknowledges the viewer's warning, so that they can comment again.
   * Requires a signed-in user.
   */
  readonly acknowledgeWarning: Maybe<AcknowledgeWarningPayload>;
  /**
   * Approves a comment, which publishes it.
   * Requires the scope `comments:moderate`.
   */
  readonly approveComment: Maybe<ApproveCommentPayload>;
  /**
   * Bans a user from commenting.
   * Requires the scope `comments:moderate`.
   */
  readonly banUser: Maybe<BanUserPayload>;
  /**
   * Takes back the viewer's request for the deletion of their account, within its grace time (`comments.deletionGrace`).
   * Requires a signed-in user.
   */
  readonly cancelAccountDeletion: Maybe<CancelAccountDeletionPayload>;
  /**
   * Closes the comments of an article, now or at a time.
   * Requires the scope `comments:moderate`.
   */
  readonly closeThread: Maybe<CloseThreadPayload>;
  /**
   * Creates a top-level comment on an article. A retry with the same `clientMutationId` returns the first comment.
   * Requires a signed-in user.
   */
  readonly createComment: Maybe<CreateCommentPayload>;
  /**
   * Disagrees with a comment; once per user.
   * Requires a signed-in user.
   */
  readonly createCommentDontAgree: Maybe<CreateCommentDontAgreePayload>;
  /**
   * Reports a comment to the moderators; once per user.
   * Requires a signed-in user.
   */
  readonly createCommentFlag: Maybe<CreateCommentFlagPayload>;
  /**
   * Likes a comment; once per user.
   * Requires a signed-in user.
   */
  readonly createCommentReaction: Maybe<CreateCommentReactionPayload>;
  /**
   * Replies to a comment. A retry with the same `clientMutationId` returns the first reply.
   * Requires a signed-in user.
   */
  readonly createCommentReply: Maybe<CreateCommentReplyPayload>;
  /**
   * Deletes a comment of the viewer, or, for a moderator, any comment. It leaves a tombstone, so replies stay. This cannot
   * be undone.
   * Requires a signed-in user.
   */
  readonly deleteComment: Maybe<DeleteCommentPayload>;
  /**
   * Edits a comment of the viewer, within the edit window. The previous text is stored in `revisionHistory`.
   * Requires a signed-in user.
   */
  readonly editComment: Maybe<EditCommentPayload>;
  /**
   * Features a published comment, which approves it too.
   * Requires the scope `comments:moderate`.
   */
  readonly featureComment: Maybe<FeatureCommentPayload>;
  /**
   * Ignores a user: `User.ignoredByViewer` becomes true, and `repliesToMe` leaves them out.
   * Requires a signed-in user.
   */
  readonly ignoreUser: Maybe<IgnoreUserPayload>;
  /**
   * Marks the viewer's notifications as seen that are not newer than a time.
   * Requires a signed-in user.
   */
  readonly markNotificationsSeen: Maybe<MarkNotificationsSeenPayload>;
  /**
   * Reopens an article for comments; undoes `closeThread`, including a scheduled one.
   * Requires the scope `comments:moderate`.
   */
  readonly openThread: Maybe<OpenThreadPayload>;
  /**
   * Makes each comment of a user wait for a moderator.
   * Requires the scope `comments:moderate`.
   */
  readonly premodUser: Maybe<PremodUserPayload>;
  /**
   * Sets whether each comment on an article waits for a moderator.
   * Requires the scope `comments:moderate`.
   */
  readonly premoderateThread: Maybe<PremoderateThreadPayload>;
  /**
   * Rejects a comment, which hides it from the public.
   * Requires the scope `comments:moderate`.
   */
  readonly rejectComment: Maybe<RejectCommentPayload>;
  /**
   * Removes the viewer's disagreement.
   * Requires a signed-in user.
   */
  readonly removeCommentDontAgree: Maybe<RemoveCommentDontAgreePayload>;
  /**
   * Removes the viewer's like.
   * Requires a signed-in user.
   */
  readonly removeCommentReaction: Maybe<RemoveCommentReactionPayload>;
  /**
   * Undoes `banUser`.
   * Requires the scope `comments:moderate`.
   */
  readonly removeUserBan: Maybe<RemoveUserBanPayload>;
  /**
   * Undoes `ignoreUser`.
   * Requires a signed-in user.
   */
  readonly removeUserIgnore: Maybe<RemoveUserIgnorePayload>;
  /**
   * Undoes `premodUser`.
   * Requires the scope `comments:moderate`.
   */
  readonly removeUserPremod: Maybe<RemoveUserPremodPayload>;
  /**
   * Undoes `suspendUser`.
   * Requires the scope `comments:moderate`.
   */
  readonly removeUserSuspension: Maybe<RemoveUserSuspensionPayload>;
  /**
   * Removes the viewer's name from everything they wrote and did. This cannot be undone.
   * Requires a signed-in user.
   */
  readonly requestAccountDeletion: Maybe<RequestAccountDeletionPayload>;
  /**
   * Sets how long a reader waits between two comments on an article.
   * Requires the scope `comments:moderate`.
   */
  readonly slowThread: Maybe<SlowThreadPayload>;
  /**
   * Suspends a user from commenting until a time.
   * Requires the scope `comments:moderate`.
   */
  readonly suspendUser: Maybe<SuspendUserPayload>;
  /**
   * Undoes `featureComment`.
   * Requires the scope `comments:moderate`.
   */
  readonly unfeatureComment: Maybe<UnfeatureCommentPayload>;
  /**
   * Upserts an article's comment thread as its source page states it: opens the thread if there is none, stores the
   * comment count of the source and the comments that the page shows, and closes the thread if the page says that it is
   * closed. Running it twice changes nothing.
   * Requires the scope `comments:moderate`.
   */
  readonly upsertCommentThread: Maybe<UpsertCommentThreadPayload>;
  /**
   * Warns a user, who must acknowledge it before commenting again.
   * Requires the scope `comments:moderate`.
   */
  readonly warnUser: Maybe<WarnUserPayload>;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationAcknowledgeWarningArgs = {
  input: AcknowledgeWarningInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationApproveCommentArgs = {
  input: ApproveCommentInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationBanUserArgs = {
  input: BanUserInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationCancelAccountDeletionArgs = {
  input: CancelAccountDeletionInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationCloseThreadArgs = {
  input: CloseThreadInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationCreateCommentArgs = {
  input: CreateCommentInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationCreateCommentDontAgreeArgs = {
  input: CreateCommentDontAgreeInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationCreateCommentFlagArgs = {
  input: CreateCommentFlagInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationCreateCommentReactionArgs = {
  input: CreateCommentReactionInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationCreateCommentReplyArgs = {
  input: CreateCommentReplyInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationFeatureCommentArgs = {
  input: FeatureCommentInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationIgnoreUserArgs = {
  input: IgnoreUserInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationMarkNotificationsSeenArgs = {
  input: MarkNotificationsSeenInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationOpenThreadArgs = {
  input: OpenThreadInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationPremodUserArgs = {
  input: PremodUserInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationPremoderateThreadArgs = {
  input: PremoderateThreadInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationRejectCommentArgs = {
  input: RejectCommentInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationRemoveCommentDontAgreeArgs = {
  input: RemoveCommentDontAgreeInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationRemoveCommentReactionArgs = {
  input: RemoveCommentReactionInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationRemoveUserBanArgs = {
  input: RemoveUserBanInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationRemoveUserIgnoreArgs = {
  input: RemoveUserIgnoreInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationRemoveUserPremodArgs = {
  input: RemoveUserPremodInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationRemoveUserSuspensionArgs = {
  input: RemoveUserSuspensionInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationRequestAccountDeletionArgs = {
  input: RequestAccountDeletionInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationSlowThreadArgs = {
  input: SlowThreadInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationSuspendUserArgs = {
  input: SuspendUserInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationUnfeatureCommentArgs = {
  input: UnfeatureCommentInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationUpsertCommentThreadArgs = {
  input: UpsertCommentThreadInput;
};


/** All mutations. Problems that a user can react to are in the `errors` of the payload; the object is then null. */
export type MutationWarnUserArgs = {
  input: WarnUserInput;
};

/** Why a comment concerns a user. */
export type Notification_Kind =
  /** It mentions them. */
  | 'MENTION'
  /** It replies to a comment of theirs. */
  | 'REPLY';

/** Something with a global id (Relay's Object Identification). */
export type Node = {
  /**
   * Identifies it among all objects of the graph; opaque. `Query.node` finds it again. Not the `id` of its type, which stays
   * what it was.
   */
  readonly nodeId: Scalars['ID']['output'];
};

/** A comment that concerns the viewer. */
export type Notification = {
  readonly __typename?: 'Notification';
  /** The comment. */
  readonly comment: Comment;
  /** Why it concerns them. */
  readonly kind: Notification_Kind;
  /** Whether they have seen it; see `markNotificationsSeen`. */
  readonly seen: Scalars['Boolean']['output'];
};

/** A notification in a list (Relay). */
export type NotificationEdge = {
  readonly __typename?: 'NotificationEdge';
  /** Opaque; pass it as `after` to get the next page. */
  readonly cursor: Scalars['String']['output'];
  /** The notification. */
  readonly node: Notification;
};

/** A page of notifications (Relay). */
export type NotificationsConnection = {
  readonly __typename?: 'NotificationsConnection';
  /** The notifications with their cursors. */
  readonly edges: ReadonlyArray<NotificationEdge>;
  /** The notifications without cursors. */
  readonly nodes: ReadonlyArray<Notification>;
  /** Information about this page. */
  readonly pageInfo: PageInfo;
  /** How many of all are not seen yet. */
  readonly unseenCount: Scalars['Int']['output'];
};

/** Input of `openThread`. */
export type OpenThreadInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `openThread`. */
export type OpenThreadPayload = {
  readonly __typename?: 'OpenThreadPayload';
  /** The article of the thread. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What a user can do with a comment. */
export type Personal_Action_Type =
  /** They disagreed with it. */
  | 'DONT_AGREE'
  /** They reported it. */
  | 'FLAG'
  /** They liked it. */
  | 'REACTION';

/** Information about a page of a list (Relay). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the page's last entry, null for an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there is a next page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is a previous page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the page's first entry, null for an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** What a user did with a comment. */
export type PersonalAction = {
  readonly __typename?: 'PersonalAction';
  /** The comment's id. */
  readonly commentId: Scalars['ID']['output'];
  /** When. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Their explanation of a report. */
  readonly details: Maybe<Scalars['String']['output']>;
  /** The reason of a report. */
  readonly reason: Maybe<Comment_Flag_Reason>;
  /** What they did. */
  readonly type: Personal_Action_Type;
};

/** What is stored about a user, beside their comments. */
export type PersonalData = {
  readonly __typename?: 'PersonalData';
  /** What they did with comments of others, newest first; up to 10,000. */
  readonly actions: ReadonlyArray<PersonalAction>;
  /** The ids of the users whom they ignore. */
  readonly ignoredUserIds: ReadonlyArray<Scalars['ID']['output']>;
  /** The user. */
  readonly user: User;
};

/** Input of `premodUser`. */
export type PremodUserInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The user's id. */
  readonly userId: Scalars['ID']['input'];
};

/** Result of `premodUser`. */
export type PremodUserPayload = {
  readonly __typename?: 'PremodUserPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** Input of `premoderateThread`. */
export type PremoderateThreadInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Whether comments wait for a moderator. */
  readonly enabled?: Scalars['Boolean']['input'];
};

/** Result of `premoderateThread`. */
export type PremoderateThreadPayload = {
  readonly __typename?: 'PremoderateThreadPayload';
  /** The article of the thread. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** All queries. */
export type Query = {
  readonly __typename?: 'Query';
  /**
   * One comment by its id, or null when it does not exist or the viewer may not see it. Use it for permalinks:
   * `rootParent` and `parents` show its context. Its author and moderators see it in every status.
   */
  readonly comment: Maybe<Comment>;
  /** Settings that a page needs to render its comment box. */
  readonly commentSettings: Maybe<CommentSettings>;
  /**
   * The actions of moderators, newest first.
   * Requires the scope `comments:moderate`.
   */
  readonly moderationLog: Maybe<ModerationLogConnection>;
  /**
   * Comments that wait for moderators.
   * Requires the scope `comments:moderate`.
   */
  readonly moderationQueues: Maybe<ModerationQueues>;
  /** The articles with the most published comments since a time, the most commented first. */
  readonly mostCommented: Maybe<ReadonlyArray<Maybe<Article>>>;
  /** The viewer's comments, newest first, in every status. */
  readonly myComments: Maybe<CommentsConnection>;
  /** What is stored about the viewer, for them to take along; their comments are in `myComments`, with `revisionHistory`. */
  readonly myData: Maybe<PersonalData>;
  /**
   * Any object by its global id, or null when it does not exist or the viewer may not see it: an article, a comment, a user,
   * a region, a reporter or a section. A section or reporter without published articles has an `articleCount` of 0.
   * Errors: BAD_USER_INPUT for a text that is no global id.
   */
  readonly node: Maybe<Node>;
  /** Several objects by their global ids, in the order of the ids, each as `node` returns it. */
  readonly nodes: Maybe<ReadonlyArray<Maybe<Node>>>;
  /**
   * What others wrote to the viewer: replies to their comments, and comments that mention them by `@` and their name, below
   * a comment of the same thread. Newest first, without users whom the viewer ignores.
   */
  readonly notifications: Maybe<NotificationsConnection>;
  /** Replies of others to the viewer, newest first, without users whom the viewer ignores. */
  readonly repliesToMe: Maybe<CommentsConnection>;
  /**
   * A user by their id, or null when nobody has it.
   * Requires the scope `comments:moderate`.
   */
  readonly user: Maybe<User>;
  /**
   * Users whose name begins with a text, whatever its case; by name.
   * Requires the scope `comments:moderate`.
   */
  readonly users: Maybe<ReadonlyArray<User>>;
  /** The signed-in user, or null without a token. */
  readonly viewer: Maybe<User>;
};


/** All queries. */
export type QueryCommentArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QueryModerationLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  commentId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** All queries. */
export type QueryMostCommentedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  since: Scalars['DateTime']['input'];
};


/** All queries. */
export type QueryMyCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** All queries. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** All queries. */
export type QueryNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** All queries. */
export type QueryRepliesToMeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** All queries. */
export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QueryUsersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};

/** Why a moderator rejected a comment. */
export type Rejection_Reason_Code =
  /** It attacks somebody. */
  | 'ABUSIVE'
  /** It breaks a law, for example by personal data of others. */
  | 'ILLEGAL_CONTENT'
  /** It offends. */
  | 'OFFENSIVE'
  /** It is not about the article. */
  | 'OFF_TOPIC'
  /** Another reason. */
  | 'OTHER'
  /** It is an advertisement, or repeated. */
  | 'SPAM';

/** One of Korea's 17 first-level regions. */
export type Region = Node & {
  readonly __typename?: 'Region';
  /** Its key. */
  readonly code: Scalars['ID']['output'];
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
};

/** Input of `rejectComment`. */
export type RejectCommentInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
  /** A note for moderators, up to 500 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Why; its author can read it. */
  readonly reason?: InputMaybe<Rejection_Reason_Code>;
};

/** Result of `rejectComment`. */
export type RejectCommentPayload = {
  readonly __typename?: 'RejectCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Input of `removeCommentDontAgree`. */
export type RemoveCommentDontAgreeInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** Result of `removeCommentDontAgree`. */
export type RemoveCommentDontAgreePayload = {
  readonly __typename?: 'RemoveCommentDontAgreePayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Input of `removeCommentReaction`. */
export type RemoveCommentReactionInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** Result of `removeCommentReaction`. */
export type RemoveCommentReactionPayload = {
  readonly __typename?: 'RemoveCommentReactionPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Input of `removeUserBan`. */
export type RemoveUserBanInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The user's id. */
  readonly userId: Scalars['ID']['input'];
};

/** Result of `removeUserBan`. */
export type RemoveUserBanPayload = {
  readonly __typename?: 'RemoveUserBanPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** Input of `removeUserIgnore`. */
export type RemoveUserIgnoreInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The user's id. */
  readonly userId: Scalars['ID']['input'];
};

/** Result of `removeUserIgnore`. */
export type RemoveUserIgnorePayload = {
  readonly __typename?: 'RemoveUserIgnorePayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** Input of `removeUserPremod`. */
export type RemoveUserPremodInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The user's id. */
  readonly userId: Scalars['ID']['input'];
};

/** Result of `removeUserPremod`. */
export type RemoveUserPremodPayload = {
  readonly __typename?: 'RemoveUserPremodPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** Input of `removeUserSuspension`. */
export type RemoveUserSuspensionInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The user's id. */
  readonly userId: Scalars['ID']['input'];
};

/** Result of `removeUserSuspension`. */
export type RemoveUserSuspensionPayload = {
  readonly __typename?: 'RemoveUserSuspensionPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** A reporter. People with the same name are one reporter. */
export type Reporter = Node & {
  readonly __typename?: 'Reporter';
  /** Its key. */
  readonly name: Scalars['String']['output'];
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
};

/** Input of `requestAccountDeletion`. */
export type RequestAccountDeletionInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Also delete the texts of the viewer's comments, leaving tombstones. */
  readonly deleteComments?: Scalars['Boolean']['input'];
};

/** Result of `requestAccountDeletion`. */
export type RequestAccountDeletionPayload = {
  readonly __typename?: 'RequestAccountDeletionPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** A section of the site. */
export type Section = Node & {
  readonly __typename?: 'Section';
  /** Its key. */
  readonly name: Scalars['String']['output'];
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
};

/** Input of `slowThread`. */
export type SlowThreadInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** How long, 0 to 3,600 seconds; 0 turns it off. */
  readonly seconds: Scalars['Int']['input'];
};

/** Result of `slowThread`. */
export type SlowThreadPayload = {
  readonly __typename?: 'SlowThreadPayload';
  /** The article after the mutation. Null on failure. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A comment of a source page. */
export type SourceCommentInput = {
  /** The name of its writer, 1 to 100 characters. */
  readonly author: Scalars['String']['input'];
  /** The text, 1 to 10,000 characters. */
  readonly body: Scalars['String']['input'];
  /** When it was written; not in the future. */
  readonly createdAt: Scalars['DateTime']['input'];
};

/** The number of comments with a status. */
export type StatusCount = {
  readonly __typename?: 'StatusCount';
  /** The number of comments. */
  readonly count: Scalars['Int']['output'];
  /** The status. */
  readonly status: Comment_Status;
};

/** Events in real time. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** A top-level comment was published on an article: when it was written, or later by a moderator. */
  readonly commentCreated: Comment;
  /** The text of a published comment on an article was changed. */
  readonly commentEdited: Comment;
  /**
   * A comment entered a moderation queue.
   * Requires the scope `comments:moderate`.
   */
  readonly commentEnteredModerationQueue: ModerationQueueMove;
  /** A comment on an article was featured by the editors. */
  readonly commentFeatured: Comment;
  /**
   * A comment left a moderation queue.
   * Requires the scope `comments:moderate`.
   */
  readonly commentLeftModerationQueue: ModerationQueueMove;
  /** A reply was published below a comment, at any depth. */
  readonly commentReplyCreated: Comment;
  /** The status of a comment on an article changed, or it was deleted. The text is null for users who may not see it. */
  readonly commentStatusUpdated: CommentStatusUpdate;
  /**
   * Somebody replied to the viewer, or mentioned them.
   * Requires a signed-in user.
   */
  readonly notificationReceived: Notification;
};


/** Events in real time. */
export type SubscriptionCommentCreatedArgs = {
  articleId: Scalars['ID']['input'];
};


/** Events in real time. */
export type SubscriptionCommentEditedArgs = {
  articleId: Scalars['ID']['input'];
};


/** Events in real time. */
export type SubscriptionCommentEnteredModerationQueueArgs = {
  queue?: InputMaybe<Moderation_Queue>;
};


/** Events in real time. */
export type SubscriptionCommentFeaturedArgs = {
  articleId: Scalars['ID']['input'];
};


/** Events in real time. */
export type SubscriptionCommentLeftModerationQueueArgs = {
  queue?: InputMaybe<Moderation_Queue>;
};


/** Events in real time. */
export type SubscriptionCommentReplyCreatedArgs = {
  ancestorId: Scalars['ID']['input'];
};


/** Events in real time. */
export type SubscriptionCommentStatusUpdatedArgs = {
  articleId: Scalars['ID']['input'];
};

/** Input of `suspendUser`. */
export type SuspendUserInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The reason, for the log. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The end; in the future. */
  readonly until: Scalars['DateTime']['input'];
  /** The user's id. */
  readonly userId: Scalars['ID']['input'];
};

/** Result of `suspendUser`. */
export type SuspendUserPayload = {
  readonly __typename?: 'SuspendUserPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};

/** A label of a comment. */
export type Tag =
  /** Written by an administrator. */
  | 'ADMIN'
  /** Featured by the editors. */
  | 'FEATURED'
  /** Written by a moderator. */
  | 'MODERATOR'
  /** Written by the site's staff. */
  | 'STAFF';

/** The number of published comments with a tag. */
export type TagCount = {
  readonly __typename?: 'TagCount';
  /** The number of comments. */
  readonly count: Scalars['Int']['output'];
  /** The tag. */
  readonly tag: Tag;
};

/** The role of a user. */
export type User_Role =
  /** Administrates the site. */
  | 'ADMIN'
  /** A reader. */
  | 'COMMENTER'
  /** Moderates comments. */
  | 'MODERATOR'
  /** One of the site's staff. */
  | 'STAFF';

/** Input of `unfeatureComment`. */
export type UnfeatureCommentInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The comment's id. */
  readonly commentId: Scalars['ID']['input'];
};

/** Result of `unfeatureComment`. */
export type UnfeatureCommentPayload = {
  readonly __typename?: 'UnfeatureCommentPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The comment after the mutation. Null on failure. */
  readonly comment: Maybe<Comment>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A comment thread as its source page states it. */
export type UpsertCommentThreadInput = {
  /** The article's id. */
  readonly articleId: Scalars['ID']['input'];
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * The comments that the source page shows, 500 at most. They become comments of the thread; their writers become users
   * of this article's thread, who cannot sign in. Comments that were imported before are left as they are.
   */
  readonly comments?: ReadonlyArray<SourceCommentInput>;
  /** Validate everything and return what would happen, without writing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** Whether the source page says that comments are closed. True closes the thread; false and null leave it as it is. */
  readonly isClosed?: InputMaybe<Scalars['Boolean']['input']>;
  /** The comment count of the source page, 0 or more. */
  readonly sourceCommentCount: Scalars['Int']['input'];
};

/** Result of `upsertCommentThread`. */
export type UpsertCommentThreadPayload = {
  readonly __typename?: 'UpsertCommentThreadPayload';
  /** The article of the thread. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What happened to the thread. */
  readonly outcome: UpsertOutcome;
};

/** The outcome of an upsert. */
export type UpsertOutcome =
  /** The content differed: it was replaced, and the revision was incremented. */
  | 'CHANGED'
  /** No article had this id: it was created. */
  | 'CREATED'
  /** The content was identical: nothing was written. */
  | 'UNCHANGED';

/** A user who comments. */
export type User = Node & {
  readonly __typename?: 'User';
  /**
   * The URL of the profile picture: the `picture` of their token, if it is an https URL. Null when there is none, and for
   * a deleted account.
   */
  readonly avatar: Maybe<Scalars['String']['output']>;
  /** Their published comments, newest first. */
  readonly comments: CommentsConnection;
  /** When they first commented. Null if they never did. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Stable id. */
  readonly id: Scalars['ID']['output'];
  /** Whether the viewer ignores them. */
  readonly ignoredByViewer: Scalars['Boolean']['output'];
  /** The users whom they ignore. For themselves; null for others. */
  readonly ignoredUsers: Maybe<ReadonlyArray<User>>;
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
  /** The role of the user. */
  readonly role: User_Role;
  /** Restrictions of the user. For themselves and moderators; null for others. */
  readonly status: Maybe<UserStatus>;
  /** The display name. Null for a deleted account. */
  readonly username: Maybe<Scalars['String']['output']>;
};


/** A user who comments. */
export type UserCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A problem that a user can react to. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** The error code, such as `THREAD_CLOSED`. */
  readonly code: Scalars['String']['output'];
  /** The path that it concerns, from `input` on, such as `["input", "body"]`. Null when it concerns none. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The message for the user, in a language of the site. */
  readonly message: Scalars['String']['output'];
};


/** A problem that a user can react to. */
export type UserErrorMessageArgs = {
  locale?: Locale;
};

/** Restrictions of a user. */
export type UserStatus = {
  readonly __typename?: 'UserStatus';
  /** Whether they are banned from commenting. */
  readonly banned: Scalars['Boolean']['output'];
  /** When their account will be deleted, which they can still take back. Null when they did not ask for it. */
  readonly deletionAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether each of their comments waits for a moderator. */
  readonly premod: Scalars['Boolean']['output'];
  /** Until when they are suspended. Null when they are not. */
  readonly suspendedUntil: Maybe<Scalars['DateTime']['output']>;
  /** A moderator's warning, until they acknowledge it. */
  readonly warning: Maybe<Scalars['String']['output']>;
};

/** Input of `warnUser`. */
export type WarnUserInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The message for the user, 1 to 500 characters. */
  readonly message: Scalars['String']['input'];
  /** The user's id. */
  readonly userId: Scalars['ID']['input'];
};

/** Result of `warnUser`. */
export type WarnUserPayload = {
  readonly __typename?: 'WarnUserPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Problems that the user can react to; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The user after the mutation. Null on failure. */
  readonly user: Maybe<User>;
};
