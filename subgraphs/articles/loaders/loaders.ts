import DataLoader from 'dataloader';
import { type Connection, connectionOf, type PageRequest, pageOf } from '../../../shared/graphql/connection.ts';
import { loadByShape } from '../../../shared/graphql/grouped-reads.ts';
import type { RequestScope } from '../../../shared/graphql/subgraph.ts';
import type { ChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import { articleAddressKey } from '../../../shared/names/article-address.ts';
import { type ArticleRevision, readHistories } from '../editing/article-history.ts';
import type { ArticleLifecycle } from '../editing/article-lifecycle.ts';
import type { ArticleWriter } from '../editing/article-writer.ts';
import type { FrontPageEditor } from '../editing/front-page-editor.ts';
import type { MastheadWriter } from '../editing/masthead-writer.ts';
import type { PreviewLinks } from '../editing/preview-links.ts';
import type { ReadRecorder } from '../editing/read-recorder.ts';
import type { ReporterWriter } from '../editing/reporter-writer.ts';
import type { SeriesEditor } from '../editing/series-editor.ts';
import { type SearchRequest, searchArticles } from '../search/article-search.ts';
import type { ArticleDocument, ArticleFields } from '../store/article-document.ts';
import type { FrontPageDocument } from '../store/curated/front-page-store.ts';
import type { SeriesDocument } from '../store/curated/series-store.ts';
import { type ListKind, type ListRequest, sortKeyOf } from '../store/list-query.ts';
import type { ArticleRepository, Audience, NameCount, Side } from '../store/repository.ts';
import { findPublic, mostReadArticles } from './public-ones.ts';
import type { PublicationFacts } from './publication.ts';
import type { PublishedFeed } from './published-feed.ts';
import { pickRelated, RELATED_CANDIDATES, relatedTags } from './related-articles.ts';
import { reporterLoader } from './reporter-facts.ts';
import { type SectionNode, type SectionTree, sectionsNamed, sectionTreeOf } from './section-tree.ts';
import type { SharedReads } from './shared-reads.ts';
import type { SiteAddress } from './site-address.ts';

/** In UTF-16 units before normalization, which shortens a text by two thirds at most (NFD Hangul). */
const MAX_SLUG_LENGTH = 600;

/** The sort orders in cursors of lists that have only one. */
export const LIST_SORT = 'PUBLISHED_AT_DESC';
export const NAME_SORT = 'ARTICLE_COUNT_DESC';

export interface RegionReference {
  readonly code: string;
}

/** A page of articles that counts its whole list on demand. */
export interface ArticleList extends Connection<ArticleDocument> {
  totalCount(): Promise<number>;
}

/** A page of tags or reporters. */
export interface NameList extends Connection<NameCount> {
  totalCount(): Promise<number>;
}

/** A page of sections. */
export interface SectionList extends Connection<SectionNode> {
  totalCount(): Promise<number>;
}

export interface Context extends RequestScope {
  readonly loaders: Loaders;
  readonly site: SiteAddress;
  readonly writer: ArticleWriter;
  readonly mastheads: MastheadWriter;
  readonly reporters: ReporterWriter;
  readonly frontPages: FrontPageEditor;
  readonly seriesEditor: SeriesEditor;
  readonly readRecorder: ReadRecorder;
  readonly previews: PreviewLinks;
  /** The articles whose reads the request has counted. */
  readonly countedReads: Set<string>;
  readonly frontPageChanges: ChangeFeed<FrontPageDocument>;
  readonly lifecycle: ArticleLifecycle;
  readonly publication: PublicationFacts;
  readonly published: PublishedFeed;
}

export type Loaders = ReturnType<typeof createLoaders>;

interface ListPage {
  readonly kind: ListKind;
  readonly key: string;
  readonly page: PageRequest;
  readonly fields: ArticleFields;
}

interface OfArticle {
  readonly article: ArticleDocument;
  readonly fields: ArticleFields;
}

interface HistoryPage {
  readonly article: ArticleDocument;
  readonly page: PageRequest;
}

/**
 * The loaders of one request: they batch what the fields of one plan step read.
 *
 * @param audience whether single articles that readers may not see are found; for lists, their status decides
 */
export function createLoaders(shared: SharedReads, repository: ArticleRepository, audience: Audience) {
  const lists = new DataLoader<ListPage, readonly ArticleDocument[], string>(
    requests =>
      loadByShape(
        requests,
        ({ kind, page, fields }) => JSON.stringify({ kind, page, fields }),
        group =>
          shared.lists.loadMany(
            group[0]!,
            group.map(request => request.key),
          ),
      ),
    { cacheKeyFn: request => JSON.stringify(request) },
  );

  const listCounts = new DataLoader<{ kind: ListKind; key: string }, number, string>(
    requests =>
      loadByShape(
        requests,
        ({ kind }) => kind,
        group =>
          shared.listCounts.loadMany(
            group[0]!.kind,
            group.map(({ key }) => key),
          ),
      ),
    { cacheKeyFn: ({ kind, key }) => `${kind} ${key}` },
  );

  const neighbours = { previous: neighbourLoader(repository, 'previous'), next: neighbourLoader(repository, 'next') };
  const histories = historyLoader(repository);
  const series = new DataLoader<string, SeriesDocument[]>(ids => repository.series.findOf(ids));
  const newest: PageRequest = { limit: 0, backward: false };
  const reporterFacts = reporterLoader(repository.reporters, key =>
    lists.load({ kind: 'reporter', key, page: newest, fields: ['bylines'] }),
  );

  return {
    byId: (id: string, fields: ArticleFields) => shared.byId.load({ audience, fields }, id),
    byIds: (ids: readonly string[], fields: ArticleFields) => shared.byId.loadMany({ audience, fields }, ids),
    /** Whatever its status: the caller was given a preview. */
    preview: (id: string, fields: ArticleFields) => shared.byId.load({ audience: 'editors', fields }, id),
    byUrl: (url: string, fields: ArticleFields) => shared.byUrl.load({ audience, fields }, articleAddressKey(url)),

    // Normalizing a long run of combining marks takes quadratic time, so text that cannot be a slug is not looked up.
    bySlug: async (slug: string, fields: ArticleFields) =>
      slug.length > MAX_SLUG_LENGTH ? null : shared.bySlug.load({ audience, fields }, slug.normalize('NFC')),

    async articles(request: ListRequest, fields: ArticleFields): Promise<ArticleList> {
      const { page, order, scope } = request;
      const rows = await shared.pages.load(fields, request);
      const totalCount = () => shared.counts.load('count', scope);
      return connectionOf(pageOf(page, rows), order, sortKeyOf(order), { totalCount });
    },

    /** Published articles of a section, tag, reporter or region. */
    async listOf(kind: ListKind, key: string, page: PageRequest, fields: ArticleFields): Promise<ArticleList> {
      const rows = await lists.load({ kind, key, page, fields });
      const totalCount = () => listCounts.load({ kind, key });
      return connectionOf(pageOf(page, rows), LIST_SORT, sortKeyOf('PUBLISHED_AT_DESC'), { totalCount });
    },

    names: async (kind: 'tag' | 'reporter', page: PageRequest): Promise<NameList> =>
      namePage(await repository.findNames(kind), page),

    async sections(page: PageRequest): Promise<SectionList> {
      const counts = await repository.findNames('section');
      const { byName } = sectionTreeOf(counts);
      return namePage(
        counts.map(({ _id }) => byName.get(_id)!),
        page,
      );
    },

    /** The sections of some names, in order; one that has no published article has none. */
    sectionsNamed: async (names: readonly string[]) =>
      sectionsNamed(sectionTreeOf(await repository.findNames('section')), names),

    sectionTree: async (): Promise<SectionTree> => sectionTreeOf(await repository.findNames('section')),

    /** The number of published articles of a tag or reporter. */
    countOf: (kind: 'tag' | 'reporter', key: string) => listCounts.load({ kind, key }),

    series: (id: string) => repository.series.findOne(id),
    seriesOf: (articleId: string) => series.load(articleId),

    frontPage: (name: string) => repository.frontPages.findOne(name),

    /** The published ones of some articles, in order. */
    publicOnes: async (ids: readonly string[], fields: ArticleFields) =>
      (await findPublic(shared, ids, fields)).filter(row => row !== null),

    mostRead: (hours: number, count: number, fields: ArticleFields) =>
      mostReadArticles(repository.reads, shared, hours, count, fields),

    /** Roles, addresses and profiles of reporters. */
    reporterFacts,

    search: (request: SearchRequest) => searchArticles(repository, request),

    async related(article: ArticleDocument, count: number, selected: ArticleFields): Promise<ArticleDocument[]> {
      const page = { limit: RELATED_CANDIDATES, backward: false };
      const fields = selected === 'all' ? selected : [...new Set([...selected, 'tags', 'section'] as const)].sort();
      const candidates = await Promise.all([
        ...relatedTags(article).map(tag => lists.load({ kind: 'tag', key: tag, page, fields })),
        ...(article.section === null ? [] : [lists.load({ kind: 'section', key: article.section, page, fields })]),
      ]);
      return pickRelated(article, candidates.flat(), count);
    },

    neighbour: async (article: ArticleDocument, side: Side, fields: ArticleFields) =>
      article.section === null ? null : neighbours[side].load({ article, fields }),

    history: (article: ArticleDocument, page: PageRequest) => histories.load({ article, page }),
  };
}

/** A page of names, which are all read at once: those with the most articles first. */
function namePage<Row extends NameCount>(all: readonly Row[], page: PageRequest) {
  const { after, limit } = page;
  const isBeyond = ({ count, _id }: NameCount) =>
    !after || count < after.value || (count === after.value && _id > after.id);
  const rows = all.filter(isBeyond).slice(0, limit + 1);
  const totalCount = async () => all.length;
  return connectionOf(pageOf(page, rows), NAME_SORT, ({ count, _id }) => ({ value: count, id: _id }), { totalCount });
}

function neighbourLoader(repository: ArticleRepository, side: Side) {
  return new DataLoader<OfArticle, ArticleDocument | null, string>(
    requests =>
      loadByShape(
        requests,
        ({ fields }) => String(fields),
        group => repository.findNeighbours(group.map(sortPositionOf), side, group[0]!.fields),
      ),
    { cacheKeyFn: ({ article, fields }) => `${article._id} ${fields}` },
  );
}

function historyLoader(repository: ArticleRepository) {
  return new DataLoader<HistoryPage, Connection<ArticleRevision>, string>(
    requests =>
      loadByShape(
        requests,
        ({ page }) => JSON.stringify(page),
        group =>
          readHistories(
            repository,
            group.map(({ article }) => article),
            group[0]!.page,
          ),
      ),
    { cacheKeyFn: ({ article, page }) => `${article._id} ${JSON.stringify(page)}` },
  );
}

function sortPositionOf({ article }: OfArticle) {
  return { section: article.section ?? '', value: article.publishedAt.getTime(), id: article._id };
}
