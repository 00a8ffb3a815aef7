import { type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { MONGOD_TRAITS, SECANTUS_TRAITS } from '../../../shared/mongo/connection/server-traits.ts';
import { applyCollections } from '../../../shared/mongo/schema/collections.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/mongo.ts';
import { newUser } from '../services/account-service.ts';
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
    if (['find', 'aggregate', 'update', 'count'].includes(commandName)) sent.push({ commandName, ...command });
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
    findQueues: () => repository.findQueues([{ queue: 'PENDING', page: next, whole: false }]),
    findQueues_several: () =>
      repository.findQueues([
        { queue: 'PENDING', page: next, whole: false },
        { queue: 'REPORTED', page, whole: true },
      ]),
    countQueue: () => repository.countQueue('PENDING'),
    findLog: () => repository.findLog({}, next),
    findLog_comment: () => repository.findLog({ commentId: 'c0001' }, next),
    findLog_user: () => repository.findLog({ userId: 'u1' }, page),
    findArticleState: () => repository.findArticleState('a1'),
    findArticleStates: () => repository.findArticleStates(['a1']),
    findCovers: () => repository.findCovers([{ articleId: 'a1', ancestorIds: ['c0001', 'c0002'] }]),
    findCounted: () => repository.findCounted('c0100', 10),
    countReplies: () => repository.countReplies(['c0001', 'c0002']),
    findDeletionRequests: () => repository.findDeletionRequests(),
    findNotifications: () => repository.findNotifications('u1', ['u2'], next),
    countNotifications: () => repository.countNotifications('u1', [], new Date(1_700_000_290_000)),
    findAuthorsNamed: () => repository.findAuthorsNamed('c0001', ['u1']),
    findActions: () => repository.findActions('u1', 10),
    findUsersNamed: () => repository.findUsersNamed('u', 10),
    findRejecting: () => repository.findRejecting(),
    findOpenIdsBy: () => repository.findOpenIdsBy('u1', 5),
    findIdsBy: () => repository.findIdsBy('u1', 5),
    forget: () => repository.forget('u19', 'gone'),
  };
}

it.for([SECANTUS_TRAITS, MONGOD_TRAITS])(
  'every read uses an index, and none sorts in memory',
  async (traits, { skip }) => {
    const db = client.db(database.name);
    // SecantusDB's Python server plans no compound indexes; it alone of all servers does not say how it was built.
    const { secantusVersion, buildEnvironment } = await db.admin().command({ buildInfo: 1 });
    skip(secantusVersion !== undefined && buildEnvironment === undefined, 'this server has no plans to look at');
    const found: string[] = [];
    for (const [name, read] of Object.entries(readsOf(createCommentRepository(db, traits)))) {
      sent.length = 0;
      await read();
      expect(sent.length, name).toBeGreaterThan(0);
      // No server explains a pipeline on `$documents`; the test below looks at them.
      for (const command of sent.filter(({ aggregate }) => aggregate !== 1)) {
        const explained = await db.command({ explain: explainable(command), verbosity: 'queryPlanner' });
        const plan = JSON.stringify(explained, (key, value) => (key === 'rejectedPlans' ? undefined : value));
        if (plan.includes('"COLLSCAN"')) found.push(`${name}: COLLSCAN`);
        // The few rows that were read for several lists at once are sorted.
        if (command.commandName === 'find' && !isOfSeveral(command) && plan.includes('"SORT"'))
          found.push(`${name}: SORT`);
      }
    }
    expect(found).toEqual([]);
  },
);

it('each read has a row above, or is a pipeline on `$documents`', () => {
  const repository = createCommentRepository(client.db(database.name), MONGOD_TRAITS);
  const rows = Object.keys(readsOf(repository)).map(name => name.split(/[ _]/)[0]);
  const reads = Object.keys(repository).filter(name => /^(find|count)/.test(name));
  expect(reads.filter(name => !rows.includes(name))).toEqual(['findLists']);
});

const isOfSeveral = ({ filter }: Document) => filter.$or?.every((one: Document) => one.queues !== undefined);

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

  sent.length = 0;
  const queue = (name: 'PENDING' | 'REPORTED', whole: boolean) => ({ queue: name, page: next, whole });
  await repository.findQueues([queue('PENDING', false), queue('REPORTED', true)]);
  const [, ...joins] = sent[0]!.pipeline;
  expect(joins.map(({ $lookup }: Document) => [$lookup.localField, $lookup.foreignField])).toEqual([
    ['queue0', 'queues'],
    ['queue1', 'queues'],
  ]);
});

it('reads the same pages of the moderation log on every server', async () => {
  const db = client.db(database.name);
  const entries = Array.from({ length: 40 }, (_, i) => ({
    _id: `e${String(i * 7919).padStart(6, '0')}`,
    createdAt: new Date(1_700_000_000_000 + (i >> 2) * 1_000),
    moderator: { id: 'm' },
    action: 'APPROVE_COMMENT' as const,
    commentId: `c${i % 2}`,
    userId: null,
    articleId: null,
    details: null,
  }));
  await db.collection<(typeof entries)[number]>('commentModerationLog').insertMany(entries);
  for (const traits of [MONGOD_TRAITS, SECANTUS_TRAITS]) {
    const repository = createCommentRepository(db, traits);
    for (const filter of [{}, { commentId: 'c1' }]) {
      const found: string[] = [];
      for (let after: { value: number; id: string } | undefined; ; ) {
        const rows = (await repository.findLog(filter, { limit: 7, backward: false, ...(after && { after }) })).slice(
          0,
          7,
        );
        found.push(...rows.map(({ _id }) => _id));
        const last = rows.at(-1);
        if (!last || rows.length < 7) break;
        after = { value: last.createdAt.getTime(), id: last._id };
      }
      const expected = entries
        .filter(({ commentId }) => !('commentId' in filter) || commentId === 'c1')
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a._id < b._id ? 1 : -1));
      expect(found).toEqual(expected.map(({ _id }) => _id));
    }
  }
});

it('reads the same pages of queues on every server', async () => {
  const db = client.db(database.name);
  const cursor = { value: 1_700_000_150_000, id: 'c0150' };
  for (const queues of [['PENDING'], ['UNMODERATED', 'PENDING'], ['REPORTED', 'UNMODERATED']] as const) {
    for (const after of [undefined, cursor]) {
      const requests = queues.map((queue, i) => ({
        queue,
        page: { limit: 5 + i, backward: false, ...(after && { after }) },
        whole: i === 1,
      }));
      const [cut, windowed] = await Promise.all(
        [MONGOD_TRAITS, SECANTUS_TRAITS].map(traits => createCommentRepository(db, traits).findQueues(requests)),
      );
      const ids = (pages: { _id: string }[][]) => pages.map(rows => rows.map(({ _id }) => _id));
      expect(ids(windowed!)).toEqual(ids(cut!));
      expect(ids(cut!)[0]!.length).toBe(queues[0] === 'REPORTED' ? 0 : 6);
      if (requests.length === 2) expect(windowed![1]![0]).toHaveProperty('actions');
    }
  }
});
