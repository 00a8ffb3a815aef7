import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { applyCollections } from '../../shared/mongo/collections.ts';
import { createTestDatabase, type TestDatabase } from '../../shared/mongo/testing.ts';
import {
  COMMENT_COLLECTIONS,
  type CommentDocument,
  type CommentPageRequest,
  createCommentRepository,
  type ThreadFacets,
} from './repository.ts';

/** Both ways to ask for threads, whatever the server is good at, and the short cuts beside them, agree. */

let database: TestDatabase;
let client: MongoClient;
const TRAITS = [{ indexedLookupPipelines: true }, { indexedLookupPipelines: false }];
const repositories = () => TRAITS.map(traits => createCommentRepository(client.db(database.name), traits));

const comment = (id: number, overrides: Partial<CommentDocument> = {}): CommentDocument => ({
  _id: `c${id}`,
  articleId: 'a',
  parentId: null,
  body: 'text',
  author: null,
  status: 'NONE',
  createdAt: new Date(1_700_000_000_000 + (id >> 1) * 1000),
  ...overrides,
});

beforeAll(async () => {
  database = await createTestDatabase(inject('mongodbUri'));
  client = await MongoClient.connect(database.uri);
  await applyCollections(client.db(database.name), COMMENT_COLLECTIONS);
  const [repository] = repositories();
  await repository!.insertNew([
    ...Array.from({ length: 9 }, (_, i) => comment(i)),
    comment(20, { status: 'APPROVED' }),
    comment(21, { status: 'REJECTED' }),
    comment(22, { status: 'PREMOD' }),
    comment(23, { parentId: 'c1' }),
    comment(30, { articleId: 'b' }),
    comment(31, { articleId: 'other' }),
  ]);
  await repository!.upsertThread('a', 5, new Date(0));
});
afterAll(async () => {
  await client.close();
  await database[Symbol.asyncDispose]();
});

const page = (order: CommentPageRequest['order'], limit: number, after?: { value: number; id: string }) => ({
  order,
  page: { limit, backward: false, ...(after && { after }) },
});
const after = { value: 1_700_000_002_000, id: 'c4' };
const PAGES = [
  page('CREATED_AT_DESC', 3),
  page('CREATED_AT_ASC', 3),
  page('CREATED_AT_DESC', 3, after),
  page('CREATED_AT_ASC', 3, after),
];
const EXPECTED = [
  ['c20', 'c8', 'c7', 'c6'],
  ['c0', 'c1', 'c2', 'c3'],
  ['c3', 'c2', 'c1', 'c0'],
  ['c5', 'c6', 'c7', 'c8'],
];

async function ask(articleIds: string[], facets: ThreadFacets) {
  const [indexed, joined] = await Promise.all(repositories().map(one => one.findThreads(articleIds, facets)));
  expect(joined).toEqual(indexed);
  return indexed!.map(({ pages, ...view }) => ({ ...view, pages: pages.map(rows => rows.map(row => row._id)) }));
}

describe('findThreads', () => {
  it('answers thread, counts and pages of several articles in one command, in either way', async () => {
    const views = await ask(['a', 'b', 'none'], { thread: true, counts: true, pages: PAGES });
    expect(views.map(view => [view._id, view.totalPublished, view.thread?.sourceCommentCount])).toEqual([
      ['a', 11, 5],
      ['b', 1, undefined],
      ['none', 0, undefined],
    ]);
    expect(views.map(view => view.pages)).toEqual([EXPECTED, [['c30'], ['c30'], [], ['c30']], [[], [], [], []]]);
  });

  it('answers the same where only counts, or one page of one article, is asked for', async () => {
    expect(await ask(['a', 'none'], { counts: true })).toEqual([
      { _id: 'a', thread: null, totalPublished: 11, pages: [] },
      { _id: 'none', thread: null, totalPublished: 0, pages: [] },
    ]);
    for (const [i, one] of PAGES.entries()) {
      const [view] = await ask(['a'], { pages: [one] });
      expect(view?.pages).toEqual([EXPECTED[i]]);
    }
  });
});
