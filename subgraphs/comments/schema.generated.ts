import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ArticleReference, CommentPage, Context } from './loaders.ts';
import type { CommentDocument, CommentAuthor } from './repository.ts';
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

/** An article, with what readers say about it. */
export type Article = {
  readonly __typename?: 'Article';
  /** When the thread was closed, or will be. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** How many comments there are. */
  readonly commentCounts: CommentCounts;
  /** The published top-level comments, in pages. */
  readonly comments: CommentsConnection;
  /** The article's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether the thread takes no more comments. */
  readonly isClosed: Scalars['Boolean']['output'];
  /** How many comments the page that the article was imported from stated. Null when none was imported. */
  readonly sourceCommentCount: Maybe<Scalars['Int']['output']>;
};


/** An article, with what readers say about it. */
export type ArticleCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Comment_Sort>;
};

/** In which order comments are listed. */
export type Comment_Sort =
  /** Oldest first. */
  | 'CREATED_AT_ASC'
  /** Newest first. */
  | 'CREATED_AT_DESC';

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

/** What a reader wrote about an article. */
export type Comment = {
  readonly __typename?: 'Comment';
  /** The article it is about. */
  readonly article: Article;
  /** Who wrote it. Null for a deleted comment. */
  readonly author: Maybe<User>;
  /** The text. Null for a deleted comment. */
  readonly body: Maybe<Scalars['String']['output']>;
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Stable id. */
  readonly id: Scalars['ID']['output'];
  /** What has been decided about it. */
  readonly status: Comment_Status;
};

/** How many comments an article has. */
export type CommentCounts = {
  readonly __typename?: 'CommentCounts';
  /** How many comments the public sees, replies included. */
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

/** A page of comments (Relay connection). */
export type CommentsConnection = {
  readonly __typename?: 'CommentsConnection';
  /** The comments with their cursors. */
  readonly edges: ReadonlyArray<CommentEdge>;
  /** The comments alone, for clients that need no cursors. */
  readonly nodes: ReadonlyArray<Comment>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** Everything that can be written. Each field needs a token with the scope it names. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Writes an article's comment thread as its source page states it: opens the thread when there is none yet, and keeps
   * the number of comments the source counted. Running it twice changes nothing. Needs the scope `comments:moderate`.
   */
  readonly upsertCommentThread: UpsertCommentThreadPayload;
};


/** Everything that can be written. Each field needs a token with the scope it names. */
export type MutationUpsertCommentThreadArgs = {
  input: UpsertCommentThreadInput;
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

/** Everything that can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** One comment by its id, or null when there is none or the public may not see it. Use it for permalinks. */
  readonly comment: Maybe<Comment>;
};


/** Everything that can be read. */
export type QueryCommentArgs = {
  id: Scalars['ID']['input'];
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
  /** Stable id. */
  readonly id: Scalars['ID']['output'];
  /** The name shown beside a comment. */
  readonly username: Maybe<Scalars['String']['output']>;
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
  Article: ResolverTypeWrapper<ArticleReference>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  COMMENT_SORT: Comment_Sort;
  COMMENT_STATUS: Comment_Status;
  Comment: ResolverTypeWrapper<CommentDocument>;
  CommentCounts: ResolverTypeWrapper<CommentCounts>;
  CommentEdge: ResolverTypeWrapper<Omit<CommentEdge, 'node'> & { node: ResolversTypes['Comment'] }>;
  CommentsConnection: ResolverTypeWrapper<CommentPage>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UpsertCommentThreadInput: UpsertCommentThreadInput;
  UpsertCommentThreadPayload: ResolverTypeWrapper<Omit<UpsertCommentThreadPayload, 'article'> & { article: ResolversTypes['Article'] }>;
  UpsertOutcome: UpsertOutcome;
  User: ResolverTypeWrapper<CommentAuthor>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Article: ArticleReference;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  Comment: CommentDocument;
  CommentCounts: CommentCounts;
  CommentEdge: Omit<CommentEdge, 'node'> & { node: ResolversParentTypes['Comment'] };
  CommentsConnection: CommentPage;
  DateTime: Scalars['DateTime']['output'];
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  UpsertCommentThreadInput: UpsertCommentThreadInput;
  UpsertCommentThreadPayload: Omit<UpsertCommentThreadPayload, 'article'> & { article: ResolversParentTypes['Article'] };
  User: CommentAuthor;
};

export type ArticleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  commentCounts?: Resolver<ResolversTypes['CommentCounts'], ParentType, ContextType>;
  comments?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<ArticleCommentsArgs, 'first' | 'orderBy'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isClosed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sourceCommentCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment'], FederationReferenceType extends FederationReferenceTypes['Comment'] = FederationReferenceTypes['Comment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Comment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  article?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['COMMENT_STATUS'], ParentType, ContextType>;
};

export type CommentCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentCounts'] = ResolversParentTypes['CommentCounts']> = {
  totalPublished?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentEdge'] = ResolversParentTypes['CommentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type CommentsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentsConnection'] = ResolversParentTypes['CommentsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CommentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Comment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  upsertCommentThread?: Resolver<ResolversTypes['UpsertCommentThreadPayload'], ParentType, ContextType, RequireFields<MutationUpsertCommentThreadArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType, RequireFields<QueryCommentArgs, 'id'>>;
};

export type UpsertCommentThreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpsertCommentThreadPayload'] = ResolversParentTypes['UpsertCommentThreadPayload']> = {
  article?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['UpsertOutcome'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Article?: ArticleResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  CommentCounts?: CommentCountsResolvers<ContextType>;
  CommentEdge?: CommentEdgeResolvers<ContextType>;
  CommentsConnection?: CommentsConnectionResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  UpsertCommentThreadPayload?: UpsertCommentThreadPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};

