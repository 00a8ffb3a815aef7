import type * as Types from '../types/schema.generated.ts';
import type { Article, Section, Reporter, Region } from '../types/schema.generated.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ArticleDocument, Block, BlockOf } from '../store/article-document.ts';
import type { ArticleList, SectionList, NameList as TagList, NameList as ReporterList, RegionReference, Context } from '../loaders/loaders.ts';
import type { ArticleRevision as ArticleRevisionRow } from '../editing/article-history.ts';
import type { SearchList } from '../search/article-search.ts';
import type { SectionNode } from '../loaders/section-tree.ts';
import type { NameCount as TagCount } from '../store/repository.ts';
import type { ReporterRow } from '../loaders/reporter-facts.ts';
import type { FrontPageDocument } from '../store/curated/front-page-store.ts';
import type { ReadArticle as ReadArticleRow } from '../loaders/public-ones.ts';
import type { SeriesDocument } from '../store/curated/series-store.ts';
import type { ImageBlock } from '../types/image-block.ts';
import type { EditorProblem } from '../editing/errors.ts';
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
  Region: Region;
  Reporter: Reporter;
  Section: Section;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
  Region:
    ( { __typename: 'Region' }
    & GraphQLRecursivePick<FederationTypes['Region'], {"code":true}> );
  Reporter:
    ( { __typename: 'Reporter' }
    & GraphQLRecursivePick<FederationTypes['Reporter'], {"name":true}> );
  Section:
    ( { __typename: 'Section' }
    & GraphQLRecursivePick<FederationTypes['Section'], {"name":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ArticleDocument )
    | ( RegionReference )
    | ( ReporterRow )
    | ( SectionNode )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ArchiveArticleInput: Types.ArchiveArticleInput;
  String: ResolverTypeWrapper<Types.Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Types.Scalars['ID']['output']>;
  ArchiveArticlePayload: ResolverTypeWrapper<Omit<Types.ArchiveArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Article: ResolverTypeWrapper<ArticleDocument>;
  ArticleBlock: ResolverTypeWrapper<Block>;
  ArticleBlockInput: Types.ArticleBlockInput;
  ArticleConnection: ResolverTypeWrapper<ArticleList>;
  ArticleEdge: ResolverTypeWrapper<Omit<Types.ArticleEdge, 'node'> & { node: ResolversTypes['Article'] }>;
  ArticleFilter: Types.ArticleFilter;
  ArticleOrder: Types.ArticleOrder;
  ArticleRevision: ResolverTypeWrapper<ArticleRevisionRow>;
  ArticleRevisionConnection: ResolverTypeWrapper<Omit<Types.ArticleRevisionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ArticleRevisionEdge']>, nodes: ReadonlyArray<ResolversTypes['ArticleRevision']> }>;
  ArticleRevisionEdge: ResolverTypeWrapper<Omit<Types.ArticleRevisionEdge, 'node'> & { node: ResolversTypes['ArticleRevision'] }>;
  ArticleSearchConnection: ResolverTypeWrapper<SearchList>;
  ArticleSearchEdge: ResolverTypeWrapper<Omit<Types.ArticleSearchEdge, 'node'> & { node: ResolversTypes['Article'] }>;
  ArticleSearchFacets: ResolverTypeWrapper<Types.ArticleSearchFacets>;
  ArticleSearchFilter: Types.ArticleSearchFilter;
  ArticleSearchOrder: Types.ArticleSearchOrder;
  ArticleStatus: Types.ArticleStatus;
  BlockChange: ResolverTypeWrapper<Omit<Types.BlockChange, 'after' | 'before'> & { after?: Types.Maybe<ResolversTypes['ArticleBlock']>, before?: Types.Maybe<ResolversTypes['ArticleBlock']> }>;
  BlockChangeKind: Types.BlockChangeKind;
  Byline: ResolverTypeWrapper<Omit<Types.Byline, 'reporter'> & { reporter: ResolversTypes['Reporter'] }>;
  BylineInput: Types.BylineInput;
  CacheControlScope: Types.CacheControlScope;
  CreatePreviewInput: Types.CreatePreviewInput;
  CreatePreviewPayload: ResolverTypeWrapper<Omit<Types.CreatePreviewPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DateTime: ResolverTypeWrapper<Types.Scalars['DateTime']['output']>;
  Editor: ResolverTypeWrapper<Types.Editor>;
  Embed: ResolverTypeWrapper<BlockOf<'Embed'>>;
  EmbedInput: Types.EmbedInput;
  ExpireArticleInput: Types.ExpireArticleInput;
  ExpireArticlePayload: ResolverTypeWrapper<Omit<Types.ExpireArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  FrontPage: ResolverTypeWrapper<FrontPageDocument>;
  Heading: ResolverTypeWrapper<BlockOf<'Heading'>>;
  HeadingInput: Types.HeadingInput;
  HighlightPart: ResolverTypeWrapper<Types.HighlightPart>;
  Image: ResolverTypeWrapper<ImageBlock>;
  ImageInput: Types.ImageInput;
  ImageSize: ResolverTypeWrapper<Types.ImageSize>;
  ImageSizeInput: Types.ImageSizeInput;
  List: ResolverTypeWrapper<BlockOf<'List'>>;
  ListInput: Types.ListInput;
  Locale: Types.Locale;
  MarkBreakingInput: Types.MarkBreakingInput;
  MarkBreakingPayload: ResolverTypeWrapper<Omit<Types.MarkBreakingPayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<Types.PageInfo>;
  Paragraph: ResolverTypeWrapper<BlockOf<'Paragraph'>>;
  ParagraphInput: Types.ParagraphInput;
  Publication: ResolverTypeWrapper<Types.Publication>;
  PublishArticleInput: Types.PublishArticleInput;
  PublishArticlePayload: ResolverTypeWrapper<Omit<Types.PublishArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Publisher: ResolverTypeWrapper<Types.Publisher>;
  PublisherInput: Types.PublisherInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quote: ResolverTypeWrapper<BlockOf<'Quote'>>;
  QuoteInput: Types.QuoteInput;
  ReadArticle: ResolverTypeWrapper<ReadArticleRow>;
  ReadingPeriod: Types.ReadingPeriod;
  RecordMastheadInput: Types.RecordMastheadInput;
  RecordMastheadPayload: ResolverTypeWrapper<Types.RecordMastheadPayload>;
  RecordReadsInput: Types.RecordReadsInput;
  RecordReadsPayload: ResolverTypeWrapper<Types.RecordReadsPayload>;
  Region: ResolverTypeWrapper<RegionReference>;
  Reporter: ResolverTypeWrapper<ReporterRow>;
  ReporterConnection: ResolverTypeWrapper<ReporterList>;
  ReporterEdge: ResolverTypeWrapper<Omit<Types.ReporterEdge, 'node'> & { node: ResolversTypes['Reporter'] }>;
  RestoreArticleInput: Types.RestoreArticleInput;
  RestoreArticlePayload: ResolverTypeWrapper<Omit<Types.RestoreArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SaveFrontPageInput: Types.SaveFrontPageInput;
  SaveFrontPagePayload: ResolverTypeWrapper<Omit<Types.SaveFrontPagePayload, 'errors' | 'frontPage'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, frontPage?: Types.Maybe<ResolversTypes['FrontPage']> }>;
  SaveReporterInput: Types.SaveReporterInput;
  SaveReporterPayload: ResolverTypeWrapper<Omit<Types.SaveReporterPayload, 'reporter'> & { reporter: ResolversTypes['Reporter'] }>;
  SaveSeriesInput: Types.SaveSeriesInput;
  SaveSeriesPayload: ResolverTypeWrapper<Omit<Types.SaveSeriesPayload, 'errors' | 'series'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, series?: Types.Maybe<ResolversTypes['Series']> }>;
  ScheduleArticleInput: Types.ScheduleArticleInput;
  ScheduleArticlePayload: ResolverTypeWrapper<Omit<Types.ScheduleArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SearchFacet: ResolverTypeWrapper<Types.SearchFacet>;
  SearchField: Types.SearchField;
  SearchHighlight: ResolverTypeWrapper<Types.SearchHighlight>;
  Section: ResolverTypeWrapper<SectionNode>;
  SectionConnection: ResolverTypeWrapper<SectionList>;
  SectionEdge: ResolverTypeWrapper<Omit<Types.SectionEdge, 'node'> & { node: ResolversTypes['Section'] }>;
  Series: ResolverTypeWrapper<SeriesDocument>;
  ShareLink: ResolverTypeWrapper<Types.ShareLink>;
  ShareNetwork: Types.ShareNetwork;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Table: ResolverTypeWrapper<BlockOf<'Table'>>;
  TableCell: ResolverTypeWrapper<Types.TableCell>;
  TableCellInput: Types.TableCellInput;
  TableInput: Types.TableInput;
  TableRow: ResolverTypeWrapper<Types.TableRow>;
  TableRowInput: Types.TableRowInput;
  Tag: ResolverTypeWrapper<TagCount>;
  TagConnection: ResolverTypeWrapper<TagList>;
  TagEdge: ResolverTypeWrapper<Omit<Types.TagEdge, 'node'> & { node: ResolversTypes['Tag'] }>;
  TextMark: Types.TextMark;
  TextSpan: ResolverTypeWrapper<Types.TextSpan>;
  TextSpanInput: Types.TextSpanInput;
  TextSpanKind: Types.TextSpanKind;
  URL: ResolverTypeWrapper<Types.Scalars['URL']['output']>;
  UpdateArticleInput: Types.UpdateArticleInput;
  UpdateArticlePayload: ResolverTypeWrapper<Omit<Types.UpdateArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversTypes['Article']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UpsertArticleInput: Types.UpsertArticleInput;
  UpsertArticlePayload: ResolverTypeWrapper<Omit<Types.UpsertArticlePayload, 'article'> & { article?: Types.Maybe<ResolversTypes['Article']> }>;
  UpsertOutcome: Types.UpsertOutcome;
  UserError: ResolverTypeWrapper<EditorProblem>;
  Boolean: ResolverTypeWrapper<Types.Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Types.Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ArchiveArticleInput: Types.ArchiveArticleInput;
  String: Types.Scalars['String']['output'];
  ID: Types.Scalars['ID']['output'];
  ArchiveArticlePayload: Omit<Types.ArchiveArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Article: ArticleDocument;
  ArticleBlock: Block;
  ArticleBlockInput: Types.ArticleBlockInput;
  ArticleConnection: ArticleList;
  ArticleEdge: Omit<Types.ArticleEdge, 'node'> & { node: ResolversParentTypes['Article'] };
  ArticleFilter: Types.ArticleFilter;
  ArticleRevision: ArticleRevisionRow;
  ArticleRevisionConnection: Omit<Types.ArticleRevisionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ArticleRevisionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ArticleRevision']> };
  ArticleRevisionEdge: Omit<Types.ArticleRevisionEdge, 'node'> & { node: ResolversParentTypes['ArticleRevision'] };
  ArticleSearchConnection: SearchList;
  ArticleSearchEdge: Omit<Types.ArticleSearchEdge, 'node'> & { node: ResolversParentTypes['Article'] };
  ArticleSearchFacets: Types.ArticleSearchFacets;
  ArticleSearchFilter: Types.ArticleSearchFilter;
  BlockChange: Omit<Types.BlockChange, 'after' | 'before'> & { after?: Types.Maybe<ResolversParentTypes['ArticleBlock']>, before?: Types.Maybe<ResolversParentTypes['ArticleBlock']> };
  Byline: Omit<Types.Byline, 'reporter'> & { reporter: ResolversParentTypes['Reporter'] };
  BylineInput: Types.BylineInput;
  CreatePreviewInput: Types.CreatePreviewInput;
  CreatePreviewPayload: Omit<Types.CreatePreviewPayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DateTime: Types.Scalars['DateTime']['output'];
  Editor: Types.Editor;
  Embed: BlockOf<'Embed'>;
  EmbedInput: Types.EmbedInput;
  ExpireArticleInput: Types.ExpireArticleInput;
  ExpireArticlePayload: Omit<Types.ExpireArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  FrontPage: FrontPageDocument;
  Heading: BlockOf<'Heading'>;
  HeadingInput: Types.HeadingInput;
  HighlightPart: Types.HighlightPart;
  Image: ImageBlock;
  ImageInput: Types.ImageInput;
  ImageSize: Types.ImageSize;
  ImageSizeInput: Types.ImageSizeInput;
  List: BlockOf<'List'>;
  ListInput: Types.ListInput;
  MarkBreakingInput: Types.MarkBreakingInput;
  MarkBreakingPayload: Omit<Types.MarkBreakingPayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: Types.PageInfo;
  Paragraph: BlockOf<'Paragraph'>;
  ParagraphInput: Types.ParagraphInput;
  Publication: Types.Publication;
  PublishArticleInput: Types.PublishArticleInput;
  PublishArticlePayload: Omit<Types.PublishArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Publisher: Types.Publisher;
  PublisherInput: Types.PublisherInput;
  Query: Record<PropertyKey, never>;
  Quote: BlockOf<'Quote'>;
  QuoteInput: Types.QuoteInput;
  ReadArticle: ReadArticleRow;
  RecordMastheadInput: Types.RecordMastheadInput;
  RecordMastheadPayload: Types.RecordMastheadPayload;
  RecordReadsInput: Types.RecordReadsInput;
  RecordReadsPayload: Types.RecordReadsPayload;
  Region: RegionReference;
  Reporter: ReporterRow;
  ReporterConnection: ReporterList;
  ReporterEdge: Omit<Types.ReporterEdge, 'node'> & { node: ResolversParentTypes['Reporter'] };
  RestoreArticleInput: Types.RestoreArticleInput;
  RestoreArticlePayload: Omit<Types.RestoreArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SaveFrontPageInput: Types.SaveFrontPageInput;
  SaveFrontPagePayload: Omit<Types.SaveFrontPagePayload, 'errors' | 'frontPage'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, frontPage?: Types.Maybe<ResolversParentTypes['FrontPage']> };
  SaveReporterInput: Types.SaveReporterInput;
  SaveReporterPayload: Omit<Types.SaveReporterPayload, 'reporter'> & { reporter: ResolversParentTypes['Reporter'] };
  SaveSeriesInput: Types.SaveSeriesInput;
  SaveSeriesPayload: Omit<Types.SaveSeriesPayload, 'errors' | 'series'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, series?: Types.Maybe<ResolversParentTypes['Series']> };
  ScheduleArticleInput: Types.ScheduleArticleInput;
  ScheduleArticlePayload: Omit<Types.ScheduleArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SearchFacet: Types.SearchFacet;
  SearchHighlight: Types.SearchHighlight;
  Section: SectionNode;
  SectionConnection: SectionList;
  SectionEdge: Omit<Types.SectionEdge, 'node'> & { node: ResolversParentTypes['Section'] };
  Series: SeriesDocument;
  ShareLink: Types.ShareLink;
  Subscription: Record<PropertyKey, never>;
  Table: BlockOf<'Table'>;
  TableCell: Types.TableCell;
  TableCellInput: Types.TableCellInput;
  TableInput: Types.TableInput;
  TableRow: Types.TableRow;
  TableRowInput: Types.TableRowInput;
  Tag: TagCount;
  TagConnection: TagList;
  TagEdge: Omit<Types.TagEdge, 'node'> & { node: ResolversParentTypes['Tag'] };
  TextSpan: Types.TextSpan;
  TextSpanInput: Types.TextSpanInput;
  URL: Types.Scalars['URL']['output'];
  UpdateArticleInput: Types.UpdateArticleInput;
  UpdateArticlePayload: Omit<Types.UpdateArticlePayload, 'article' | 'errors'> & { article?: Types.Maybe<ResolversParentTypes['Article']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UpsertArticleInput: Types.UpsertArticleInput;
  UpsertArticlePayload: Omit<Types.UpsertArticlePayload, 'article'> & { article?: Types.Maybe<ResolversParentTypes['Article']> };
  UserError: EditorProblem;
  Boolean: Types.Scalars['Boolean']['output'];
  Int: Types.Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Types.Maybe<Types.Scalars['Boolean']['input']>;
  maxAge?: Types.Maybe<Types.Scalars['Int']['input']>;
  scope?: Types.Maybe<Types.CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ArchiveArticlePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveArticlePayload'] = ResolversParentTypes['ArchiveArticlePayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Types.Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  body?: Resolver<ReadonlyArray<ResolversTypes['ArticleBlock']>, ParentType, ContextType>;
  bylines?: Resolver<ReadonlyArray<ResolversTypes['Byline']>, ParentType, ContextType>;
  copyright?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateline?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  excerpt?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<Types.ArticleExcerptArgs, 'maxLength'>>;
  expiresAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  headline?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<ReadonlyArray<ResolversTypes['Image']>, ParentType, ContextType>;
  isBreaking?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  leadImage?: Resolver<Types.Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  nextInSection?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  plainText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previousInSection?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  publisher?: Resolver<ResolversTypes['Publisher'], ParentType, ContextType>;
  readingTimeMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regions?: Resolver<ReadonlyArray<ResolversTypes['Region']>, ParentType, ContextType>;
  related?: Resolver<ReadonlyArray<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<Types.ArticleRelatedArgs, 'first'>>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revisions?: Resolver<Types.Maybe<ResolversTypes['ArticleRevisionConnection']>, ParentType, ContextType, Partial<Types.ArticleRevisionsArgs>>;
  section?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  series?: Resolver<ReadonlyArray<ResolversTypes['Series']>, ParentType, ContextType>;
  shareLinks?: Resolver<ReadonlyArray<ResolversTypes['ShareLink']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ArticleStatus'], ParentType, ContextType>;
  subheadlines?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  wordCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArticleBlockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleBlock'] = ResolversParentTypes['ArticleBlock']> = {
  __resolveType: TypeResolveFn<'Embed' | 'Heading' | 'Image' | 'List' | 'Paragraph' | 'Quote' | 'Table', ParentType, ContextType>;
};

export type ArticleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleConnection'] = ResolversParentTypes['ArticleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ArticleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Article']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ArticleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleEdge'] = ResolversParentTypes['ArticleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
};

export type ArticleRevisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleRevision'] = ResolversParentTypes['ArticleRevision']> = {
  blockChanges?: Resolver<ReadonlyArray<ResolversTypes['BlockChange']>, ParentType, ContextType>;
  body?: Resolver<ReadonlyArray<ResolversTypes['ArticleBlock']>, ParentType, ContextType>;
  changedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  headline?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  savedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  savedBy?: Resolver<Types.Maybe<ResolversTypes['Editor']>, ParentType, ContextType>;
};

export type ArticleRevisionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleRevisionConnection'] = ResolversParentTypes['ArticleRevisionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ArticleRevisionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ArticleRevision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ArticleRevisionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleRevisionEdge'] = ResolversParentTypes['ArticleRevisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ArticleRevision'], ParentType, ContextType>;
};

export type ArticleSearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleSearchConnection'] = ResolversParentTypes['ArticleSearchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ArticleSearchEdge']>, ParentType, ContextType>;
  facets?: Resolver<ResolversTypes['ArticleSearchFacets'], ParentType, ContextType, RequireFields<Types.ArticleSearchConnectionFacetsArgs, 'first'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Article']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ArticleSearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleSearchEdge'] = ResolversParentTypes['ArticleSearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  highlights?: Resolver<ReadonlyArray<ResolversTypes['SearchHighlight']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
};

export type ArticleSearchFacetsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleSearchFacets'] = ResolversParentTypes['ArticleSearchFacets']> = {
  regions?: Resolver<ReadonlyArray<ResolversTypes['SearchFacet']>, ParentType, ContextType>;
  reporters?: Resolver<ReadonlyArray<ResolversTypes['SearchFacet']>, ParentType, ContextType>;
  sections?: Resolver<ReadonlyArray<ResolversTypes['SearchFacet']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['SearchFacet']>, ParentType, ContextType>;
};

export type BlockChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockChange'] = ResolversParentTypes['BlockChange']> = {
  after?: Resolver<Types.Maybe<ResolversTypes['ArticleBlock']>, ParentType, ContextType>;
  before?: Resolver<Types.Maybe<ResolversTypes['ArticleBlock']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BlockChangeKind'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BylineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Byline'] = ResolversParentTypes['Byline']> = {
  email?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reporter?: Resolver<ResolversTypes['Reporter'], ParentType, ContextType>;
  role?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CreatePreviewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePreviewPayload'] = ResolversParentTypes['CreatePreviewPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  expiresAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  token?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EditorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Editor'] = ResolversParentTypes['Editor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EmbedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Embed'] = ResolversParentTypes['Embed']> = {
  title?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Types.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExpireArticlePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpireArticlePayload'] = ResolversParentTypes['ExpireArticlePayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FrontPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FrontPage'] = ResolversParentTypes['FrontPage']> = {
  articleIds?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  articles?: Resolver<ReadonlyArray<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<Types.FrontPageArticlesArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  savedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type HeadingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Heading'] = ResolversParentTypes['Heading']> = {
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HighlightPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HighlightPart'] = ResolversParentTypes['HighlightPart']> = {
  isMatch?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  alt?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  caption?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  credit?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  height?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sizes?: Resolver<ReadonlyArray<ResolversTypes['ImageSize']>, ParentType, ContextType>;
  url?: Resolver<Types.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  width?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageSizeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImageSize'] = ResolversParentTypes['ImageSize']> = {
  height?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['List'] = ResolversParentTypes['List']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ordered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MarkBreakingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkBreakingPayload'] = ResolversParentTypes['MarkBreakingPayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  archiveArticle?: Resolver<Types.Maybe<ResolversTypes['ArchiveArticlePayload']>, ParentType, ContextType, RequireFields<Types.MutationArchiveArticleArgs, 'input'>>;
  createPreview?: Resolver<Types.Maybe<ResolversTypes['CreatePreviewPayload']>, ParentType, ContextType, RequireFields<Types.MutationCreatePreviewArgs, 'input'>>;
  expireArticle?: Resolver<Types.Maybe<ResolversTypes['ExpireArticlePayload']>, ParentType, ContextType, RequireFields<Types.MutationExpireArticleArgs, 'input'>>;
  markBreaking?: Resolver<Types.Maybe<ResolversTypes['MarkBreakingPayload']>, ParentType, ContextType, RequireFields<Types.MutationMarkBreakingArgs, 'input'>>;
  publishArticle?: Resolver<Types.Maybe<ResolversTypes['PublishArticlePayload']>, ParentType, ContextType, RequireFields<Types.MutationPublishArticleArgs, 'input'>>;
  recordMasthead?: Resolver<Types.Maybe<ResolversTypes['RecordMastheadPayload']>, ParentType, ContextType, RequireFields<Types.MutationRecordMastheadArgs, 'input'>>;
  recordReads?: Resolver<Types.Maybe<ResolversTypes['RecordReadsPayload']>, ParentType, ContextType, RequireFields<Types.MutationRecordReadsArgs, 'input'>>;
  restoreArticle?: Resolver<Types.Maybe<ResolversTypes['RestoreArticlePayload']>, ParentType, ContextType, RequireFields<Types.MutationRestoreArticleArgs, 'input'>>;
  saveFrontPage?: Resolver<Types.Maybe<ResolversTypes['SaveFrontPagePayload']>, ParentType, ContextType, RequireFields<Types.MutationSaveFrontPageArgs, 'input'>>;
  saveReporter?: Resolver<Types.Maybe<ResolversTypes['SaveReporterPayload']>, ParentType, ContextType, RequireFields<Types.MutationSaveReporterArgs, 'input'>>;
  saveSeries?: Resolver<Types.Maybe<ResolversTypes['SaveSeriesPayload']>, ParentType, ContextType, RequireFields<Types.MutationSaveSeriesArgs, 'input'>>;
  scheduleArticle?: Resolver<Types.Maybe<ResolversTypes['ScheduleArticlePayload']>, ParentType, ContextType, RequireFields<Types.MutationScheduleArticleArgs, 'input'>>;
  updateArticle?: Resolver<Types.Maybe<ResolversTypes['UpdateArticlePayload']>, ParentType, ContextType, RequireFields<Types.MutationUpdateArticleArgs, 'input'>>;
  upsertArticle?: Resolver<Types.Maybe<ResolversTypes['UpsertArticlePayload']>, ParentType, ContextType, RequireFields<Types.MutationUpsertArticleArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Article' | 'Region' | 'Reporter' | 'Section', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParagraphResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Paragraph'] = ResolversParentTypes['Paragraph']> = {
  spans?: Resolver<ReadonlyArray<ResolversTypes['TextSpan']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PublicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Publication'] = ResolversParentTypes['Publication']> = {
  englishName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastEditedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  mastheadLinks?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subscriptionUrl?: Resolver<Types.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  tipUrl?: Resolver<Types.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type PublishArticlePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishArticlePayload'] = ResolversParentTypes['PublishArticlePayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PublisherResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Publisher'] = ResolversParentTypes['Publisher']> = {
  englishName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<Types.QueryArticleArgs, 'id'>>;
  articleBySlug?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<Types.QueryArticleBySlugArgs, 'slug'>>;
  articleByUrl?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<Types.QueryArticleByUrlArgs, 'url'>>;
  articlePreview?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<Types.QueryArticlePreviewArgs, 'token'>>;
  articles?: Resolver<Types.Maybe<ResolversTypes['ArticleConnection']>, ParentType, ContextType, RequireFields<Types.QueryArticlesArgs, 'orderBy'>>;
  frontPage?: Resolver<Types.Maybe<ResolversTypes['FrontPage']>, ParentType, ContextType, RequireFields<Types.QueryFrontPageArgs, 'name'>>;
  mostRead?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['ReadArticle']>>, ParentType, ContextType, RequireFields<Types.QueryMostReadArgs, 'first' | 'period'>>;
  publication?: Resolver<Types.Maybe<ResolversTypes['Publication']>, ParentType, ContextType>;
  reporter?: Resolver<Types.Maybe<ResolversTypes['Reporter']>, ParentType, ContextType, RequireFields<Types.QueryReporterArgs, 'name'>>;
  reporters?: Resolver<Types.Maybe<ResolversTypes['ReporterConnection']>, ParentType, ContextType, Partial<Types.QueryReportersArgs>>;
  searchArticles?: Resolver<Types.Maybe<ResolversTypes['ArticleSearchConnection']>, ParentType, ContextType, RequireFields<Types.QuerySearchArticlesArgs, 'orderBy' | 'query'>>;
  section?: Resolver<Types.Maybe<ResolversTypes['Section']>, ParentType, ContextType, RequireFields<Types.QuerySectionArgs, 'name'>>;
  sectionTree?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['Section']>>, ParentType, ContextType>;
  sections?: Resolver<Types.Maybe<ResolversTypes['SectionConnection']>, ParentType, ContextType, Partial<Types.QuerySectionsArgs>>;
  series?: Resolver<Types.Maybe<ResolversTypes['Series']>, ParentType, ContextType, RequireFields<Types.QuerySeriesArgs, 'id'>>;
  tag?: Resolver<Types.Maybe<ResolversTypes['Tag']>, ParentType, ContextType, RequireFields<Types.QueryTagArgs, 'name'>>;
  tags?: Resolver<Types.Maybe<ResolversTypes['TagConnection']>, ParentType, ContextType, Partial<Types.QueryTagsArgs>>;
};

export type QuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote']> = {
  attribution?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReadArticleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReadArticle'] = ResolversParentTypes['ReadArticle']> = {
  article?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
  reads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecordMastheadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordMastheadPayload'] = ResolversParentTypes['RecordMastheadPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['UpsertOutcome'], ParentType, ContextType>;
};

export type RecordReadsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordReadsPayload'] = ResolversParentTypes['RecordReadsPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  counted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region'], FederationReferenceType extends FederationReferenceTypes['Region'] = FederationReferenceTypes['Region']> = {
  __resolveReference?: ReferenceResolver<Types.Maybe<ResolversTypes['Region']> | FederationReferenceType, FederationReferenceType, ContextType>;
  articles?: Resolver<Types.Maybe<ResolversTypes['ArticleConnection']>, ParentType, ContextType, Partial<Types.RegionArticlesArgs>>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReporterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reporter'] = ResolversParentTypes['Reporter'], FederationReferenceType extends FederationReferenceTypes['Reporter'] = FederationReferenceTypes['Reporter']> = {
  __resolveReference?: ReferenceResolver<Types.Maybe<ResolversTypes['Reporter']> | FederationReferenceType, FederationReferenceType, ContextType>;
  articleCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  articles?: Resolver<ResolversTypes['ArticleConnection'], ParentType, ContextType, Partial<Types.ReporterArticlesArgs>>;
  biography?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  links?: Resolver<ReadonlyArray<ResolversTypes['URL']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  photo?: Resolver<Types.Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  role?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReporterConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReporterConnection'] = ResolversParentTypes['ReporterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReporterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Reporter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReporterEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReporterEdge'] = ResolversParentTypes['ReporterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Reporter'], ParentType, ContextType>;
};

export type RestoreArticlePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreArticlePayload'] = ResolversParentTypes['RestoreArticlePayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SaveFrontPagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveFrontPagePayload'] = ResolversParentTypes['SaveFrontPagePayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  frontPage?: Resolver<Types.Maybe<ResolversTypes['FrontPage']>, ParentType, ContextType>;
};

export type SaveReporterPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveReporterPayload'] = ResolversParentTypes['SaveReporterPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['UpsertOutcome'], ParentType, ContextType>;
  reporter?: Resolver<ResolversTypes['Reporter'], ParentType, ContextType>;
};

export type SaveSeriesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveSeriesPayload'] = ResolversParentTypes['SaveSeriesPayload']> = {
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  series?: Resolver<Types.Maybe<ResolversTypes['Series']>, ParentType, ContextType>;
};

export type ScheduleArticlePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleArticlePayload'] = ResolversParentTypes['ScheduleArticlePayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SearchFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchFacet'] = ResolversParentTypes['SearchFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SearchHighlightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchHighlight'] = ResolversParentTypes['SearchHighlight']> = {
  field?: Resolver<ResolversTypes['SearchField'], ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['HighlightPart']>, ParentType, ContextType>;
};

export type SectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Section'] = ResolversParentTypes['Section'], FederationReferenceType extends FederationReferenceTypes['Section'] = FederationReferenceTypes['Section']> = {
  __resolveReference?: ReferenceResolver<Types.Maybe<ResolversTypes['Section']> | FederationReferenceType, FederationReferenceType, ContextType>;
  articleCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  articles?: Resolver<ResolversTypes['ArticleConnection'], ParentType, ContextType, RequireFields<Types.SectionArticlesArgs, 'includeSubsections'>>;
  children?: Resolver<ReadonlyArray<ResolversTypes['Section']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parent?: Resolver<Types.Maybe<ResolversTypes['Section']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  totalArticleCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SectionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SectionConnection'] = ResolversParentTypes['SectionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SectionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Section']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SectionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SectionEdge'] = ResolversParentTypes['SectionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Section'], ParentType, ContextType>;
};

export type SeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Series'] = ResolversParentTypes['Series']> = {
  articles?: Resolver<ReadonlyArray<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<Types.SeriesArticlesArgs, 'first'>>;
  description?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ShareLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareLink'] = ResolversParentTypes['ShareLink']> = {
  network?: Resolver<ResolversTypes['ShareNetwork'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  articlePublished?: SubscriptionResolver<ResolversTypes['Article'], "articlePublished", ParentType, ContextType, Partial<Types.SubscriptionArticlePublishedArgs>>;
  breakingNews?: SubscriptionResolver<ResolversTypes['Article'], "breakingNews", ParentType, ContextType>;
  frontPageChanged?: SubscriptionResolver<ResolversTypes['FrontPage'], "frontPageChanged", ParentType, ContextType, RequireFields<Types.SubscriptionFrontPageChangedArgs, 'name'>>;
};

export type TableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Table'] = ResolversParentTypes['Table']> = {
  caption?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['TableRow']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TableCellResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TableCell'] = ResolversParentTypes['TableCell']> = {
  columnSpan?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isHeader?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rowSpan?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TableRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TableRow'] = ResolversParentTypes['TableRow']> = {
  cells?: Resolver<ReadonlyArray<ResolversTypes['TableCell']>, ParentType, ContextType>;
};

export type TagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  articleCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  articles?: Resolver<ResolversTypes['ArticleConnection'], ParentType, ContextType, Partial<Types.TagArticlesArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TagConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagConnection'] = ResolversParentTypes['TagConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TagEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TagEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagEdge'] = ResolversParentTypes['TagEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tag'], ParentType, ContextType>;
};

export type TextSpanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextSpan'] = ResolversParentTypes['TextSpan']> = {
  kind?: Resolver<ResolversTypes['TextSpanKind'], ParentType, ContextType>;
  marks?: Resolver<ReadonlyArray<ResolversTypes['TextMark']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Types.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpdateArticlePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateArticlePayload'] = ResolversParentTypes['UpdateArticlePayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpsertArticlePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpsertArticlePayload'] = ResolversParentTypes['UpsertArticlePayload']> = {
  article?: Resolver<Types.Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['UpsertOutcome'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<Types.UserErrorMessageArgs, 'locale'>>;
};

export type Resolvers<ContextType = Context> = {
  ArchiveArticlePayload?: ArchiveArticlePayloadResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  ArticleBlock?: ArticleBlockResolvers<ContextType>;
  ArticleConnection?: ArticleConnectionResolvers<ContextType>;
  ArticleEdge?: ArticleEdgeResolvers<ContextType>;
  ArticleRevision?: ArticleRevisionResolvers<ContextType>;
  ArticleRevisionConnection?: ArticleRevisionConnectionResolvers<ContextType>;
  ArticleRevisionEdge?: ArticleRevisionEdgeResolvers<ContextType>;
  ArticleSearchConnection?: ArticleSearchConnectionResolvers<ContextType>;
  ArticleSearchEdge?: ArticleSearchEdgeResolvers<ContextType>;
  ArticleSearchFacets?: ArticleSearchFacetsResolvers<ContextType>;
  BlockChange?: BlockChangeResolvers<ContextType>;
  Byline?: BylineResolvers<ContextType>;
  CreatePreviewPayload?: CreatePreviewPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Editor?: EditorResolvers<ContextType>;
  Embed?: EmbedResolvers<ContextType>;
  ExpireArticlePayload?: ExpireArticlePayloadResolvers<ContextType>;
  FrontPage?: FrontPageResolvers<ContextType>;
  Heading?: HeadingResolvers<ContextType>;
  HighlightPart?: HighlightPartResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  ImageSize?: ImageSizeResolvers<ContextType>;
  List?: ListResolvers<ContextType>;
  MarkBreakingPayload?: MarkBreakingPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Paragraph?: ParagraphResolvers<ContextType>;
  Publication?: PublicationResolvers<ContextType>;
  PublishArticlePayload?: PublishArticlePayloadResolvers<ContextType>;
  Publisher?: PublisherResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  ReadArticle?: ReadArticleResolvers<ContextType>;
  RecordMastheadPayload?: RecordMastheadPayloadResolvers<ContextType>;
  RecordReadsPayload?: RecordReadsPayloadResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  Reporter?: ReporterResolvers<ContextType>;
  ReporterConnection?: ReporterConnectionResolvers<ContextType>;
  ReporterEdge?: ReporterEdgeResolvers<ContextType>;
  RestoreArticlePayload?: RestoreArticlePayloadResolvers<ContextType>;
  SaveFrontPagePayload?: SaveFrontPagePayloadResolvers<ContextType>;
  SaveReporterPayload?: SaveReporterPayloadResolvers<ContextType>;
  SaveSeriesPayload?: SaveSeriesPayloadResolvers<ContextType>;
  ScheduleArticlePayload?: ScheduleArticlePayloadResolvers<ContextType>;
  SearchFacet?: SearchFacetResolvers<ContextType>;
  SearchHighlight?: SearchHighlightResolvers<ContextType>;
  Section?: SectionResolvers<ContextType>;
  SectionConnection?: SectionConnectionResolvers<ContextType>;
  SectionEdge?: SectionEdgeResolvers<ContextType>;
  Series?: SeriesResolvers<ContextType>;
  ShareLink?: ShareLinkResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Table?: TableResolvers<ContextType>;
  TableCell?: TableCellResolvers<ContextType>;
  TableRow?: TableRowResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  TagConnection?: TagConnectionResolvers<ContextType>;
  TagEdge?: TagEdgeResolvers<ContextType>;
  TextSpan?: TextSpanResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdateArticlePayload?: UpdateArticlePayloadResolvers<ContextType>;
  UpsertArticlePayload?: UpsertArticlePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
