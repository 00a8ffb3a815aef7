import type { Db } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { PageRequest, SortKey } from '../../../shared/graphql/connection.ts';
import { connect } from '../../../shared/mongo/connection/connect.ts';
import { readServerTraits } from '../../../shared/mongo/connection/server-traits.ts';
import { createPageWindows } from '../../../shared/mongo/reads/page-windows.ts';
import { applyCollections } from '../../../shared/mongo/schema/collections.ts';
import { sectionPath } from '../../../shared/names/section-name.ts';
import { createRandom } from '../../../shared/seed/random.ts';
import { createTestDatabase } from '../../../tests/support/mongo.ts';
import type { ArticleDocument } from './article-document.ts';
import { ARTICLE_COLLECTIONS } from './collections.ts';
import { type ArticleOrder, type ListScope, PUBLISHED, sortFieldOf } from './list-query.ts';
import { createPageReads, type PageReads } from './page-reads.ts';
import { createWindowedPageReads } from './windowed-page-reads.ts';

/** Both ways to read pages, over articles of which many have the same times, against a list sorted here. */

const stack = new AsyncDisposableStack();
let db: Db;
let articles: ArticleDocument[];
beforeAll(async () => {
  const { uri } = stack.use(await createTestDatabase(inject('mongodbUri')));
  ({ db } = stack.use(await connect(uri)));
  await applyCollections(db, ARTICLE_COLLECTIONS);
  articles = Array.from({ length: 240 }, (_, i) => article(i));
  await db.collection<ArticleDocument>('articles').insertMany(articles);
});
afterAll(() => stack.disposeAsync());

const DAY_MS = 24 * 3_600_000;
const START = Date.parse('2026-03-01T00:00:00Z');

function article(i: number): ArticleDocument {
  const random = createRandom(5, `article/${i}`);
  const time = () => new Date(START + random.below(30) * DAY_MS);
  const [publishedAt, updatedAt] = [time(), time()];
  const section = random.pick(['경제', '사회', '경제 > 증권', null]);
  return {
    _id: `a${random.below(1_000_000)}-${i}`,
    slug: `s${i}`,
    url: null,
    urlKey: null,
    leadImage: null,
    copyright: null,
    headline: `제목 ${i}`,
    subheadlines: [],
    bylines: [{ name: random.pick(['강가람', '도나래']), role: null, email: null }],
    dateline: null,
    section,
    sectionPath: section === null ? [] : sectionPath(section),
    publisher: { name: '모의신문', englishName: null },
    body: [],
    tags: ['바다', '시장', '음악'].filter(() => random.chance(0.4)),
    regionCodes: random.pick([[], ['KR-11'], ['KR-11', 'KR-26']]),
    publishedAt,
    updatedAt,
    status: random.pick(['PUBLISHED', 'PUBLISHED', 'PUBLISHED', 'DRAFT'] as const),
    revision: 1,
    contentHash: '',
    lead: '',
    wordCount: 0,
    readingTimeMinutes: 0,
    searchTerms: [],
    savedAt: publishedAt,
    savedBy: null,
    liveAt: publishedAt,
    ...(random.chance(0.2) && { isBreaking: true }),
  };
}

const SCOPES: Record<string, ListScope> = {
  all: PUBLISHED,
  drafts: { status: 'DRAFT' },
  section: { ...PUBLISHED, section: '경제' },
  'section and those below it': { ...PUBLISHED, sectionTree: '경제' },
  'section tree and tag': { ...PUBLISHED, sectionTree: '경제', tag: '바다' },
  tag: { ...PUBLISHED, tag: '바다' },
  breaking: { ...PUBLISHED, isBreaking: true },
  region: { ...PUBLISHED, regionCode: 'KR-26' },
  'section, tag and reporter': { ...PUBLISHED, section: '사회', tag: '시장', reporter: '강가람' },
  'a time window': {
    ...PUBLISHED,
    publishedFrom: new Date(START + 5 * DAY_MS),
    publishedBefore: new Date(START + 20 * DAY_MS),
  },
  'a publisher that has none': { ...PUBLISHED, publisher: '없는신문' },
};
const ORDERS: ArticleOrder[] = ['PUBLISHED_AT_DESC', 'PUBLISHED_AT_ASC', 'UPDATED_AT_DESC'];
const WAYS: Record<string, () => PageReads> = {
  'a server that stops at the limit': () => createPageReads(db, db.collection('articles')),
  'a server that does not': () => createWindowedPageReads(db.collection('articles'), createPageWindows()),
};

const isIn = (row: ArticleDocument, scope: ListScope) =>
  row.status === scope.status &&
  (scope.section === undefined || row.section === scope.section) &&
  (scope.sectionTree === undefined || row.sectionPath?.includes(scope.sectionTree) === true) &&
  (scope.isBreaking === undefined || row.isBreaking === true) &&
  (scope.tag === undefined || row.tags.includes(scope.tag)) &&
  (scope.reporter === undefined || row.bylines.some(({ name }) => name === scope.reporter)) &&
  (scope.regionCode === undefined || row.regionCodes.includes(scope.regionCode)) &&
  (scope.publisher === undefined || row.publisher.name === scope.publisher) &&
  (scope.publishedFrom === undefined || row.publishedAt >= scope.publishedFrom) &&
  (scope.publishedBefore === undefined || row.publishedAt < scope.publishedBefore);

/** The ids of a list in its order. */
function listOf(scope: ListScope, order: ArticleOrder): ArticleDocument[] {
  const field = sortFieldOf(order);
  const direction = order === 'PUBLISHED_AT_ASC' ? 1 : -1;
  return articles
    .filter(row => isIn(row, scope))
    .sort((a, b) => direction * (a[field].getTime() - b[field].getTime() || (a._id < b._id ? -1 : 1)));
}

const idsOf = (rows: readonly (ArticleDocument | null)[]) => rows.map(row => row?._id ?? null);

describe.each(Object.keys(WAYS))('pages of lists on %s', way => {
  it.each(Object.keys(SCOPES).flatMap(scope => ORDERS.map(order => [scope, order] as const)))(
    'of %s by %s go forwards and backwards through the whole list',
    async (name, order) => {
      const scope = SCOPES[name]!;
      const reads = WAYS[way]!();
      const expected = idsOf(listOf(scope, order));
      for (const backward of [false, true]) {
        const found: (string | null)[] = [];
        let from: SortKey | undefined;
        for (;;) {
          const page: PageRequest = { limit: 9, backward, ...(from && { [backward ? 'before' : 'after']: from }) };
          const rows = await reads.findPage({ scope, order, page }, ['headline']);
          found.push(...idsOf(rows.slice(0, 9)));
          const last = rows.slice(0, 9).at(-1);
          if (rows.length <= 9 || !last) break;
          from = { value: last[sortFieldOf(order)].getTime(), id: last._id };
        }
        expect(backward ? found.reverse() : found).toEqual(expected);
      }
    },
  );

  it('end at the other cursor', async () => {
    const list = listOf(PUBLISHED, 'PUBLISHED_AT_DESC');
    const keyOf = (row: ArticleDocument) => ({ value: row.publishedAt.getTime(), id: row._id });
    const page = { limit: 50, backward: false, after: keyOf(list[20]!), before: keyOf(list[47]!) };
    const rows = await WAYS[way]!().findPage({ scope: PUBLISHED, order: 'PUBLISHED_AT_DESC', page }, ['headline']);
    expect(idsOf(rows)).toEqual(idsOf(list.slice(21, 47)));
  });

  it('are read for several lists at once', async () => {
    const reads = WAYS[way]!();
    const { stopsAtLimit } = await readServerTraits(db);
    const page = { limit: 12, backward: false };
    const request = { scope: PUBLISHED, order: 'PUBLISHED_AT_DESC', page } as const;
    for (const [kind, keys] of [
      ['tag', ['바다', '시장', '없는 것']],
      ['section', ['경제', '사회']],
      ['sectionTree', ['경제', '경제 > 증권', '사회']],
      ['reporter', ['강가람', '도나래']],
      ['regionCode', ['KR-11', 'KR-26']],
    ] as const) {
      // SecantusDB joins no field of documents in an array, so it is not used there.
      if (kind === 'reporter' && !stopsAtLimit && way === 'a server that stops at the limit') continue;
      for (let time = 0; time < 2; time++) {
        const pages = await reads.findPages(kind, keys, request, ['headline']);
        for (const key of keys) {
          const expected = listOf({ ...PUBLISHED, [kind]: key }, 'PUBLISHED_AT_DESC').slice(0, 13);
          expect(idsOf(pages.get(key) ?? [])).toEqual(idsOf(expected));
        }
      }
    }
  });

  it('have neighbours, one by one and together', async () => {
    const reads = WAYS[way]!();
    const list = listOf({ ...PUBLISHED, section: '경제' }, 'PUBLISHED_AT_ASC');
    const places = [0, 1, 2, 30, list.length - 1].map(i => ({ section: '경제', place: i, row: list[i]! }));
    const standings = places.map(({ section, row }) => ({ section, value: row.publishedAt.getTime(), id: row._id }));
    const next = places.map(({ place }) => list[place + 1]?._id ?? null);
    const previous = places.map(({ place }) => list[place - 1]?._id ?? null);
    expect(idsOf(await reads.findNeighbours(standings, 'next', ['headline']))).toEqual(next);
    expect(idsOf(await reads.findNeighbours(standings, 'previous', ['headline']))).toEqual(previous);
    for (const [i, standing] of standings.entries()) {
      expect(idsOf(await reads.findNeighbours([standing], 'next', ['headline']))).toEqual([next[i]]);
    }
  });
});
