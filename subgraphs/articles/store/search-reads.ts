import type { Collection, Document, Filter } from 'mongodb';
import type { PageRequest } from '../../../shared/graphql/connection.ts';
import type { PageWindows, Stretch } from '../../../shared/mongo/reads/page-windows.ts';
import type { ArticleDocument, ArticleFields } from './article-document.ts';
import { beyond, PUBLISHED, pageFilter } from './list-query.ts';
import { type PageReads, projectionOf } from './page-reads.ts';

/** What a search reads: published articles that have all of some search terms. */
export interface SearchReads {
  /** Up to a page's limit of them, newest first. */
  findByTerms(terms: readonly string[], page: PageRequest, fields: ArticleFields): Promise<ArticleDocument[]>;
  /** How many there are, up to a limit. */
  countByTerms(terms: readonly string[], limit: number): Promise<number>;
}

const ORDER = 'PUBLISHED_AT_DESC';
const SORT = { publishedAt: -1, _id: -1 } as const;

/** For servers that go through one term's articles in their order, and stop at the limit. */
export function createSearchReads(articles: Collection<ArticleDocument>): SearchReads {
  const having = (terms: readonly string[]) => terms.map(searchTerms => ({ searchTerms }));
  return {
    findByTerms: (terms, page, fields) =>
      articles
        .find(
          { $and: [...having(terms), pageFilter({ scope: PUBLISHED, order: ORDER, page })] } as Filter<ArticleDocument>,
          { ...projectionOf(fields, ['publishedAt']), batchSize: page.limit + 1 },
        )
        .sort(SORT)
        .limit(page.limit)
        .toArray(),

    countByTerms: (terms, limit) =>
      articles.countDocuments({ $and: having(terms), status: 'PUBLISHED' } as Filter<ArticleDocument>, { limit }),
  };
}

/** Terms whose articles are looked up on the index; the other terms are looked for in what these have in common. */
const MOST_LOOKED_UP = 3;
/** Articles from which is told how common terms are, and for how many milliseconds they stand for the others. */
const SAMPLE = 100;
const SAMPLE_LASTS_MS = 600_000;

/** How common terms are among the newest articles. */
interface Sample {
  readonly articles: readonly ArticleDocument[];
  readonly takenAt: number;
}

/**
 * For a server that fetches all articles of one term before it looks for the others, sorts and cuts: it is asked for what
 * the rarest terms have in common, which it finds on the index, in a stretch of time that follows from how rare they are.
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
    async findByTerms(terms, page, fields) {
      const { articles: newest } = await takeSample();
      const sorted = rarestFirst(terms, newest);
      const guess = {
        list: terms.join(),
        direction: -1 as const,
        size: page.limit,
        first: page.after?.value,
        attempts: 1,
      };
      const [rows] = await windows.read<ArticleDocument>(
        [{ ...guess, ...spreadOf(sorted, newest) }],
        article => article.publishedAt.getTime(),
        async ([wanted]) => {
          const { stretch, size } = wanted!;
          const ties = page.after ? beyond('publishedAt', page.after, '$lt').slice(1) : [];
          const filter = { $and: [...conditionsOf(sorted, stretch, newest), ...ties] } as Filter<ArticleDocument>;
          const found = articles
            .find(filter, projectionOf(fields, ['publishedAt']))
            .sort(SORT)
            .limit(size);
          return [await found.toArray()];
        },
      );
      return rows!;
    },

    async countByTerms(terms, limit) {
      const { articles: newest } = await takeSample();
      const query = { $and: conditionsOf(rarestFirst(terms, newest), {}, newest) };
      const [row] = await articles
        .aggregate<{ count: number }>([
          { $match: query },
          // What has an order of its own the server does not look for a plan of, which takes it most of the time.
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

/** Where found articles are expected to begin, and how far apart they are. */
function spreadOf(terms: readonly string[], sample: readonly ArticleDocument[]) {
  const found = sample.filter(({ searchTerms }) => terms.every(term => searchTerms.includes(term))).length;
  // Rare ones are all read at once.
  if (found === 0) return { pitch: Number.POSITIVE_INFINITY };
  const [begin, end] = [sample[0]!, sample.at(-1)!].map(({ publishedAt }) => publishedAt.getTime()) as [number, number];
  return { begin, pitch: Math.max(1, (begin - end) / found) };
}

/**
 * One `$or` for each term that is looked up: the server intersects what several `$or` find on an index. The others stand
 * where it finds no index for them.
 */
function conditionsOf(terms: readonly string[], { from, to }: Stretch, sample: readonly ArticleDocument[]): Document[] {
  // The rarest ones have next to nothing in common, and common ones have long ways through the index.
  const lookedUp = frequencyOf(terms[0]!, sample) > 0 ? MOST_LOOKED_UP : 2;
  const bounds = {
    ...(from !== undefined && { $gt: new Date(from - 1) }),
    ...(to !== undefined && { $lte: new Date(to) }),
  };
  const time = Object.keys(bounds).length > 0 ? { publishedAt: bounds } : {};
  return terms.map((searchTerms, i) =>
    i < lookedUp ? { $or: [{ searchTerms, ...PUBLISHED, ...time }] } : { $nor: [{ $nor: [{ searchTerms }] }] },
  );
}
