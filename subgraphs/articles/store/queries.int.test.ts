import { type CommandStartedEvent, type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MONGOD_TRAITS, readServerTraits } from '../../../shared/mongo/connection/server-traits.ts';
import { applyCollections } from '../../../shared/mongo/schema/collections.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/mongo.ts';
import { searchArticles } from '../search/article-search.ts';
import { seedArticles } from '../seed.ts';
import { ARTICLE_COLLECTIONS } from './collections.ts';
import type { ListRequest } from './list-query.ts';
import type { ArticleRepository } from './repository.ts';
import { createArticleRepository } from './repository.ts';

/** Every read of the repository, as the server plans it: on an index, and sorted by it. */

let database: TestDatabase;
let client: MongoClient;
let repository: ArticleRepository;
let repositories: Record<'for this server' | 'for mongod', ArticleRepository>;
const sent: CommandStartedEvent[] = [];
let showsPlans = true;

beforeAll(async () => {
  database = await createTestDatabase(inject('mongodbUri'));
  client = await MongoClient.connect(database.uri, { monitorCommands: true });
  const db = client.db(database.name);
  const build = await db.admin().command({ buildInfo: 1 });
  // The Python server calls every filter of several fields a collection scan, and has no plans to show of sorts.
  showsPlans = build.secantusVersion === undefined || build.buildEnvironment?.cc === 'rustc';
  await applyCollections(db, ARTICLE_COLLECTIONS);
  repositories = {
    'for this server': createArticleRepository(db, await readServerTraits(db)),
    'for mongod': createArticleRepository(db, MONGOD_TRAITS),
  };
  repository = repositories['for this server'];
  await seedArticles(
    repository,
    { articles: 200, comments: 0, days: 30, seed: 3, until: new Date('2026-06-01') },
    () => {},
  );
  // The size of the collection is no read of the repository's.
  client.on('commandStarted', event => {
    if (event.command.comment !== 'newsgraph: size of a collection') sent.push(event);
  });
});
afterAll(async () => {
  await client.close();
  await database[Symbol.asyncDispose]();
});

const page = { limit: 20, backward: false };
const key = { value: Date.parse('2026-05-20'), id: 'x' };
const published = { status: 'PUBLISHED' as const };
const request = (over: Partial<ListRequest> = {}): ListRequest => ({
  scope: published,
  order: 'PUBLISHED_AT_DESC',
  page,
  ...over,
});
const search = (text: string, order: 'RELEVANCE' | 'LATEST') => () =>
  searchArticles(repository, { text, scope: published, order, page, fields: ['headline'], highlights: false });

const READS: Record<string, () => unknown> = {
  'by id': () => repository.findBy('_id', ['a', 'b'], 'all', 'readers'),
  'by slug': () => repository.findBy('slug', ['a'], 'all', 'editors'),
  'by address': () => repository.findBy('urlKey', ['a.example/'], ['headline'], 'readers'),
  'the newest': () => repository.findPage(request(), ['headline']),
  'the newest beyond a cursor': () => repository.findPage(request({ page: { ...page, after: key } }), ['headline']),
  'the oldest': () =>
    repository.findPage(request({ order: 'PUBLISHED_AT_ASC', page: { ...page, after: key } }), ['headline']),
  'from the end': () => repository.findPage(request({ page: { ...page, backward: true, before: key } }), ['headline']),
  'the last edited': () => repository.findPage(request({ order: 'UPDATED_AT_DESC' }), ['headline']),
  drafts: () => repository.findPage(request({ scope: { status: 'DRAFT' } }), ['headline']),
  'of a section': () => repository.findPage(request({ scope: { ...published, section: '경제' } }), ['headline']),
  'of a section and those below it': () =>
    repository.findPage(request({ scope: { ...published, sectionTree: '경제' } }), ['headline']),
  'of breaking news': () => repository.findPage(request({ scope: { ...published, isBreaking: true } }), ['headline']),
  'of a tag': () => repository.findPage(request({ scope: { ...published, tag: '바다' } }), ['headline']),
  'of a reporter': () => repository.findPage(request({ scope: { ...published, reporter: '강가람' } }), ['headline']),
  'of a region': () => repository.findPage(request({ scope: { ...published, regionCode: 'KR-11' } }), ['headline']),
  'of a publisher': () =>
    repository.findPage(request({ scope: { ...published, publisher: '모의신문' } }), ['headline']),
  'of a time': () =>
    repository.findPage(
      request({
        scope: { ...published, publishedFrom: new Date('2026-05-20'), publishedBefore: new Date('2026-05-21') },
      }),
      ['headline'],
    ),
  'of a section and a reporter': () =>
    repository.findPage(request({ scope: { ...published, section: '경제', reporter: '강가람' } }), ['headline']),
  count: () => repository.count(published),
  'count of a section': () => repository.count({ ...published, section: '경제' }),
  'counts of tags': () => repository.countPublishedOf('tag', ['바다', '시장']),
  'counts of reporters': () => repository.countPublishedOf('reporter', ['강가람', '도나래']),
  sections: () => repository.findNames('section'),
  tags: () => repository.findNames('tag'),
  reporters: () => repository.findNames('reporter'),
  'a neighbour': () => repository.findNeighbours([{ section: '경제', ...key }], 'previous', ['headline']),
  neighbours: () =>
    repository.findNeighbours(
      [
        { section: '경제', ...key },
        { section: '사회', ...key },
      ],
      'next',
      ['headline'],
    ),
  'search by relevance': search('도서관', 'RELEVANCE'),
  'search the latest': search('도서관 안내', 'LATEST'),
  'search of a single letter': search('도', 'RELEVANCE'),
  'count of a search': () => repository.countByTerms(['4도서', '4서관'], published, 1_000),
  'last edited': () => repository.findLastEdit('p'),
  one: () => repository.findOne('a'),
  conflicts: () => repository.findConflict('a', 'slug', 'https://a.example/'),
  'what is due': () => repository.claimDue(new Date(0)),
  'when the next is due': () => repository.findNextDue(),
  'what has expired': () => repository.claimExpired(new Date(1)),
  'when the next expires': () => repository.findNextExpiry(),
  revisions: () => repository.findRevisions(['a'], 10, 5),
};

/** Reads by `$documents` and `$lookup`, which no server explains; their pipelines start with an equality of an index. */
const UNEXPLAINED = new Set(['findPages', 'findRevisions of several']);

describe.each(['for this server', 'for mongod'] as const)('every read as it is made %s is on an index', server => {
  beforeAll(() => {
    repository = repositories[server];
  });

  it.for(Object.keys(READS))('%s', async (name, { skip }) => {
    skip(!showsPlans, 'this server shows no plans');
    sent.length = 0;
    await READS[name]!();
    const commands = sent
      .filter(event => ['find', 'aggregate', 'findAndModify', 'count'].includes(event.commandName))
      .map(event => event.command);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const { lsid: _, $db, $clusterTime: __, $readPreference: ___, txnNumber: ____, ...plain } = command;
      const explained = await client.db($db as string).command({ explain: plain, verbosity: 'queryPlanner' });
      const stages = stagesOf(explained);
      expect(stages, JSON.stringify(plain)).not.toContain('COLLSCAN');
      // Groups are sorted, and the few rows that were read for several lists at once.
      const { pipeline, filter } = plain as Document;
      if (pipeline === undefined && filter?.$or === undefined)
        expect(stages, JSON.stringify(plain)).not.toContain('SORT');
      expect(
        stages.some(stage => /IXSCAN|IDHACK|COUNT_SCAN|DISTINCT_SCAN|EXPRESS/.test(stage)),
        stages.join(),
      ).toBe(true);
    }
  });

  it('and has a row here', () => {
    const reads = Object.keys(repository).filter(name => /^(find|count|claim)/.test(name) && !UNEXPLAINED.has(name));
    const source = Object.values(READS).join('\n') + searchArticles.toString();
    const named = (name: string) => source.includes(`repository.${name}(`) || name === 'findByTerms';
    expect(reads.filter(name => !named(name))).toEqual([]);
  });
});

function stagesOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(stagesOf);
  if (typeof node !== 'object' || node === null) return [];
  const { stage, rejectedPlans: _, ...rest } = node as Document;
  return [...(typeof stage === 'string' ? [stage] : []), ...Object.values(rest).flatMap(stagesOf)];
}
