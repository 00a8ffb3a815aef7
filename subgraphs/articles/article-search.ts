import {
  type Connection,
  connectionOf,
  cursorOf,
  type PageRequest,
  type SortKey,
} from '../../shared/graphql/connection.ts';
import { badInput } from '../../shared/graphql/errors.ts';
import type { ArticleDocument } from './article-document.ts';
import type { ArticleFields, ArticleRepository } from './repository.ts';
import type { ArticleSearchOrder } from './schema.generated.ts';
import { highlightsOf, rankOf, type SearchHighlight } from './search-match.ts';
import { readSearchQuery, SEARCH_RANKS, type SearchQuery } from './search-terms.ts';

const LONGEST_QUERY = 100;
/** One request looks at this many articles at most; a page that is not full by then says that there is more. */
const MOST_LOOKED_AT = 2_000;
const MOST_COUNTED = 10_000;
const LAST_RANK = SEARCH_RANKS.length - 1;
/** What a hit is verified by, without the body, which is read for the last rank only. */
const HEAD_FIELDS = ['headline', 'subheadlines', 'tags', 'bylines'] as const;

/** A page of found articles. */
export interface SearchList extends Omit<Connection<ArticleDocument>, 'edges'> {
  readonly edges: readonly {
    readonly node: ArticleDocument;
    readonly cursor: string;
    readonly highlights: readonly SearchHighlight[];
  }[];
  /** Counts when it is called. */
  totalCount(): Promise<number>;
}

interface Hit {
  readonly article: ArticleDocument;
  readonly rank: number;
}

/** What is asked of a search. */
export interface SearchRequest {
  readonly text: string;
  readonly order: ArticleSearchOrder;
  readonly page: PageRequest;
  readonly fields: ArticleFields;
  readonly highlights: boolean;
}

/** @throws BAD_USER_INPUT for a query of one letter, none, or too many */
export async function searchArticles(repository: ArticleRepository, request: SearchRequest): Promise<SearchList> {
  const { text, order, page, highlights } = request;
  const query = readQuery(text);
  const keyOf = order === 'LATEST' ? ({ article }: Hit) => timeKey(article) : rankedKey;
  const { hits, lookedUpTo, more } = await collect(repository, query, request);
  const list = connectionOf(
    { rows: hits, hasNextPage: more, hasPreviousPage: page.after !== undefined },
    sortOf(order),
    keyOf,
  );
  const edges = list.edges.map(({ node: { article }, cursor }) => ({
    node: article,
    cursor,
    highlights: highlights ? highlightsOf(article, query) : [],
  }));
  const endCursor = lookedUpTo ? cursorOf(sortOf(order), keyOf(lookedUpTo)) : list.pageInfo.endCursor;
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    pageInfo: { ...list.pageInfo, endCursor },
    totalCount: () => repository.countByTerms(termsOf(query, LAST_RANK), MOST_COUNTED),
  };
}

/** The order that the cursors of a search carry. */
export function sortOf(order: ArticleSearchOrder): string {
  return `SEARCH_${order}`;
}

function readQuery(text: string): SearchQuery {
  const letters = text.length > 3 * LONGEST_QUERY ? text.length : Array.from(text.normalize('NFC')).length;
  if (letters > LONGEST_QUERY) throw badInput('query', `${letters} characters`, `2 to ${LONGEST_QUERY}`);
  const query = readSearchQuery(text);
  if (query) return query;
  throw badInput('query', JSON.stringify(text), 'at least two letters or digits, and ten words at the most');
}

/** Reads the ranks one after the other until the page is full. */
async function collect(repository: ArticleRepository, query: SearchQuery, request: SearchRequest) {
  const { order, page, highlights } = request;
  const hits: Hit[] = [];
  let after = page.after;
  let rank = LAST_RANK;
  if (order === 'RELEVANCE') ({ rank, after } = page.after ? unrank(page.after) : { rank: 0, after: undefined });
  let lookedAt = 0;
  for (; rank <= LAST_RANK; rank++) {
    const fields = fieldsFor(request.fields, rank, highlights);
    // Hits of better ranks come again in the next ones, so every batch has room for a whole page.
    const rest = { limit: page.limit, backward: false, ...(after && { after }) };
    for await (const article of repository.findByTerms(termsOf(query, rank), rest, fields)) {
      const found = rankOf(article, query);
      const hit = { article, rank };
      if (found !== undefined && (order === 'LATEST' || found === rank)) {
        if (hits.length === page.limit) return { hits, more: true };
        hits.push(hit);
      }
      if (++lookedAt === MOST_LOOKED_AT) return { hits, more: true, lookedUpTo: hit };
    }
    after = undefined;
  }
  return { hits, more: false };
}

function fieldsFor(asked: ArticleFields, rank: number, highlights: boolean): ArticleFields {
  if (asked === 'all') return 'all';
  const body = rank === LAST_RANK || highlights ? (['body'] as const) : [];
  return [...new Set([...asked, ...HEAD_FIELDS, ...body])];
}

function termsOf({ pairs }: SearchQuery, rank: number): string[] {
  return pairs.map(pair => `${rank}${pair}`);
}

function timeKey(article: ArticleDocument): SortKey {
  return { value: article.publishedAt.getTime(), id: article._id };
}

/**
 * Rank and time in one number that stays a safe integer: the years 0 to 9999 are from -6.3e13 to 2.6e14 milliseconds.
 */
const RANK_SPAN = 1e15;
const TIME_SHIFT = 1e14;

function rankedKey({ article, rank }: Hit): SortKey {
  return { value: (LAST_RANK - rank) * RANK_SPAN + article.publishedAt.getTime() + TIME_SHIFT, id: article._id };
}

/** @throws BAD_USER_INPUT for a number that no search made */
function unrank({ value, id }: SortKey): { rank: number; after: SortKey } {
  const rank = LAST_RANK - Math.floor(value / RANK_SPAN);
  if (rank < 0 || rank > LAST_RANK) throw badInput('after', 'a cursor of no search', 'a cursor of this list');
  const time = (value % RANK_SPAN) - TIME_SHIFT;
  return { rank, after: { value: time, id } };
}
