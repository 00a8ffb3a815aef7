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
  /** An absolute URL as text (WHATWG URL standard), for example `https://news.example/articles/1`. */
  URL: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Which article to take away. */
export type ArchiveArticleInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; another one is refused. Any when it is not given. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
};

/** What `archiveArticle` did. */
export type ArchiveArticlePayload = {
  readonly __typename?: 'ArchiveArticlePayload';
  /** The article as it now stands, also when there are errors; null when there is none. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty when it was. */
  readonly errors: ReadonlyArray<UserError>;
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
  /** The start of the text for lists and previews: as many whole sentences as have room, or a cut one with `…`. */
  readonly excerpt: Scalars['String']['output'];
  /** The headline. */
  readonly headline: Scalars['String']['output'];
  /** Stable id. An imported page's id is derived from the page, so importing it again finds the same article. */
  readonly id: Scalars['ID']['output'];
  /** The pictures of the body, in reading order. */
  readonly images: ReadonlyArray<Image>;
  /** The published article right after this one in its section, null for the newest or without a section. */
  readonly nextInSection: Maybe<Article>;
  /** The body as plain text, one paragraph a line, without captions. */
  readonly plainText: Scalars['String']['output'];
  /** The published article right before this one in its section, null for the first or without a section. */
  readonly previousInSection: Maybe<Article>;
  /** When it was approved for publication (승인). */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** Who published it. */
  readonly publisher: Publisher;
  /** How many minutes an adult needs to read it, at least 1. */
  readonly readingTimeMinutes: Scalars['Int']['output'];
  /** The regions the article is about. Empty when its source names none. */
  readonly regions: ReadonlyArray<Region>;
  /**
   * Published articles like this one: of the newest that share a tag or the section, first those that share the most (each
   * tag and the section count one), then the newest.
   */
  readonly related: ReadonlyArray<Article>;
  /** 1 for a new article, one more for each change of its content. */
  readonly revision: Scalars['Int']['output'];
  /** The contents that the article has had, the current one first. For editors: needs the scope `articles:write`. */
  readonly revisions: ArticleRevisionConnection;
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
  /** How many words the text has, as divided by spaces. */
  readonly wordCount: Scalars['Int']['output'];
};


/** A news article. */
export type ArticleExcerptArgs = {
  maxLength?: Scalars['Int']['input'];
};


/** A news article. */
export type ArticleRelatedArgs = {
  first?: Scalars['Int']['input'];
};


/** A news article. */
export type ArticleRevisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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

/** Which articles a list has. All given fields have to fit. */
export type ArticleFilter = {
  /** Published before this time. */
  readonly publishedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Published at or after this time. */
  readonly publishedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** The publisher's name in Korean. */
  readonly publisher?: InputMaybe<Scalars['String']['input']>;
  /** The ISO 3166-2:KR code of one of the regions. */
  readonly regionCode?: InputMaybe<Scalars['ID']['input']>;
  /** The name of one of the reporters. */
  readonly reporter?: InputMaybe<Scalars['String']['input']>;
  /** The section, by its whole name. */
  readonly section?: InputMaybe<Scalars['String']['input']>;
  /** Where they stand in their life. All but `PUBLISHED` need the scope `articles:write` or `articles:publish`. */
  readonly status?: ArticleStatus;
  /** One of the tags. */
  readonly tag?: InputMaybe<Scalars['String']['input']>;
};

/** In which order articles are listed. */
export type ArticleOrder =
  /** Oldest first. */
  | 'PUBLISHED_AT_ASC'
  /** Newest first. */
  | 'PUBLISHED_AT_DESC'
  /** Most recently edited first. */
  | 'UPDATED_AT_DESC';

/** A content that an article has or had. */
export type ArticleRevision = {
  readonly __typename?: 'ArticleRevision';
  /** The blocks that differ from the revision before, in reading order. Empty for the first revision. */
  readonly blockChanges: ReadonlyArray<BlockChange>;
  /** The text it had. */
  readonly body: ReadonlyArray<ArticleBlock>;
  /** The names of the fields that differ from the revision before, without `body`. Empty for the first revision. */
  readonly changedFields: ReadonlyArray<Scalars['String']['output']>;
  /** The headline it had. */
  readonly headline: Scalars['String']['output'];
  /** Its number, from 1. */
  readonly revision: Scalars['Int']['output'];
  /** When it was written. */
  readonly savedAt: Scalars['DateTime']['output'];
  /** Who wrote it, null when the token said nothing of it. */
  readonly savedBy: Maybe<Editor>;
};

/** A page of an article's revisions (Relay connection). */
export type ArticleRevisionConnection = {
  readonly __typename?: 'ArticleRevisionConnection';
  /** The revisions with their cursors. */
  readonly edges: ReadonlyArray<ArticleRevisionEdge>;
  /** The revisions alone. */
  readonly nodes: ReadonlyArray<ArticleRevision>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** One revision of a page. */
export type ArticleRevisionEdge = {
  readonly __typename?: 'ArticleRevisionEdge';
  /** Opaque; give it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The revision. */
  readonly node: ArticleRevision;
};

/** A page of found articles (Relay connection). */
export type ArticleSearchConnection = {
  readonly __typename?: 'ArticleSearchConnection';
  /** The articles with their cursors and where the words were found. */
  readonly edges: ReadonlyArray<ArticleSearchEdge>;
  /** The articles alone. */
  readonly nodes: ReadonlyArray<Article>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /**
   * About how many articles there are, 10,000 at the most: those with all pairs of letters of the query, of which a few may
   * not be results. Counted only when asked for.
   */
  readonly totalCount: Scalars['Int']['output'];
};

/** One found article of a page. */
export type ArticleSearchEdge = {
  readonly __typename?: 'ArticleSearchEdge';
  /** Opaque; give it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** Where the words were found, the most telling places first, five at the most. */
  readonly highlights: ReadonlyArray<SearchHighlight>;
  /** The article. */
  readonly node: Article;
};

/** In which order found articles are listed. */
export type ArticleSearchOrder =
  /** Newest first. */
  | 'LATEST'
  /** By where the words are: in the headline, then sub-headlines, tags, bylines and the text; newest first in each. */
  | 'RELEVANCE';

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

/** What happened to one block between two revisions. */
export type BlockChange = {
  readonly __typename?: 'BlockChange';
  /** The block as it is, null for a removed one. */
  readonly after: Maybe<ArticleBlock>;
  /** The block as it was, null for an added one. */
  readonly before: Maybe<ArticleBlock>;
  /** What happened. */
  readonly kind: BlockChangeKind;
  /** Where it stands in the newer body, from 0; for a removed block, where it would stand. */
  readonly position: Scalars['Int']['output'];
};

/** What happens to a block. */
export type BlockChangeKind =
  /** It is new. */
  | 'ADDED'
  /** It has another content. */
  | 'CHANGED'
  /** It is gone. */
  | 'REMOVED';

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

/** Who may be shown a kept answer. */
export type CacheControlScope =
  /** Who asked. */
  | 'PRIVATE'
  /** Everybody. */
  | 'PUBLIC';

/** Somebody who writes to the graph. */
export type Editor = {
  readonly __typename?: 'Editor';
  /** The subject of the token. */
  readonly id: Scalars['ID']['output'];
  /** The name the token states. */
  readonly name: Maybe<Scalars['String']['output']>;
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

/** A run of text that is a match or none. */
export type HighlightPart = {
  readonly __typename?: 'HighlightPart';
  /** Whether it is what was searched for. */
  readonly isMatch: Scalars['Boolean']['output'];
  /** The text, without markup. */
  readonly text: Scalars['String']['output'];
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
   * Takes an article, a draft or a scheduled one away from all lists and readers. Needs the scope `articles:publish`.
   * Errors: NOT_FOUND, STALE_REVISION.
   */
  readonly archiveArticle: ArchiveArticlePayload;
  /**
   * Shows a draft or scheduled article to readers now. Needs the scope `articles:publish`.
   * Errors: NOT_FOUND, STALE_REVISION, WRONG_STATUS.
   */
  readonly publishArticle: PublishArticlePayload;
  /**
   * Brings an archived article back: to readers when they had seen it, else as a draft. Needs the scope
   * `articles:publish`. Errors: NOT_FOUND, STALE_REVISION, WRONG_STATUS.
   */
  readonly restoreArticle: RestoreArticlePayload;
  /**
   * Lets a draft go live by itself at a time, or moves that time. Needs the scope `articles:publish`.
   * Errors: NOT_FOUND, STALE_REVISION, WRONG_STATUS, TIME_PASSED.
   */
  readonly scheduleArticle: ScheduleArticlePayload;
  /**
   * Changes parts of an article that still stands at the revision the editor saw. Needs the scope `articles:write`.
   * Errors: NOT_FOUND, STALE_REVISION (`article` is the current one), ADDRESS_TAKEN.
   */
  readonly updateArticle: UpdateArticlePayload;
  /**
   * Writes one whole article by its id: creates it, replaces it when its content differs, or leaves it as it is.
   * Running it twice changes nothing. Needs the scope `articles:write`.
   */
  readonly upsertArticle: UpsertArticlePayload;
};


/** Everything that can be written. Each field needs a token with the scope it names. */
export type MutationArchiveArticleArgs = {
  input: ArchiveArticleInput;
};


/** Everything that can be written. Each field needs a token with the scope it names. */
export type MutationPublishArticleArgs = {
  input: PublishArticleInput;
};


/** Everything that can be written. Each field needs a token with the scope it names. */
export type MutationRestoreArticleArgs = {
  input: RestoreArticleInput;
};


/** Everything that can be written. Each field needs a token with the scope it names. */
export type MutationScheduleArticleArgs = {
  input: ScheduleArticleInput;
};


/** Everything that can be written. Each field needs a token with the scope it names. */
export type MutationUpdateArticleArgs = {
  input: UpdateArticleInput;
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

/** The news site. */
export type Publication = {
  readonly __typename?: 'Publication';
  /** The name in English. */
  readonly englishName: Maybe<Scalars['String']['output']>;
  /** When a published article was last edited (최종편집), null when there is none. */
  readonly lastEditedAt: Maybe<Scalars['DateTime']['output']>;
  /** The name in Korean. The publisher of the last edited article when the site was not given one. */
  readonly name: Scalars['String']['output'];
  /** Where readers subscribe (구독신청). */
  readonly subscriptionUrl: Maybe<Scalars['URL']['output']>;
  /** Where readers send tips (기사제보). */
  readonly tipUrl: Maybe<Scalars['URL']['output']>;
  /** The site's root address. */
  readonly url: Scalars['URL']['output'];
};

/** Which article to publish. */
export type PublishArticleInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; another one is refused. Any when it is not given. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
};

/** What `publishArticle` did. */
export type PublishArticlePayload = {
  readonly __typename?: 'PublishArticlePayload';
  /** The article as it now stands, also when there are errors; null when there is none. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty when it was. */
  readonly errors: ReadonlyArray<UserError>;
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
  /**
   * Articles in pages, published ones newest first unless asked otherwise. Give `first` (with `after`) or `last` (with
   * `before`). Use it for home pages, section lists and archives.
   */
  readonly articles: ArticleConnection;
  /** The news site itself: its name and what a page's masthead shows. */
  readonly publication: Publication;
  /** The reporters of the published articles, those with the most articles first. */
  readonly reporters: ReporterConnection;
  /**
   * Published articles in which some words are found: in headlines, sub-headlines, tags, bylines and texts. Upper and lower
   * case and spaces do not matter: 우리금융 finds 우리 금융 and the reverse. Latin words are found from their beginning.
   */
  readonly searchArticles: ArticleSearchConnection;
  /** The sections of the published articles, those with the most articles first. */
  readonly sections: SectionConnection;
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
  filter?: InputMaybe<ArticleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: ArticleOrder;
};


/** Everything that can be read. */
export type QueryReportersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QuerySearchArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: ArticleSearchOrder;
  query: Scalars['String']['input'];
};


/** Everything that can be read. */
export type QuerySectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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

/** Somebody who writes articles. People of the same name are one. */
export type Reporter = {
  readonly __typename?: 'Reporter';
  /** How many published articles name the reporter. */
  readonly articleCount: Scalars['Int']['output'];
  /** The reporter's published articles, newest first. */
  readonly articles: ArticleConnection;
  /** The name, as `Byline.name` has it. */
  readonly name: Scalars['String']['output'];
};


/** Somebody who writes articles. People of the same name are one. */
export type ReporterArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of reporters (Relay connection). */
export type ReporterConnection = {
  readonly __typename?: 'ReporterConnection';
  /** The reporters with their cursors. */
  readonly edges: ReadonlyArray<ReporterEdge>;
  /** The reporters alone. */
  readonly nodes: ReadonlyArray<Reporter>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many reporters there are. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One reporter of a page. */
export type ReporterEdge = {
  readonly __typename?: 'ReporterEdge';
  /** Opaque; give it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The reporter. */
  readonly node: Reporter;
};

/** Which article to bring back. */
export type RestoreArticleInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; another one is refused. Any when it is not given. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
};

/** What `restoreArticle` did. */
export type RestoreArticlePayload = {
  readonly __typename?: 'RestoreArticlePayload';
  /** The article as it now stands, also when there are errors; null when there is none. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty when it was. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which article goes live and when. */
export type ScheduleArticleInput = {
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; another one is refused. Any when it is not given. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
  /** When it goes live; in the future. */
  readonly publishAt: Scalars['DateTime']['input'];
};

/** What `scheduleArticle` did. */
export type ScheduleArticlePayload = {
  readonly __typename?: 'ScheduleArticlePayload';
  /** The article as it now stands, also when there are errors; null when there is none. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty when it was. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A part of an article that is searched. */
export type SearchField =
  /** The text, captions included. */
  | 'BODY'
  /** A reporter's name. */
  | 'BYLINE'
  /** The headline. */
  | 'HEADLINE'
  /** A line under the headline. */
  | 'SUBHEADLINE'
  /** A tag. */
  | 'TAG';

/** A text in which searched words were found. */
export type SearchHighlight = {
  readonly __typename?: 'SearchHighlight';
  /** Which part of the article it is from. */
  readonly field: SearchField;
  /** The text, or the part of a long one around the first match, cut where matches begin and end. */
  readonly parts: ReadonlyArray<HighlightPart>;
};

/** A section of the site. */
export type Section = {
  readonly __typename?: 'Section';
  /** How many published articles it has. */
  readonly articleCount: Scalars['Int']['output'];
  /** Its published articles, newest first. */
  readonly articles: ArticleConnection;
  /** The name, as `Article.section` has it. */
  readonly name: Scalars['String']['output'];
};


/** A section of the site. */
export type SectionArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of sections (Relay connection). */
export type SectionConnection = {
  readonly __typename?: 'SectionConnection';
  /** The sections with their cursors. */
  readonly edges: ReadonlyArray<SectionEdge>;
  /** The sections alone. */
  readonly nodes: ReadonlyArray<Section>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many sections there are. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One section of a page. */
export type SectionEdge = {
  readonly __typename?: 'SectionEdge';
  /** Opaque; give it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The section. */
  readonly node: Section;
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

/** What clients are told of as it happens. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Articles as readers come to see them for the first time. */
  readonly articlePublished: Article;
};


/** What clients are told of as it happens. */
export type SubscriptionArticlePublishedArgs = {
  regionCodes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  section?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of an article. What is left out stays as it is. */
export type UpdateArticleInput = {
  /** The whole text, block by block; at least one block. */
  readonly body?: InputMaybe<ReadonlyArray<ArticleBlockInput>>;
  /** Who wrote it. */
  readonly bylines?: InputMaybe<ReadonlyArray<BylineInput>>;
  /** Returned as it is, so that a client can match the answer (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The bracketed start of the text, without its brackets; null takes it away. */
  readonly dateline?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; another one is refused. */
  readonly expectedRevision: Scalars['Int']['input'];
  /** The headline, 1 to 300 characters. */
  readonly headline?: InputMaybe<Scalars['String']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
  /** Who published it. */
  readonly publisher?: InputMaybe<PublisherInput>;
  /** ISO 3166-2:KR codes of the regions the article is about. */
  readonly regionCodes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The section; null takes it out of all. */
  readonly section?: InputMaybe<Scalars['String']['input']>;
  /** The readable last part of its address. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
  /** The lines under the headline. */
  readonly subheadlines?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Subjects. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** When it was changed. Now when it is not given. */
  readonly updatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The original page's address; null takes it away. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/** What `updateArticle` did. */
export type UpdateArticlePayload = {
  readonly __typename?: 'UpdateArticlePayload';
  /** The article as it now stands, also when there are errors; null when there is none. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty when it was. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A whole article as `upsertArticle` takes it. */
export type UpsertArticleInput = {
  /** Create it as a draft that readers do not see. Has no effect on an article that exists, which keeps its status. */
  readonly asDraft?: Scalars['Boolean']['input'];
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
  /** Leave an article that exists as it is. For sources that have only a part of an article, such as feeds. */
  readonly keepExisting?: Scalars['Boolean']['input'];
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

/** What a person has to react to. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What is wrong, for programs. */
  readonly code: Scalars['String']['output'];
  /** The part of the input it is about, as a path. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong, for the person. */
  readonly message: Scalars['String']['output'];
};
