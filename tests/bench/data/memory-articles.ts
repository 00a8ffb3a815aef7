import type { PageRequest, SortKey } from '../../../shared/graphql/connection.ts';
import type { ArticleDocument, ArticleRepository, ListScope } from '../../../subgraphs/articles/repository.ts';

/** The articles in the order of the lists: newest first. */
export function createMemoryArticles(): ArticleRepository {
  const byId = new Map<string, ArticleDocument>();
  let lists = new Map<string | undefined, ArticleDocument[]>();

  const matching = (field: '_id' | 'slug' | 'url', value: string) =>
    field === '_id' ? byId.get(value) : byId.values().find(article => article[field] === value);

  const store = (article: ArticleDocument) => {
    byId.set(article._id, article);
    lists = new Map();
  };

  /** Sorted when first asked for after a write. */
  const listOf = ({ regionCode }: ListScope): readonly ArticleDocument[] => {
    const known = lists.get(regionCode);
    if (known) return known;
    const inScope = (article: ArticleDocument) =>
      article.status === 'PUBLISHED' && (regionCode === undefined || article.regionCodes.includes(regionCode));
    const list = [...byId.values()].filter(inScope).sort((a, b) => compareKeys(keyOf(b), keyOf(a)));
    lists.set(regionCode, list);
    return list;
  };

  const pageOf = (scope: ListScope, page: PageRequest) => {
    const list = listOf(scope);
    const from = page.after ? firstAtOrBelow(list, page.after, true) : 0;
    const to = page.before ? firstAtOrBelow(list, page.before, false) : list.length;
    if (!page.backward) return list.slice(from, Math.min(to, from + page.limit + 1));
    return list.slice(Math.max(from, to - page.limit - 1), to).reverse();
  };

  return {
    findBy: async (field, values) => values.flatMap(value => matching(field, value) ?? []),
    findPage: async (scope, page) => pageOf(scope, page),
    findPageOfRegions: async (codes, page) =>
      new Map(codes.map(regionCode => [regionCode, pageOf({ regionCode }, page)])),
    countPublished: async () => listOf({ regionCode: undefined }).length,
    countPublishedByRegion: async codes =>
      new Map(codes.map(regionCode => [regionCode, listOf({ regionCode }).length])),
    findOne: async id => byId.get(id) ?? null,
    findConflict: async (id, slug, url) =>
      byId.values().find(one => one._id !== id && (one.slug === slug || (url !== null && one.url === url))) ?? null,
    async insertNew(rows) {
      for (const row of rows) if (!byId.has(row._id)) store(row);
    },
    async insert(article) {
      if (byId.has(article._id)) return false;
      store(article);
      return true;
    },
    async replaceContent(id, revision, content, contentHash) {
      const old = byId.get(id);
      if (old?.revision !== revision) return null;
      const article = { ...old, ...content, contentHash, revision: revision + 1 };
      store(article);
      return article;
    },
  };
}

const keyOf = (article: ArticleDocument): SortKey => ({ value: article.publishedAt.getTime(), id: article._id });

function compareKeys(a: SortKey, b: SortKey): number {
  return a.value - b.value || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Where in a descending list the first article stands that is below a key, or at it unless `below`. */
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
