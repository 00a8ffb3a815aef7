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
  /**
   * An absolute http or https URL (WHATWG URL standard) of up to 2048 characters without a user name and password, for
   * example `https://news.example/articles/1`.
   */
  URL: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** The article to archive. */
export type ArchiveArticleInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; the change is rejected if it is not the current one. Any by default. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
};

/** Result of `archiveArticle`. */
export type ArchiveArticlePayload = {
  readonly __typename?: 'ArchiveArticlePayload';
  /** The article after the change, also when there are errors; null when it does not exist. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A news article. */
export type Article = Node & {
  readonly __typename?: 'Article';
  /** The body, block by block, in reading order. */
  readonly body: ReadonlyArray<ArticleBlock>;
  /** The authors, in the order of the page. */
  readonly bylines: ReadonlyArray<Byline>;
  /** The copyright line as the source prints it, for example `저작권자 © 새벽신문`. */
  readonly copyright: Maybe<Scalars['String']['output']>;
  /** The bracketed start of the body, which names the publisher or place and the reporter, without its brackets. */
  readonly dateline: Maybe<Scalars['String']['output']>;
  /** The start of the body for lists and previews: as many whole sentences as fit, or a truncated one with `…`. */
  readonly excerpt: Scalars['String']['output'];
  /** When it will be archived by itself, null for nearly all articles. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The headline. */
  readonly headline: Scalars['String']['output'];
  /** Stable id. The id of an imported page is derived from the page, so importing it again finds the same article. */
  readonly id: Scalars['ID']['output'];
  /** The images of the body, in reading order. */
  readonly images: ReadonlyArray<Image>;
  /** Whether its editors mark it as breaking news (속보). */
  readonly isBreaking: Scalars['Boolean']['output'];
  /**
   * The image that stands for the article on front pages, in lists and where it is shared: the one that its editors chose,
   * else the first of the body that has a URL. Null without any. Lists read no bodies for it.
   */
  readonly leadImage: Maybe<Image>;
  /** The next published article in its section, null for the newest or without a section. */
  readonly nextInSection: Maybe<Article>;
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
  /** The body as plain text, one paragraph, heading, list entry or table row per line, without captions. */
  readonly plainText: Scalars['String']['output'];
  /** The previous published article in its section, null for the first or without a section. */
  readonly previousInSection: Maybe<Article>;
  /** When it was approved for publication (승인). */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** The publisher. */
  readonly publisher: Publisher;
  /** Reading time of an adult in minutes, at least 1. */
  readonly readingTimeMinutes: Scalars['Int']['output'];
  /** The regions that the article is about. Empty when its source names none. */
  readonly regions: ReadonlyArray<Region>;
  /**
   * Similar published articles: of the newest that share a tag or the section, first those that share the most (each tag
   * and the section count one), then the newest.
   */
  readonly related: ReadonlyArray<Article>;
  /** 1 for a new article, incremented by each change of its content. */
  readonly revision: Scalars['Int']['output'];
  /** The revisions of the article's content, the current one first. For editors: requires the scope `articles:write`. */
  readonly revisions: Maybe<ArticleRevisionConnection>;
  /** The section of the article, null when its source names none. */
  readonly section: Maybe<Scalars['String']['output']>;
  /** The series that it is part of, by id; empty for most articles. */
  readonly series: ReadonlyArray<Series>;
  /** Links that share the article on a network. */
  readonly shareLinks: ReadonlyArray<ShareLink>;
  /** The readable last part of the article's URL, unique on the site. */
  readonly slug: Scalars['String']['output'];
  /** The publication status. */
  readonly status: ArticleStatus;
  /** The lines under the headline, in order. */
  readonly subheadlines: ReadonlyArray<Scalars['String']['output']>;
  /** Subjects, as the source lists them. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** When its editors last changed it (수정); equal to `publishedAt` if they never did. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The article's URL: the original page's, or this site's own for an article without one. */
  readonly url: Scalars['URL']['output'];
  /** The number of words of the plain text, separated by spaces. */
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
export type ArticleBlock = Embed | Heading | Image | List | Paragraph | Quote | Table;

/** One block of a body. Exactly one of its fields must be given. */
export type ArticleBlockInput = {
  /** Embedded content of another site. */
  readonly embed?: InputMaybe<EmbedInput>;
  /** A heading in the body. */
  readonly heading?: InputMaybe<HeadingInput>;
  /** An image. */
  readonly image?: InputMaybe<ImageInput>;
  /** A list of short texts. */
  readonly list?: InputMaybe<ListInput>;
  /** A paragraph of text. */
  readonly paragraph?: InputMaybe<ParagraphInput>;
  /** A quotation. */
  readonly quote?: InputMaybe<QuoteInput>;
  /** A table of texts. */
  readonly table?: InputMaybe<TableInput>;
};

/** A page of articles (Relay connection). */
export type ArticleConnection = {
  readonly __typename?: 'ArticleConnection';
  /** The articles with their cursors. */
  readonly edges: ReadonlyArray<ArticleEdge>;
  /** The articles without cursors. */
  readonly nodes: ReadonlyArray<Article>;
  /** Information about this page. */
  readonly pageInfo: PageInfo;
  /** The number of articles in the whole list. Counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One article of a page. */
export type ArticleEdge = {
  readonly __typename?: 'ArticleEdge';
  /** Opaque; pass it as `after` or `before` to get the next or previous page. */
  readonly cursor: Scalars['String']['output'];
  /** The article. */
  readonly node: Article;
};

/** Filters a list of articles. All given fields must match. */
export type ArticleFilter = {
  /** Whether articles of the sections below `section` match too. */
  readonly includeSubsections?: Scalars['Boolean']['input'];
  /** With `true`, only articles that are marked as breaking news; `false` filters nothing. */
  readonly isBreaking?: Scalars['Boolean']['input'];
  /** Published before this time. */
  readonly publishedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Published at or after this time. */
  readonly publishedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** The publisher's name in Korean. */
  readonly publisher?: InputMaybe<Scalars['String']['input']>;
  /** The ISO 3166-2:KR code of one of the regions. */
  readonly regionCode?: InputMaybe<Scalars['ID']['input']>;
  /** The name of one of the reporters, with or without the role: 김하나 or 김하나 기자. */
  readonly reporter?: InputMaybe<Scalars['String']['input']>;
  /** The section, by its full name; a breadcrumb's 홈 is ignored, as is the spacing of `>`. */
  readonly section?: InputMaybe<Scalars['String']['input']>;
  /** The publication status. All but `PUBLISHED` require the scope `articles:write` or `articles:publish`. */
  readonly status?: ArticleStatus;
  /** One of the tags. */
  readonly tag?: InputMaybe<Scalars['String']['input']>;
};

/** The sort order of articles. */
export type ArticleOrder =
  /** Oldest first. */
  | 'PUBLISHED_AT_ASC'
  /** Newest first. */
  | 'PUBLISHED_AT_DESC'
  /** Most recently edited first. */
  | 'UPDATED_AT_DESC';

/** A current or past content of an article. */
export type ArticleRevision = {
  readonly __typename?: 'ArticleRevision';
  /** The blocks that differ from the previous revision, in reading order. Empty for the first revision. */
  readonly blockChanges: ReadonlyArray<BlockChange>;
  /** The body of this revision. */
  readonly body: ReadonlyArray<ArticleBlock>;
  /** The names of the fields that differ from the previous revision, without `body`. Empty for the first revision. */
  readonly changedFields: ReadonlyArray<Scalars['String']['output']>;
  /** The headline of this revision. */
  readonly headline: Scalars['String']['output'];
  /** Its number, from 1. */
  readonly revision: Scalars['Int']['output'];
  /** When it was written. */
  readonly savedAt: Scalars['DateTime']['output'];
  /** Its author, null when the token did not name one. */
  readonly savedBy: Maybe<Editor>;
};

/** A page of an article's revisions (Relay connection). */
export type ArticleRevisionConnection = {
  readonly __typename?: 'ArticleRevisionConnection';
  /** The revisions with their cursors. */
  readonly edges: ReadonlyArray<ArticleRevisionEdge>;
  /** The revisions without cursors. */
  readonly nodes: ReadonlyArray<ArticleRevision>;
  /** Information about this page. */
  readonly pageInfo: PageInfo;
};

/** One revision of a page. */
export type ArticleRevisionEdge = {
  readonly __typename?: 'ArticleRevisionEdge';
  /** Opaque; pass it as `after` to get the next page. */
  readonly cursor: Scalars['String']['output'];
  /** The revision. */
  readonly node: ArticleRevision;
};

/** A page of search results (Relay connection). */
export type ArticleSearchConnection = {
  readonly __typename?: 'ArticleSearchConnection';
  /** The articles with their cursors and matches. */
  readonly edges: ReadonlyArray<ArticleSearchEdge>;
  /**
   * The most frequent values among all results, to narrow the search by its `filter`. Counts of up to 200 results are exact;
   * of more, they are of the 10,000 newest articles with all letter pairs of the query.
   */
  readonly facets: ArticleSearchFacets;
  /** The articles without cursors. */
  readonly nodes: ReadonlyArray<Article>;
  /** Information about this page. */
  readonly pageInfo: PageInfo;
  /**
   * The number of results, 10,000 at most. Of more than a few pages it is approximate: articles with all letter pairs of the
   * query, a few of which may not match. Counted only when selected.
   */
  readonly totalCount: Scalars['Int']['output'];
};


/** A page of search results (Relay connection). */
export type ArticleSearchConnectionFacetsArgs = {
  first?: Scalars['Int']['input'];
};

/** One search result of a page. */
export type ArticleSearchEdge = {
  readonly __typename?: 'ArticleSearchEdge';
  /** Opaque; pass it as `after` to get the next page. */
  readonly cursor: Scalars['String']['output'];
  /** Where the words match, the most relevant places first, five at most. */
  readonly highlights: ReadonlyArray<SearchHighlight>;
  /** The article. */
  readonly node: Article;
};

/** How many search results have which values, the most frequent first. */
export type ArticleSearchFacets = {
  readonly __typename?: 'ArticleSearchFacets';
  /** ISO 3166-2:KR codes of regions. */
  readonly regions: ReadonlyArray<SearchFacet>;
  /** Names of reporters. */
  readonly reporters: ReadonlyArray<SearchFacet>;
  /** Sections, by their full names. */
  readonly sections: ReadonlyArray<SearchFacet>;
  /** Tags. */
  readonly tags: ReadonlyArray<SearchFacet>;
};

/** Filters the results of a search. All given fields must match. */
export type ArticleSearchFilter = {
  /** Whether articles of the sections below `section` match too. */
  readonly includeSubsections?: Scalars['Boolean']['input'];
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
  /** The section, by its full name. */
  readonly section?: InputMaybe<Scalars['String']['input']>;
  /** One of the tags. */
  readonly tag?: InputMaybe<Scalars['String']['input']>;
};

/** The sort order of search results. */
export type ArticleSearchOrder =
  /** Newest first. */
  | 'LATEST'
  /**
   * By where the words match: headline, then sub-headlines, tags, bylines and their like, and the body; in headlines and
   * bodies first where a word begins. Nouns without what may be a particle, and single letters across a space, come last.
   * Newest first in each.
   */
  | 'RELEVANCE';

/** The publication status of an article. */
export type ArticleStatus =
  /** Hidden from readers and lists. */
  | 'ARCHIVED'
  /** Being written; readers do not see it. */
  | 'DRAFT'
  /** Readers see it. */
  | 'PUBLISHED'
  /** Will be published automatically at its time; readers do not see it yet. */
  | 'SCHEDULED';

/** The change of one block between two revisions. */
export type BlockChange = {
  readonly __typename?: 'BlockChange';
  /** The new block, null for a removed one. */
  readonly after: Maybe<ArticleBlock>;
  /** The old block, null for an added one. */
  readonly before: Maybe<ArticleBlock>;
  /** The kind of change. */
  readonly kind: BlockChangeKind;
  /** Its index in the newer body, from 0; for a removed block, where it would be. */
  readonly position: Scalars['Int']['output'];
};

/** The kind of change of a block. */
export type BlockChangeKind =
  /** The block was added. */
  | 'ADDED'
  /** The block has new content. */
  | 'CHANGED'
  /** The block was removed. */
  | 'REMOVED';

/** One author of an article. */
export type Byline = {
  readonly __typename?: 'Byline';
  /** The person's email address for readers. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The person's name. */
  readonly name: Scalars['String']['output'];
  /** The person's page. */
  readonly reporter: Reporter;
  /** The person's role as printed, for example 기자 (reporter). */
  readonly role: Maybe<Scalars['String']['output']>;
};

/** One author. */
export type BylineInput = {
  /** The person's email address for readers. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /**
   * The person's name. A role or an address in it becomes `role` or `email`, and several names become several authors, as
   * in 김하나·박둘 기자.
   */
  readonly name: Scalars['String']['input'];
  /** The person's role as printed. */
  readonly role?: InputMaybe<Scalars['String']['input']>;
};

/** Who may get a cached response. */
export type CacheControlScope =
  /** Only the user whose request it answered. */
  | 'PRIVATE'
  /** Every user. */
  | 'PUBLIC';

/** The article of a preview, and for how long it is shown. */
export type CreatePreviewInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
  /** Minutes until the token expires: 1 to 43,200 (30 days). */
  readonly validMinutes?: Scalars['Int']['input'];
};

/** Result of `createPreview`. */
export type CreatePreviewPayload = {
  readonly __typename?: 'CreatePreviewPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why there is none; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** When it expires; null with errors. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The token for `articlePreview`; null with errors. Whoever has it sees the article. */
  readonly token: Maybe<Scalars['String']['output']>;
};

/** A user who writes to the graph. */
export type Editor = {
  readonly __typename?: 'Editor';
  /** Stable id; the same as that of the `User` who comments. */
  readonly id: Scalars['ID']['output'];
  /** The name in the token. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** Embedded content of another site, such as a video. */
export type Embed = {
  readonly __typename?: 'Embed';
  /** The title of the content. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** The URL of the content. Always present; nullable like `Image.url`, so that one query may select both. */
  readonly url: Maybe<Scalars['URL']['output']>;
};

/** Embedded content of another site. */
export type EmbedInput = {
  /** The title of the content. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** The URL of the content. */
  readonly url: Scalars['URL']['input'];
};

/** The article that expires, and its time. */
export type ExpireArticleInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; the change is rejected if it is not the current one. Any by default. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** When it is archived: in the future, and after a scheduled publication. Null for never. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
};

/** Result of `expireArticle`. */
export type ExpireArticlePayload = {
  readonly __typename?: 'ExpireArticlePayload';
  /** The article after the change, also when there are errors; null when it does not exist. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A list of articles that editors put together, in their order. */
export type FrontPage = {
  readonly __typename?: 'FrontPage';
  /** The ids of all its articles, whatever their status. For editors: requires the scope `articles:publish`. */
  readonly articleIds: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** Its published articles, in the order of the page: those that were archived or are yet to be published are left out. */
  readonly articles: ReadonlyArray<Article>;
  /** The name of the page. */
  readonly name: Scalars['String']['output'];
  /** 1 for a new page, incremented by each change. */
  readonly revision: Scalars['Int']['output'];
  /** When it was last changed. */
  readonly savedAt: Scalars['DateTime']['output'];
};


/** A list of articles that editors put together, in their order. */
export type FrontPageArticlesArgs = {
  first?: Scalars['Int']['input'];
};

/** A heading in the body. */
export type Heading = {
  readonly __typename?: 'Heading';
  /** 2 for a heading directly under the headline, 3 for one under that, and so on up to 6. */
  readonly level: Scalars['Int']['output'];
  /** The text, without markup. */
  readonly text: Scalars['String']['output'];
};

/** A heading in the body. */
export type HeadingInput = {
  /** 2 to 6. */
  readonly level?: Scalars['Int']['input'];
  /** The text, without markup. */
  readonly text: Scalars['String']['input'];
};

/** A run of text that matches or does not. */
export type HighlightPart = {
  readonly __typename?: 'HighlightPart';
  /** Whether it matches. */
  readonly isMatch: Scalars['Boolean']['output'];
  /** The text, without markup. */
  readonly text: Scalars['String']['output'];
};

/** An image with its caption. */
export type Image = {
  readonly __typename?: 'Image';
  /** Alternative text for those who cannot see the image. */
  readonly alt: Maybe<Scalars['String']['output']>;
  /** The caption, without the credit. */
  readonly caption: Maybe<Scalars['String']['output']>;
  /** The credit: who made or provided the image. */
  readonly credit: Maybe<Scalars['String']['output']>;
  /** The height of the image at `url` in pixels, null when the source does not say. */
  readonly height: Maybe<Scalars['Int']['output']>;
  /** The same image in other sizes, the narrowest first, to choose from by the width of the screen (`srcset`). */
  readonly sizes: ReadonlyArray<ImageSize>;
  /** The image URL, null when the source had only its caption. */
  readonly url: Maybe<Scalars['URL']['output']>;
  /** The width of the image at `url` in pixels, null when the source does not say. */
  readonly width: Maybe<Scalars['Int']['output']>;
};

/** An image; at least one of `url` and `caption` must be given. */
export type ImageInput = {
  /** Alternative text. */
  readonly alt?: InputMaybe<Scalars['String']['input']>;
  /** The caption, without the credit. */
  readonly caption?: InputMaybe<Scalars['String']['input']>;
  /** The credit: who made or provided the image. */
  readonly credit?: InputMaybe<Scalars['String']['input']>;
  /** The height of the image at `url` in pixels, 1 to 30,000. */
  readonly height?: InputMaybe<Scalars['Int']['input']>;
  /** The same image in other sizes: up to 20, each of another width. Only with `url`. */
  readonly sizes?: ReadonlyArray<ImageSizeInput>;
  /** The image URL. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
  /** The width of the image at `url` in pixels, 1 to 30,000. */
  readonly width?: InputMaybe<Scalars['Int']['input']>;
};

/** An image in one of several sizes. */
export type ImageSize = {
  readonly __typename?: 'ImageSize';
  /** The height in pixels, null when the source does not say. */
  readonly height: Maybe<Scalars['Int']['output']>;
  /** The URL of the image in this size. */
  readonly url: Scalars['URL']['output'];
  /** The width in pixels. */
  readonly width: Scalars['Int']['output'];
};

/** An image in one of several sizes. */
export type ImageSizeInput = {
  /** The height in pixels, 1 to 30,000. */
  readonly height?: InputMaybe<Scalars['Int']['input']>;
  /** The URL of the image in this size. */
  readonly url: Scalars['URL']['input'];
  /** The width in pixels, 1 to 30,000. */
  readonly width: Scalars['Int']['input'];
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

/** A language of the site. */
export type Locale =
  /** English. */
  | 'EN'
  /** Korean. */
  | 'KO';

/** The article to mark. */
export type MarkBreakingInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; the change is rejected if it is not the current one. Any by default. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
  /** Whether it is breaking news. */
  readonly isBreaking?: Scalars['Boolean']['input'];
};

/** Result of `markBreaking`. */
export type MarkBreakingPayload = {
  readonly __typename?: 'MarkBreakingPayload';
  /** The article after the change, also when there are errors; null when it does not exist. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** All mutations. Each one requires a token with the scope it names. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Archives an article, a draft or a scheduled one: readers and lists no longer see it.
   * Requires the scope `articles:publish`. Errors: NOT_FOUND, STALE_REVISION.
   */
  readonly archiveArticle: Maybe<ArchiveArticlePayload>;
  /**
   * Makes a token that shows an article before it is published, for example to somebody who is quoted in it. It shows the
   * article as it is when it is read, and cannot be taken back before it expires, except all at once.
   * Requires the scope `articles:write`. Errors: NOT_FOUND.
   */
  readonly createPreview: Maybe<CreatePreviewPayload>;
  /**
   * Sets when a published article is archived by itself, or that it is not; of an article that is yet to be published, from
   * then on.
   * Requires the scope `articles:publish`. Errors: NOT_FOUND, STALE_REVISION, WRONG_STATUS (archived), TIME_PASSED.
   */
  readonly expireArticle: Maybe<ExpireArticlePayload>;
  /**
   * Marks an article as breaking news, or takes the mark off. Marking it twice changes nothing.
   * Requires the scope `articles:publish`. Errors: NOT_FOUND, STALE_REVISION.
   */
  readonly markBreaking: Maybe<MarkBreakingPayload>;
  /**
   * Publishes a draft or scheduled article now.
   * Requires the scope `articles:publish`. Errors: NOT_FOUND, STALE_REVISION, WRONG_STATUS.
   */
  readonly publishArticle: Maybe<PublishArticlePayload>;
  /**
   * Records what a publisher's pages say of the publication: when it was last edited, and its links. An earlier time than
   * the recorded one changes nothing, and neither does running it twice. The first publisher that is recorded is the
   * site's, unless another name is configured.
   * Requires the scope `articles:write`.
   */
  readonly recordMasthead: Maybe<RecordMastheadPayload>;
  /**
   * Counts that a reader opened some articles. For pages and apps, without a token: send the articles of some time together.
   * Nothing of the reader is stored, only a number for each article and hour, for eight days. One request counts an article
   * once, and 20 at the most; articles that readers do not see count nothing. Limit who may send how many with a
   * rate limit on this field.
   */
  readonly recordReads: Maybe<RecordReadsPayload>;
  /**
   * Restores an archived article: as published if readers had seen it, otherwise as a draft.
   * Requires the scope `articles:publish`. Errors: NOT_FOUND, STALE_REVISION, WRONG_STATUS.
   */
  readonly restoreArticle: Maybe<RestoreArticlePayload>;
  /**
   * Saves the whole list of a front page, if its revision is the one the editor saw.
   * Requires the scope `articles:publish`. Errors: NOT_FOUND (of an article), STALE_REVISION (`frontPage` is the current one).
   */
  readonly saveFrontPage: Maybe<SaveFrontPagePayload>;
  /**
   * Saves the whole profile of a reporter: creates it, replaces it, or leaves it unchanged. The name needs no article yet.
   * Requires the scope `articles:write`.
   */
  readonly saveReporter: Maybe<SaveReporterPayload>;
  /**
   * Saves a whole series, if its revision is the one the editor saw.
   * Requires the scope `articles:publish`. Errors: NOT_FOUND (of an article), STALE_REVISION (`series` is the current one).
   */
  readonly saveSeries: Maybe<SaveSeriesPayload>;
  /**
   * Schedules a draft for publication, or changes that time.
   * Requires the scope `articles:publish`. Errors: NOT_FOUND, STALE_REVISION, WRONG_STATUS, TIME_PASSED.
   */
  readonly scheduleArticle: Maybe<ScheduleArticlePayload>;
  /**
   * Updates parts of an article, if its revision is the one the editor saw.
   * Requires the scope `articles:write`. Errors: NOT_FOUND, STALE_REVISION (`article` is the current one), ADDRESS_TAKEN.
   */
  readonly updateArticle: Maybe<UpdateArticlePayload>;
  /**
   * Upserts one whole article by its id: creates it, replaces it when its content differs, or leaves it unchanged. Running
   * it twice changes nothing.
   * Requires the scope `articles:write`.
   */
  readonly upsertArticle: Maybe<UpsertArticlePayload>;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationArchiveArticleArgs = {
  input: ArchiveArticleInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationCreatePreviewArgs = {
  input: CreatePreviewInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationExpireArticleArgs = {
  input: ExpireArticleInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationMarkBreakingArgs = {
  input: MarkBreakingInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationPublishArticleArgs = {
  input: PublishArticleInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationRecordMastheadArgs = {
  input: RecordMastheadInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationRecordReadsArgs = {
  input: RecordReadsInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationRestoreArticleArgs = {
  input: RestoreArticleInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationSaveFrontPageArgs = {
  input: SaveFrontPageInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationSaveReporterArgs = {
  input: SaveReporterInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationSaveSeriesArgs = {
  input: SaveSeriesInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationScheduleArticleArgs = {
  input: ScheduleArticleInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationUpdateArticleArgs = {
  input: UpdateArticleInput;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationUpsertArticleArgs = {
  input: UpsertArticleInput;
};

/** Something with a global id (Relay's Object Identification). */
export type Node = {
  /**
   * Identifies it among all objects of the graph; opaque. `Query.node` finds it again. Not the `id` of its type, which stays
   * what it was.
   */
  readonly nodeId: Scalars['ID']['output'];
};

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

/** A paragraph of text. */
export type Paragraph = {
  readonly __typename?: 'Paragraph';
  /**
   * The text as runs of one form each, with links, emphasis and line breaks. Their texts joined are `text`; a text without
   * any of these is one span. Texts are plain: a client escapes them for its target, as it does all others.
   */
  readonly spans: ReadonlyArray<TextSpan>;
  /** The text, without markup; its lines are separated by `\n`. */
  readonly text: Scalars['String']['output'];
};

/** A paragraph of text. Exactly one of its fields must be given. */
export type ParagraphInput = {
  /** The text as runs with links and emphasis: 1 to 500, together as long as `text`. */
  readonly spans?: InputMaybe<ReadonlyArray<TextSpanInput>>;
  /** The text, without markup, up to 20,000 characters. `\n` is a line break. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** The news site. */
export type Publication = {
  readonly __typename?: 'Publication';
  /** The name in English. */
  readonly englishName: Maybe<Scalars['String']['output']>;
  /**
   * When the publication was last edited: the time of its masthead (최종편집), or of a later edit of one of its published
   * articles; null when there is neither.
   */
  readonly lastEditedAt: Maybe<Scalars['DateTime']['output']>;
  /** The names of the links of its masthead, as printed; empty without one. */
  readonly mastheadLinks: ReadonlyArray<Scalars['String']['output']>;
  /**
   * The name in Korean: the configured one, else the publisher of the first masthead that was recorded, else of the first
   * article that was written. Other publishers' articles do not change it.
   */
  readonly name: Scalars['String']['output'];
  /** The page where readers subscribe (구독신청). */
  readonly subscriptionUrl: Maybe<Scalars['URL']['output']>;
  /** The page where readers send tips (기사제보). */
  readonly tipUrl: Maybe<Scalars['URL']['output']>;
  /** The site's root URL. */
  readonly url: Scalars['URL']['output'];
};

/** The article to publish. */
export type PublishArticleInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; the change is rejected if it is not the current one. Any by default. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
};

/** Result of `publishArticle`. */
export type PublishArticlePayload = {
  readonly __typename?: 'PublishArticlePayload';
  /** The article after the change, also when there are errors; null when it does not exist. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** The publisher of an article. */
export type Publisher = {
  readonly __typename?: 'Publisher';
  /** The name in English, as the publisher writes it. */
  readonly englishName: Maybe<Scalars['String']['output']>;
  /** The name in Korean. */
  readonly name: Scalars['String']['output'];
};

/** The publisher of an article. */
export type PublisherInput = {
  /** The name in English. */
  readonly englishName?: InputMaybe<Scalars['String']['input']>;
  /** The name in Korean. What feeds add to it, as in 마을신문 - 전체기사, and ㈜ are dropped. */
  readonly name: Scalars['String']['input'];
};

/** All queries. */
export type Query = {
  readonly __typename?: 'Query';
  /** One article by its id, or null when it does not exist. Use it when a page or an app already has the id. */
  readonly article: Maybe<Article>;
  /** One article by its slug, or null when it does not exist. Use it to serve `/articles/:slug`. */
  readonly articleBySlug: Maybe<Article>;
  /** One article by its URL, or null when it does not exist. Use it for links and bookmarks. */
  readonly articleByUrl: Maybe<Article>;
  /**
   * The article of a preview, whatever its status, for whoever has the token of `createPreview`; no scope is required. It is
   * stored in no cache.
   * Errors: PREVIEW_INVALID for a token that has expired or was altered.
   */
  readonly articlePreview: Maybe<Article>;
  /**
   * Articles with pagination, published ones newest first by default. Provide `first` (with `after`) or `last` (with
   * `before`). Use it for home pages, section lists and archives.
   */
  readonly articles: Maybe<ArticleConnection>;
  /** One front page by its name, or null when no editor has saved it. */
  readonly frontPage: Maybe<FrontPage>;
  /** The published articles that were read most, as `recordReads` counts them, most reads first. */
  readonly mostRead: Maybe<ReadonlyArray<ReadArticle>>;
  /** The news site itself: its name and the masthead of a page. */
  readonly publication: Maybe<Publication>;
  /** One reporter by name, or null when neither a published article nor a profile has the name. */
  readonly reporter: Maybe<Reporter>;
  /** The reporters of the published articles, those with the most articles first. */
  readonly reporters: Maybe<ReporterConnection>;
  /**
   * Full-text search of published articles: headlines, sub-headlines, tags, bylines with their roles, datelines, publishers,
   * and bodies with captions and credits. Case and spaces are ignored: 우리금융 finds 우리 금융 and the reverse. Particles
   * are: 혈당에서 finds 혈당. Hanja of headlines are read: 北 finds 북 and the reverse. Latin words, and single letters, match
   * by prefix.
   */
  readonly searchArticles: Maybe<ArticleSearchConnection>;
  /** One section by its name, or null when neither it nor a section below it has published articles. */
  readonly section: Maybe<Section>;
  /**
   * The sections at the top of the tree, with those below them in `Section.children`, those with the most articles first. A
   * section is in the tree while it, or one below it, has published articles.
   */
  readonly sectionTree: Maybe<ReadonlyArray<Section>>;
  /** The sections of the published articles, those with the most articles first. */
  readonly sections: Maybe<SectionConnection>;
  /** One series by its id, or null when no editor has saved it. */
  readonly series: Maybe<Series>;
  /** One tag by its name, or null when no published article has it. */
  readonly tag: Maybe<Tag>;
  /** The tags of the published articles, those with the most articles first. */
  readonly tags: Maybe<TagConnection>;
};


/** All queries. */
export type QueryArticleArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QueryArticleBySlugArgs = {
  slug: Scalars['String']['input'];
};


/** All queries. */
export type QueryArticleByUrlArgs = {
  url: Scalars['URL']['input'];
};


/** All queries. */
export type QueryArticlePreviewArgs = {
  token: Scalars['String']['input'];
};


/** All queries. */
export type QueryArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ArticleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: ArticleOrder;
};


/** All queries. */
export type QueryFrontPageArgs = {
  name?: Scalars['String']['input'];
};


/** All queries. */
export type QueryMostReadArgs = {
  first?: Scalars['Int']['input'];
  period?: ReadingPeriod;
};


/** All queries. */
export type QueryReporterArgs = {
  name: Scalars['String']['input'];
};


/** All queries. */
export type QueryReportersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** All queries. */
export type QuerySearchArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ArticleSearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: ArticleSearchOrder;
  query: Scalars['String']['input'];
};


/** All queries. */
export type QuerySectionArgs = {
  name: Scalars['String']['input'];
};


/** All queries. */
export type QuerySectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** All queries. */
export type QuerySeriesArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QueryTagArgs = {
  name: Scalars['String']['input'];
};


/** All queries. */
export type QueryTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A quotation, set apart from the text. */
export type Quote = {
  readonly __typename?: 'Quote';
  /** The person quoted. */
  readonly attribution: Maybe<Scalars['String']['output']>;
  /** The quotation, without quotation marks. */
  readonly text: Scalars['String']['output'];
};

/** A quotation. */
export type QuoteInput = {
  /** The person quoted. */
  readonly attribution?: InputMaybe<Scalars['String']['input']>;
  /** The quotation, without quotation marks. */
  readonly text: Scalars['String']['input'];
};

/** An article with how often it was read. */
export type ReadArticle = {
  readonly __typename?: 'ReadArticle';
  /** The article. */
  readonly article: Article;
  /** How many reads were counted in the period. */
  readonly reads: Scalars['Int']['output'];
};

/** The time in which reads count; reads are counted by the hour. */
export type ReadingPeriod =
  /** The current hour and the 24 before. */
  | 'DAY'
  /** The current hour and the one before. */
  | 'HOUR'
  /** The current hour and the 168 before. */
  | 'WEEK';

/** The masthead of a publisher's pages. */
export type RecordMastheadInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Validate everything and return what would happen, without writing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** When its pages say that it was last edited (최종편집). */
  readonly lastEditedAt: Scalars['DateTime']['input'];
  /** The names of the links beside that time, 20 at most, each of 1 to 40 characters. */
  readonly links?: ReadonlyArray<Scalars['String']['input']>;
  /** The publisher. */
  readonly publisher: PublisherInput;
};

/** Result of `recordMasthead`. */
export type RecordMastheadPayload = {
  readonly __typename?: 'RecordMastheadPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** CREATED for the first masthead of the publisher, CHANGED for a later one, UNCHANGED for the same or an earlier one. */
  readonly outcome: UpsertOutcome;
};

/** Articles that a reader opened. */
export type RecordReadsInput = {
  /** The ids of the articles: 20 at most. */
  readonly articleIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `recordReads`. */
export type RecordReadsPayload = {
  readonly __typename?: 'RecordReadsPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** How many of the articles were counted. */
  readonly counted: Scalars['Int']['output'];
};

/** One of Korea's 17 first-level regions, with the articles about it. */
export type Region = Node & {
  readonly __typename?: 'Region';
  /** Published articles about the region, newest first. */
  readonly articles: Maybe<ArticleConnection>;
  /** ISO 3166-2:KR code, for example `KR-11`. */
  readonly code: Scalars['ID']['output'];
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
};


/** One of Korea's 17 first-level regions, with the articles about it. */
export type RegionArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A reporter. People with the same name are one reporter. */
export type Reporter = Node & {
  readonly __typename?: 'Reporter';
  /** The number of published articles that name the reporter. */
  readonly articleCount: Scalars['Int']['output'];
  /** The reporter's published articles, newest first. */
  readonly articles: ArticleConnection;
  /** What the profile says of the reporter, in plain text. */
  readonly biography: Maybe<Scalars['String']['output']>;
  /** The address for readers: of the profile, else as the newest article prints it. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The links of the profile, such as to other networks; empty without one. */
  readonly links: ReadonlyArray<Scalars['URL']['output']>;
  /** The name, as in `Byline.name`. */
  readonly name: Scalars['String']['output'];
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
  /** The picture of the profile. */
  readonly photo: Maybe<Image>;
  /** The role: of the profile, else as the newest article prints it. */
  readonly role: Maybe<Scalars['String']['output']>;
};


/** A reporter. People with the same name are one reporter. */
export type ReporterArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of reporters (Relay connection). */
export type ReporterConnection = {
  readonly __typename?: 'ReporterConnection';
  /** The reporters with their cursors. */
  readonly edges: ReadonlyArray<ReporterEdge>;
  /** The reporters without cursors. */
  readonly nodes: ReadonlyArray<Reporter>;
  /** Information about this page. */
  readonly pageInfo: PageInfo;
  /** The number of reporters. Counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One reporter of a page. */
export type ReporterEdge = {
  readonly __typename?: 'ReporterEdge';
  /** Opaque; pass it as `after` to get the next page. */
  readonly cursor: Scalars['String']['output'];
  /** The reporter. */
  readonly node: Reporter;
};

/** The article to restore. */
export type RestoreArticleInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; the change is rejected if it is not the current one. Any by default. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
};

/** Result of `restoreArticle`. */
export type RestoreArticlePayload = {
  readonly __typename?: 'RestoreArticlePayload';
  /** The article after the change, also when there are errors; null when it does not exist. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** The whole list of a front page. */
export type SaveFrontPageInput = {
  /** The ids of its articles, in order: 100 at most, each once. They may have any status; readers see published ones. */
  readonly articleIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw, 0 for none; the change is rejected if it is not the current one. Any by default. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The name of the page: 1 to 64 letters, digits, `-` or `_`. */
  readonly name?: Scalars['String']['input'];
};

/** Result of `saveFrontPage`. */
export type SaveFrontPagePayload = {
  readonly __typename?: 'SaveFrontPagePayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The page after the change, also when there are errors; null when there is none. */
  readonly frontPage: Maybe<FrontPage>;
};

/** The profile of a reporter. */
export type SaveReporterInput = {
  /** What is said of the reporter: plain text of up to 2,000 characters. */
  readonly biography?: InputMaybe<Scalars['String']['input']>;
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The email address for readers. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Links, such as to other networks, 10 at most. */
  readonly links?: ReadonlyArray<Scalars['URL']['input']>;
  /** The name, as in `Byline.name`; a role in it is dropped. */
  readonly name: Scalars['String']['input'];
  /** A picture, with a `url`. */
  readonly photo?: InputMaybe<ImageInput>;
  /** The role, for example 문화부장. */
  readonly role?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `saveReporter`. */
export type SaveReporterPayload = {
  readonly __typename?: 'SaveReporterPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** CREATED for the first profile of the name, CHANGED for another one, UNCHANGED for the same. */
  readonly outcome: UpsertOutcome;
  /** The reporter with the profile. */
  readonly reporter: Reporter;
};

/** A whole series. */
export type SaveSeriesInput = {
  /** The ids of its articles, in order: 500 at most, each once. They may have any status; readers see published ones. */
  readonly articleIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** What it is about: plain text of up to 2,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw, 0 for none; the change is rejected if it is not the current one. Any by default. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The id: 1 to 64 letters, digits, `-` or `_`. */
  readonly id: Scalars['ID']['input'];
  /** The title, 1 to 300 characters. */
  readonly title: Scalars['String']['input'];
};

/** Result of `saveSeries`. */
export type SaveSeriesPayload = {
  readonly __typename?: 'SaveSeriesPayload';
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The series after the change, also when there are errors; null when there is none. */
  readonly series: Maybe<Series>;
};

/** The article to schedule, and its time. */
export type ScheduleArticleInput = {
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; the change is rejected if it is not the current one. Any by default. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
  /** When it goes live; in the future. */
  readonly publishAt: Scalars['DateTime']['input'];
};

/** Result of `scheduleArticle`. */
export type ScheduleArticlePayload = {
  readonly __typename?: 'ScheduleArticlePayload';
  /** The article after the change, also when there are errors; null when it does not exist. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A value that search results have. */
export type SearchFacet = {
  readonly __typename?: 'SearchFacet';
  /** The number of results that have it. */
  readonly count: Scalars['Int']['output'];
  /** The value, as the search's `filter` takes it. */
  readonly value: Scalars['String']['output'];
};

/** A searchable part of an article. */
export type SearchField =
  /** The body, captions and credits included. */
  | 'BODY'
  /** A reporter's name and role. */
  | 'BYLINE'
  /** The dateline. */
  | 'DATELINE'
  /** The headline. */
  | 'HEADLINE'
  /** The publisher. */
  | 'PUBLISHER'
  /** A line under the headline. */
  | 'SUBHEADLINE'
  /** A tag. */
  | 'TAG';

/** A text that contains searched words. */
export type SearchHighlight = {
  readonly __typename?: 'SearchHighlight';
  /** The part of the article. */
  readonly field: SearchField;
  /** The text, or the part of a long one around the first match, split into matching and other runs. */
  readonly parts: ReadonlyArray<HighlightPart>;
};

/** A section of the site. */
export type Section = Node & {
  readonly __typename?: 'Section';
  /** The number of published articles in the section itself. */
  readonly articleCount: Scalars['Int']['output'];
  /** Its published articles, newest first. */
  readonly articles: ArticleConnection;
  /** The sections directly below it, those with the most articles first. */
  readonly children: ReadonlyArray<Section>;
  /** The full name with the levels above it, as in `Article.section`: for example `지역 > 부산`. */
  readonly name: Scalars['String']['output'];
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
  /** The section above it, null at the top. */
  readonly parent: Maybe<Section>;
  /** The last level of the name: for example `부산`. */
  readonly title: Scalars['String']['output'];
  /** The number of published articles in it and in all sections below it. */
  readonly totalArticleCount: Scalars['Int']['output'];
};


/** A section of the site. */
export type SectionArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeSubsections?: Scalars['Boolean']['input'];
};

/** A page of sections (Relay connection). */
export type SectionConnection = {
  readonly __typename?: 'SectionConnection';
  /** The sections with their cursors. */
  readonly edges: ReadonlyArray<SectionEdge>;
  /** The sections without cursors. */
  readonly nodes: ReadonlyArray<Section>;
  /** Information about this page. */
  readonly pageInfo: PageInfo;
  /** The number of sections. Counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One section of a page. */
export type SectionEdge = {
  readonly __typename?: 'SectionEdge';
  /** Opaque; pass it as `after` to get the next page. */
  readonly cursor: Scalars['String']['output'];
  /** The section. */
  readonly node: Section;
};

/** Articles that belong together, in the order in which they are read. */
export type Series = {
  readonly __typename?: 'Series';
  /** Its published articles, in order. */
  readonly articles: ReadonlyArray<Article>;
  /** What it is about, in plain text. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The id that its editors gave it. */
  readonly id: Scalars['ID']['output'];
  /** 1 for a new series, incremented by each change. */
  readonly revision: Scalars['Int']['output'];
  /** The title. */
  readonly title: Scalars['String']['output'];
};


/** Articles that belong together, in the order in which they are read. */
export type SeriesArticlesArgs = {
  first?: Scalars['Int']['input'];
};

/** A link that opens a network's share dialog for an article. */
export type ShareLink = {
  readonly __typename?: 'ShareLink';
  /** The network. */
  readonly network: ShareNetwork;
  /** The URL to open. */
  readonly url: Scalars['URL']['output'];
};

/** A network an article can be shared on. */
export type ShareNetwork =
  /** A post in a Band group. */
  | 'BAND'
  /** A new email in the reader's mail program. */
  | 'EMAIL'
  /** Facebook's share dialog. */
  | 'FACEBOOK'
  /** A post on KakaoStory. */
  | 'KAKAO_STORY'
  /** A message on LINE. */
  | 'LINE'
  /** A post in a Naver blog or café. */
  | 'NAVER'
  /** A post on X. */
  | 'X';

/** Events in real time. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Articles when they are first published. */
  readonly articlePublished: Article;
  /** Published articles when they are marked as breaking news, and marked ones when they are published. */
  readonly breakingNews: Article;
  /** A front page each time that an editor changes it. */
  readonly frontPageChanged: FrontPage;
};


/** Events in real time. */
export type SubscriptionArticlePublishedArgs = {
  regionCodes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  section?: InputMaybe<Scalars['String']['input']>;
};


/** Events in real time. */
export type SubscriptionFrontPageChangedArgs = {
  name?: Scalars['String']['input'];
};

/** A table of texts. */
export type Table = {
  readonly __typename?: 'Table';
  /** The title of the table. */
  readonly caption: Maybe<Scalars['String']['output']>;
  /** The rows, from the top; at least one. */
  readonly rows: ReadonlyArray<TableRow>;
};

/** A cell of a table. */
export type TableCell = {
  readonly __typename?: 'TableCell';
  /** How many columns it reaches over, at least 1. */
  readonly columnSpan: Scalars['Int']['output'];
  /** Whether it names its row or column. */
  readonly isHeader: Scalars['Boolean']['output'];
  /** How many rows it reaches over, at least 1. */
  readonly rowSpan: Scalars['Int']['output'];
  /** The text, without markup; empty for an empty cell. */
  readonly text: Scalars['String']['output'];
};

/** A cell of a table. */
export type TableCellInput = {
  /** How many columns it reaches over, 1 to 50. */
  readonly columnSpan?: Scalars['Int']['input'];
  /** Whether it names its row or column. */
  readonly isHeader?: Scalars['Boolean']['input'];
  /** How many rows it reaches over, 1 to as many as follow. */
  readonly rowSpan?: Scalars['Int']['input'];
  /** The text, up to 2,000 characters; empty for an empty cell. */
  readonly text: Scalars['String']['input'];
};

/** A table of texts. */
export type TableInput = {
  /** The title of the table. */
  readonly caption?: InputMaybe<Scalars['String']['input']>;
  /** The rows, from the top: 1 to 500, with 5,000 cells at most. */
  readonly rows: ReadonlyArray<TableRowInput>;
};

/** A row of a table. */
export type TableRow = {
  readonly __typename?: 'TableRow';
  /** The cells that begin in this row, from the left. Places that a cell of an earlier row reaches into have none. */
  readonly cells: ReadonlyArray<TableCell>;
};

/** A row of a table. */
export type TableRowInput = {
  /** The cells that begin in this row, from the left: 50 at most. */
  readonly cells: ReadonlyArray<TableCellInput>;
};

/** A subject of articles. */
export type Tag = {
  readonly __typename?: 'Tag';
  /** The number of published articles that have the tag. */
  readonly articleCount: Scalars['Int']['output'];
  /** The published articles that have it, newest first. */
  readonly articles: ArticleConnection;
  /** The name, as in `Article.tags`. */
  readonly name: Scalars['String']['output'];
};


/** A subject of articles. */
export type TagArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of tags (Relay connection). */
export type TagConnection = {
  readonly __typename?: 'TagConnection';
  /** The tags with their cursors. */
  readonly edges: ReadonlyArray<TagEdge>;
  /** The tags without cursors. */
  readonly nodes: ReadonlyArray<Tag>;
  /** Information about this page. */
  readonly pageInfo: PageInfo;
  /** The number of tags. Counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One tag of a page. */
export type TagEdge = {
  readonly __typename?: 'TagEdge';
  /** Opaque; pass it as `after` to get the next page. */
  readonly cursor: Scalars['String']['output'];
  /** The tag. */
  readonly node: Tag;
};

/** How a run of text is set apart. */
export type TextMark =
  /** Stressed, mostly shown in italics. */
  | 'EMPHASIS'
  /** Important, mostly shown bold. */
  | 'STRONG';

/** A run of a paragraph's text that has one form. */
export type TextSpan = {
  readonly __typename?: 'TextSpan';
  /** What the run is. */
  readonly kind: TextSpanKind;
  /** How it is set apart, each at most once; empty for most runs. */
  readonly marks: ReadonlyArray<TextMark>;
  /** The text with the spaces around it; `\n` for a line break. */
  readonly text: Scalars['String']['output'];
  /** Where it leads, null when it is no link. */
  readonly url: Maybe<Scalars['URL']['output']>;
};

/** A run of a paragraph's text. Neighbours of one form become one run. */
export type TextSpanInput = {
  /** How it is set apart. */
  readonly marks?: ReadonlyArray<TextMark>;
  /** The text, without markup, with the spaces around it. `\n` is a line break. */
  readonly text: Scalars['String']['input'];
  /** Where it leads. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/** What a run of a paragraph's text is. */
export type TextSpanKind =
  /** A line break inside the paragraph. */
  | 'LINE_BREAK'
  /** Text of one line. */
  | 'TEXT';

/** Changes of an article. Omitted fields stay unchanged. */
export type UpdateArticleInput = {
  /** The whole body, block by block; at least one block. */
  readonly body?: InputMaybe<ReadonlyArray<ArticleBlockInput>>;
  /** The authors. */
  readonly bylines?: InputMaybe<ReadonlyArray<BylineInput>>;
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The copyright line as printed; null removes it. */
  readonly copyright?: InputMaybe<Scalars['String']['input']>;
  /** The bracketed start of the body, without its brackets; null removes it. */
  readonly dateline?: InputMaybe<Scalars['String']['input']>;
  /** The revision the editor saw; the change is rejected if it is not the current one. */
  readonly expectedRevision: Scalars['Int']['input'];
  /** The headline, 1 to 300 characters. */
  readonly headline?: InputMaybe<Scalars['String']['input']>;
  /** The article's id. */
  readonly id: Scalars['ID']['input'];
  /** The image that stands for the article, with a `url`; null leaves it to the body. */
  readonly leadImage?: InputMaybe<ImageInput>;
  /** The publisher. */
  readonly publisher?: InputMaybe<PublisherInput>;
  /** ISO 3166-2:KR codes of the regions that the article is about. */
  readonly regionCodes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The section; null removes the article from its section. */
  readonly section?: InputMaybe<Scalars['String']['input']>;
  /** The readable last part of its URL. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
  /** The lines under the headline. */
  readonly subheadlines?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Subjects. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** When it was changed; now by default, and not in the future. */
  readonly updatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The original page's URL; null removes it. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/** Result of `updateArticle`. */
export type UpdateArticlePayload = {
  readonly __typename?: 'UpdateArticlePayload';
  /** The article after the change, also when there are errors; null when it does not exist. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A whole article, as `upsertArticle` accepts it. */
export type UpsertArticleInput = {
  /** Create it as a draft that readers do not see. Ignored for an existing article, which keeps its status. */
  readonly asDraft?: Scalars['Boolean']['input'];
  /** The body, block by block; at least one block. */
  readonly body: ReadonlyArray<ArticleBlockInput>;
  /** The authors. */
  readonly bylines?: ReadonlyArray<BylineInput>;
  /** Returned unchanged, so that a client can match the response (Relay). */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The copyright line as printed. */
  readonly copyright?: InputMaybe<Scalars['String']['input']>;
  /** The bracketed start of the body, without its brackets. */
  readonly dateline?: InputMaybe<Scalars['String']['input']>;
  /** Validate everything and return what would happen, without writing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** The headline, 1 to 300 characters. */
  readonly headline: Scalars['String']['input'];
  /** The article's id, 1 to 64 letters, digits, `-` or `_`. */
  readonly id: Scalars['ID']['input'];
  /** Leave an existing article unchanged. For sources that have only a part of an article, such as feeds. */
  readonly keepExisting?: Scalars['Boolean']['input'];
  /** The image that stands for the article, with a `url`; the first image of the body by default. */
  readonly leadImage?: InputMaybe<ImageInput>;
  /** When it was approved for publication. In the future only for drafts (`asDraft`) and scheduled articles. */
  readonly publishedAt: Scalars['DateTime']['input'];
  /** The publisher. */
  readonly publisher: PublisherInput;
  /** ISO 3166-2:KR codes of the regions that the article is about. */
  readonly regionCodes?: ReadonlyArray<Scalars['ID']['input']>;
  /** The section of the article. */
  readonly section?: InputMaybe<Scalars['String']['input']>;
  /** The readable last part of its URL. By default made from the headline and the id. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
  /** The lines under the headline. */
  readonly subheadlines?: ReadonlyArray<Scalars['String']['input']>;
  /** Subjects. */
  readonly tags?: ReadonlyArray<Scalars['String']['input']>;
  /** When its editors last changed it; `publishedAt` by default, not before it, and not in the future. */
  readonly updatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * The original page's URL, if it has one. Unique on the site: http and https, `www.` and tracking parameters make no
   * other URL. Fragment and tracking parameters are dropped.
   */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/** Result of `upsertArticle`. */
export type UpsertArticlePayload = {
  readonly __typename?: 'UpsertArticlePayload';
  /** The article after the upsert. Null for a dry run of an article that does not exist yet. */
  readonly article: Maybe<Article>;
  /** The `clientMutationId` of the input. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** What happened to the article. */
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

/** A problem that a user can react to. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** The error code. */
  readonly code: Scalars['String']['output'];
  /** The path that it concerns, from `input` on, such as `["input", "id"]`. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The message for the user, in a language of the site. */
  readonly message: Scalars['String']['output'];
};


/** A problem that a user can react to. */
export type UserErrorMessageArgs = {
  locale?: Locale;
};
