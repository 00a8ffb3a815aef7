import type { Change } from '../../../shared/mongo/changes/change-feed.ts';
import type { ArticleDocument } from '../store/article-document.ts';
import type { ListScope } from '../store/list-query.ts';
import type { NameKind } from '../store/repository.ts';
import type { Loaders } from './loaders.ts';
import type { PublicationFacts } from './publication.ts';

/**
 * Names for what answers are read from, and for what a change makes another answer of:
 *
 * - `Article:<id>`, and `slug:` and `url:` for articles that were looked for by them;
 * - `section:`, `tag:`, `reporter:` and `region:` for the list of published articles that have one; `list` for lists of
 *   published articles by nothing of these, `updated` for the order of last edits, `drafts` for all other statuses;
 * - `lists` for every list: an article has left some, and which ones is not known;
 * - `names` for sections and reporters with their counts; `search` for what is found by words.
 */

interface Reads {
  add(thing: string): unknown;
}

/** The loaders of a request of which somebody wants to know what it read. */
export function trackReads(loaders: Loaders, reads: Reads): Loaders {
  const article = <Row extends ArticleDocument | null | Error>(row: Row): Row => {
    if (row && !(row instanceof Error)) reads.add(`Article:${row._id}`);
    return row;
  };
  const list = <List extends { readonly nodes: readonly ArticleDocument[] }>(found: List): List => {
    for (const node of found.nodes) article(node);
    return found;
  };
  const readList = (thing: string) => {
    reads.add(thing);
    reads.add('lists');
  };
  return {
    ...loaders,
    byId(id, fields) {
      reads.add(`Article:${id}`);
      return loaders.byId(id, fields);
    },
    byIds(ids, fields) {
      for (const id of ids) reads.add(`Article:${id}`);
      return loaders.byIds(ids, fields);
    },
    async byUrl(url, fields) {
      reads.add(`url:${url}`);
      return article(await loaders.byUrl(url, fields));
    },
    async bySlug(slug, fields) {
      reads.add(`slug:${slug.length > 600 ? '' : slug.normalize('NFC')}`);
      return article(await loaders.bySlug(slug, fields));
    },
    async articles(request, fields) {
      readList(thingOf(request.scope));
      if (request.order === 'UPDATED_AT_DESC') reads.add('updated');
      return list(await loaders.articles(request, fields));
    },
    async listOf(kind, key, page, fields) {
      readList(`${LIST_NAMES[kind]}:${key}`);
      return list(await loaders.listOf(kind, key, page, fields));
    },
    names(kind: NameKind, page) {
      reads.add('names');
      return loaders.names(kind, page);
    },
    async search(request) {
      reads.add('search');
      return list(await loaders.search(request));
    },
    async related(to, count, fields) {
      for (const tag of to.tags ?? []) reads.add(`tag:${tag}`);
      readList(`section:${to.section}`);
      return (await loaders.related(to, count, fields)).map(article);
    },
    async neighbour(of, side, fields) {
      readList(`section:${of.section}`);
      return article(await loaders.neighbour(of, side, fields));
    },
  };
}

export function trackPublicationReads(publication: PublicationFacts, reads: Reads): PublicationFacts {
  return {
    read() {
      reads.add('updated');
      return publication.read();
    },
  };
}

const LIST_NAMES = { tag: 'tag', section: 'section', reporter: 'reporter', regionCode: 'region' } as const;

/** A list that is narrowed by several things is found by one of them. */
function thingOf({ status, section, tag, reporter, regionCode }: ListScope): string {
  if (status !== 'PUBLISHED') return 'drafts';
  if (section !== undefined) return `section:${section}`;
  if (reporter !== undefined) return `reporter:${reporter}`;
  if (tag !== undefined) return `tag:${tag}`;
  return regionCode === undefined ? 'list' : `region:${regionCode}`;
}

/** Fields by which lists are narrowed: of one that was changed, only what it is now is known. */
const NARROWING = ['section', 'tags', 'bylines', 'regionCodes', 'publisher'];
const PLACING = ['status', 'publishedAt', 'liveAt'];

/** What a change of an article makes another answer of. */
export function changedTags({ kind, id, document, updated, removed }: Change<ArticleDocument>): string[] {
  if (document === null) return ['*'];
  const roots = new Set([...Object.keys(updated), ...removed].map(path => path.split('.')[0]!));
  const has = (names: readonly string[]) => names.some(name => roots.has(name));
  const found = [`slug:${document.slug}`, ...(document.url === null ? [] : [`url:${document.url}`])];
  const things = [`Article:${id}`, 'drafts'];
  if (kind !== 'update' || has(['slug', 'url', 'status'])) things.push(...found);
  const isPublic = document.status === 'PUBLISHED';
  if (kind === 'replace') return [...things, 'lists', 'names', 'search', 'updated'];
  if (!isPublic && !roots.has('status')) return things;
  things.push('search');
  if (kind === 'insert' || roots.has('updatedAt') || roots.has('status')) things.push('updated');
  if (has(NARROWING)) return [...things, 'lists', 'names'];
  if (kind === 'insert' || has(PLACING)) things.push('list', 'names', ...listsOf(document));
  return things;
}

function listsOf({ section, tags, bylines, regionCodes }: ArticleDocument): string[] {
  return [
    `section:${section}`,
    ...tags.map(tag => `tag:${tag}`),
    ...bylines.map(({ name }) => `reporter:${name}`),
    ...regionCodes.map(code => `region:${code}`),
  ];
}
