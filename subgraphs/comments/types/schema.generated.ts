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
