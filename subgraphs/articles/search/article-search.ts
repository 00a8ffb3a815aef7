import { createHash } from 'node:crypto';
import { badInput } from '../../../shared/errors/errors.ts';
import {
  type Connection,
  connectionOf,
  cursorOf,
  type PageRequest,
  type SortKey,
} from '../../../shared/graphql/connection.ts';
import type { ArticleDocument, ArticleFields } from '../store/article-document.ts';
import type { ListScope } from '../store/list-query.ts';
import type { ArticleRepository } from '../store/repository.ts';
import type { ArticleSearchOrder } from '../types/schema.generated.ts';
import { countFacets, type Facets } from './search-facets.ts';
import { highlightsOf, LAST_RANK, PLACE_OF_RANK, rankOf, type SearchHighlight } from './search-match.ts';
import { readSearchQuery, SEARCH_RANKS, type SearchQuery } from './search-terms.ts';

const MAX_QUERY_LENGTH = 100;
/** A request examines at most this many articles; a page that is not full by then reports a next page. */
const MAX_EXAMINED = 2_000;
/** The maximum number of articles per read. */
const MAX_CONCURRENT = 500;
/** Up to this many articles are read without their bodies to find the hits of several ranks. */
const MAX_HEADS = 200;
const MAX_COUNTED = 10_000;
/** Up to this many articles are verified for facets and counts; of more, all that have the bigrams are counted. */
const MAX_VERIFIED = 200;
const BODY = SEARCH_RANKS.length - 1;
/** The last rank that needs no body. */
const LAST_OF_HEADS = PLACE_OF_RANK.lastIndexOf(BODY - 1);
/** The fields that verify a hit, without the body, which is read for the last place only. */
const HEAD_FIELDS = ['headline', 'subheadlines', 'tags', 'bylines', 'dateline', 'publisher'] as const;
const FACET_FIELDS = ['section', 'tags', 'bylines', 'regionCodes'] as const;

/** A page of search results. */
export interface SearchList extends Omit<Connection<ArticleDocument>, 'edges'> {
  readonly edges: readonly {
    readonly node: ArticleDocument;
    readonly cursor: string;
    readonly highlights: readonly SearchHighlight[];
  }[];
  /** Counts on demand. */
  totalCount(): Promise<number>;
  /** The most frequent values among the results. */
  facets(first: number): Promise<Facets>;
}

interface Hit {
  readonly article: ArticleDocument;
  readonly rank: number;
}

/** The input of a search. */
export interface SearchRequest {
  readonly text: string;
  /** Filters the published articles. */
  readonly scope: ListScope;
  readonly order: ArticleSearchOrder;
  readonly page: PageRequest;
  readonly fields: ArticleFields;
  readonly highlights: boolean;
}

/** @throws BAD_USER_INPUT for a query that is too short, or has too many words */
export async function searchArticles(repository: ArticleRepository, request: SearchRequest): Promise<SearchList> {
  const { text, order, page, highlights } = request;
  const sort = sortOf(request);
  const query = readQuery(text);
  const keyOf = order === 'LATEST' ? ({ article }: Hit) => timeKey(article) : rankedKey;
  const { hits, lookedUpTo, more, total } = await collect(repository, query, request);
  const list = connectionOf({ rows: hits, hasNextPage: more, hasPreviousPage: page.after !== undefined }, sort, keyOf);
  const edges = list.edges.map(({ node: { article }, cursor }) => ({
    node: article,
    cursor,
    highlights: highlights ? highlightsOf(article, query) : [],
  }));
  const endCursor = lookedUpTo ? cursorOf(sort, keyOf(lookedUpTo)) : list.pageInfo.endCursor;
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    pageInfo: { ...list.pageInfo, endCursor },
    totalCount: async () => total ?? repository.countByTerms(termsOf(query, BODY), request.scope, MAX_COUNTED),
    facets: async first => countFacets(await readForFacets(repository, query, request.scope), first),
  };
}

/** The results, verified if they are few; of many, the newest that have all bigrams. */
async function readForFacets(repository: ArticleRepository, query: SearchQuery, scope: ListScope) {
  const read = (limit: number, fields: ArticleFields) =>
    repository.findByTerms(termsOf(query, BODY), scope, { limit, backward: false }, fields);
  const few = await read(MAX_VERIFIED + 1, [...new Set([...HEAD_FIELDS, ...FACET_FIELDS, 'body' as const])]);
  if (few.length <= MAX_VERIFIED) return few.filter(article => rankOf(article, query) !== undefined);
  return read(MAX_COUNTED, FACET_FIELDS);
}

/** The sort order in the cursors of a search, which no other search takes: a rank is of one query and one filter. */
export function sortOf({ text, scope, order }: Pick<SearchRequest, 'text' | 'scope' | 'order'>): string {
  const search = createHash('sha256').update(JSON.stringify([text.normalize('NFC').trim(), scope]));
  return `SEARCH_${order} ${search.digest('base64url').slice(0, 8)}`;
}

function readQuery(text: string): SearchQuery {
  const letters = text.length > 3 * MAX_QUERY_LENGTH ? text.length : Array.from(text.normalize('NFC')).length;
  if (letters > MAX_QUERY_LENGTH) throw badInput('query', `${letters} characters`, `1 to ${MAX_QUERY_LENGTH}`);
  const query = readSearchQuery(text);
  if (query) return query;
  const expected = 'at least one Korean syllable or hanja, or two letters or digits, and ten words at the most';
  throw badInput('query', JSON.stringify(text), expected);
}

interface Found {
  readonly hits: Hit[];
  /** Whether there may be more. */
  readonly more: boolean;
  /** Where the next page continues, when the maximum number of articles was examined. */
  readonly lookedUpTo?: Hit;
  /** The number of results, when all articles with the bigrams of the query were read. */
  readonly total?: number;
}

/** A search in progress. */
interface Reading {
  readonly repository: ArticleRepository;
  readonly query: SearchQuery;
  readonly request: SearchRequest;
  readonly hits: Hit[];
  lookedAt: number;
}

/** Where hits are still to be searched: after a key of a rank, and in all further ranks. */
interface Rest {
  readonly rank: number;
  readonly after?: SortKey;
}

async function collect(repository: ArticleRepository, query: SearchQuery, request: SearchRequest): Promise<Found> {
  const { order, page } = request;
  const reading: Reading = { repository, query, request, hits: [], lookedAt: 0 };
  if (order === 'RELEVANCE') return readRanks(reading, page.after ? unrank(page.after) : { rank: 0 });
  const full = await readRank(reading, { rank: LAST_RANK, ...(page.after && { after: page.after }) });
  return full ?? { hits: reading.hits, more: false, ...(!page.after && { total: reading.lookedAt }) };
}

/**
 * Reads rank after rank until the page is full. If headlines do not fill it, usually few articles have all bigrams, so
 * that one read returns them all, or all that have them before the body.
 */
async function readRanks(reading: Reading, first: Rest): Promise<Found> {
  let rest = first;
  if (rest.rank === 0) {
    const full = await readRank(reading, rest);
    if (full) return full;
    rest = { rank: 1 };
  }
  if (rest.rank < LAST_RANK) {
    const all = await readFew(reading, BODY, 3 * (reading.request.page.limit + 1));
    if (all) {
      const total = all.filter(article => rankOf(article, reading.query) !== undefined).length;
      return { hits: reading.hits, more: fill(reading, all, rest, LAST_RANK), total };
    }
    const heads = rest.rank > LAST_OF_HEADS ? undefined : await readFew(reading, BODY - 1, MAX_HEADS);
    if (heads) {
      if (fill(reading, heads, rest, LAST_OF_HEADS)) return { hits: reading.hits, more: true };
      rest = { rank: LAST_OF_HEADS + 1 };
    }
  }
  for (; rest.rank <= LAST_RANK; rest = { rank: rest.rank + 1 }) {
    const full = await readRank(reading, rest);
    if (full) return full;
  }
  return { hits: reading.hits, more: false };
}

/**
 * All articles with all bigrams in this place or a better one, newest first; undefined if there are more than a limit.
 */
async function readFew({ repository, query, request }: Reading, place: number, most: number) {
  const page = { limit: most + 1, backward: false };
  const fields = fieldsFor(request.fields, place, request.highlights);
  const rows = await repository.findByTerms(termsOf(query, place), request.scope, page, fields);
  return rows.length > most ? undefined : rows;
}

/** Adds the hits of some ranks to the page. @returns whether there are more than it holds */
function fill({ hits, query, request }: Reading, articles: readonly ArticleDocument[], rest: Rest, last: number) {
  const ranked = articles.map(article => ({ article, rank: rankOf(article, query) }));
  for (let { rank, after } = rest; rank <= last; rank++, after = undefined) {
    for (const { article, rank: found } of ranked) {
      if (found !== rank || !isBeyond(article, after)) continue;
      if (hits.length === request.page.limit) return true;
      hits.push({ article, rank });
    }
  }
  return false;
}

function isBeyond({ publishedAt, _id }: ArticleDocument, key: SortKey | undefined): boolean {
  if (!key) return true;
  const time = publishedAt.getTime();
  return time < key.value || (time === key.value && _id < key.id);
}

/** Reads a rank until the page is full; undefined when the rank ends first. */
async function readRank(reading: Reading, { rank, after }: Rest): Promise<Found | undefined> {
  const { repository, query, request, hits } = reading;
  const { scope, order, page, highlights } = request;
  const place = PLACE_OF_RANK[rank] as number;
  const fields = fieldsFor(request.fields, place, highlights);
  // Hits of better ranks appear again in the next ones, so read a whole page.
  let limit = page.limit + 1;
  for (let from = after; ; ) {
    const rest = { limit, backward: false, ...(from && { after: from }) };
    const articles = await repository.findByTerms(termsOf(query, place), scope, rest, fields);
    for (const article of articles) {
      const found = rankOf(article, query);
      const hit = { article, rank };
      if (found !== undefined && (order === 'LATEST' || found === rank)) {
        if (hits.length === page.limit) return { hits, more: true };
        hits.push(hit);
      }
      if (++reading.lookedAt === MAX_EXAMINED) return { hits, more: true, lookedUpTo: hit };
    }
    const last = articles.at(-1);
    if (!last || articles.length < limit) return undefined;
    from = timeKey(last);
    limit = Math.min(limit * 4, MAX_CONCURRENT);
  }
}

function fieldsFor(selected: ArticleFields, place: number, highlights: boolean): ArticleFields {
  if (selected === 'all') return 'all';
  const body = place === BODY || highlights ? (['body'] as const) : [];
  return [...new Set([...selected, ...HEAD_FIELDS, ...body])];
}

function termsOf({ pairs }: SearchQuery, place: number): string[] {
  return pairs.map(pair => `${place}${pair}`);
}

function timeKey(article: ArticleDocument): SortKey {
  return { value: article.publishedAt.getTime(), id: article._id };
}

/**
 * Rank and time in one number that remains a safe integer: the years 1800 to 2999 are from -5.4e12 to 3.3e13
 * milliseconds.
 */
const RANK_SPAN = 1e15;
const TIME_SHIFT = 1e14;

function rankedKey({ article, rank }: Hit): SortKey {
  return { value: (LAST_RANK - rank) * RANK_SPAN + article.publishedAt.getTime() + TIME_SHIFT, id: article._id };
}

/** @throws BAD_USER_INPUT for a number that no search produced */
function unrank({ value, id }: SortKey): { rank: number; after: SortKey } {
  const rank = LAST_RANK - Math.floor(value / RANK_SPAN);
  if (rank < 0 || rank > LAST_RANK) throw badInput('after', 'a cursor of another list', 'a cursor of this list');
  const time = (value % RANK_SPAN) - TIME_SHIFT;
  return { rank, after: { value: time, id } };
}
