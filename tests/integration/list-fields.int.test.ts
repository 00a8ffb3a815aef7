import { readFileSync } from 'node:fs';
import { getNamedType, getNullableType, isCompositeType, isListType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSupergraph } from '../../gateway/engine/supergraph/load-supergraph.ts';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { readServerTraits } from '../../shared/mongo/connection/server-traits.ts';
import { globalId } from '../../shared/names/global-id.ts';
import { seedAirQuality } from '../../subgraphs/air-quality/seed.ts';
import { seedPlaces } from '../../subgraphs/air-quality/seed-places.ts';
import { createPlaceStores } from '../../subgraphs/air-quality/store/place-stores.ts';
import { createAirQualityRepository } from '../../subgraphs/air-quality/store/repository.ts';
import { seedArticles } from '../../subgraphs/articles/seed.ts';
import { createArticleRepository } from '../../subgraphs/articles/store/repository.ts';
import { seedComments } from '../../subgraphs/comments/seed.ts';
import { createCommentRepository } from '../../subgraphs/comments/store/repository.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';

/**
 * No list field of the graph costs a command for each of its items: every one is asked for 50 items, with lists inside,
 * under the driver's command monitoring. A list field without a row here, or a place among those that read nothing of
 * their own, fails.
 */

const ARTICLES = '{ nodes { id headline regions { name airQuality { grade } } commentCounts { totalPublished } } }';
const COMMENTS =
  '{ nodes { id body author { username } article { headline } replyCount replies(first: 2) { nodes { id } } } }';

const STATION = '{ name airQuality { index } district { name airQuality { index } } }';

/** A query that asks for the field at size, and the most commands it may cost. */
const ROWS: Record<string, readonly [query: string, commands: number]> = {
  'Query.articles': [`{ articles(first: 50) ${ARTICLES} }`, 3],
  // Hits are looked up rank by rank until there are enough of them, whatever is asked of each.
  'Query.searchArticles': [`{ searchArticles(query: "도서관", first: 50) ${ARTICLES} }`, 14],
  ...Object.fromEntries(
    ['sections', 'tags', 'reporters', 'regions'].map(kind => [
      `ArticleSearchFacets.${kind}`,
      // The hits of the page, those to verify, and all that are counted.
      [`{ searchArticles(query: "도서관", first: 50) { nodes { id } facets { ${kind} { value count } } } }`, 16],
    ]),
  ),
  'Query.sections': ['{ sections(first: 50) { nodes { name articleCount } } }', 1],
  'Query.sectionTree': [
    `{ sectionTree { name totalArticleCount articles(first: 3, includeSubsections: true) ${ARTICLES} } }`,
    4,
  ],
  'Query.tags': ['{ tags(first: 50) { nodes { name articleCount } } }', 1],
  'Query.mostRead': [`{ mostRead(first: 50) { reads article ${ARTICLES.slice(8, -1)} } }`, 4],
  'Query.reporters': ['{ reporters(first: 50) { nodes { name articleCount } } }', 1],
  'Query.regions': ['{ regions { name airQuality { grade } } }', 1],
  'Query.airQualityRanking': ['{ airQualityRanking(pollutant: PM10, first: 17) { grade region { name } } }', 1],
  'Query.nodes': [
    '{ nodes(ids: $IDS) { nodeId ... on Article { headline } ... on Comment { body } ... on Section { articleCount } ... on Region { airQuality { grade } } } }',
    6,
  ],
  'Query.nearestAirQualityStations': [
    `{ nearestAirQualityStations(latitude: 37.5, longitude: 127, first: 20) { station ${STATION} } }`,
    3,
  ],
  'Query.airQualityForecasts': ['{ airQualityForecasts { pollutant zones { grade region { name } } } }', 1],
  'Query.airQualityAlerts': ['{ airQualityAlerts(first: 50) { nodes { zone region { name } } totalCount } }', 2],
  'Query.mostCommented': [`{ mostCommented(since: "2026-05-01T00:00:00Z", first: 50) ${ARTICLES.slice(8, -1)} }`, 5],
  'Query.myComments': [`{ myComments(first: 50) ${COMMENTS} }`, 5],
  'Query.notifications': [
    `{ notifications(first: 50) { unseenCount nodes { kind seen comment ${COMMENTS.slice(8, -1)} } } }`,
    7,
  ],
  'Query.users': ['{ users(query: "a", first: 50) { id username role status { banned } } }', 2],
  'PersonalData.actions': ['{ myData { actions { commentId type } } }', 1],
  'Query.repliesToMe': [`{ repliesToMe(first: 50) ${COMMENTS} }`, 6],
  'Query.moderationLog': [
    '{ moderationLog(first: 50) { nodes { id action moderator { username } comment { id } } } }',
    3,
  ],
  'Article.related': ['{ articles(first: 50) { nodes { related(first: 3) { headline } } } }', 3],
  'Article.revisions': ['{ articles(first: 50) { nodes { revisions(first: 2) { nodes { revision } } } } }', 2],
  'Article.comments': [`{ articles(first: 50) { nodes { comments(first: 3) ${COMMENTS} } } }`, 6],
  'Section.articles': [`{ sections(first: 50) { nodes { articles(first: 3) ${ARTICLES} } } }`, 4],
  'FrontPage.articles': [`{ frontPage { articles(first: 50) ${ARTICLES.slice(8, -1)} } }`, 4],
  // The series are the same for all: the first asks for its articles, the others together.
  'Article.series': [`{ articles(first: 50) { nodes { series { id articles(first: 50) { headline } } } } }`, 4],
  'Series.articles': [`{ series(id: "all") { articles(first: 50) ${ARTICLES.slice(8, -1)} } }`, 4],
  'Section.children': [
    '{ sections(first: 50) { nodes { articles(first: 1) { nodes { id } } parent { name } children { name } } } }',
    2,
  ],
  'Tag.articles': [`{ tags(first: 50) { nodes { articles(first: 3) ${ARTICLES} } } }`, 4],
  'Reporter.articles': [`{ reporters(first: 50) { nodes { articles(first: 3) ${ARTICLES} } } }`, 4],
  'Region.articles': [`{ regions { articles(first: 3) ${ARTICLES} } }`, 3],
  'Region.airQualityStations': [`{ regions { airQualityStations ${STATION} } }`, 1],
  'Region.airQualityDistricts': [`{ regions { airQualityDistricts { name stations ${STATION} } } }`, 1],
  'Region.airQualityForecasts': ['{ regions { airQualityForecasts { grade zones { name } } } }', 1],
  'Region.airQualityAlerts': ['{ regions { airQualityAlerts { zone region { airQuality { grade } } } } }', 2],
  'Region.airQualityHistory': [
    '{ regions { airQualityHistory(from: "2026-05-30T00:00:00+09:00", to: "2026-06-01T00:00:00+09:00", interval: DAY) { start readings } } }',
    1,
  ],
  'Comment.replies': [
    `{ articles(first: 10) { nodes { comments(first: 5) { nodes { replies(first: 5) ${COMMENTS} } } } } }`,
    8,
  ],
  'Comment.parents': [`{ myComments(first: 50) { nodes { parents(last: 5) { nodes { id } } } } }`, 4],
  'Comment.revisionHistory': ['{ myComments(first: 50) { nodes { revisionHistory { body } } } }', 2],
  'Comment.flags': ['{ myComments(first: 50) { nodes { flags { reason } } } }', 2],
  'ModerationQueue.comments': [`{ moderationQueues { unmoderated { comments(first: 50) ${COMMENTS} } } }`, 5],
  'User.comments': [
    '{ articles(first: 50) { nodes { comments(first: 3) { nodes { author { comments(first: 2) { nodes { id } } } } } } } }',
    4,
  ],
  'User.ignoredUsers': ['{ viewer { ignoredUsers { username } } }', 2],
};

/** Lists that came with their object: reading them costs nothing. */
const PART_OF_THEIR_OBJECT = new Set([
  'AirQuality.sources',
  'AirQualityDistrict.stations',
  'AirQualityForecast.zones',
  'AirQualityGradeCount.regions',
  'AirQualitySummary.grades',
  'AirQualitySummary.missing',
  'Article.bylines',
  'Article.body',
  'Article.images',
  'Article.regions',
  'Article.shareLinks',
  'ArticleRevision.body',
  'ArticleRevision.blockChanges',
  'ArticleSearchEdge.highlights',
  'Image.sizes',
  'Paragraph.spans',
  'Table.rows',
  'TableRow.cells',
  'CommentCounts.statuses',
  'CommentCounts.tags',
  'CommentSettings.loginProviders',
  'Query.airQualityGrades',
  'RegionForecast.zones',
  'SearchHighlight.parts',
]);

/** Articles with few words in common would not be found by one search; the seed's are. */
const SEED = { articles: 120, comments: 1_500, days: 3, seed: 1, until: new Date('2026-06-01T00:00:00+09:00') };

let graph: EmbeddedGraph;
/** Of as many objects of different types as may be asked for at once. */
let nodeIds: readonly string[];
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  const { db } = graph;
  const traits = await readServerTraits(db);
  await seedArticles(createArticleRepository(db, traits), SEED, () => {});
  const articleIds = await db.collection<{ _id: string }>('articles').distinct('_id', { status: 'PUBLISHED' });
  const frontPage = { _id: 'home', articleIds: articleIds.slice(0, 100), revision: 1, savedAt: SEED.until };
  await db.collection<{ _id: string }>('frontPages').insertOne(frontPage);
  await createArticleRepository(db, traits).reads.record(articleIds, new Date());
  const series = { _id: 'all', title: 'All', description: null, articleIds: articleIds.slice(0, 100), revision: 1 };
  await db.collection<{ _id: string }>('series').insertOne(series);
  await seedComments(createCommentRepository(db, traits), SEED, () => {});
  // Every other comment is the viewer's, so that what belongs to the viewer is long too, with replies of others.
  const ids = await db.collection<{ _id: string }>('comments').distinct('_id');
  const own = ids.filter((_, i) => i % 2 === 0);
  const author = { id: userIdOf(EDITOR), username: EDITOR.name };
  await db.collection<{ _id: string }>('comments').updateMany({ _id: { $in: own } }, { $set: { author } });
  await seedAirQuality(createAirQualityRepository(db, traits), SEED, () => {});
  nodeIds = [
    ...articleIds.slice(0, 20).map(id => globalId('Article', id)),
    ...ids.slice(0, 20).map(id => globalId('Comment', id)),
    ...['KR-11', 'KR-26'].map(code => globalId('Region', code)),
    ...['경제', '사회', '문화'].map(name => globalId('Section', name)),
    globalId('User', userIdOf(EDITOR)),
  ];
  await seedPlaces(createPlaceStores(db), SEED);
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('list fields', () => {
  it('all have a row here, or come with their object', () => {
    const { schema } = loadSupergraph(readFileSync('supergraph.graphql', 'utf8'));
    const lists = Object.values(schema.getTypeMap()).flatMap(type => {
      if (!isObjectType(type) || type.name.startsWith('__') || /(Payload|Connection|Edge)$/.test(type.name)) return [];
      return Object.values(type.getFields()).flatMap(field => {
        const named = getNamedType(field.type);
        const isList = isListType(getNullableType(field.type)) || named.name.endsWith('Connection');
        return isList && isCompositeType(named) ? `${type.name}.${field.name}` : [];
      });
    });
    const known = [...Object.keys(ROWS), ...PART_OF_THEIR_OBJECT].filter(name => !name.startsWith('ArticleSearchEdge'));
    expect(lists.sort()).toEqual(known.sort());
  });

  it.each(Object.entries(ROWS))('%s costs no command an item', async (_field, [text, commands]) => {
    const query = text.replace('$IDS', JSON.stringify(nodeIds));
    graph.takeCommands();
    // Once to be planned, so that what is counted is the request's own.
    await graph.ask(query, {}, EDITOR);
    const first = graph.takeCommands();
    const { errors } = await graph.ask(query, {}, EDITOR);
    expect(errors).toBeUndefined();
    const sent = graph.takeCommands().map(({ commandName, command }) => `${commandName} ${command[commandName]}`);
    expect(sent.length, sent.join(', ')).toBeLessThanOrEqual(commands);
    // Counts that were made a moment ago are kept.
    expect(first.length).toBeGreaterThan(0);
  });
});
