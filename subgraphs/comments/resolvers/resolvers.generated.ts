import type * as Types from '../types/schema.generated.ts';
import type { Article, Comment, User } from '../types/schema.generated.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ArticleReference, QueueReference, NoFields, UserReference, UserReference as PersonalDataReference, Context } from '../loaders/loaders.ts';
import type { CommentDocument, CommentAction, ModerationLogEntry as LogEntry, CommentDocument as NotifyingComment, CommentAction as PersonalActionRow } from '../store/documents.ts';
import type { CommentSettings as Settings } from '../services/settings.ts';
import type { CommentPage, NotificationPage } from '../loaders/list-loaders.ts';
import type { UserProblem } from '../services/errors.ts';
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };


export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Types.Maybe<T> extends T ? Types.Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
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
) => Types.Maybe<TTypes> | Promise<Types.Maybe<TTypes>>;

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


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ArticleReference )
    | ( CommentDocument )
    | ( Types.Region )
    | ( Types.Reporter )
    | ( Types.Section )
    | ( UserReference )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgeWarningInput: Types.AcknowledgeWarningInput;
  String: ResolverTypeWrapper<Types.Scalars['String']['output']>;
  AcknowledgeWarningPayload: ResolverTypeWrapper<Omit<Types.AcknowledgeWarningPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  ActionCounts: ResolverTypeWrapper<Types.ActionCounts>;
  ActionPresence: ResolverTypeWrapper<Types.ActionPresence>;
  ApproveCommentInput: Types.ApproveCommentInput;
  ID: ResolverTypeWrapper<Types.Scalars['ID']['output']>;
  ApproveCommentPayload: ResolverTypeWrapper<Omit<Types.ApproveCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Article: ResolverTypeWrapper<ArticleReference>;
  BanUserInput: Types.BanUserInput;
  BanUserPayload: ResolverTypeWrapper<Omit<Types.BanUserPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  COMMENT_FLAG_REASON: Types.Comment_Flag_Reason;
  COMMENT_SORT: Types.Comment_Sort;
  COMMENT_STATUS: Types.Comment_Status;
  CacheControlScope: Types.CacheControlScope;
  CancelAccountDeletionInput: Types.CancelAccountDeletionInput;
  CancelAccountDeletionPayload: ResolverTypeWrapper<Omit<Types.CancelAccountDeletionPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  CloseThreadInput: Types.CloseThreadInput;
  CloseThreadPayload: ResolverTypeWrapper<Omit<Types.CloseThreadPayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Comment: ResolverTypeWrapper<CommentDocument>;
  CommentCounts: ResolverTypeWrapper<ArticleReference>;
  CommentEdge: ResolverTypeWrapper<Omit<Types.CommentEdge, 'node'> & { node: ResolversTypes['Comment'] }>;
  CommentEditing: ResolverTypeWrapper<Types.CommentEditing>;
  CommentFlag: ResolverTypeWrapper<CommentAction>;
  CommentRevision: ResolverTypeWrapper<Types.CommentRevision>;
  CommentSettings: ResolverTypeWrapper<Settings>;
  CommentStatusUpdate: ResolverTypeWrapper<Omit<Types.CommentStatusUpdate, 'comment'> & { comment?: Types.Maybe<ResolversTypes['Comment']> }>;
  CommentsConnection: ResolverTypeWrapper<CommentPage>;
  CreateCommentDontAgreeInput: Types.CreateCommentDontAgreeInput;
  CreateCommentDontAgreePayload: ResolverTypeWrapper<Omit<Types.CreateCommentDontAgreePayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreateCommentFlagInput: Types.CreateCommentFlagInput;
  CreateCommentFlagPayload: ResolverTypeWrapper<Omit<Types.CreateCommentFlagPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreateCommentInput: Types.CreateCommentInput;
  CreateCommentPayload: ResolverTypeWrapper<Omit<Types.CreateCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreateCommentReactionInput: Types.CreateCommentReactionInput;
  CreateCommentReactionPayload: ResolverTypeWrapper<Omit<Types.CreateCommentReactionPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreateCommentReplyInput: Types.CreateCommentReplyInput;
  CreateCommentReplyPayload: ResolverTypeWrapper<Omit<Types.CreateCommentReplyPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DateTime: ResolverTypeWrapper<Types.Scalars['DateTime']['output']>;
  DeleteCommentInput: Types.DeleteCommentInput;
  DeleteCommentPayload: ResolverTypeWrapper<Omit<Types.DeleteCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  EditCommentInput: Types.EditCommentInput;
  EditCommentPayload: ResolverTypeWrapper<Omit<Types.EditCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  FeatureCommentInput: Types.FeatureCommentInput;
  FeatureCommentPayload: ResolverTypeWrapper<Omit<Types.FeatureCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  IgnoreUserInput: Types.IgnoreUserInput;
  IgnoreUserPayload: ResolverTypeWrapper<Omit<Types.IgnoreUserPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  Locale: Types.Locale;
  LoginProvider: ResolverTypeWrapper<Types.LoginProvider>;
  MODERATION_QUEUE: Types.Moderation_Queue;
  MarkNotificationsSeenInput: Types.MarkNotificationsSeenInput;
  MarkNotificationsSeenPayload: ResolverTypeWrapper<Omit<Types.MarkNotificationsSeenPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  ModerationLogConnection: ResolverTypeWrapper<Omit<Types.ModerationLogConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ModerationLogEdge']>, nodes: ReadonlyArray<ResolversTypes['ModerationLogEntry']> }>;
  ModerationLogEdge: ResolverTypeWrapper<Omit<Types.ModerationLogEdge, 'node'> & { node: ResolversTypes['ModerationLogEntry'] }>;
  ModerationLogEntry: ResolverTypeWrapper<LogEntry>;
  ModerationQueue: ResolverTypeWrapper<QueueReference>;
  ModerationQueueMove: ResolverTypeWrapper<Omit<Types.ModerationQueueMove, 'comment'> & { comment: ResolversTypes['Comment'] }>;
  ModerationQueues: ResolverTypeWrapper<NoFields>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NOTIFICATION_KIND: Types.Notification_Kind;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Notification: ResolverTypeWrapper<NotifyingComment>;
  NotificationEdge: ResolverTypeWrapper<Omit<Types.NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationsConnection: ResolverTypeWrapper<NotificationPage>;
  OpenThreadInput: Types.OpenThreadInput;
  OpenThreadPayload: ResolverTypeWrapper<Omit<Types.OpenThreadPayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  PERSONAL_ACTION_TYPE: Types.Personal_Action_Type;
  PageInfo: ResolverTypeWrapper<Types.PageInfo>;
  PersonalAction: ResolverTypeWrapper<PersonalActionRow>;
  PersonalData: ResolverTypeWrapper<PersonalDataReference>;
  PremodUserInput: Types.PremodUserInput;
  PremodUserPayload: ResolverTypeWrapper<Omit<Types.PremodUserPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  PremoderateThreadInput: Types.PremoderateThreadInput;
  PremoderateThreadPayload: ResolverTypeWrapper<Omit<Types.PremoderateThreadPayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  REJECTION_REASON_CODE: Types.Rejection_Reason_Code;
  Region: ResolverTypeWrapper<Types.Region>;
  RejectCommentInput: Types.RejectCommentInput;
  RejectCommentPayload: ResolverTypeWrapper<Omit<Types.RejectCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RemoveCommentDontAgreeInput: Types.RemoveCommentDontAgreeInput;
  RemoveCommentDontAgreePayload: ResolverTypeWrapper<Omit<Types.RemoveCommentDontAgreePayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RemoveCommentReactionInput: Types.RemoveCommentReactionInput;
  RemoveCommentReactionPayload: ResolverTypeWrapper<Omit<Types.RemoveCommentReactionPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RemoveUserBanInput: Types.RemoveUserBanInput;
  RemoveUserBanPayload: ResolverTypeWrapper<Omit<Types.RemoveUserBanPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  RemoveUserIgnoreInput: Types.RemoveUserIgnoreInput;
  RemoveUserIgnorePayload: ResolverTypeWrapper<Omit<Types.RemoveUserIgnorePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  RemoveUserPremodInput: Types.RemoveUserPremodInput;
  RemoveUserPremodPayload: ResolverTypeWrapper<Omit<Types.RemoveUserPremodPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  RemoveUserSuspensionInput: Types.RemoveUserSuspensionInput;
  RemoveUserSuspensionPayload: ResolverTypeWrapper<Omit<Types.RemoveUserSuspensionPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  Reporter: ResolverTypeWrapper<Types.Reporter>;
  RequestAccountDeletionInput: Types.RequestAccountDeletionInput;
  RequestAccountDeletionPayload: ResolverTypeWrapper<Omit<Types.RequestAccountDeletionPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  Section: ResolverTypeWrapper<Types.Section>;
  SlowThreadInput: Types.SlowThreadInput;
  SlowThreadPayload: ResolverTypeWrapper<Omit<Types.SlowThreadPayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SourceCommentInput: Types.SourceCommentInput;
  StatusCount: ResolverTypeWrapper<Types.StatusCount>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuspendUserInput: Types.SuspendUserInput;
  SuspendUserPayload: ResolverTypeWrapper<Omit<Types.SuspendUserPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  TAG: Types.Tag;
  TagCount: ResolverTypeWrapper<Types.TagCount>;
  USER_ROLE: Types.User_Role;
  UnfeatureCommentInput: Types.UnfeatureCommentInput;
  UnfeatureCommentPayload: ResolverTypeWrapper<Omit<Types.UnfeatureCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversTypes['Comment']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UpsertCommentThreadInput: Types.UpsertCommentThreadInput;
  UpsertCommentThreadPayload: ResolverTypeWrapper<Omit<Types.UpsertCommentThreadPayload, 'article'> & { article?: Types.Maybe<ResolversTypes['Article']> }>;
  UpsertOutcome: Types.UpsertOutcome;
  User: ResolverTypeWrapper<UserReference>;
  UserError: ResolverTypeWrapper<UserProblem>;
  UserStatus: ResolverTypeWrapper<Types.UserStatus>;
  WarnUserInput: Types.WarnUserInput;
  WarnUserPayload: ResolverTypeWrapper<Omit<Types.WarnUserPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, user?: Types.Maybe<ResolversTypes['User']> }>;
  Boolean: ResolverTypeWrapper<Types.Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Types.Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgeWarningInput: Types.AcknowledgeWarningInput;
  String: Types.Scalars['String']['output'];
  AcknowledgeWarningPayload: Omit<Types.AcknowledgeWarningPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  ActionCounts: Types.ActionCounts;
  ActionPresence: Types.ActionPresence;
  ApproveCommentInput: Types.ApproveCommentInput;
  ID: Types.Scalars['ID']['output'];
  ApproveCommentPayload: Omit<Types.ApproveCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Article: ArticleReference;
  BanUserInput: Types.BanUserInput;
  BanUserPayload: Omit<Types.BanUserPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  CancelAccountDeletionInput: Types.CancelAccountDeletionInput;
  CancelAccountDeletionPayload: Omit<Types.CancelAccountDeletionPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  CloseThreadInput: Types.CloseThreadInput;
  CloseThreadPayload: Omit<Types.CloseThreadPayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Comment: CommentDocument;
  CommentCounts: ArticleReference;
  CommentEdge: Omit<Types.CommentEdge, 'node'> & { node: ResolversParentTypes['Comment'] };
  CommentEditing: Types.CommentEditing;
  CommentFlag: CommentAction;
  CommentRevision: Types.CommentRevision;
  CommentSettings: Settings;
  CommentStatusUpdate: Omit<Types.CommentStatusUpdate, 'comment'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']> };
  CommentsConnection: CommentPage;
  CreateCommentDontAgreeInput: Types.CreateCommentDontAgreeInput;
  CreateCommentDontAgreePayload: Omit<Types.CreateCommentDontAgreePayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreateCommentFlagInput: Types.CreateCommentFlagInput;
  CreateCommentFlagPayload: Omit<Types.CreateCommentFlagPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreateCommentInput: Types.CreateCommentInput;
  CreateCommentPayload: Omit<Types.CreateCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreateCommentReactionInput: Types.CreateCommentReactionInput;
  CreateCommentReactionPayload: Omit<Types.CreateCommentReactionPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreateCommentReplyInput: Types.CreateCommentReplyInput;
  CreateCommentReplyPayload: Omit<Types.CreateCommentReplyPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DateTime: Types.Scalars['DateTime']['output'];
  DeleteCommentInput: Types.DeleteCommentInput;
  DeleteCommentPayload: Omit<Types.DeleteCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  EditCommentInput: Types.EditCommentInput;
  EditCommentPayload: Omit<Types.EditCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  FeatureCommentInput: Types.FeatureCommentInput;
  FeatureCommentPayload: Omit<Types.FeatureCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  IgnoreUserInput: Types.IgnoreUserInput;
  IgnoreUserPayload: Omit<Types.IgnoreUserPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  LoginProvider: Types.LoginProvider;
  MarkNotificationsSeenInput: Types.MarkNotificationsSeenInput;
  MarkNotificationsSeenPayload: Omit<Types.MarkNotificationsSeenPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  ModerationLogConnection: Omit<Types.ModerationLogConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ModerationLogEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ModerationLogEntry']> };
  ModerationLogEdge: Omit<Types.ModerationLogEdge, 'node'> & { node: ResolversParentTypes['ModerationLogEntry'] };
  ModerationLogEntry: LogEntry;
  ModerationQueue: QueueReference;
  ModerationQueueMove: Omit<Types.ModerationQueueMove, 'comment'> & { comment: ResolversParentTypes['Comment'] };
  ModerationQueues: NoFields;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Notification: NotifyingComment;
  NotificationEdge: Omit<Types.NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationsConnection: NotificationPage;
  OpenThreadInput: Types.OpenThreadInput;
  OpenThreadPayload: Omit<Types.OpenThreadPayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  PageInfo: Types.PageInfo;
  PersonalAction: PersonalActionRow;
  PersonalData: PersonalDataReference;
  PremodUserInput: Types.PremodUserInput;
  PremodUserPayload: Omit<Types.PremodUserPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  PremoderateThreadInput: Types.PremoderateThreadInput;
  PremoderateThreadPayload: Omit<Types.PremoderateThreadPayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Query: Record<PropertyKey, never>;
  Region: Types.Region;
  RejectCommentInput: Types.RejectCommentInput;
  RejectCommentPayload: Omit<Types.RejectCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RemoveCommentDontAgreeInput: Types.RemoveCommentDontAgreeInput;
  RemoveCommentDontAgreePayload: Omit<Types.RemoveCommentDontAgreePayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RemoveCommentReactionInput: Types.RemoveCommentReactionInput;
  RemoveCommentReactionPayload: Omit<Types.RemoveCommentReactionPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RemoveUserBanInput: Types.RemoveUserBanInput;
  RemoveUserBanPayload: Omit<Types.RemoveUserBanPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  RemoveUserIgnoreInput: Types.RemoveUserIgnoreInput;
  RemoveUserIgnorePayload: Omit<Types.RemoveUserIgnorePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  RemoveUserPremodInput: Types.RemoveUserPremodInput;
  RemoveUserPremodPayload: Omit<Types.RemoveUserPremodPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  RemoveUserSuspensionInput: Types.RemoveUserSuspensionInput;
  RemoveUserSuspensionPayload: Omit<Types.RemoveUserSuspensionPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  Reporter: Types.Reporter;
  RequestAccountDeletionInput: Types.RequestAccountDeletionInput;
  RequestAccountDeletionPayload: Omit<Types.RequestAccountDeletionPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  Section: Types.Section;
  SlowThreadInput: Types.SlowThreadInput;
  SlowThreadPayload: Omit<Types.SlowThreadPayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SourceCommentInput: Types.SourceCommentInput;
  StatusCount: Types.StatusCount;
  Subscription: Record<PropertyKey, never>;
  SuspendUserInput: Types.SuspendUserInput;
  SuspendUserPayload: Omit<Types.SuspendUserPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  TagCount: Types.TagCount;
  UnfeatureCommentInput: Types.UnfeatureCommentInput;
  UnfeatureCommentPayload: Omit<Types.UnfeatureCommentPayload, 'comment' | 'errors'> & { comment?: Types.Maybe<ResolversParentTypes['Comment']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UpsertCommentThreadInput: Types.UpsertCommentThreadInput;
  UpsertCommentThreadPayload: Omit<Types.UpsertCommentThreadPayload, 'article'> & { article?: Types.Maybe<ResolversParentTypes['Article']> };
  User: UserReference;
  UserError: UserProblem;
  UserStatus: Types.UserStatus;
  WarnUserInput: Types.WarnUserInput;
  WarnUserPayload: Omit<Types.WarnUserPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, user?: Types.Maybe<ResolversParentTypes['User']> };
  Boolean: Types.Scalars['Boolean']['output'];
  Int: Types.Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Types.Maybe<Types.Scalars['Boolean']['input']>;
  maxAge?: Types.Maybe<Types.Scalars['Int']['input']>;
  scope?: Types.Maybe<Types.CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcknowledgeWarningPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcknowledgeWarningPayload'] = ResolversParentTypes['AcknowledgeWarningPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ActionCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionCounts'] = ResolversParentTypes['ActionCounts']> = {
  dontAgree?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flag?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reaction?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActionPresenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionPresence'] = ResolversParentTypes['ActionPresence']> = {
  dontAgree?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  flag?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reaction?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ApproveCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApproveCommentPayload'] = ResolversParentTypes['ApproveCommentPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Types.Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  canComment?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  closedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  commentCounts?: Resolver<Types.Maybe<ResolversTypes['CommentCounts']>, ParentType, ContextType>;
  comments?: Resolver<Types.Maybe<ResolversTypes['CommentsConnection']>, ParentType, ContextType, RequireFields<Types.ArticleCommentsArgs, 'first' | 'orderBy'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isClosed?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isPremoderated?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slowModeSeconds?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sourceCommentCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BanUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BanUserPayload'] = ResolversParentTypes['BanUserPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type CancelAccountDeletionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelAccountDeletionPayload'] = ResolversParentTypes['CancelAccountDeletionPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type CloseThreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseThreadPayload'] = ResolversParentTypes['CloseThreadPayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment'], FederationReferenceType extends FederationReferenceTypes['Comment'] = FederationReferenceTypes['Comment']> = {
  __resolveReference?: ReferenceResolver<Types.Maybe<ResolversTypes['Comment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actionCounts?: Resolver<ResolversTypes['ActionCounts'], ParentType, ContextType>;
  ancestorIDs?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  author?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  body?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  canReply?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  editing?: Resolver<ResolversTypes['CommentEditing'], ParentType, ContextType>;
  flags?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['CommentFlag']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parent?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  parentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parents?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<Types.CommentParentsArgs, 'last'>>;
  permalink?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rejectionNote?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rejectionReason?: Resolver<Types.Maybe<ResolversTypes['REJECTION_REASON_CODE']>, ParentType, ContextType>;
  replies?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<Types.CommentRepliesArgs, 'first' | 'flatten' | 'orderBy'>>;
  replyCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision?: Resolver<Types.Maybe<ResolversTypes['CommentRevision']>, ParentType, ContextType>;
  revisionHistory?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['CommentRevision']>>, ParentType, ContextType>;
  rootParent?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['COMMENT_STATUS'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['TAG']>, ParentType, ContextType>;
  viewerActionPresence?: Resolver<Types.Maybe<ResolversTypes['ActionPresence']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommentCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentCounts'] = ResolversParentTypes['CommentCounts']> = {
  statuses?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['StatusCount']>>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['TagCount']>, ParentType, ContextType>;
  totalPublished?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentEdge'] = ResolversParentTypes['CommentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type CommentEditingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentEditing'] = ResolversParentTypes['CommentEditing']> = {
  editableUntil?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  editedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CommentFlagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentFlag'] = ResolversParentTypes['CommentFlag']> = {
  additionalDetails?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  flagger?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
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
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
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
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCommentFlagPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommentFlagPayload'] = ResolversParentTypes['CreateCommentFlagPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommentPayload'] = ResolversParentTypes['CreateCommentPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCommentReactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommentReactionPayload'] = ResolversParentTypes['CreateCommentReactionPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCommentReplyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommentReplyPayload'] = ResolversParentTypes['CreateCommentReplyPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCommentPayload'] = ResolversParentTypes['DeleteCommentPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  isFinal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type EditCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditCommentPayload'] = ResolversParentTypes['EditCommentPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FeatureCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureCommentPayload'] = ResolversParentTypes['FeatureCommentPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IgnoreUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IgnoreUserPayload'] = ResolversParentTypes['IgnoreUserPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type LoginProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginProvider'] = ResolversParentTypes['LoginProvider']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MarkNotificationsSeenPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsSeenPayload'] = ResolversParentTypes['MarkNotificationsSeenPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
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
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  details?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  moderator?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ModerationQueueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationQueue'] = ResolversParentTypes['ModerationQueue']> = {
  comments?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<Types.ModerationQueueCommentsArgs, 'first'>>;
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
  acknowledgeWarning?: Resolver<Types.Maybe<ResolversTypes['AcknowledgeWarningPayload']>, ParentType, ContextType, RequireFields<Types.MutationAcknowledgeWarningArgs, 'input'>>;
  approveComment?: Resolver<Types.Maybe<ResolversTypes['ApproveCommentPayload']>, ParentType, ContextType, RequireFields<Types.MutationApproveCommentArgs, 'input'>>;
  banUser?: Resolver<Types.Maybe<ResolversTypes['BanUserPayload']>, ParentType, ContextType, RequireFields<Types.MutationBanUserArgs, 'input'>>;
  cancelAccountDeletion?: Resolver<Types.Maybe<ResolversTypes['CancelAccountDeletionPayload']>, ParentType, ContextType, RequireFields<Types.MutationCancelAccountDeletionArgs, 'input'>>;
  closeThread?: Resolver<Types.Maybe<ResolversTypes['CloseThreadPayload']>, ParentType, ContextType, RequireFields<Types.MutationCloseThreadArgs, 'input'>>;
  createComment?: Resolver<Types.Maybe<ResolversTypes['CreateCommentPayload']>, ParentType, ContextType, RequireFields<Types.MutationCreateCommentArgs, 'input'>>;
  createCommentDontAgree?: Resolver<Types.Maybe<ResolversTypes['CreateCommentDontAgreePayload']>, ParentType, ContextType, RequireFields<Types.MutationCreateCommentDontAgreeArgs, 'input'>>;
  createCommentFlag?: Resolver<Types.Maybe<ResolversTypes['CreateCommentFlagPayload']>, ParentType, ContextType, RequireFields<Types.MutationCreateCommentFlagArgs, 'input'>>;
  createCommentReaction?: Resolver<Types.Maybe<ResolversTypes['CreateCommentReactionPayload']>, ParentType, ContextType, RequireFields<Types.MutationCreateCommentReactionArgs, 'input'>>;
  createCommentReply?: Resolver<Types.Maybe<ResolversTypes['CreateCommentReplyPayload']>, ParentType, ContextType, RequireFields<Types.MutationCreateCommentReplyArgs, 'input'>>;
  deleteComment?: Resolver<Types.Maybe<ResolversTypes['DeleteCommentPayload']>, ParentType, ContextType, RequireFields<Types.MutationDeleteCommentArgs, 'input'>>;
  editComment?: Resolver<Types.Maybe<ResolversTypes['EditCommentPayload']>, ParentType, ContextType, RequireFields<Types.MutationEditCommentArgs, 'input'>>;
  featureComment?: Resolver<Types.Maybe<ResolversTypes['FeatureCommentPayload']>, ParentType, ContextType, RequireFields<Types.MutationFeatureCommentArgs, 'input'>>;
  ignoreUser?: Resolver<Types.Maybe<ResolversTypes['IgnoreUserPayload']>, ParentType, ContextType, RequireFields<Types.MutationIgnoreUserArgs, 'input'>>;
  markNotificationsSeen?: Resolver<Types.Maybe<ResolversTypes['MarkNotificationsSeenPayload']>, ParentType, ContextType, RequireFields<Types.MutationMarkNotificationsSeenArgs, 'input'>>;
  openThread?: Resolver<Types.Maybe<ResolversTypes['OpenThreadPayload']>, ParentType, ContextType, RequireFields<Types.MutationOpenThreadArgs, 'input'>>;
  premodUser?: Resolver<Types.Maybe<ResolversTypes['PremodUserPayload']>, ParentType, ContextType, RequireFields<Types.MutationPremodUserArgs, 'input'>>;
  premoderateThread?: Resolver<Types.Maybe<ResolversTypes['PremoderateThreadPayload']>, ParentType, ContextType, RequireFields<Types.MutationPremoderateThreadArgs, 'input'>>;
  rejectComment?: Resolver<Types.Maybe<ResolversTypes['RejectCommentPayload']>, ParentType, ContextType, RequireFields<Types.MutationRejectCommentArgs, 'input'>>;
  removeCommentDontAgree?: Resolver<Types.Maybe<ResolversTypes['RemoveCommentDontAgreePayload']>, ParentType, ContextType, RequireFields<Types.MutationRemoveCommentDontAgreeArgs, 'input'>>;
  removeCommentReaction?: Resolver<Types.Maybe<ResolversTypes['RemoveCommentReactionPayload']>, ParentType, ContextType, RequireFields<Types.MutationRemoveCommentReactionArgs, 'input'>>;
  removeUserBan?: Resolver<Types.Maybe<ResolversTypes['RemoveUserBanPayload']>, ParentType, ContextType, RequireFields<Types.MutationRemoveUserBanArgs, 'input'>>;
  removeUserIgnore?: Resolver<Types.Maybe<ResolversTypes['RemoveUserIgnorePayload']>, ParentType, ContextType, RequireFields<Types.MutationRemoveUserIgnoreArgs, 'input'>>;
  removeUserPremod?: Resolver<Types.Maybe<ResolversTypes['RemoveUserPremodPayload']>, ParentType, ContextType, RequireFields<Types.MutationRemoveUserPremodArgs, 'input'>>;
  removeUserSuspension?: Resolver<Types.Maybe<ResolversTypes['RemoveUserSuspensionPayload']>, ParentType, ContextType, RequireFields<Types.MutationRemoveUserSuspensionArgs, 'input'>>;
  requestAccountDeletion?: Resolver<Types.Maybe<ResolversTypes['RequestAccountDeletionPayload']>, ParentType, ContextType, RequireFields<Types.MutationRequestAccountDeletionArgs, 'input'>>;
  slowThread?: Resolver<Types.Maybe<ResolversTypes['SlowThreadPayload']>, ParentType, ContextType, RequireFields<Types.MutationSlowThreadArgs, 'input'>>;
  suspendUser?: Resolver<Types.Maybe<ResolversTypes['SuspendUserPayload']>, ParentType, ContextType, RequireFields<Types.MutationSuspendUserArgs, 'input'>>;
  unfeatureComment?: Resolver<Types.Maybe<ResolversTypes['UnfeatureCommentPayload']>, ParentType, ContextType, RequireFields<Types.MutationUnfeatureCommentArgs, 'input'>>;
  upsertCommentThread?: Resolver<Types.Maybe<ResolversTypes['UpsertCommentThreadPayload']>, ParentType, ContextType, RequireFields<Types.MutationUpsertCommentThreadArgs, 'input'>>;
  warnUser?: Resolver<Types.Maybe<ResolversTypes['WarnUserPayload']>, ParentType, ContextType, RequireFields<Types.MutationWarnUserArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Article' | 'Comment' | 'Region' | 'Reporter' | 'Section' | 'User', ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NOTIFICATION_KIND'], ParentType, ContextType>;
  seen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationsConnection'] = ResolversParentTypes['NotificationsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  unseenCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OpenThreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenThreadPayload'] = ResolversParentTypes['OpenThreadPayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonalActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalAction'] = ResolversParentTypes['PersonalAction']> = {
  commentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  details?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Types.Maybe<ResolversTypes['COMMENT_FLAG_REASON']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['PERSONAL_ACTION_TYPE'], ParentType, ContextType>;
};

export type PersonalDataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalData'] = ResolversParentTypes['PersonalData']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['PersonalAction']>, ParentType, ContextType>;
  ignoredUserIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type PremodUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PremodUserPayload'] = ResolversParentTypes['PremodUserPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type PremoderateThreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PremoderateThreadPayload'] = ResolversParentTypes['PremoderateThreadPayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType, RequireFields<Types.QueryCommentArgs, 'id'>>;
  commentSettings?: Resolver<Types.Maybe<ResolversTypes['CommentSettings']>, ParentType, ContextType>;
  moderationLog?: Resolver<Types.Maybe<ResolversTypes['ModerationLogConnection']>, ParentType, ContextType, RequireFields<Types.QueryModerationLogArgs, 'first'>>;
  moderationQueues?: Resolver<Types.Maybe<ResolversTypes['ModerationQueues']>, ParentType, ContextType>;
  mostCommented?: Resolver<Types.Maybe<ReadonlyArray<Types.Maybe<ResolversTypes['Article']>>>, ParentType, ContextType, RequireFields<Types.QueryMostCommentedArgs, 'first' | 'since'>>;
  myComments?: Resolver<Types.Maybe<ResolversTypes['CommentsConnection']>, ParentType, ContextType, RequireFields<Types.QueryMyCommentsArgs, 'first'>>;
  myData?: Resolver<Types.Maybe<ResolversTypes['PersonalData']>, ParentType, ContextType>;
  node?: Resolver<Types.Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<Types.QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Types.Maybe<ReadonlyArray<Types.Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<Types.QueryNodesArgs, 'ids'>>;
  notifications?: Resolver<Types.Maybe<ResolversTypes['NotificationsConnection']>, ParentType, ContextType, RequireFields<Types.QueryNotificationsArgs, 'first'>>;
  repliesToMe?: Resolver<Types.Maybe<ResolversTypes['CommentsConnection']>, ParentType, ContextType, RequireFields<Types.QueryRepliesToMeArgs, 'first'>>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<Types.QueryUserArgs, 'id'>>;
  users?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['User']>>, ParentType, ContextType, RequireFields<Types.QueryUsersArgs, 'first' | 'query'>>;
  viewer?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RejectCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectCommentPayload'] = ResolversParentTypes['RejectCommentPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveCommentDontAgreePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveCommentDontAgreePayload'] = ResolversParentTypes['RemoveCommentDontAgreePayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveCommentReactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveCommentReactionPayload'] = ResolversParentTypes['RemoveCommentReactionPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveUserBanPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveUserBanPayload'] = ResolversParentTypes['RemoveUserBanPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RemoveUserIgnorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveUserIgnorePayload'] = ResolversParentTypes['RemoveUserIgnorePayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RemoveUserPremodPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveUserPremodPayload'] = ResolversParentTypes['RemoveUserPremodPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RemoveUserSuspensionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveUserSuspensionPayload'] = ResolversParentTypes['RemoveUserSuspensionPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ReporterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reporter'] = ResolversParentTypes['Reporter']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestAccountDeletionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestAccountDeletionPayload'] = ResolversParentTypes['RequestAccountDeletionPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type SectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Section'] = ResolversParentTypes['Section']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SlowThreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlowThreadPayload'] = ResolversParentTypes['SlowThreadPayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StatusCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatusCount'] = ResolversParentTypes['StatusCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['COMMENT_STATUS'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  commentCreated?: SubscriptionResolver<ResolversTypes['Comment'], "commentCreated", ParentType, ContextType, RequireFields<Types.SubscriptionCommentCreatedArgs, 'articleId'>>;
  commentEdited?: SubscriptionResolver<ResolversTypes['Comment'], "commentEdited", ParentType, ContextType, RequireFields<Types.SubscriptionCommentEditedArgs, 'articleId'>>;
  commentEnteredModerationQueue?: SubscriptionResolver<ResolversTypes['ModerationQueueMove'], "commentEnteredModerationQueue", ParentType, ContextType, Partial<Types.SubscriptionCommentEnteredModerationQueueArgs>>;
  commentFeatured?: SubscriptionResolver<ResolversTypes['Comment'], "commentFeatured", ParentType, ContextType, RequireFields<Types.SubscriptionCommentFeaturedArgs, 'articleId'>>;
  commentLeftModerationQueue?: SubscriptionResolver<ResolversTypes['ModerationQueueMove'], "commentLeftModerationQueue", ParentType, ContextType, Partial<Types.SubscriptionCommentLeftModerationQueueArgs>>;
  commentReplyCreated?: SubscriptionResolver<ResolversTypes['Comment'], "commentReplyCreated", ParentType, ContextType, RequireFields<Types.SubscriptionCommentReplyCreatedArgs, 'ancestorId'>>;
  commentStatusUpdated?: SubscriptionResolver<ResolversTypes['CommentStatusUpdate'], "commentStatusUpdated", ParentType, ContextType, RequireFields<Types.SubscriptionCommentStatusUpdatedArgs, 'articleId'>>;
  notificationReceived?: SubscriptionResolver<ResolversTypes['Notification'], "notificationReceived", ParentType, ContextType>;
};

export type SuspendUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspendUserPayload'] = ResolversParentTypes['SuspendUserPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type TagCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagCount'] = ResolversParentTypes['TagCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['TAG'], ParentType, ContextType>;
};

export type UnfeatureCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfeatureCommentPayload'] = ResolversParentTypes['UnfeatureCommentPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Types.Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpsertCommentThreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpsertCommentThreadPayload'] = ResolversParentTypes['UpsertCommentThreadPayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['UpsertOutcome'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Types.Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  avatar?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comments?: Resolver<ResolversTypes['CommentsConnection'], ParentType, ContextType, RequireFields<Types.UserCommentsArgs, 'first'>>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ignoredByViewer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ignoredUsers?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['User']>>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['USER_ROLE'], ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['UserStatus']>, ParentType, ContextType>;
  username?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<Types.UserErrorMessageArgs, 'locale'>>;
};

export type UserStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserStatus'] = ResolversParentTypes['UserStatus']> = {
  banned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  deletionAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  premod?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  suspendedUntil?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  warning?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WarnUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WarnUserPayload'] = ResolversParentTypes['WarnUserPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcknowledgeWarningPayload?: AcknowledgeWarningPayloadResolvers<ContextType>;
  ActionCounts?: ActionCountsResolvers<ContextType>;
  ActionPresence?: ActionPresenceResolvers<ContextType>;
  ApproveCommentPayload?: ApproveCommentPayloadResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  BanUserPayload?: BanUserPayloadResolvers<ContextType>;
  CancelAccountDeletionPayload?: CancelAccountDeletionPayloadResolvers<ContextType>;
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
  MarkNotificationsSeenPayload?: MarkNotificationsSeenPayloadResolvers<ContextType>;
  ModerationLogConnection?: ModerationLogConnectionResolvers<ContextType>;
  ModerationLogEdge?: ModerationLogEdgeResolvers<ContextType>;
  ModerationLogEntry?: ModerationLogEntryResolvers<ContextType>;
  ModerationQueue?: ModerationQueueResolvers<ContextType>;
  ModerationQueueMove?: ModerationQueueMoveResolvers<ContextType>;
  ModerationQueues?: ModerationQueuesResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationsConnection?: NotificationsConnectionResolvers<ContextType>;
  OpenThreadPayload?: OpenThreadPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PersonalAction?: PersonalActionResolvers<ContextType>;
  PersonalData?: PersonalDataResolvers<ContextType>;
  PremodUserPayload?: PremodUserPayloadResolvers<ContextType>;
  PremoderateThreadPayload?: PremoderateThreadPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  RejectCommentPayload?: RejectCommentPayloadResolvers<ContextType>;
  RemoveCommentDontAgreePayload?: RemoveCommentDontAgreePayloadResolvers<ContextType>;
  RemoveCommentReactionPayload?: RemoveCommentReactionPayloadResolvers<ContextType>;
  RemoveUserBanPayload?: RemoveUserBanPayloadResolvers<ContextType>;
  RemoveUserIgnorePayload?: RemoveUserIgnorePayloadResolvers<ContextType>;
  RemoveUserPremodPayload?: RemoveUserPremodPayloadResolvers<ContextType>;
  RemoveUserSuspensionPayload?: RemoveUserSuspensionPayloadResolvers<ContextType>;
  Reporter?: ReporterResolvers<ContextType>;
  RequestAccountDeletionPayload?: RequestAccountDeletionPayloadResolvers<ContextType>;
  Section?: SectionResolvers<ContextType>;
  SlowThreadPayload?: SlowThreadPayloadResolvers<ContextType>;
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
