import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MONGOD_TRAITS, SECANTUS_TRAITS } from '../../../shared/mongo/connection/server-traits.ts';
import { applyCollections } from '../../../shared/mongo/schema/collections.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/mongo.ts';
import { COMMENT_COLLECTIONS } from './collections.ts';
import { belowOf, repliesOf } from './comment-lists.ts';
import { createComment, type NewComment } from './documents.ts';
import { createCommentRepository } from './repository.ts';
import type { CommentPageRequest, ListPageRequest, ThreadFacets } from './thread-pipeline.ts';

/** Both ways to ask for threads, whatever the server is good at, and the short cuts beside them, agree. */

let database: TestDatabase;
let client: MongoClient;
const TRAITS = [MONGOD_TRAITS, SECANTUS_TRAITS];
const repositories = () => TRAITS.map(traits => createCommentRepository(client.db(database.name), traits));

const comment = (id: number, overrides: Partial<NewComment> = {}) =>
  createComment({
    _id: `c${id}`,
    articleId: 'a',
    body: 'text',
    author: { id: 'u', username: 'U' },
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
    ...[3, 1, 2].map(i => comment(60 + i, { articleId: 'c', replyCount: i, reactionCount: 4 - i })),
    comment(64, { articleId: 'c', tags: ['FEATURED'] }),
    comment(65, { articleId: 'c', parentId: 'c61', author: { id: 'v' }, tags: ['FEATURED'] }),
    comment(66, { articleId: 'c', parentId: 'c65', ancestorIds: ['c65', 'c61'] }),
    comment(67, { articleId: 'c', parentId: 'c61', status: 'PREMOD' }),
    comment(68, { articleId: 'c', deleted: true, body: null, author: null, visible: true }),
    ...Array.from({ length: 9 }, (_, i) => comment(i)),
    comment(20, { status: 'APPROVED' }),
    comment(21, { status: 'REJECTED' }),
    comment(22, { status: 'PREMOD' }),
    comment(23, { parentId: 'c1' }),
    comment(30, { articleId: 'b' }),
    comment(31, { articleId: 'other' }),
  ]);
  await repository!.upsertThread('a', 5, undefined, new Date(0));
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

  it('returns the same when only counts, or one page of one article, are requested', async () => {
    expect(await ask(['a', 'none'], { counts: true })).toEqual([
      { _id: 'a', thread: null, totalPublished: 11, pages: [] },
      { _id: 'none', thread: null, totalPublished: 0, pages: [] },
    ]);
    for (const [i, one] of PAGES.entries()) {
      const [view] = await ask(['a'], { pages: [one] });
      expect(view?.pages).toEqual([EXPECTED[i]]);
    }
  });

  it('orders by replies and reactions, and lists what has a tag at any depth', async () => {
    const pages: CommentPageRequest[] = [
      page('REPLIES_DESC', 2),
      page('REPLIES_DESC', 3, { value: 2, id: 'c62' }),
      page('REACTION_DESC', 3),
      page('REACTION_DESC', 3, { value: 3, id: 'c61' }),
      { ...page('CREATED_AT_DESC', 3), tag: 'FEATURED' },
      { ...page('REPLIES_DESC', 3), tag: 'FEATURED' },
    ];
    const expected = [
      ['c63', 'c62', 'c61'],
      ['c61', 'c68', 'c64'],
      ['c61', 'c62', 'c63', 'c68'],
      ['c62', 'c63', 'c68', 'c64'],
      ['c65', 'c64'],
      ['c65', 'c64'],
    ];
    const [view] = await ask(['c', 'b'], { pages });
    expect(view?.pages).toEqual(expected);
    for (const [i, one] of pages.entries())
      expect((await ask(['c'], { pages: [one] }))[0]?.pages).toEqual([expected[i]]);
  });

  it('counts by status and tag, without deleted comments', async () => {
    const [view] = await ask(['c', 'none'], { counts: true, breakdown: true });
    expect(view?.totalPublished).toBe(6);
    expect(view?.breakdown).toEqual({
      tags: new Map([['FEATURED', 2]]),
      statuses: new Map([
        ['NONE', 6],
        ['PREMOD', 1],
      ]),
    });
  });
});

describe('findLists', () => {
  const lists = async (field: 'lists' | 'author.id', keys: string[], request: ListPageRequest) => {
    const [indexed, joined] = await Promise.all(repositories().map(one => one.findLists(field, keys, request)));
    expect(joined).toEqual(indexed);
    return indexed!.map(rows => rows.map(row => row._id));
  };

  it('answers the replies to several comments, nested and flattened, in either way', async () => {
    const keys = [repliesOf('c61'), repliesOf('c65'), belowOf('c61'), repliesOf('c62')];
    for (const order of ['CREATED_AT_ASC', 'REPLIES_DESC'] as const) {
      const expected = [['c65'], ['c66'], order === 'REPLIES_DESC' ? ['c66', 'c65'] : ['c65', 'c66'], []];
      expect(await lists('lists', keys, page(order, 5))).toEqual(expected);
      expect(await Promise.all(keys.map(async key => (await lists('lists', [key], page(order, 5)))[0]))).toEqual(
        expected,
      );
    }
  });

  it('answers the comments of several people', async () => {
    expect(await lists('author.id', ['v', 'nobody'], page('CREATED_AT_DESC', 5))).toEqual([['c65'], []]);
  });
});
