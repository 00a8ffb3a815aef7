import type { PageRequest, SortKey } from '../../../shared/graphql/connection.ts';
import type { ArticleDocument } from '../../../subgraphs/articles/store/article-document.ts';
import type { ArticleRepository } from '../../../subgraphs/articles/store/repository.ts';
import { measuredOnly } from './measured-only.ts';
import { createSilentFeed } from './silent-feed.ts';

/** The articles in list order: newest first. */
export function createMemoryArticles(): ArticleRepository {
  const byId = new Map<string, ArticleDocument>();
  let lists = new Map<string | undefined, ArticleDocument[]>();

  const matching = (field: '_id' | 'slug' | 'url', value: string) =>
    field === '_id' ? byId.get(value) : byId.values().find(article => article[field] === value);

  const store = (article: ArticleDocument) => {
    byId.set(article._id, article);
    lists = new Map();
  };

  /** Sorted on the first read after a write. */
  const listOf = (regionCode: string | undefined): readonly ArticleDocument[] => {
    const known = lists.get(regionCode);
    if (known) return known;
    const inScope = (article: ArticleDocument) =>
      article.status === 'PUBLISHED' && (regionCode === undefined || article.regionCodes.includes(regionCode));
    const list = [...byId.values()].filter(inScope).sort((a, b) => compareKeys(keyOf(b), keyOf(a)));
    lists.set(regionCode, list);
    return list;
  };

  const pageOf = (regionCode: string | undefined, page: PageRequest) => {
    const list = listOf(regionCode);
    const from = page.after ? firstAtOrBelow(list, page.after, true) : 0;
    const to = page.before ? firstAtOrBelow(list, page.before, false) : list.length;
    if (!page.backward) return list.slice(from, Math.min(to, from + page.limit + 1));
    return list.slice(Math.max(from, to - page.limit - 1), to).reverse();
  };

  return measuredOnly<ArticleRepository>('ArticleRepository', {
    findBy: async (field, values, _fields, audience) =>
      values
        .flatMap(value => matching(field, value) ?? [])
        .filter(article => audience === 'editors' || article.status === 'PUBLISHED'),
    findPage: async ({ scope, order, page }) => {
      const { status, regionCode, ...others } = scope;
      if (status !== 'PUBLISHED' || order !== 'PUBLISHED_AT_DESC' || Object.keys(others).length > 0) {
        throw new Error('ArticleRepository.findPage: such a list is not measured');
      }
      return pageOf(regionCode, page);
    },
    async insertNew(rows) {
      for (const row of rows) if (!byId.has(row._id)) store(row);
    },
    // Called as soon as there is a subgraph: the data set has no article that is scheduled or expires.
    claimDue: async () => null,
    findNextDue: async () => undefined,
    claimExpired: async () => null,
    findNextExpiry: async () => undefined,
    changes: createSilentFeed(),
  });
}

const keyOf = (article: ArticleDocument): SortKey => ({ value: article.publishedAt.getTime(), id: article._id });

function compareKeys(a: SortKey, b: SortKey): number {
  return a.value - b.value || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The index in a descending list of the first article below a key, or at it unless `below`. */
function firstAtOrBelow(list: readonly ArticleDocument[], key: SortKey, below: boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareKeys(keyOf(list[middle]!), key);
    if (order < 0 || (order === 0 && !below)) high = middle;
    else low = middle + 1;
  }
  return low;
}
