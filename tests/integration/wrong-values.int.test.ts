import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraphParts } from '../support/graph-parts.ts';
import { articleInput, reading } from '../support/samples.ts';

/** Values whose syntax is right and meaning is not, in the inputs of every subgraph, embedded and remote. */

interface Refused {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
}
type Case = readonly [what: string, query: string, variables: Record<string, unknown>, argument: string | undefined];

const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const RECORD = 'mutation ($input: [RecordAirQualityInput!]!) { recordAirQuality(input: $input) { recorded } }';
const COMMENT = 'mutation ($input: CreateCommentInput!) { createComment(input: $input) { errors { code } } }';
const article = (overrides: object) => ({ input: articleInput('wrong', { ...overrides }) });
const paragraph = (text: string) => article({ body: [{ paragraph: { text: 'Fine.' } }, { paragraph: { text } }] });
const ahead = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

const SCALARS: readonly Case[] = [
  ['a script as URL', UPSERT, article({ url: 'javascript:alert(1)' }), 'input.url'],
  ['a script in capitals', UPSERT, article({ url: ' JavaScript:alert(1)' }), 'input.url'],
  [
    'data as the URL of an image',
    UPSERT,
    article({ body: [{ image: { url: 'data:text/html,x' } }] }),
    'input.body[0].image.url',
  ],
  ['a file as embed', UPSERT, article({ body: [{ embed: { url: 'file:///etc/passwd' } }] }), 'input.body[0].embed.url'],
  ['a password in a URL', UPSERT, article({ url: 'https://a:b@news.example/' }), 'input.url'],
  ['year 0', UPSERT, article({ publishedAt: '0000-01-01T00:00:00+09:00' }), 'input.publishedAt'],
  ['year 1', UPSERT, article({ publishedAt: '0001-01-01T00:00:00+09:00' }), 'input.publishedAt'],
  ['year 9999', UPSERT, article({ publishedAt: '9999-12-31T23:59:59Z' }), 'input.publishedAt'],
  [
    'year 9999 in a list',
    RECORD,
    { input: [reading('KR-11', { observedAt: '9999-12-31T23:59:59Z' })] },
    'input[0].observedAt',
  ],
  ['no time', RECORD, { input: [reading('KR-11'), reading('KR-26', { recordedAt: 'now' })] }, 'input[1].recordedAt'],
  [
    'a time of a list field',
    'query ($at: DateTime) { regions { airQuality(at: $at) { index } } }',
    { at: '0001-01-01T00:00:00Z' },
    'at',
  ],
  [
    'a time of comments',
    'query ($t: DateTime!) { mostCommented(since: $t) { id } }',
    { t: '0000-01-01T00:00:00Z' },
    't',
  ],
  [
    'a time of a moderator',
    'mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { user { id } } }',
    { input: { userId: 'u', until: '9999-12-31T00:00:00Z' } },
    'input.until',
  ],
  ['a literal', '{ articleByUrl(url: "javascript:alert(1)") { id } }', {}, undefined],
  [
    'a literal in an input',
    '{ articles(filter: { publishedFrom: "0001-01-01T00:00:00Z" }) { nodes { id } } }',
    {},
    undefined,
  ],
];

const TEXTS: readonly Case[] = [
  ['NUL in a headline', UPSERT, article({ headline: 'a\0b' }), 'input.headline'],
  ['a lone surrogate in a paragraph', UPSERT, paragraph('a\ud83d'), 'input.body[1].paragraph.text'],
  ['an override in a tag', UPSERT, article({ tags: ['ok', '\u202eabc'] }), 'input.tags[1]'],
  [
    '500 marks in a byline',
    UPSERT,
    article({ bylines: [{ name: `가${'\u0300'.repeat(500)}` }] }),
    'input.bylines[0].name',
  ],
  ['a blank headline', UPSERT, article({ headline: '\u3164\u200b' }), 'input.headline'],
  ['a blank entry', UPSERT, article({ body: [{ list: { items: ['a', '\u2800'] } }] }), 'input.body[0].list.items[1]'],
  ['NUL in a source', RECORD, { input: [reading('KR-11', { source: '\0' })] }, 'input[0].source'],
  ['NUL in a comment', COMMENT, { input: { articleId: 'a', body: 'a\0b' } }, 'input.body'],
  ['an override in a comment', COMMENT, { input: { articleId: 'a', body: 'a\u2066b' } }, 'input.body'],
  [
    'a surrogate in a mutation id',
    COMMENT,
    { input: { articleId: 'a', body: 'a', clientMutationId: '\udc00' } },
    'input.clientMutationId',
  ],
  [
    'NUL in a reason',
    'mutation ($input: BanUserInput!) { banUser(input: $input) { user { id } } }',
    { input: { userId: 'u', reason: '\0' } },
    'input.reason',
  ],
  [
    'an override in a search',
    'query ($q: String!) { searchArticles(query: $q) { nodes { id } } }',
    { q: 'ab\u202e' },
    'query',
  ],
  [
    'NUL in a filter',
    'query ($s: String) { articles(filter: { section: $s }) { nodes { id } } }',
    { s: '\0' },
    'filter.section',
  ],
  ['NUL in an id', 'query ($id: ID!) { article(id: $id) { id } }', { id: '\0' }, 'id'],
];

const MEANINGS: readonly Case[] = [
  ['an article of tomorrow', UPSERT, article({ publishedAt: ahead(24) }), 'input.publishedAt'],
  ['an article edited tomorrow', UPSERT, article({ updatedAt: ahead(24) }), 'input.updatedAt'],
  [
    'a reading of the next hour',
    RECORD,
    { input: [reading('KR-11', { observedAt: ahead(1) })] },
    'input[0].observedAt',
  ],
  ['a grade that its index is not in', RECORD, { input: [reading('KR-11', { index: 300 })] }, 'input[0].grade'],
];

describe.each(['embedded', 'remote'] as const)('the %s graph', way => {
  let graph: Awaited<ReturnType<typeof createGraphParts>>;
  beforeAll(async () => {
    graph = await createGraphParts(way);
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  it.each([...SCALARS, ...TEXTS, ...MEANINGS])('refuses %s', async (_, query, variables, argument) => {
    // The second time, repeated operations are compiled.
    for (let i = 0; i < 3; i++) {
      const { data, errors } = (await graph.ask(query, variables)) as Refused;
      expect(errors?.length).toBeGreaterThan(0);
      for (const { extensions } of errors!) {
        expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', ...(argument && { argument }) });
      }
      expect(
        Object.values(data ?? {})
          .flat()
          .every(value => value === null || JSON.stringify(value) === '{"airQuality":null}'),
      ).toBe(true);
    }
  });

  it('accepts drafts of the future', async () => {
    const draft = articleInput('of-tomorrow', { publishedAt: ahead(24), asDraft: true });
    expect(await graph.ask(UPSERT, { input: draft })).toEqual({ data: { upsertArticle: { outcome: 'CREATED' } } });
  });

  it('answers a comment that looks blank as an empty one', async () => {
    const input = { articleId: 'a', body: '\u2800\u3164\u200b' };
    expect(await graph.ask(COMMENT, { input })).toEqual({
      data: { createComment: { errors: [{ code: 'COMMENT_EMPTY' }] } },
    });
  });
});
