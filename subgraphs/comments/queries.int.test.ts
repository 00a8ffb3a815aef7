import { type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { applyCollections } from '../../shared/mongo/collections.ts';
import { MONGOD_TRAITS, SECANTUS_TRAITS } from '../../shared/mongo/server-traits.ts';
import { createTestDatabase, type TestDatabase } from '../../shared/mongo/testing.ts';
import { newUser } from './account-service.ts';
import { COMMENT_COLLECTIONS } from './collections.ts';
import { listOfArticle, repliesOf } from './comment-lists.ts';
import { createComment } from './documents.ts';
import { createCommentRepository } from './repository.ts';
import type { CommentOrder } from './thread-pipeline.ts';

/** Every read of the repository, as the server plans it. */

let database: TestDatabase;
let client: MongoClient;
const sent: Document[] = [];
beforeAll(async () => {
  database = await createTestDatabase(inject('mongodbUri'));
  client = await MongoClient.connect(database.uri, { monitorCommands: true });
  client.on('commandStarted', ({ commandName, command }) => {
    if (['find', 'aggregate', 'update'].includes(commandName)) sent.push({ commandName, ...command });
  });
  const db = client.db(database.name);
  await applyCollections(db, COMMENT_COLLECTIONS);
  const comment = (i: number) =>
    createComment({
      _id: `c${String(i).padStart(4, '0')}`,
      articleId: `a${i % 10}`,
      parentId: i % 3 === 0 ? 'c0001' : null,
      body: 'x',
      author: { id: `u${i % 20}` },
      status: i % 5 === 0 ? 'PREMOD' : 'NONE',
      createdAt: new Date(1_700_000_000_000 + i * 1000),
      actions: [{ userId: `u${i % 7}`, type: 'REACTION', createdAt: new Date(0) }],
    });
  const repository = createCommentRepository(db, SECANTUS_TRAITS);
  await repository.insertNew(Array.from({ length: 300 }, (_, i) => comment(i)));
  await repository.insertNewUsers([newUser('u1', new Date(0))]);
});
afterAll(async () => {
  await client.close();
  await database[Symbol.asyncDispose]();
});

const ORDERS: CommentOrder[] = ['CREATED_AT_DESC', 'CREATED_AT_ASC', 'REPLIES_DESC', 'REACTION_DESC'];
const after = { value: 1_700_000_100_000, id: 'c0100' };
const page = { limit: 5, backward: false };
const next = { ...page, after };

/** Each read, and whether what it answers is sorted by an index. */
function readsOf(repository: ReturnType<typeof createCommentRepository>): Record<string, () => Promise<unknown>> {
  const lists = ORDERS.flatMap(order =>
    [page, next].map(
      one =>
        [
          `findList ${order} ${'after' in one}`,
          () => repository.findList(listOfArticle('a1'), { page: one, order }),
        ] as const,
    ),
  );
  return {
    ...Object.fromEntries(lists),
    findList_tag: () => repository.findList(listOfArticle('a1', 'FEATURED'), { page, order: 'REPLIES_DESC' }),
    findList_author: () => repository.findList('u1', { page: next, order: 'CREATED_AT_DESC' }, 'author.id'),
    countLists: () => repository.countLists('lists', [listOfArticle('a1'), repliesOf('c0001')]),
    countLists_author: () => repository.countLists('author.id', ['u1']),
    findThreads_counts: () => repository.findThreads(['a1', 'a2'], { counts: true }),
    findThread: () => repository.findThread('a1'),
    findMostCommented: () => repository.findMostCommented(new Date(1_700_000_290_000), 5),
    findByIds: () => repository.findByIds(['c0001']),
    findWhole: () => repository.findWhole(['c0001']),
    findActionsOf: () => repository.findActionsOf('u1', ['c0001']),
    findByMutation: () => repository.findByMutation('["u1","x"]'),
    findOwn: () => repository.findOwn('u1', next),
    countOwn: () => repository.countOwn('u1'),
    findRepliesTo: () => repository.findRepliesTo('u1', ['u2'], next),
    countRepliesTo: () => repository.countRepliesTo('u1', ['u2']),
    findRecentOf: () => repository.findRecentOf('u1', new Date(1_700_000_000_000), 5),
    findUsers: () => repository.findUsers(['u1']),
    findQueue: () => repository.findQueue('PENDING', next),
    countQueues: () => repository.countQueues(['PENDING', 'REPORTED']),
    findLog: () => repository.findLog({}, next),
    findLog_comment: () => repository.findLog({ commentId: 'c0001' }, next),
    findLog_user: () => repository.findLog({ userId: 'u1' }, page),
    findCounted: () => repository.findCounted('c0100', 10),
    countReplies: () => repository.countReplies(['c0001', 'c0002']),
    findDeletionRequests: () => repository.findDeletionRequests(),
    findIdsBy: () => repository.findIdsBy('u1', 5),
    forget: () => repository.forget('u19', 'gone'),
  };
}

it('every read stands on an index, and none sorts what it read', async ({ skip }) => {
  const db = client.db(database.name);
  // SecantusDB's Python server plans no compound indexes; it alone of all servers does not say how it was built.
  const { secantusVersion, buildEnvironment } = await db.admin().command({ buildInfo: 1 });
  skip(secantusVersion !== undefined && buildEnvironment === undefined, 'this server has no plans to look at');
  const found: string[] = [];
  for (const [name, read] of Object.entries(readsOf(createCommentRepository(db, SECANTUS_TRAITS)))) {
    sent.length = 0;
    await read();
    expect(sent.length, name).toBeGreaterThan(0);
    for (const command of [...sent]) {
      const explained = await db.command({ explain: explainable(command), verbosity: 'queryPlanner' });
      const plan = JSON.stringify(explained, (key, value) => (key === 'rejectedPlans' ? undefined : value));
      if (plan.includes('"COLLSCAN"')) found.push(`${name}: COLLSCAN`);
      if (command.commandName === 'find' && plan.includes('"SORT"')) found.push(`${name}: SORT`);
    }
  }
  expect(found).toEqual([]);
});

/** The command without what belongs to its session. */
function explainable({ commandName, ...command }: Document): Document {
  const {
    lsid: _l,
    $clusterTime: _c,
    $db: _d,
    txnNumber: _t,
    writeConcern: _w,
    $readPreference: _r,
    ...rest
  } = command;
  return { [commandName]: rest[commandName], ...rest };
}

it('joins lists and threads by index on a server that can', async () => {
  sent.length = 0;
  const repository = createCommentRepository(client.db(database.name), MONGOD_TRAITS);
  const view = await repository.findThreads(['a1', 'a2'], {
    counts: true,
    thread: true,
    pages: [{ page, order: 'REPLIES_DESC' }],
  });
  expect(view).toHaveLength(2);
  const lookups = sent[0]!.pipeline.filter((stage: Document) => stage.$lookup).map((stage: Document) => stage.$lookup);
  expect(lookups.map((lookup: Document) => lookup.foreignField)).toEqual(['_id', 'articleId', 'lists']);
});
