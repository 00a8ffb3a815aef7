import type { Db } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect } from '../../../shared/mongo/connection/connect.ts';
import { MONGOD_TRAITS } from '../../../shared/mongo/connection/server-traits.ts';
import { createPageWindows } from '../../../shared/mongo/reads/page-windows.ts';
import { applyCollections } from '../../../shared/mongo/schema/collections.ts';
import { DAY_MS } from '../../../shared/seed/seed-options.ts';
import { createTestDatabase } from '../../../tests/support/mongo.ts';
import { searchArticles } from '../search/article-search.ts';
import { seedArticles } from '../seed.ts';
import type { ArticleDocument } from './article-document.ts';
import { ARTICLE_COLLECTIONS } from './collections.ts';
import { type ListScope, PUBLISHED } from './list-query.ts';
import type { ArticleRepository } from './repository.ts';
import { createArticleRepository } from './repository.ts';
import { createSearchReads, createWindowedSearchReads, type SearchReads } from './search-reads.ts';
import { createWindowedPageReads } from './windowed-page-reads.ts';

/** Both ways to read what a search finds, over seeded articles of which many have the same times. */

const stack = new AsyncDisposableStack();
let db: Db;
let articles: ArticleDocument[];
let ways: Record<'plain' | 'windowed', SearchReads>;
beforeAll(async () => {
  const { uri } = stack.use(await createTestDatabase(inject('mongodbUri')));
  ({ db } = stack.use(await connect(uri)));
  await applyCollections(db, ARTICLE_COLLECTIONS);
  const options = { articles: 150, comments: 0, days: 12, seed: 4, until: new Date('2026-06-01') };
  await seedArticles(createArticleRepository(db, MONGOD_TRAITS), options, () => {});
  const collection = db.collection<ArticleDocument>('articles');
  // To the day, so that pages end between articles of one time.
  const toDay = async ({ _id, publishedAt }: ArticleDocument) =>
    collection.updateOne(
      { _id },
      { $set: { publishedAt: new Date(publishedAt.getTime() - (publishedAt.getTime() % DAY_MS)) } },
    );
  for (const article of await collection.find().toArray()) await toDay(article);
  articles = await collection.find().toArray();
  ways = {
    plain: createSearchReads(collection),
    windowed: createWindowedSearchReads(
      collection,
      createWindowedPageReads(collection, createPageWindows()),
      createPageWindows(),
    ),
  };
});
afterAll(() => stack.disposeAsync());

const TERMS = [
  ['4도서', '4서관'],
  ['0서관'],
  ['417', '47일', '4서관', '4도서'],
  ['0로봇', '0안내', '3로봇'],
  ['4없다'],
  ['2교통'],
];

const SCOPES: readonly ListScope[] = [
  PUBLISHED,
  { ...PUBLISHED, section: '사회' },
  { ...PUBLISHED, publishedFrom: new Date('2026-05-24'), publishedBefore: new Date('2026-05-29') },
];

function expected(terms: readonly string[], scope: ListScope = PUBLISHED): string[] {
  const { section, publishedFrom, publishedBefore } = scope;
  return articles
    .filter(({ status, searchTerms }) => status === 'PUBLISHED' && terms.every(term => searchTerms.includes(term)))
    .filter(
      article =>
        (section === undefined || article.section === section) &&
        (!publishedFrom || article.publishedAt >= publishedFrom) &&
        (!publishedBefore || article.publishedAt < publishedBefore),
    )
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a._id < b._id ? 1 : -1))
    .map(({ _id }) => _id);
}

describe.each(['plain', 'windowed'] as const)('articles that have terms, read the %s way', way => {
  it.each(TERMS)('come newest first in pages, and are counted: %s %s', async (...terms) => {
    const wanted = terms.filter(Boolean);
    for (const scope of SCOPES) {
      const all = expected(wanted, scope);
      for (const limit of [11, 60]) {
        const found: string[] = [];
        for (let last: ArticleDocument | undefined; ; ) {
          const after = last && { value: last.publishedAt.getTime(), id: last._id };
          const page = { limit, backward: false, ...(after && { after }) };
          const rows = await ways[way].findByTerms(wanted, scope, page, ['headline']);
          found.push(...rows.map(({ _id }) => _id));
          last = rows.at(-1);
          if (rows.length < limit) break;
        }
        expect(found).toEqual(all);
      }
      expect(await ways[way].countByTerms(wanted, scope, 10_000)).toBe(all.length);
      expect(await ways[way].countByTerms(wanted, scope, 5)).toBe(Math.min(5, all.length));
    }
  });
});

describe('a search', () => {
  /** A repository that counts its calls. */
  function counting() {
    const calls = { reads: 0, counts: 0 };
    const { findByTerms, countByTerms } = ways.plain;
    const repository = {
      findByTerms: (...args) => {
        calls.reads++;
        return findByTerms(...args);
      },
      countByTerms: (...args) => {
        calls.counts++;
        return countByTerms(...args);
      },
    } as SearchReads as ArticleRepository;
    return { calls, repository };
  }
  const request = { scope: PUBLISHED, order: 'RELEVANCE', fields: ['headline'], highlights: false } as const;

  it('that finds little reads the headlines and then all the rest at once, and has counted them by that', async () => {
    const { calls, repository } = counting();
    const page = { limit: 20, backward: false };
    const found = await searchArticles(repository, { ...request, text: '도서관 17일', page });
    expect(await found.totalCount()).toBe(expected(['417', '47일', '4서관', '4도서']).length);
    expect(calls).toEqual({ reads: 2, counts: 0 });
  });

  it('whose headlines fill the page reads nothing else', async () => {
    const { calls, repository } = counting();
    const found = await searchArticles(repository, {
      ...request,
      text: '도서관',
      page: { limit: 20, backward: false },
    });
    expect(found.nodes).toHaveLength(20);
    expect(calls).toEqual({ reads: 1, counts: 0 });
  });

  it.each(['도서관 17일', '교통', '로봇 텃밭'])('for %s has the same hits by any size of page', async text => {
    const { repository } = counting();
    const idsBy = async (limit: number) => {
      const ids: string[] = [];
      for (let after: string | null = null; ; ) {
        const key = after && JSON.parse(Buffer.from(after, 'base64url').toString());
        const page = { limit, backward: false, ...(key && { after: { value: key[1], id: key[2] } }) };
        const found = await searchArticles(repository, { ...request, text, page });
        ids.push(...found.nodes.map(({ _id }) => _id));
        after = found.pageInfo.endCursor;
        if (!found.pageInfo.hasNextPage || ids.length > 90) return ids.slice(0, 90);
      }
    };
    const whole = await idsBy(50);
    expect(new Set(whole).size).toBe(whole.length);
    expect(await idsBy(11)).toEqual(whole);
  });
});
