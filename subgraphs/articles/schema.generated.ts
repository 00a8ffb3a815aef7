import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ArticleDocument, Block, BlockOf } from './repository.ts';
import type { ArticleList, RegionReference, Context } from './loaders.ts';
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
  /** An absolute URL as text (WHATWG URL standard), for example `https://news.example/articles/1`. */
  URL: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** A news article. */
export type Article = {
  readonly __typename?: 'Article';
  /** The text, block by block, in reading order. */
  readonly body: ReadonlyArray<ArticleBlock>;
  /** Who wrote it, in the order of the page. */
  readonly bylines: ReadonlyArray<Byline>;
  /** The bracketed start of the text, which names the publisher or place and the reporter, without its brackets. */
  readonly dateline: Maybe<Scalars['String']['output']>;
  /** The headline. */
  readonly headline: Scalars['String']['output'];
  /** Stable id. An imported page's id is derived from the page, so importing it again finds the same article. */
  readonly id: Scalars['ID']['output'];
  /** The pictures of the body, in reading order. */
  readonly images: ReadonlyArray<Image>;
  /** The body as plain text, one paragraph a line, without captions. */
  readonly plainText: Scalars['String']['output'];
  /** When it was approved for publication (승인). */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** Who published it. */
  readonly publisher: Publisher;
  /** The regions the article is about. Empty when its source names none. */
  readonly regions: ReadonlyArray<Region>;
  /** 1 for a new article, one more for each change of its content. */
  readonly revision: Scalars['Int']['output'];
  /** The section the article stands in, null when its source names none. */
  readonly section: Maybe<Scalars['String']['output']>;
  /** Addresses that share the article on a network. */
  readonly shareLinks: ReadonlyArray<ShareLink>;
  /** The readable last part of the article's address, unique on the site. */
  readonly slug: Scalars['String']['output'];
  /** Where the article stands in its life. */
  readonly status: ArticleStatus;
  /** The lines under the headline, in their order. */
  readonly subheadlines: ReadonlyArray<Scalars['String']['output']>;
  /** Subjects, as the source lists them. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** When it was last changed by its editors (수정); the same as `publishedAt` when it never was. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The article's address: the original page's, or this site's own when the article came without one. */
  readonly url: Scalars['URL']['output'];
};

/** One block of an article's body. Blocks of an unknown type may be skipped: new ones can be added. */
export type ArticleBlock = Embed | Heading | Image | List | Paragraph | Quote;

/** One block of a body. Exactly one of its fields is given. */
export type ArticleBlockInput = {
  /** Something of another site. */
  readonly embed?: InputMaybe<EmbedInput>;
  /** A heading inside the body. */
  readonly heading?: InputMaybe<HeadingInput>;
  /** A picture. */
  readonly image?: InputMaybe<ImageInput>;
  /** A list of short texts. */
  readonly list?: InputMaybe<ListInput>;
  /** A paragraph of text. */
  readonly paragraph?: InputMaybe<ParagraphInput>;
  /** Words of somebody, set apart. */
  readonly quote?: InputMaybe<QuoteInput>;
};

/** A page of articles (Relay connection). */
export type ArticleConnection = {
  readonly __typename?: 'ArticleConnection';
  /** The articles with their cursors. */
  readonly edges: ReadonlyArray<ArticleEdge>;
  /** The articles alone, for clients that need no cursors. */
  readonly nodes: ReadonlyArray<Article>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many articles the whole list has. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One article of a page. */
export type ArticleEdge = {
  readonly __typename?: 'ArticleEdge';
  /** Opaque; give it as `after` or `before` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The article. */
  readonly node: Article;
};

/** Where an article stands in its life. */
export type ArticleStatus =
  /** Taken off the lists. */
  | 'ARCHIVED'
  /** Being written; readers do not see it. */
  | 'DRAFT'
  /** Readers see it. */
  | 'PUBLISHED'
  /** Will be published by itself at its time; readers do not see it yet. */
  | 'SCHEDULED';

/** One author of an article. */
export type Byline = {
  readonly __typename?: 'Byline';
  /** The person's address for readers. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The person's name. */
  readonly name: Scalars['String']['output'];
  /** What the person does, as printed, for example 기자 (reporter). */
  readonly role: Maybe<Scalars['String']['output']>;
};

/** One author. */
export type BylineInput = {
  /** The person's address for readers. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The person's name. */
  readonly name: Scalars['String']['input'];
  /** What the person does, as printed. */
  readonly role?: InputMaybe<Scalars['String']['input']>;
};

/** Something of another site shown in the text, such as a video. */
export type Embed = {
  readonly __typename?: 'Embed';
  /** The title of what is shown. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** The address of what is shown. Always there; nullable like `Image.url`, so that one query may ask for both. */
  readonly url: Maybe<Scalars['URL']['output']>;
};

/** Something of another site. */
export type EmbedInput = {
  /** The title of what is shown. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** The address of what is shown. */
  readonly url: Scalars['URL']['input'];
};

/** A heading inside the body. */
export type Heading = {
  readonly __typename?: 'Heading';
  /** 2 for a heading right under the headline, 3 for one under that, and so on to 6. */
  readonly level: Scalars['Int']['output'];
  /** The text, without markup. */
  readonly text: Scalars['String']['output'];
};

/** A heading inside the body. */
export type HeadingInput = {
  /** 2 to 6. */
  readonly level?: Scalars['Int']['input'];
  /** The text, without markup. */
  readonly text: Scalars['String']['input'];
};

/** A picture with what is printed under it. */
export type Image = {
  readonly __typename?: 'Image';
  /** What the picture shows, for those who cannot see it. */
  readonly alt: Maybe<Scalars['String']['output']>;
  /** The text under the picture, without the credit. */
  readonly caption: Maybe<Scalars['String']['output']>;
  /** Who made or gave the picture. */
  readonly credit: Maybe<Scalars['String']['output']>;
  /** Where the picture is, null when the source had its text only. */
  readonly url: Maybe<Scalars['URL']['output']>;
};

/** A picture; at least one of `url` and `caption` is given. */
export type ImageInput = {
  /** What the picture shows. */
  readonly alt?: InputMaybe<Scalars['String']['input']>;
  /** The text under the picture, without the credit. */
  readonly caption?: InputMaybe<Scalars['String']['input']>;
  /** Who made or gave the picture. */
  readonly credit?: InputMaybe<Scalars['String']['input']>;
  /** Where the picture is. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/** A list of short texts. */
export type List = {
  readonly __typename?: 'List';
  /** The entries, in order. */
  readonly items: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the entries are numbered. */
  readonly ordered: Scalars['Boolean']['output'];
};

/** A list of short texts. */
export type ListInput = {
  /** The entries; at least one. */
  readonly items: ReadonlyArray<Scalars['String']['input']>;
  /** Whether the entries are numbered. */
  readonly ordered?: Scalars['Boolean']['input'];
};

/** Everything that can be written. Each field needs a token with the scope it names. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Writes one whole article by its id: creates it, replaces it when its content differs, or leaves it as it is.
   * Running it twice changes nothing. Needs the scope `articles:write`.
   */
  readonly upsertArticle: UpsertArticlePayload;
};


/** Everything that can be written. Each field needs a token with the scope it names. */
export type MutationUpsertArticleArgs = {
  input: UpsertArticleInput;
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

/** A paragraph of text. */
export type Paragraph = {
  readonly __typename?: 'Paragraph';
  /** The text, without markup. */
  readonly text: Scalars['String']['output'];
};

/** A paragraph of text. */
export type ParagraphInput = {
  /** The text, without markup. */
  readonly text: Scalars['String']['input'];
};

/** The house that published an article. */
export type Publisher = {
  readonly __typename?: 'Publisher';
  /** The name in English, as the publisher writes it. */
  readonly englishName: Maybe<Scalars['String']['output']>;
  /** The name in Korean. */
  readonly name: Scalars['String']['output'];
};

/** The house that published an article. */
export type PublisherInput = {
  /** The name in English. */
  readonly englishName?: InputMaybe<Scalars['String']['input']>;
  /** The name in Korean. */
  readonly name: Scalars['String']['input'];
};

/** Everything that can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** One article by its id, or null when there is none. Use it when a page or an app already holds the id. */
  readonly article: Maybe<Article>;
  /** One article by the readable last part of its address, or null when there is none. Use it to serve `/articles/:slug`. */
  readonly articleBySlug: Maybe<Article>;
  /** One article by its address, or null when there is none. Use it for links and bookmarks. */
  readonly articleByUrl: Maybe<Article>;
  /** Published articles, newest first, in pages. Give `first` (with `after`) or `last` (with `before`). */
  readonly articles: ArticleConnection;
};


/** Everything that can be read. */
export type QueryArticleArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryArticleBySlugArgs = {
  slug: Scalars['String']['input'];
};


/** Everything that can be read. */
export type QueryArticleByUrlArgs = {
  url: Scalars['URL']['input'];
};


/** Everything that can be read. */
export type QueryArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Words of somebody, set apart from the text. */
export type Quote = {
  readonly __typename?: 'Quote';
  /** Whose words they are. */
  readonly attribution: Maybe<Scalars['String']['output']>;
  /** The words, without quotation marks. */
  readonly text: Scalars['String']['output'];
};

/** Words of somebody. */
export type QuoteInput = {
  /** Whose words they are. */
  readonly attribution?: InputMaybe<Scalars['String']['input']>;
  /** The words, without quotation marks. */
  readonly text: Scalars['String']['input'];
};

/** One of Korea's 17 first-level regions, with the articles about it. */
export type Region = {
  readonly __typename?: 'Region';
  /** Published articles about the region, newest first. */
  readonly articles: ArticleConnection;
  /** ISO 3166-2:KR code, for example `KR-11`. */
  readonly code: Scalars['ID']['output'];
};


/** One of Korea's 17 first-level regions, with the articles about it. */
export type RegionArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An address that opens a network's share dialogue for an article. */
export type ShareLink = {
  readonly __typename?: 'ShareLink';
  /** The network. */
  readonly network: ShareNetwork;
  /** The address to open. */
  readonly url: Scalars['URL']['output'];
};

/** A network an article can be shared on. */
export type ShareNetwork =
  /** A post in a Band group. */
  | 'BAND'
  /** A new letter in the reader's mail program. */
  | 'EMAIL'
  /** Facebook's share dialogue. */
  | 'FACEBOOK'
  /** A post on KakaoStory. */
  | 'KAKAO_STORY'
  /** A message on LINE. */
  | 'LINE'
  /** A post in a Naver blog or café. */
  | 'NAVER'
  /** A post on X. */
  | 'X';

/** A whole article as `upsertArticle` takes it. */
export type UpsertArticleInput = {
  /** The text, block by block; at least one block. */
  readonly body: ReadonlyArray<ArticleBlockInput>;
  /** Who wrote it. */
  readonly bylines?: ReadonlyArray<BylineInput>;
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The bracketed start of the text, without its brackets. */
  readonly dateline?: InputMaybe<Scalars['String']['input']>;
  /** Check everything and answer what would happen, but write nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** The headline, 1 to 300 characters. */
  readonly headline: Scalars['String']['input'];
  /** The article's id, 1 to 64 letters, digits, `-` or `_`. */
  readonly id: Scalars['ID']['input'];
  /** When it was approved for publication. */
  readonly publishedAt: Scalars['DateTime']['input'];
  /** Who published it. */
  readonly publisher: PublisherInput;
  /** ISO 3166-2:KR codes of the regions the article is about. */
  readonly regionCodes?: ReadonlyArray<Scalars['ID']['input']>;
  /** The section the article stands in. */
  readonly section?: InputMaybe<Scalars['String']['input']>;
  /** The readable last part of its address. Made from the headline and the id when it is not given. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
  /** The lines under the headline. */
  readonly subheadlines?: ReadonlyArray<Scalars['String']['input']>;
  /** Subjects. */
  readonly tags?: ReadonlyArray<Scalars['String']['input']>;
  /** When it was last changed by its editors. `publishedAt` when it is not given; not before it. */
  readonly updatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The original page's address, if it has one. Unique on the site. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/** What `upsertArticle` did. */
export type UpsertArticlePayload = {
  readonly __typename?: 'UpsertArticlePayload';
  /** The article as it now stands. Null for a dry run of an article that does not exist yet. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What happened to it. */
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
  Region: Region;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
  Region:
    ( { __typename: 'Region' }
    & GraphQLRecursivePick<FederationTypes['Region'], {"code":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Article: ResolverTypeWrapper<ArticleDocument>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ArticleBlock: ResolverTypeWrapper<Block>;
  ArticleBlockInput: ArticleBlockInput;
  ArticleConnection: ResolverTypeWrapper<ArticleList>;
  ArticleEdge: ResolverTypeWrapper<Omit<ArticleEdge, 'node'> & { node: ResolversTypes['Article'] }>;
  ArticleStatus: ArticleStatus;
  Byline: ResolverTypeWrapper<Byline>;
  BylineInput: BylineInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Embed: ResolverTypeWrapper<BlockOf<'Embed'>>;
  EmbedInput: EmbedInput;
  Heading: ResolverTypeWrapper<BlockOf<'Heading'>>;
  HeadingInput: HeadingInput;
  Image: ResolverTypeWrapper<BlockOf<'Image'>>;
  ImageInput: ImageInput;
  List: ResolverTypeWrapper<BlockOf<'List'>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ListInput: ListInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Paragraph: ResolverTypeWrapper<BlockOf<'Paragraph'>>;
  ParagraphInput: ParagraphInput;
  Publisher: ResolverTypeWrapper<Publisher>;
  PublisherInput: PublisherInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quote: ResolverTypeWrapper<BlockOf<'Quote'>>;
  QuoteInput: QuoteInput;
  Region: ResolverTypeWrapper<RegionReference>;
  ShareLink: ResolverTypeWrapper<ShareLink>;
  ShareNetwork: ShareNetwork;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpsertArticleInput: UpsertArticleInput;
  UpsertArticlePayload: ResolverTypeWrapper<Omit<UpsertArticlePayload, 'article'> & { article?: Maybe<ResolversTypes['Article']> }>;
  UpsertOutcome: UpsertOutcome;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Article: ArticleDocument;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  ArticleBlock: Block;
  ArticleBlockInput: ArticleBlockInput;
  ArticleConnection: ArticleList;
  ArticleEdge: Omit<ArticleEdge, 'node'> & { node: ResolversParentTypes['Article'] };
  Byline: Byline;
  BylineInput: BylineInput;
  DateTime: Scalars['DateTime']['output'];
  Embed: BlockOf<'Embed'>;
  EmbedInput: EmbedInput;
  Heading: BlockOf<'Heading'>;
  HeadingInput: HeadingInput;
  Image: BlockOf<'Image'>;
  ImageInput: ImageInput;
  List: BlockOf<'List'>;
  Boolean: Scalars['Boolean']['output'];
  ListInput: ListInput;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Paragraph: BlockOf<'Paragraph'>;
  ParagraphInput: ParagraphInput;
  Publisher: Publisher;
  PublisherInput: PublisherInput;
  Query: Record<PropertyKey, never>;
  Quote: BlockOf<'Quote'>;
  QuoteInput: QuoteInput;
  Region: RegionReference;
  ShareLink: ShareLink;
  URL: Scalars['URL']['output'];
  UpsertArticleInput: UpsertArticleInput;
  UpsertArticlePayload: Omit<UpsertArticlePayload, 'article'> & { article?: Maybe<ResolversParentTypes['Article']> };
};

export type ArticleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  body?: Resolver<ReadonlyArray<ResolversTypes['ArticleBlock']>, ParentType, ContextType>;
  bylines?: Resolver<ReadonlyArray<ResolversTypes['Byline']>, ParentType, ContextType>;
  dateline?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  headline?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<ReadonlyArray<ResolversTypes['Image']>, ParentType, ContextType>;
  plainText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  publisher?: Resolver<ResolversTypes['Publisher'], ParentType, ContextType>;
  regions?: Resolver<ReadonlyArray<ResolversTypes['Region']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  section?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shareLinks?: Resolver<ReadonlyArray<ResolversTypes['ShareLink']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ArticleStatus'], ParentType, ContextType>;
  subheadlines?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type ArticleBlockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleBlock'] = ResolversParentTypes['ArticleBlock']> = {
  __resolveType: TypeResolveFn<'Embed' | 'Heading' | 'Image' | 'List' | 'Paragraph' | 'Quote', ParentType, ContextType>;
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

export type BylineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Byline'] = ResolversParentTypes['Byline']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EmbedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Embed'] = ResolversParentTypes['Embed']> = {
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HeadingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Heading'] = ResolversParentTypes['Heading']> = {
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  alt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  caption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  credit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['List'] = ResolversParentTypes['List']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ordered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  upsertArticle?: Resolver<ResolversTypes['UpsertArticlePayload'], ParentType, ContextType, RequireFields<MutationUpsertArticleArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParagraphResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Paragraph'] = ResolversParentTypes['Paragraph']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PublisherResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Publisher'] = ResolversParentTypes['Publisher']> = {
  englishName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<QueryArticleArgs, 'id'>>;
  articleBySlug?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<QueryArticleBySlugArgs, 'slug'>>;
  articleByUrl?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<QueryArticleByUrlArgs, 'url'>>;
  articles?: Resolver<ResolversTypes['ArticleConnection'], ParentType, ContextType, Partial<QueryArticlesArgs>>;
};

export type QuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote']> = {
  attribution?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region'], FederationReferenceType extends FederationReferenceTypes['Region'] = FederationReferenceTypes['Region']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Region']> | FederationReferenceType, FederationReferenceType, ContextType>;
  articles?: Resolver<ResolversTypes['ArticleConnection'], ParentType, ContextType, Partial<RegionArticlesArgs>>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ShareLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareLink'] = ResolversParentTypes['ShareLink']> = {
  network?: Resolver<ResolversTypes['ShareNetwork'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpsertArticlePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpsertArticlePayload'] = ResolversParentTypes['UpsertArticlePayload']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['UpsertOutcome'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Article?: ArticleResolvers<ContextType>;
  ArticleBlock?: ArticleBlockResolvers<ContextType>;
  ArticleConnection?: ArticleConnectionResolvers<ContextType>;
  ArticleEdge?: ArticleEdgeResolvers<ContextType>;
  Byline?: BylineResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Embed?: EmbedResolvers<ContextType>;
  Heading?: HeadingResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  List?: ListResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Paragraph?: ParagraphResolvers<ContextType>;
  Publisher?: PublisherResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  ShareLink?: ShareLinkResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpsertArticlePayload?: UpsertArticlePayloadResolvers<ContextType>;
};

