import { searchArticles } from '../../subgraphs/articles/search/article-search.ts';
import { type SearchedContent, searchTermsOf } from '../../subgraphs/articles/search/search-terms.ts';
import type { ArticleDocument } from '../../subgraphs/articles/store/article-document.ts';
import { PUBLISHED } from '../../subgraphs/articles/store/list-query.ts';
import type { ArticleRepository } from '../../subgraphs/articles/store/repository.ts';
import type { SearchReads } from '../../subgraphs/articles/store/search-reads.ts';
import type { Rate } from './print-rates.ts';
import { JUDGED_ARTICLES, type JudgedArticle } from './search-articles.ts';
import { SEARCH_CASES } from './search-cases.ts';

const FIRST = Date.parse('2026-01-01T09:00:00+09:00');
const HOUR_MS = 3_600_000;

/**
 * How well the search finds what the judged queries look for: the share of relevant articles that are found, that of found
 * ones that are relevant, and of queries whose first result is.
 */
export async function judgeSearch(): Promise<Rate[]> {
  const repository = inMemory(JUDGED_ARTICLES.map(documentOf));
  const recall = rate('relevant articles found');
  const precision = rate('found articles relevant');
  const first = rate('first results relevant');
  for (const [text, relevant] of SEARCH_CASES) {
    const page = { limit: 20, backward: false };
    const request = { text, scope: PUBLISHED, order: 'RELEVANCE', page, fields: 'all', highlights: false } as const;
    const found = (await searchArticles(repository, request)).nodes.map(({ _id }) => _id);
    for (const id of relevant) recall.add(found.includes(id), `${text}: ${id}`);
    for (const id of found) precision.add(relevant.includes(id), `${text}: ${id}`);
    first.add(relevant.includes(found[0] ?? ''), `${text}: ${found[0]}`);
  }
  return [recall.rate, precision.rate, first.rate];
}

function rate(what: string) {
  const counted = { what, right: 0, total: 0, wrong: [] as string[] };
  return {
    rate: counted satisfies Rate,
    add(isRight: boolean, one: string) {
      counted.total++;
      if (isRight) counted.right++;
      else counted.wrong.push(one);
    },
  };
}

function documentOf(article: JudgedArticle, i: number): ArticleDocument {
  const {
    id,
    headline,
    text,
    subheadline,
    tags = [],
    reporter,
    role = null,
    publisher = '새벽신문',
    dateline,
  } = article;
  const { caption = null, credit = null } = article;
  const image = { kind: 'Image', url: null, caption, credit, alt: null } as const;
  const content: SearchedContent = {
    headline,
    subheadlines: subheadline === undefined ? [] : [subheadline],
    tags: [...tags],
    bylines: reporter === undefined ? [] : [{ name: reporter, role, email: null }],
    dateline: dateline ?? null,
    publisher: { name: publisher, englishName: null },
    body: [...(caption || credit ? [image] : []), { kind: 'Paragraph', text }],
  };
  const publishedAt = new Date(FIRST + i * HOUR_MS);
  return { _id: id, ...content, publishedAt, searchTerms: searchTermsOf(content) } as ArticleDocument;
}

/** The reads of a search, as the database answers them. */
function inMemory(articles: readonly ArticleDocument[]): ArticleRepository {
  const newest = articles.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const having = (terms: readonly string[]) =>
    newest.filter(({ searchTerms }) => terms.every(term => searchTerms.includes(term)));
  const reads: SearchReads = {
    async findByTerms(terms, _scope, { limit, after }) {
      const rest = having(terms).filter(({ publishedAt }) => !after || publishedAt.getTime() < after.value);
      return rest.slice(0, limit);
    },
    countByTerms: async (terms, _scope, limit) => Math.min(limit, having(terms).length),
  };
  return reads as ArticleRepository;
}
