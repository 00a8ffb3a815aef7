import { readFileSync } from 'node:fs';
import { type DocumentNode, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSupergraph } from '../../gateway/engine/supergraph/load-supergraph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { createGraphParts, EMBEDDED_FAULTS, REMOTE_FAULTS } from '../support/graph-parts.ts';
import { type OwnersOf, ownersIn, withoutSubgraph } from '../support/owned-fields.ts';
import { articleInput, reading } from '../support/samples.ts';
import { WAYS } from '../support/started-gateway.ts';

/** What is left of each example operation when one part of the graph fails, in each way of failing. */

const PARTS = ['air-quality', 'articles', 'comments'] as const;

const OF_ARTICLE = 'query ($id: ID!) { article(id: $id) { id } }';

/** Queries with their variables; `article` stands for the id of a seeded article. */
const QUERIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'article-page': { id: 'article' },
  'article-related': { id: 'article' },
  'comment-thread': { articleId: 'article' },
  'editor-history': { id: 'article' },
  'home-page': { first: 3 },
  'moderation-queue': {},
  'region-dashboard': { from: '2026-01-01T00:00:00+09:00', to: '2026-01-02T00:00:00+09:00' },
  search: { query: '서울' },
  'section-list': { section: '경제' },
};

const MUTATIONS: Readonly<Record<string, { readonly of: string; readonly variables: Record<string, unknown> }>> = {
  'create-comment': { of: 'comments', variables: { articleId: 'a', body: 'Text', clientMutationId: 'm' } },
  'editor-publish': { of: 'articles', variables: { id: 'article', expectedRevision: 1 } },
  'editor-schedule': { of: 'articles', variables: { id: 'article', publishAt: '2999-01-01T00:00:00Z' } },
  'editor-update': { of: 'articles', variables: { input: { id: 'article', expectedRevision: 1, headline: 'New' } } },
};

/** Operations of ours that cross more than the examples do. */
const OTHERS: Readonly<Record<string, string>> = {
  'counts of a list': '{ articles(first: 2) { nodes { headline commentCounts { totalPublished } } } }',
  'regions of a list': '{ articles(first: 2) { nodes { headline regions { code name displayOrder } } } }',
  'articles of a region': '{ regions { code name articles(first: 1) { nodes { headline isClosed } } } }',
  'most commented': '{ mostCommented(since: "2020-01-01T00:00:00Z") { id headline commentCounts { totalPublished } } }',
  'three root fields': '{ commentSettings { maxLength } publication { name } airQualityGrades { label } }',
};

/** Subscriptions whose events cross to other subgraphs, with a mutation that causes one. */
const SUBSCRIPTIONS: readonly {
  readonly of: string;
  readonly query: string;
  readonly cause: string;
  /** What an event has of its own subgraph. */
  readonly own: object;
  /** What it has while another subgraph fails. */
  readonly without: Readonly<Record<string, object>>;
}[] = [
  {
    of: 'articles',
    query: 'subscription { articlePublished { headline commentCounts { totalPublished } regions { code name } } }',
    cause: 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }',
    own: { articlePublished: { headline: 'Headline of new' } },
    without: {
      comments: { articlePublished: { commentCounts: null, regions: [{ name: '서울' }] } },
      'air-quality': {
        articlePublished: { commentCounts: { totalPublished: 0 }, regions: [{ code: 'KR-11', name: null }] },
      },
    },
  },
  {
    of: 'comments',
    query: 'subscription { commentCreated(articleId: "article") { body article { id headline } } }',
    cause: 'mutation { createComment(input: { articleId: "article", body: "Fresh" }) { errors { code } } }',
    own: { commentCreated: { body: 'Fresh' } },
    without: {
      articles: { commentCreated: { article: null } },
    },
  },
  {
    of: 'air-quality',
    query: 'subscription { airQualityUpdated { index region { code name articles(first: 1) { nodes { id } } } } }',
    cause: 'mutation ($input: [RecordAirQualityInput!]!) { recordAirQuality(input: $input) { recorded } }',
    own: { airQualityUpdated: { region: { code: 'KR-11', name: '서울' } } },
    without: {
      articles: { airQualityUpdated: { region: { articles: null } } },
    },
  },
];

const { schema } = loadSupergraph(readFileSync('supergraph.graphql', 'utf8'));
const schemaOf = (part: string): DocumentNode => parse(readFileSync(`subgraphs/${part}/schema.graphql`, 'utf8'));
const ownersOf: OwnersOf = ownersIn(Object.fromEntries(PARTS.map(part => [part, schemaOf(part)])));

describe.each(WAYS)('with %s parts', way => {
  let graph: Awaited<ReturnType<typeof createGraphParts>>;
  let article: string;
  beforeAll(async () => {
    graph = await createGraphParts(way);
    const { data } = await graph.ask('{ articles(first: 1) { nodes { id } } }');
    article = (data as { articles: { nodes: { id: string }[] } }).articles.nodes[0]!.id;
    expect((await graph.ask(OF_ARTICLE, { id: article })).data).toEqual({ article: { id: article } });
  });
  afterAll(() => graph?.[Symbol.asyncDispose]());

  const faults = way === 'remote' ? REMOTE_FAULTS : EMBEDDED_FAULTS;
  const cases = PARTS.flatMap(part => faults.map(fault => [part, fault] as const));
  const withArticle = (variables: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    JSON.parse(JSON.stringify(variables).replaceAll('"article"', JSON.stringify(article)));

  describe.each(SUBSCRIPTIONS)('$query', ({ of, query, cause, own, without }) => {
    const fault = way === 'remote' ? 'refuses' : 'throws';
    it.each(Object.entries(without))('goes on without %s', async (part, left) => {
      graph.mend();
      await using events = await graph.subscribe(query.replace('"article"', JSON.stringify(article)));
      graph.fail(part, fault);
      const unique = `${Date.now()}`;
      const observedAt = new Date(Date.now() - 1_000).toISOString();
      const input = {
        articles: articleInput(`new-${unique}`, { headline: 'Headline of new', regionCodes: ['KR-11'], slug: unique }),
        'air-quality': [reading('KR-11', { observedAt, index: 42 })],
        comments: undefined,
      }[of];
      const caused = await graph.ask(cause.replace('"article"', JSON.stringify(article)), input ? { input } : {});
      expect(caused.errors).toBeUndefined();
      const { data, errors } = await events.next();
      expect(data).toMatchObject(own);
      expect(data).toMatchObject(left);
      expect(new Set(errors?.map(({ extensions }) => extensions.serviceName))).toEqual(new Set([part]));
    });
  });

  describe.each(cases)('if %s %s', (part, fault) => {
    const queries = [
      ...Object.entries(QUERIES).map(([name, variables]) => [name, exampleOperation(name), variables] as const),
      ...Object.entries(OTHERS).map(([name, query]) => [name, query, {}] as const),
    ];
    // Each waits for a time-out.
    const few = ['home-page', 'article-page', 'three root fields', 'articles of a region'];
    const tried = fault === 'is silent' ? queries.filter(([name]) => few.includes(name)) : queries;
    it.each(tried)('%s keeps all that others know', async (_, query, given) => {
      const variables = withArticle(given);
      graph.mend();
      const whole = await graph.ask(query, variables);
      expect(whole.errors).toBeUndefined();
      graph.fail(part, fault);
      const left = await graph.ask(query, variables);
      const expected = withoutSubgraph(schema, parse(query), ownersOf, part, whole.data);
      expect(left.data).toEqual(expected);
      const lost = JSON.stringify(expected) !== JSON.stringify(whole.data);
      if (!lost) expect(left.errors).toBeUndefined();
      else expect(new Set(left.errors?.map(error => error.extensions.serviceName))).toEqual(new Set([part]));
    });

    // A part that lies has done what it was asked.
    const changes = fault === 'lies' || fault === 'leaves out' ? [] : Object.entries(MUTATIONS);
    it.each(changes.filter(([, { of }]) => of === part))(
      '%s says who failed, and the mutation beside it stands',
      async (name, { variables }) => {
        graph.fail(part, fault);
        const answer = await graph.ask(exampleOperation(name), withArticle(variables));
        expect(Object.values(answer.data!)).toEqual([null]);
        expect(answer.errors).toMatchObject([{ extensions: { serviceName: part } }]);
        const beside =
          part === 'comments' ? 'archiveArticle(input: { id: "none" })' : 'banUser(input: { userId: "u" })';
        const two = `mutation { a: ${beside} { errors { code } } b: ${
          part === 'comments' ? 'banUser(input: { userId: "u" })' : 'archiveArticle(input: { id: "none" })'
        } { errors { code } } }`;
        expect((await graph.ask(two)).data).toMatchObject({ a: { errors: expect.any(Array) }, b: null });
      },
    );
  });
});
