import type { ReadTracker } from '../../../shared/graphql/subgraph.ts';
import { trackReads } from '../../../shared/graphql/track-reads.ts';
import type { Change } from '../../../shared/mongo/changes/change-feed.ts';
import { articleAddressKey } from '../../../shared/names/article-address.ts';
import type { ArticleDocument } from '../store/article-document.ts';
import type { FrontPageDocument } from '../store/curated/front-page-store.ts';
import type { ReporterProfile } from '../store/curated/reporter-store.ts';
import type { SeriesDocument } from '../store/curated/series-store.ts';
import type { ListScope } from '../store/list-query.ts';
import type { Loaders } from './loaders.ts';
import type { PublicationFacts } from './publication.ts';

/**
 * The tags of what responses are read from, and of what a change invalidates:
 *
 * - `Article:<id>`, and `slug:` and `url:` for articles that were looked up by them;
 * - `section:`, `sections:` (with those below it), `tag:`, `reporter:` and `region:` for the list of published articles that have one; `list` for other
 * lists
 *   of published articles, `updated` for the order of last edits, `drafts` for all other statuses;
 * - `lists` for every list: an article has left lists that are not known;
 * - `profile:` for what is known of a reporter;
 * - `frontPage:` for the list of a front page;
 * - `reads` for the most read articles, which age by their time alone;
 * - `series:` for a series, `series` for those of articles;
 * - `masthead` for the facts about the site;
 * - `names` for sections, tags and reporters with their counts; `search` for search results.
 */

type Row = ArticleDocument | null | Error;

const articleTags = (row: Row) => (row && !(row instanceof Error) ? [`Article:${row._id}`] : []);
const listTags = ({ nodes }: { readonly nodes: readonly ArticleDocument[] }) => nodes.flatMap(articleTags);

export function trackArticleReads(loaders: Loaders, reads: ReadTracker): Loaders {
  return trackReads(loaders, reads, {
    byId: { by: id => [`Article:${id}`] },
    byIds: { by: ids => ids.map(id => `Article:${id}`) },
    preview: { by: id => [`Article:${id}`] },
    byUrl: { by: url => [`url:${articleAddressKey(url)}`], found: articleTags },
    bySlug: { by: slug => [`slug:${slug.length > 600 ? '' : slug.normalize('NFC')}`], found: articleTags },
    articles: {
      by: ({ scope, order }) => [tagOf(scope), 'lists', ...(order === 'UPDATED_AT_DESC' ? ['updated'] : [])],
      found: listTags,
    },
    listOf: { by: (kind, key) => [`${LIST_NAMES[kind]}:${key}`, 'lists'], found: listTags },
    names: { by: () => ['names'] },
    sectionsNamed: { by: () => ['names'] },
    sections: { by: () => ['names'] },
    sectionTree: { by: () => ['names'] },
    countOf: { by: (kind, key) => [`${LIST_NAMES[kind]}:${key}`, 'lists'] },
    reporterFacts: { by: name => [`profile:${name}`, `reporter:${name}`, 'lists'] },
    frontPage: { by: name => [`frontPage:${name}`] },
    publicOnes: { by: ids => ids.map(id => `Article:${id}`) },
    mostRead: { by: () => ['reads'], found: rows => rows.flatMap(({ article }) => articleTags(article)) },
    series: { by: id => [`series:${id}`] },
    seriesOf: { by: () => ['series'] },
    search: { by: () => ['search'], found: listTags },
    related: {
      by: ({ tags, section }) => [...(tags ?? []).map(tag => `tag:${tag}`), `section:${section}`, 'lists'],
      found: rows => rows.flatMap(articleTags),
    },
    neighbour: { by: ({ section }) => [`section:${section}`, 'lists'], found: articleTags },
    history: { by: ({ _id }) => [`Article:${_id}`] },
  });
}

export function trackPublicationReads(publication: PublicationFacts, reads: ReadTracker): PublicationFacts {
  return {
    read() {
      reads.add('updated');
      reads.add('masthead');
      return publication.read();
    },
  };
}

const LIST_NAMES = {
  tag: 'tag',
  section: 'section',
  sectionTree: 'sections',
  reporter: 'reporter',
  regionCode: 'region',
} as const;

/** A list with several filters is tagged by one of them. */
function tagOf({ status, section, sectionTree, tag, reporter, regionCode }: ListScope): string {
  if (status !== 'PUBLISHED') return 'drafts';
  if (section !== undefined) return `section:${section}`;
  if (sectionTree !== undefined) return `sections:${sectionTree}`;
  if (reporter !== undefined) return `reporter:${reporter}`;
  if (tag !== undefined) return `tag:${tag}`;
  return regionCode === undefined ? 'list' : `region:${regionCode}`;
}

/** Fields that lists filter by: after a change of one, only the new value is known. */
const NARROWING = ['section', 'tags', 'bylines', 'regionCodes', 'publisher'];
const PLACING = ['status', 'publishedAt', 'liveAt', 'isBreaking'];

/** The tags that any change of a masthead invalidates. */
export const mastheadTags = (): string[] => ['masthead'];

/** The tags that a change of a reporter's profile invalidates. */
export const profileTags = ({ id }: Change<ReporterProfile>): string[] => [`profile:${id}`];

/** The tags that a change of a series invalidates: it may have gained articles. */
export const seriesTags = ({ id }: Change<SeriesDocument>): string[] => [`series:${id}`, 'series'];

/** The tags that a change of a front page invalidates. */
export const frontPageTags = ({ id }: Change<FrontPageDocument>): string[] => [`frontPage:${id}`];

/** The tags that a change of an article invalidates. */
export function changedTags({ kind, id, document, updated, removed }: Change<ArticleDocument>): string[] {
  if (document === null) return ['*'];
  const roots = new Set([...Object.keys(updated), ...removed].map(path => path.split('.')[0]!));
  const has = (names: readonly string[]) => names.some(name => roots.has(name));
  const found = [`slug:${document.slug}`, ...(document.url === null ? [] : [`url:${articleAddressKey(document.url)}`])];
  const tags = [`Article:${id}`, 'drafts'];
  if (kind !== 'update' || has(['slug', 'url', 'status'])) tags.push(...found);
  const isPublic = document.status === 'PUBLISHED';
  if (kind === 'replace') return [...tags, 'lists', 'names', 'search', 'updated'];
  if (!isPublic && !roots.has('status')) return tags;
  tags.push('search');
  if (kind === 'insert' || roots.has('updatedAt') || roots.has('status')) tags.push('updated');
  if (has(NARROWING)) return [...tags, 'lists', 'names'];
  if (kind === 'insert' || has(PLACING)) tags.push('list', 'names', ...listsOf(document));
  return tags;
}

function listsOf({ section, sectionPath = [], tags, bylines, regionCodes }: ArticleDocument): string[] {
  return [
    `section:${section}`,
    ...sectionPath.map(name => `sections:${name}`),
    ...tags.map(tag => `tag:${tag}`),
    ...bylines.map(({ name }) => `reporter:${name}`),
    ...regionCodes.map(code => `region:${code}`),
  ];
}
