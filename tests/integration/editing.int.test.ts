import { setTimeout as sleep } from 'node:timers/promises';
import { graphql, parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { readServerTraits } from '../../shared/mongo/connection/server-traits.ts';
import { createEmbeddedHost } from '../../site/server/embedded-gateway.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { createArticleRepository } from '../../subgraphs/articles/store/repository.ts';
import { createArticlesSubgraph } from '../../subgraphs/articles/subgraph.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

interface Payload {
  article: { id: string; status: string; revision: number; headline: string; publishedAt: string } | null;
  errors: { code: string; field: string[] | null }[];
}

const edit = async (field: string, input: Record<string, unknown>, identity: Identity | undefined = EDITOR) => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { result: ${field}(input: $input) {
    article { id status revision headline publishedAt } errors { code field } } }`;
  const { data, errors } = await graph.ask<{ result: Payload }>(query, { input }, identity);
  return { ...data?.result, refusal: errors?.[0]?.extensions?.code } as Payload & { refusal: unknown };
};
const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome article { id } } }';
const upsert = async (id: string, over: Record<string, unknown> = {}) => {
  const { errors } = await graph.ask(UPSERT, { input: articleInput(id, over) }, EDITOR);
  expect(errors).toBeUndefined();
};
const inFuture = (ms: number) => new Date(Date.now() + ms).toISOString();
const until = async (test: () => Promise<boolean>) => {
  const deadline = Date.now() + 10_000;
  while (!(await test())) {
    if (Date.now() > deadline) throw new Error('It did not happen within 10 s');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
};
const statusOf = async (id: string) =>
  (await graph.db.collection<{ _id: string; status: string }>('articles').findOne({ _id: id }))?.status;

describe('updateArticle', () => {
  it('changes what is given, and refuses a revision that is not the current one', async () => {
    await upsert('edited', { section: '경제', tags: ['a'] });
    const changed = await edit('updateArticle', { id: 'edited', expectedRevision: 1, headline: 'New', section: null });
    expect(changed).toMatchObject({ article: { revision: 2, headline: 'New' }, errors: [] });
    const stale = await edit('updateArticle', { id: 'edited', expectedRevision: 1, headline: 'Mine' });
    expect(stale).toMatchObject({
      article: { revision: 2, headline: 'New' },
      errors: [{ code: 'STALE_REVISION', field: ['input', 'expectedRevision'] }],
    });
    const same = await edit('updateArticle', { id: 'edited', expectedRevision: 2, headline: 'New' });
    expect(same).toMatchObject({ article: { revision: 2 }, errors: [] });
    const row = await graph.db.collection<{ _id: string }>('articles').findOne({ _id: 'edited' });
    expect(row).toMatchObject({ section: null, tags: ['a'] });
  });

  it.each(['slug', 'headline', 'subheadlines', 'bylines', 'publisher', 'body', 'tags', 'regionCodes'])(
    'refuses null for %s, which every article has',
    async field => {
      await upsert('nulled');
      expect(await edit('updateArticle', { id: 'nulled', expectedRevision: 1, [field]: null })).toMatchObject({
        refusal: 'BAD_USER_INPUT',
      });
      await expect(edit('updateArticle', { id: 'nulled', expectedRevision: 1, dateline: null })).resolves.toMatchObject(
        {
          errors: [],
        },
      );
    },
  );

  it('says what is wrong in the language that is asked for', async () => {
    const query = `mutation { restoreArticle(input: { id: "none" }) {
      errors { code ko: message en: message(locale: EN) field } } }`;
    const { data } = await graph.ask(query, {}, EDITOR);
    expect(data).toEqual({
      restoreArticle: {
        errors: [
          {
            code: 'NOT_FOUND',
            ko: '기사 "none"이(가) 없습니다.',
            en: 'There is no article "none".',
            field: ['input', 'id'],
          },
        ],
      },
    });
  });

  it('lets one of many editors of one revision win', async () => {
    await upsert('raced');
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        edit('updateArticle', { id: 'raced', expectedRevision: 1, headline: `By ${i}` }),
      ),
    );
    expect(results.filter(result => result.errors.length === 0)).toHaveLength(1);
    expect(results.filter(result => result.errors[0]?.code === 'STALE_REVISION')).toHaveLength(7);
  });

  it('answers what is wrong as errors of the payload', async () => {
    await upsert('holds', { slug: 'held-slug' });
    expect(await edit('updateArticle', { id: 'none', expectedRevision: 1 })).toMatchObject({
      article: null,
      errors: [{ code: 'NOT_FOUND' }],
    });
    const taken = await edit('updateArticle', { id: 'edited', expectedRevision: 2, slug: 'held-slug' });
    expect(taken).toMatchObject({ errors: [{ code: 'ADDRESS_TAKEN', field: ['input', 'slug'] }] });
    expect(await edit('updateArticle', { id: 'edited', expectedRevision: 2, body: [] })).toMatchObject({
      refusal: 'BAD_USER_INPUT',
    });
  });

  it.each(['updateArticle', 'publishArticle', 'archiveArticle', 'restoreArticle'])(
    '%s needs its scope',
    async field => {
      const input = { id: 'edited', expectedRevision: 1 };
      const anonymous = await graph.ask(
        `mutation ($i: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $i) { errors { code } } }`,
        { i: input },
      );
      expect(anonymous.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      const reader: Identity = { ...EDITOR, scopes: new Set(['comments:moderate']) };
      expect((await edit(field, input, reader)).refusal).toBe('FORBIDDEN');
    },
  );

  it.each(['updateArticle', 'publishArticle', 'archiveArticle', 'restoreArticle'])(
    '%s needs its scope also where the subgraph is reached directly',
    async field => {
      const repository = createArticleRepository(graph.db, await readServerTraits(graph.db));
      const subgraph = createArticlesSubgraph({ repository, siteUrl: 'https://news.example' });
      const source = `mutation { ${field}(input: { id: "edited", expectedRevision: 1 }) { errors { code } } }`;
      const codeFor = async (identity: Identity | undefined) => {
        const contextValue = subgraph.createContext({ identity });
        return (await graphql({ schema: subgraph.schema, source, contextValue })).errors?.[0]?.extensions.code;
      };
      expect(await codeFor(undefined)).toBe('UNAUTHENTICATED');
      expect(await codeFor({ ...EDITOR, scopes: new Set() })).toBe('FORBIDDEN');
      await subgraph.close?.();
    },
  );
});

describe('history', () => {
  it('has each revision with what changed, and its pages are stable', async () => {
    await upsert('told', { body: [{ paragraph: { text: 'one' } }, { paragraph: { text: 'two' } }] });
    await edit('updateArticle', {
      id: 'told',
      expectedRevision: 1,
      body: [{ paragraph: { text: 'one' } }, { paragraph: { text: 'zwei' } }, { paragraph: { text: 'three' } }],
    });
    await edit('updateArticle', { id: 'told', expectedRevision: 2, headline: 'Third' });
    const HISTORY = `query ($first: Int, $after: String) { article(id: "told") { revisions(first: $first, after: $after) {
      nodes { revision headline changedFields savedBy { id name } blockChanges { kind position before { ... on Paragraph { text } } after { ... on Paragraph { text } } } }
      pageInfo { hasNextPage endCursor } } } }`;
    interface History {
      article: { revisions: { nodes: { revision: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    }
    const { data } = await graph.ask<History>(HISTORY, { first: 50 }, EDITOR);
    expect(data?.article.revisions.nodes).toEqual([
      {
        revision: 3,
        headline: 'Third',
        changedFields: ['headline'],
        savedBy: { id: userIdOf(EDITOR), name: 'Editor' },
        blockChanges: [],
      },
      {
        revision: 2,
        headline: 'Headline of told',
        changedFields: [],
        savedBy: { id: userIdOf(EDITOR), name: 'Editor' },
        blockChanges: [
          { kind: 'CHANGED', position: 1, before: { text: 'two' }, after: { text: 'zwei' } },
          { kind: 'ADDED', position: 2, before: null, after: { text: 'three' } },
        ],
      },
      {
        revision: 1,
        headline: 'Headline of told',
        changedFields: [],
        savedBy: { id: userIdOf(EDITOR), name: 'Editor' },
        blockChanges: [],
      },
    ]);
    const first = await graph.ask<History>(HISTORY, { first: 2 }, EDITOR);
    expect(first.data?.article.revisions.pageInfo.hasNextPage).toBe(true);
    const second = await graph.ask<History>(
      HISTORY,
      { first: 2, after: first.data!.article.revisions.pageInfo.endCursor },
      EDITOR,
    );
    expect(second.data?.article.revisions.nodes.map(node => node.revision)).toEqual([1]);
    const reader = await graph.ask(HISTORY, { first: 2 });
    expect(reader.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('leaves out the copy that a change leaves behind when it was not finished', async () => {
    await upsert('crashed');
    const row = (await graph.db.collection<{ _id: string }>('articles').findOne({ _id: 'crashed' })) as never as {
      savedAt: Date;
    };
    await graph.db
      .collection<{ _id: string }>('articleRevisions')
      .insertOne({ _id: 'crashed@1', articleId: 'crashed', revision: 1, content: row, savedAt: row.savedAt } as never);
    const { data } = await graph.ask<{ article: { revisions: { nodes: object[] } } }>(
      '{ article(id: "crashed") { revisions { nodes { revision } } } }',
      {},
      EDITOR,
    );
    expect(data?.article.revisions.nodes).toEqual([{ revision: 1 }]);
  });
});

describe('the life of an article', () => {
  it('goes from draft to published, archived and back', async () => {
    await upsert('lives', { asDraft: true });
    expect(await edit('publishArticle', { id: 'lives', expectedRevision: 9 })).toMatchObject({
      errors: [{ code: 'STALE_REVISION' }],
    });
    const published = await edit('publishArticle', { id: 'lives' });
    expect(published).toMatchObject({ article: { status: 'PUBLISHED', revision: 1 }, errors: [] });
    expect(Date.now() - Date.parse(published.article!.publishedAt)).toBeLessThan(10_000);
    expect(await edit('publishArticle', { id: 'lives' })).toMatchObject({ article: published.article, errors: [] });
    expect(await edit('archiveArticle', { id: 'lives' })).toMatchObject({
      article: { status: 'ARCHIVED' },
      errors: [],
    });
    expect(await edit('publishArticle', { id: 'lives' })).toMatchObject({ errors: [{ code: 'WRONG_STATUS' }] });
    expect(await edit('restoreArticle', { id: 'lives' })).toMatchObject({ article: published.article, errors: [] });
  });

  it('refuses to schedule for the past or what is published, and brings an archived draft back as a draft', async () => {
    await upsert('planned', { asDraft: true });
    expect(await edit('scheduleArticle', { id: 'planned', publishAt: inFuture(-1) })).toMatchObject({
      errors: [{ code: 'TIME_PASSED' }],
    });
    expect(await edit('scheduleArticle', { id: 'edited', publishAt: inFuture(1e6) })).toMatchObject({
      errors: [{ code: 'WRONG_STATUS' }],
    });
    expect(await edit('scheduleArticle', { id: 'planned', publishAt: inFuture(1e6) })).toMatchObject({
      article: { status: 'SCHEDULED' },
    });
    await edit('archiveArticle', { id: 'planned' });
    expect(await edit('restoreArticle', { id: 'planned' })).toMatchObject({ article: { status: 'DRAFT' }, errors: [] });
  });

  it('goes live by itself at its time', async () => {
    await upsert('timed', { asDraft: true });
    const at = inFuture(300);
    await edit('scheduleArticle', { id: 'timed', publishAt: at });
    expect((await graph.ask<{ article: null }>('{ article(id: "timed") { id } }')).data?.article).toBeNull();
    await until(async () => (await statusOf('timed')) === 'PUBLISHED');
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(at));
    const { data } = await graph.ask<{ article: { publishedAt: string } }>('{ article(id: "timed") { publishedAt } }');
    expect(Date.parse(data!.article.publishedAt)).toBe(Date.parse(at));
  });

  it('goes live once, whatever the number of processes that start after its time', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `late${i}`);
    for (const id of ids) await upsert(id, { asDraft: true });
    const due = { status: 'SCHEDULED', publishedAt: new Date(Date.now() - 1000) };
    // As a process leaves them that stopped before they were due.
    const rows = graph.db.collection<{ _id: string }>('articles');
    await rows.updateMany({ _id: { $in: ids } }, { $set: due });
    const settings = readSettings({ SITE_URL: 'https://news.example', LOG_LEVEL: 'silent', NODE_ENV: 'production' });
    const hosts = await Promise.all(Array.from({ length: 3 }, () => createEmbeddedHost(settings, graph.db)));
    await until(async () => (await rows.countDocuments({ _id: { $in: ids }, status: 'PUBLISHED' })) === ids.length);
    await Promise.all(hosts.map(host => host.close()));
    const claims = graph
      .takeBackgroundCommands()
      .filter(({ command }) => command.findAndModify === 'articles' && command.query?.publishedAt?.$lte);
    expect(claims.length).toBeGreaterThanOrEqual(ids.length);
  });
});

describe('a change of status that is not possible', () => {
  const IN: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
    DRAFT: id => upsert(id, { asDraft: true }),
    SCHEDULED: async id => {
      await upsert(id, { asDraft: true });
      await edit('scheduleArticle', { id, publishAt: inFuture(3_600_000) });
    },
    PUBLISHED: id => upsert(id),
    ARCHIVED: async id => {
      await upsert(id);
      await edit('archiveArticle', { id });
    },
  };
  it.each([
    ['restoreArticle', 'DRAFT'],
    ['restoreArticle', 'SCHEDULED'],
    ['restoreArticle', 'PUBLISHED'],
    ['publishArticle', 'ARCHIVED'],
    ['scheduleArticle', 'PUBLISHED'],
    ['scheduleArticle', 'ARCHIVED'],
  ])('%s of one that is %s is refused, and changes nothing', async (name, status) => {
    const id = `${name}-${status}`;
    await IN[status]!(id);
    const when = name === 'scheduleArticle' ? { publishAt: inFuture(3_600_000) } : {};
    expect((await edit(name, { id, ...when })).errors).toEqual([{ code: 'WRONG_STATUS', field: ['input', 'id'] }]);
    expect(await statusOf(id)).toBe(status);
  });
});

describe('articlePublished', () => {
  it('tells of articles when they go live for the first time, and of no others', async () => {
    const subgraph = createArticlesSubgraph({
      repository: createArticleRepository(graph.db, await readServerTraits(graph.db)),
      siteUrl: 'https://news.example',
    });
    const open = async (args: string) => {
      const document = parse(`subscription { articlePublished${args} { id headline regions { code } } }`);
      const contextValue = subgraph.createContext({ identity: undefined });
      const events = await subscribe({ schema: subgraph.schema, document, contextValue });
      if (!(Symbol.asyncIterator in events)) throw events.errors?.[0] ?? new Error('no stream');
      return events[Symbol.asyncIterator]();
    };
    const all = await open('');
    const seoul = await open('(regionCodes: ["KR-11"])');
    const science = await open('(section: "과학")');
    // The changes are followed from a moment later: what comes before it is nobody's event.
    await sleep(1_000);
    await upsert('news-1', { regionCodes: ['KR-26'] });
    await upsert('news-1', { regionCodes: ['KR-26'], headline: 'Changed' });
    await upsert('news-2', { asDraft: true, section: '과학' });
    await edit('publishArticle', { id: 'news-2' });
    await edit('archiveArticle', { id: 'news-2' });
    await edit('restoreArticle', { id: 'news-2' });
    await upsert('news-3', { regionCodes: ['KR-11'] });
    const next = async (events: AsyncIterator<{ data?: unknown; errors?: unknown }>) =>
      ((await events.next()).value as { data: { articlePublished: { id: string } } }).data.articlePublished.id;
    expect([await next(all), await next(all), await next(all)]).toEqual(['news-1', 'news-2', 'news-3']);
    expect(await next(seoul)).toBe('news-3');
    expect(await next(science)).toBe('news-2');
    await Promise.all([all, seoul, science].map(events => events.return?.()));
    await expect(open('(regionCodes: ["KR-99"])')).rejects.toThrow('KR-99');
    await subgraph.close?.();
  });
});
