import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readServerTraits } from '../../shared/mongo/connection/server-traits.ts';
import { startScheduledPublishing } from '../../subgraphs/articles/editing/scheduled-publishing.ts';
import { createArticleRepository } from '../../subgraphs/articles/store/repository.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const add = (id: string, over: Record<string, unknown> = {}) =>
  graph.ask(UPSERT, { input: articleInput(id, over) }, EDITOR);
interface Expired {
  readonly expireArticle: {
    readonly article: { status: string; expiresAt: string | null } | null;
    readonly errors: { code: string }[];
  };
}
const expire = async (id: string, expiresAt: Date | null) =>
  (
    await graph.ask<Expired>(
      exampleOperation('editor-expiry'),
      { id, expiresAt: expiresAt?.toISOString() ?? null },
      EDITOR,
    )
  ).data!.expireArticle;
const statusOf = async (id: string) => {
  const query = 'query ($id: ID!) { article(id: $id) { status expiresAt } }';
  return (await graph.ask<{ article: { status: string; expiresAt: string | null } }>(query, { id }, EDITOR)).data
    ?.article;
};
const inMs = (ms: number) => new Date(Date.now() + ms);
const listed = async () =>
  (
    await graph.ask<{ articles: { nodes: { id: string }[] } }>('{ articles { nodes { id } } }')
  ).data?.articles.nodes.map(({ id }) => id);

beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('an article that expires', () => {
  it('is archived at its time, and leaves the lists', async () => {
    await add('soon');
    await add('stays');
    expect(await expire('soon', inMs(600))).toMatchObject({ article: { status: 'PUBLISHED' }, errors: [] });
    expect(await listed()).toContain('soon');
    await expect.poll(() => statusOf('soon'), { timeout: 10_000 }).toEqual({ status: 'ARCHIVED', expiresAt: null });
    expect(await listed()).toEqual(['stays']);
  });

  it('does not expire again when it is restored', async () => {
    await graph.ask('mutation { restoreArticle(input: { id: "soon" }) { errors { code } } }', {}, EDITOR);
    await expire('stays', inMs(300));
    await expect.poll(() => statusOf('stays').then(found => found?.status), { timeout: 10_000 }).toBe('ARCHIVED');
    expect(await statusOf('soon')).toEqual({ status: 'PUBLISHED', expiresAt: null });
  });

  it('stays when the time is taken back', async () => {
    await add('kept');
    await expire('kept', inMs(3_600_000));
    expect((await expire('kept', null)).article).toEqual({ id: 'kept', status: 'PUBLISHED', expiresAt: null });
  });

  it('keeps its time when its text is written again', async () => {
    const at = inMs(3_600_000);
    await expire('kept', at);
    await add('kept', { headline: 'Another headline' });
    expect(Date.parse((await statusOf('kept'))?.expiresAt ?? '')).toBe(at.getTime());
  });

  it('is a draft until it is published', async () => {
    await add('draft', { asDraft: true });
    const at = inMs(200);
    expect((await expire('draft', at)).errors).toEqual([]);
    await new Promise(resolve => setTimeout(resolve, 500));
    expect((await statusOf('draft'))?.status).toBe('DRAFT');
  });

  it.each([
    ['the past', 'soon', inMs(-1_000), 'TIME_PASSED'],
    ['an archived article', 'stays', inMs(60_000), 'WRONG_STATUS'],
    ['no article', 'none', inMs(60_000), 'NOT_FOUND'],
  ])('is refused for %s', async (_, id, at, code) => {
    expect((await expire(id, at)).errors).toMatchObject([{ code }]);
  });

  it('expires after its scheduled publication', async () => {
    await add('planned', { asDraft: true });
    const publishAt = inMs(3_600_000).toISOString();
    await graph.ask(exampleOperation('editor-schedule'), { id: 'planned', publishAt }, EDITOR);
    expect((await expire('planned', inMs(60_000))).errors).toMatchObject([{ code: 'TIME_PASSED' }]);
    expect((await expire('planned', inMs(7_200_000))).errors).toEqual([]);
  });

  it('is not scheduled for later than its end, and an end that passed before it is published is forgotten', async () => {
    const publishAt = inMs(10_800_000).toISOString();
    const { data } = await graph.ask(exampleOperation('editor-schedule'), { id: 'planned', publishAt }, EDITOR);
    expect(data).toMatchObject({ scheduleArticle: { errors: [{ code: 'TIME_PASSED' }] } });
    await graph.ask('mutation { publishArticle(input: { id: "draft" }) { errors { code } } }', {}, EDITOR);
    expect(await statusOf('draft')).toEqual({ status: 'PUBLISHED', expiresAt: null });
  });

  it('is claimed by one of several processes, also when it expired while none ran', async () => {
    const articles = graph.db.collection<{ _id: string }>('articles');
    for (let i = 0; i < 10; i++) await add(`late${i}`);
    await articles.updateMany({ _id: /^late/ }, { $set: { expiresAt: new Date(Date.now() - 60_000) } });
    const repository = createArticleRepository(graph.db, await readServerTraits(graph.db));
    let claimed = 0;
    const counting = {
      claimDue: repository.claimDue,
      findNextDue: repository.findNextDue,
      findNextExpiry: repository.findNextExpiry,
      async claimExpired(now: Date) {
        const article = await repository.claimExpired(now);
        if (article) claimed++;
        return article;
      },
    };
    const processes = [1, 2, 3].map(() => startScheduledPublishing(counting, () => {}));
    const archived = () => articles.countDocuments({ _id: /^late/, status: 'ARCHIVED' } as object);
    await expect.poll(archived, { timeout: 10_000 }).toBe(10);
    for (const one of processes) await one.close();
    // The graph's own process may have claimed some.
    expect(claimed).toBeGreaterThan(0);
    expect(claimed).toBeLessThanOrEqual(10);
  });
});
