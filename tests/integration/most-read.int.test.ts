import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReadCounts } from '../../subgraphs/articles/store/curated/read-counts.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const record = (articleIds: string[]) =>
  graph.ask<{ recordReads: { counted: number } }>(exampleOperation('record-reads'), { articleIds });
/** Slow counts are kept for a while, so what the database has is counted by a process of its own. */
const stored = async (hours = 24) =>
  (await createReadCounts(graph.db).findMostRead(hours)).map(({ articleId, count }) => [articleId, count]);
const rows = () => graph.db.collection('articleReads');

beforeAll(async () => {
  graph = await createEmbeddedGraph();
  for (const id of ['a', 'b', 'c']) await graph.ask(UPSERT, { input: articleInput(id) }, EDITOR);
  await graph.ask(UPSERT, { input: articleInput('draft', { asDraft: true }) }, EDITOR);
});
beforeEach(async () => {
  await rows().updateMany({}, { $set: { count: 0 } });
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('reads of articles', () => {
  it('are counted once a request for each article that readers see', async () => {
    expect((await record(['a', 'b', 'a', 'draft', 'unknown'])).data).toEqual({ recordReads: { counted: 2 } });
    expect((await record(['a'])).data).toEqual({ recordReads: { counted: 1 } });
    expect(await stored()).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect((await record([])).data).toEqual({ recordReads: { counted: 0 } });
  });

  it('lose none when many count at once, in several processes', async () => {
    const others = [createReadCounts(graph.db), createReadCounts(graph.db)];
    await Promise.all([
      ...Array.from({ length: 20 }, () => record(['c', 'b'])),
      ...others.flatMap(one => Array.from({ length: 20 }, () => one.record(['c'], new Date()))),
    ]);
    expect(await stored()).toEqual([
      ['c', 60],
      ['b', 20],
    ]);
  });

  it('store nothing of the reader', async () => {
    await graph.ask(exampleOperation('record-reads'), { articleIds: ['a'] }, EDITOR);
    for (const row of await rows().find().toArray()) {
      expect(Object.keys(row).sort()).toEqual(['_id', 'articleId', 'at', 'count']);
      expect(row.at.getTime() % 3_600_000).toBe(0);
    }
  });

  it('are counted by the hour, for some days', async () => {
    const counts = createReadCounts(graph.db);
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await counts.record(['a'], ago(0));
    await counts.record(['b'], ago(2));
    await counts.record(['c'], ago(30));
    expect((await stored(1)).map(([id]) => id)).toEqual(['a']);
    expect((await stored(24)).map(([id]) => id)).toEqual(['a', 'b']);
    expect((await stored(168)).map(([id]) => id)).toEqual(['a', 'b', 'c']);
    const indexes = await rows().indexes();
    expect(indexes.find(({ name }) => name === 'hour')?.expireAfterSeconds).toBe(8 * 86_400);
  });

  it.each([
    ['too many articles', Array.from({ length: 21 }, (_, i) => `x${i}`), 'up to 20'],
    ['what is no id', ['a', 'a b'], 'input.articleIds[1]'],
  ])('are refused of %s', async (_, ids, expected) => {
    const { errors } = await record(ids);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors?.[0]?.message).toContain(expected);
    expect(await stored()).toEqual([]);
  });

  it('count an article once however often one request sends it', async () => {
    const { data } = await graph.ask(`mutation {
      one: recordReads(input: { articleIds: ["a", "b"] }) { counted }
      two: recordReads(input: { articleIds: ["a", "c"] }) { counted }
    }`);
    expect(data).toEqual({ one: { counted: 2 }, two: { counted: 1 } });
    expect(await stored()).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
    ]);
  });
});

describe('the most read articles', () => {
  it('are those that readers see, most reads first', async () => {
    await record(['b', 'c']);
    await record(['b', 'a']);
    await record(['b', 'a']);
    const archive = (verb: string) =>
      graph.ask(`mutation { ${verb}(input: { id: "a" }) { errors { code } } }`, {}, EDITOR);
    const read = async () => (await graph.ask<{ mostRead: unknown }>(exampleOperation('most-read'))).data?.mostRead;
    const row = (id: string, reads: number) => ({
      reads,
      article: { id, slug: expect.any(String), headline: expect.any(String) },
    });
    await expect.poll(read, { timeout: 10_000 }).toEqual([row('b', 3), row('a', 2), row('c', 1)]);
    await archive('archiveArticle');
    expect(await read()).toEqual([row('b', 3), row('c', 1)]);
    await archive('restoreArticle');
    expect((await graph.ask('{ mostRead(first: 1) { reads } }')).data).toEqual({ mostRead: [{ reads: 3 }] });
  });

  it.each([0, 51])('are refused in a number of %i', async first => {
    const { errors } = await graph.ask('query ($first: Int!) { mostRead(first: $first) { reads } }', { first });
    expect(errors?.[0]?.message).toContain('1 to 50');
  });
});
