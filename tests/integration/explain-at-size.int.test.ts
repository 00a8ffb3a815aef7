import { type CommandStartedEvent, type Db, type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readServerTraits } from '../../shared/mongo/connection/server-traits.ts';
import { applyCollections } from '../../shared/mongo/schema/collections.ts';
import { seededArticleId } from '../../shared/seed/random.ts';
import { searchArticles } from '../../subgraphs/articles/search/article-search.ts';
import { seedArticles } from '../../subgraphs/articles/seed.ts';
import { ARTICLE_COLLECTIONS } from '../../subgraphs/articles/store/collections.ts';
import { type ListScope, PUBLISHED } from '../../subgraphs/articles/store/list-query.ts';
import { createArticleRepository } from '../../subgraphs/articles/store/repository.ts';
import { seedComments } from '../../subgraphs/comments/seed.ts';
import { COMMENT_COLLECTIONS } from '../../subgraphs/comments/store/collections.ts';
import { listOfArticle } from '../../subgraphs/comments/store/comment-lists.ts';
import { createCommentRepository } from '../../subgraphs/comments/store/repository.ts';
import { createTestDatabase } from '../support/mongo.ts';

/**
 * Reads of pages over many articles: each stands on an index and examines little more than it returns, as the server
 * explains it. `NEWSGRAPH_EXPLAIN_ARTICLES=1000000` seeds that many, which takes a long time; `NEWSGRAPH_EXPLAIN_URI`
 * names a database that keeps them for the next time.
 */

const ARTICLES = Number(process.env.NEWSGRAPH_EXPLAIN_ARTICLES ?? 2_000);
/** SecantusDB takes the whole collection into memory to explain a read; of more articles it only tells how long reads take. */
const MOST_EXPLAINED = 20_000;
const SEED_TIMEOUT_MS = 30_000 + ARTICLES * 30;

const stack = new AsyncDisposableStack();
const sent: CommandStartedEvent[] = [];
let db: Db;
let showsPlans = true;
let isMongod = false;
let articles: ReturnType<typeof createArticleRepository>;
let comments: ReturnType<typeof createCommentRepository>;

beforeAll(async () => {
  const uri = process.env.NEWSGRAPH_EXPLAIN_URI ?? stack.use(await createTestDatabase(inject('mongodbUri'))).uri;
  const client = stack.adopt(await MongoClient.connect(uri, { monitorCommands: true }), one => one.close());
  db = client.db();
  const { secantusVersion, buildEnvironment } = await db.admin().command({ buildInfo: 1 });
  isMongod = secantusVersion === undefined;
  // SecantusDB's Python server plans no compound indexes; it alone of all servers does not say how it was built.
  showsPlans = secantusVersion === undefined || buildEnvironment !== undefined;
  if (!showsPlans) return;
  await applyCollections(db, [...ARTICLE_COLLECTIONS, ...COMMENT_COLLECTIONS]);
  const traits = await readServerTraits(db);
  articles = createArticleRepository(db, traits);
  comments = createCommentRepository(db, traits);
  const options = { articles: ARTICLES, comments: ARTICLES, days: 365, seed: 1, until: new Date('2026-06-01') };
  if ((await db.collection<{ _id: string }>('articles').findOne({ _id: seededArticleId(1, ARTICLES - 1) })) === null) {
    await seedArticles(articles, options, () => {});
    await seedComments(comments, options, () => {});
  }
  client.on('commandStarted', event => sent.push(event));
}, SEED_TIMEOUT_MS);
afterAll(() => stack.disposeAsync());

const page = { limit: 20, backward: false };
const middle = { ...page, after: { value: Date.parse('2025-12-01T00:00:00Z'), id: 'x' } };
const list =
  (scope: Partial<ListScope>, at = page) =>
  () =>
    articles.findPage({ scope: { ...PUBLISHED, ...scope }, order: 'PUBLISHED_AT_DESC', page: at }, ['headline']);
const search = (text: string, order: 'RELEVANCE' | 'LATEST') => () =>
  searchArticles(articles, { text, scope: PUBLISHED, order, page, fields: ['headline'], highlights: false });

const READS: Record<string, () => Promise<unknown>> = {
  'the newest page': list({}),
  'a page in the middle': list({}, middle),
  'a section': list({ section: '경제' }),
  'a section in the middle': list({ section: '경제' }, middle),
  'a tag': list({ tag: '바다' }),
  'a reporter': list({ reporter: '강가람' }),
  'a region': list({ regionCode: 'KR-11' }),
  'the last edit': () => articles.findLastEdit(),
  'the last edit of a publisher': () => articles.findLastEdit('모의신문'),
  'an article’s neighbour': () =>
    articles.findNeighbours([{ section: '경제', ...middle.after }], 'previous', ['headline']),
  'a search for what is common': search('도서관', 'RELEVANCE'),
  'a search for what is rare': search('도서관 42일', 'RELEVANCE'),
  'the latest of a search': search('도서관', 'LATEST'),
  'the thread of the article with the most comments': () =>
    comments.findList(listOfArticle(seededArticleId(1, 0)), { page, order: 'CREATED_AT_DESC' }),
  'a moderation queue': () => comments.findQueues([{ queue: 'UNMODERATED', page, whole: true }]),
  'a small moderation queue': () => comments.findQueues([{ queue: 'REPORTED', page, whole: true }]),
};

/** Documents of the hottest thread are looked at that are not public. */
const EXAMINED_PER_ROW = 3;

describe(`among ${ARTICLES} articles`, () => {
  it.for(Object.keys(READS))('%s is read from an index, without what is not asked for', async (name, { skip }) => {
    skip(!showsPlans, 'this server shows no plans');
    // Once to learn the density of the list, where lists are read in windows.
    await READS[name]!();
    sent.length = 0;
    const begun = performance.now();
    await READS[name]!();
    const took = performance.now() - begun;
    const commands = sent.splice(0).filter(({ commandName }) => ['find', 'aggregate'].includes(commandName));
    expect(commands.length).toBeGreaterThan(0);
    const isExplained = isMongod || ARTICLES <= MOST_EXPLAINED;
    if (!isExplained) console.log(`${name}: ${commands.length} commands, ${took.toFixed(1)} ms`);
    skip(!isExplained, 'this server cannot explain reads of so many');
    let examined = 0;
    let returned = 0;
    for (const { command } of commands) {
      const { lsid: _l, $db: _d, $clusterTime: _c, $readPreference: _r, txnNumber: _t, ...plain } = command;
      const { stages, stats } = await explain(plain);
      expect(stages).not.toContain('COLLSCAN');
      expect(stages).not.toContain('SORT');
      expect(
        stages.some(stage => /IXSCAN|IDHACK|EXPRESS/.test(stage)),
        stages.join(),
      ).toBe(true);
      examined += Number(stats.totalDocsExamined);
      returned += Number(stats.nReturned);
    }
    if (process.env.NEWSGRAPH_EXPLAIN_ARTICLES) {
      console.log(
        `${name}: ${commands.length} commands, ${examined} examined, ${returned} returned, ${took.toFixed(1)} ms`,
      );
    }
    // A search examines the articles of its rarest term.
    if (!name.includes('search')) expect(examined).toBeLessThanOrEqual(EXAMINED_PER_ROW * Math.max(returned, 21));
  });
});

async function explain(command: Document): Promise<{ stages: string[]; stats: Document }> {
  const explained = await db.command({ explain: command, verbosity: 'executionStats' });
  const { queryPlanner, executionStats } = explained.stages?.[0]?.$cursor ?? explained;
  return { stages: stagesOf(queryPlanner.winningPlan), stats: executionStats };
}

function stagesOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(stagesOf);
  if (typeof node !== 'object' || node === null) return [];
  const { stage, ...rest } = node as Document;
  return [...(typeof stage === 'string' ? [stage] : []), ...Object.values(rest).flatMap(stagesOf)];
}
