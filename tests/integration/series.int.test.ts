import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const save = (input: Record<string, unknown>) => graph.ask(exampleOperation('editor-series'), { input }, EDITOR);
const ids = (...all: string[]) => all.map(id => ({ id }));

beforeAll(async () => {
  graph = await createEmbeddedGraph();
  for (const id of ['a', 'b', 'c']) await graph.ask(UPSERT, { input: articleInput(id) }, EDITOR);
  await graph.ask(UPSERT, { input: articleInput('draft', { asDraft: true }) }, EDITOR);
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('a series', () => {
  it('has its articles in order, those that readers see, and each of them names it', async () => {
    const input = { id: 'river', title: '강을 따라', articleIds: ['c', 'draft', 'a'] };
    expect((await save(input)).data).toEqual({
      saveSeries: { series: { id: 'river', revision: 1, articles: ids('c', 'a') }, errors: [] },
    });
    expect((await save(input)).data).toMatchObject({ saveSeries: { series: { revision: 1 } } });
    await save({ id: 'all', title: '모두', articleIds: ['a', 'b'] });
    const { data } = await graph.ask(
      '{ a: article(id: "a") { series { id } } b: article(id: "b") { series { title } } }',
    );
    expect(data).toEqual({ a: { series: ids('all', 'river') }, b: { series: [{ title: '모두' }] } });
  });

  it('is not overwritten by an editor who has not seen its last change', async () => {
    await save({ id: 'pair', title: '둘', articleIds: ['a'] });
    expect((await save({ id: 'pair', title: '둘', articleIds: ['b'], expectedRevision: 0 })).data).toEqual({
      saveSeries: {
        series: { id: 'pair', revision: 1, articles: ids('a') },
        errors: [{ code: 'STALE_REVISION', field: ['input', 'expectedRevision'] }],
      },
    });
  });

  it.each([
    ['an article that does not exist', { id: 'x', title: '글', articleIds: ['none'] }, 'NOT_FOUND'],
    ['an article twice', { id: 'x', title: '글', articleIds: ['a', 'a'] }, 'BAD_USER_INPUT'],
    ['no title', { id: 'x', title: ' ', articleIds: [] }, 'BAD_USER_INPUT'],
    ['an id with a space', { id: 'x y', title: '글', articleIds: [] }, 'BAD_USER_INPUT'],
  ])('is refused with %s', async (_, input, code) => {
    expect(JSON.stringify(await save(input))).toContain(`"${code}"`);
    expect((await graph.ask('{ series(id: "x") { id } }')).data).toEqual({ series: null });
  });
});
