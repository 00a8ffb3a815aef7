import type { Collection, Document, Filter } from 'mongodb';
import type { PageRequest } from '../../../shared/graphql/connection.ts';
import type { PageWindows, ValueWindow } from '../../../shared/mongo/reads/page-windows.ts';
import type { ArticleDocument, ArticleFields } from './article-document.ts';
import { beyond, type ListScope, PUBLISHED, pageFilter, scopeFilter } from './list-query.ts';
import { type PageReads, projectionOf } from './page-reads.ts';

/** The read of a search: published articles of a scope that have all of some search terms. */
export interface SearchReads {
  /** Newest first, up to the limit of a page. */
  findByTerms(
    terms: readonly string[],
    scope: ListScope,
    page: PageRequest,
    fields: ArticleFields,
  ): Promise<ArticleDocument[]>;
  /** Their number, up to a limit. */
  countByTerms(terms: readonly string[], scope: ListScope, limit: number): Promise<number>;
}

const ORDER = 'PUBLISHED_AT_DESC';
const SORT = { publishedAt: -1, _id: -1 } as const;

/** For servers that walk one term's articles in order, and stop at the limit. */
export function createSearchReads(articles: Collection<ArticleDocument>): SearchReads {
  const having = (terms: readonly string[]) => terms.map(searchTerms => ({ searchTerms }));
  return {
    findByTerms: (terms, scope, page, fields) =>
      articles
        .find({ $and: [...having(terms), pageFilter({ scope, order: ORDER, page })] } as Filter<ArticleDocument>, {
          ...projectionOf(fields, ['publishedAt']),
          batchSize: page.limit + 1,
        })
        .sort(SORT)
        .limit(page.limit)
        .toArray(),

    countByTerms: (terms, scope, limit) =>
      articles.countDocuments({ $and: having(terms), ...scopeFilter(scope) } as Filter<ArticleDocument>, { limit }),
  };
}

/** The terms that are looked up in the index; the others are filtered in the intersection. */
const MAX_LOOKED_UP = 3;
/** The sample of articles that term frequencies are estimated from, and how many milliseconds the estimate is valid. */
const SAMPLE = 100;
const SAMPLE_LASTS_MS = 600_000;

/** The frequency of terms among the newest articles. */
interface Sample {
  readonly articles: readonly ArticleDocument[];
  readonly takenAt: number;
}

/**
 * For a server that fetches all articles of one term before it filters the others, sorts and limits: it intersects the
 * rarest terms on the index, within a window of time that follows from how rare they are.
 */
export function createWindowedSearchReads(
  articles: Collection<ArticleDocument>,
  { findPage }: PageReads,
  windows: PageWindows,
): SearchReads {
  let sample: Promise<Sample> | undefined;
  let sampledAt = 0;

  function takeSample(): Promise<Sample> {
    if (sample && Date.now() - sampledAt < SAMPLE_LASTS_MS) return sample;
    sampledAt = Date.now();
    const page = { limit: SAMPLE, backward: false };
    const taken = findPage({ scope: PUBLISHED, order: ORDER, page }, ['searchTerms']);
    sample = taken.then(rows => ({ articles: rows, takenAt: sampledAt }));
    sample.catch(() => {
      sample = undefined;
    });
    return sample;
  }

  return {
    async findByTerms(terms, scope, page, fields) {
      const { articles: newest } = await takeSample();
      const sorted = rarestFirst(terms, newest);
      const guess = {
        list: JSON.stringify([terms, scope]),
        direction: -1 as const,
        size: page.limit,
        first: page.after?.value,
        attempts: 1,
      };
      const [rows] = await windows.read<ArticleDocument>(
        [{ ...guess, ...spreadOf(sorted, newest) }],
        article => article.publishedAt.getTime(),
        async ([wanted]) => {
          const { window, size } = wanted!;
          const ties = page.after ? beyond('publishedAt', page.after, '$lt').slice(1) : [];
          const filter = {
            $and: [...conditionsOf(sorted, window, newest), ...beside(scope), ...ties],
          } as Filter<ArticleDocument>;
          const found = articles
            .find(filter, projectionOf(fields, ['publishedAt']))
            .sort(SORT)
            .limit(size);
          return [await found.toArray()];
        },
      );
      return rows!;
    },

    async countByTerms(terms, scope, limit) {
      const { articles: newest } = await takeSample();
      const query = { $and: [...conditionsOf(rarestFirst(terms, newest), {}, newest), ...beside(scope)] };
      const [row] = await articles
        .aggregate<{ count: number }>([
          { $match: query },
          // The server does not plan a query with a hint, and planning takes it most of the time.
          { $sort: { _id: 1 } },
          { $limit: limit },
          { $count: 'count' },
        ])
        .toArray();
      return row?.count ?? 0;
    },
  };
}

const frequencyOf = (term: string, sample: readonly ArticleDocument[]) =>
  sample.filter(({ searchTerms }) => searchTerms.includes(term)).length;

function rarestFirst(terms: readonly string[], sample: readonly ArticleDocument[]): string[] {
  const counted = terms.map(term => ({ term, count: frequencyOf(term, sample) }));
  return counted.sort((a, b) => a.count - b.count).map(({ term }) => term);
}

/** The expected position of the first hit, and the distance between hits. */
function spreadOf(terms: readonly string[], sample: readonly ArticleDocument[]) {
  const found = sample.filter(({ searchTerms }) => terms.every(term => searchTerms.includes(term))).length;
  // Rare terms: all hits are read at once.
  if (found === 0) return { pitch: Number.POSITIVE_INFINITY };
  const [begin, end] = [sample[0]!, sample.at(-1)!].map(({ publishedAt }) => publishedAt.getTime()) as [number, number];
  return { begin, pitch: Math.max(1, (begin - end) / found) };
}

/** The conditions of a scope beside the terms, placed where the server finds no index for them. */
function beside(scope: ListScope): Document[] {
  const { status: _, ...conditions } = scopeFilter(scope);
  return Object.entries(conditions).map(([field, condition]) => ({ $nor: [{ $nor: [{ [field]: condition }] }] }));
}

/**
 * One `$or` for each looked-up term: the server intersects what several `$or` find on an index. The other terms are
 * placed where it finds no index for them.
 */
function conditionsOf(
  terms: readonly string[],
  { from, to }: ValueWindow,
  sample: readonly ArticleDocument[],
): Document[] {
  // The rarest terms have next to nothing in common, and common ones have long index scans.
  const lookedUp = frequencyOf(terms[0]!, sample) > 0 ? MAX_LOOKED_UP : 2;
  const bounds = {
    ...(from !== undefined && { $gt: new Date(from - 1) }),
    ...(to !== undefined && { $lte: new Date(to) }),
  };
  const time = Object.keys(bounds).length > 0 ? { publishedAt: bounds } : {};
  return terms.map((searchTerms, i) =>
    i < lookedUp ? { $or: [{ searchTerms, ...PUBLISHED, ...time }] } : { $nor: [{ $nor: [{ searchTerms }] }] },
  );
}
