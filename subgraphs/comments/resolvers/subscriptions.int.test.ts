import { createSourceEventStream, type ExecutionResult, graphql, parse, subscribe } from 'graphql';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Identity } from '../../../shared/auth/identity.ts';
import { RESUME_TOKEN, type ResumableEvent } from '../../../shared/graphql/resumption.ts';
import { type ChangeFeed, createChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import { SECANTUS_TRAITS } from '../../../shared/mongo/connection/server-traits.ts';
import { applyCollections } from '../../../shared/mongo/schema/collections.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/mongo.ts';
import { COMMENT_COLLECTIONS } from '../store/collections.ts';
import type { StoredComment } from '../store/documents.ts';
import { createCommentRepository } from '../store/repository.ts';
import { type CommentsSubgraph, createCommentsSubgraph } from '../subgraph.ts';

let database: TestDatabase;
let client: MongoClient;
let feed: ChangeFeed<StoredComment>;
let subgraph: CommentsSubgraph;
beforeAll(async () => {
  database = await createTestDatabase(inject('mongodbUri'));
  client = await MongoClient.connect(database.uri);
  const db = client.db(database.name);
  await applyCollections(db, COMMENT_COLLECTIONS);
  feed = createChangeFeed<StoredComment>(db, 'comments');
  const repository = createCommentRepository(db, SECANTUS_TRAITS);
  subgraph = createCommentsSubgraph({ repository, feed });
});
afterAll(async () => {
  await feed.close();
  await client.close();
  await database[Symbol.asyncDispose]();
});

const person = (subject: string, scopes: string[] = []): Identity => ({
  subject,
  name: subject,
  role: 'COMMENTER',
  scopes: new Set(scopes),
});
const moderator = person('moderator', ['comments:moderate']);
let people = 0;

async function run(source: string, identity: Identity = person(`p${people++}`)) {
  const { schema } = subgraph;
  const result = await graphql({ schema, source, contextValue: subgraph.createContext({ identity }) });
  expect(result.errors).toBeUndefined();
  return result.data as Record<string, { comment: { id: string } }>;
}
const create = async (articleId: string, body: string, who?: Identity) =>
  (
    await run(
      `mutation { createComment(input: { articleId: "${articleId}", body: "${body}" }) { comment { id } } }`,
      who,
    )
  ).createComment!.comment.id;
const reply = async (parentId: string, body: string) =>
  (await run(`mutation { createCommentReply(input: { parentId: "${parentId}", body: "${body}" }) { comment { id } } }`))
    .createCommentReply!.comment.id;
const decide = (name: string, id: string) =>
  run(`mutation { ${name}(input: { commentId: "${id}" }) { errors { code } } }`, moderator);

async function listen(source: string, identity?: Identity) {
  const result = await subscribe({
    schema: subgraph.schema,
    document: parse(source),
    contextValue: subgraph.createContext({ identity }),
  });
  if (!(Symbol.asyncIterator in result)) throw result.errors?.[0];
  const events = result as AsyncGenerator<ExecutionResult>;
  return {
    async next() {
      const { value } = await events.next();
      expect(value?.errors).toBeUndefined();
      return value?.data as Record<string, unknown>;
    },
    [Symbol.asyncDispose]: async () => void (await events.return(undefined)),
  };
}

describe('subscriptions', () => {
  it('tell of published comments of an article, written or let through, and of no other', async () => {
    await using created = await listen(
      'subscription { commentCreated(articleId: "a") { body author { username } replyCount } }',
    );
    await create('b', 'elsewhere');
    await create('a', 'one');
    const held = await create('a', '닥쳐');
    await create('a', 'two');
    await decide('approveComment', held);
    const bodies = [];
    for (let i = 0; i < 3; i++) bodies.push(((await created.next()).commentCreated as { body: string }).body);
    expect(bodies).toEqual(['one', 'two', '닥쳐']);
  });

  it('tell of replies below a comment, however deep', async () => {
    const top = await create('replies', 'top');
    await using replied = await listen(`subscription { commentReplyCreated(ancestorId: "${top}") { id depth } }`);
    const first = await reply(top, 'first');
    const second = await reply(first, 'second');
    expect(await replied.next()).toEqual({ commentReplyCreated: { id: first, depth: 1 } });
    expect(await replied.next()).toEqual({ commentReplyCreated: { id: second, depth: 2 } });
  });

  it('tell people of what concerns them, and of nothing else', async () => {
    const who = person('told');
    const top = await create('notified', 'top', who);
    await using told = await listen('subscription { notificationReceived { kind seen comment { id } } }', who);
    await create('notified', 'another');
    const first = await reply(top, 'first');
    await reply(first, 'to somebody else');
    const mention = await reply(first, '@told look');
    expect(await told.next()).toEqual({ notificationReceived: { kind: 'REPLY', seen: false, comment: { id: first } } });
    expect(await told.next()).toEqual({
      notificationReceived: { kind: 'MENTION', seen: false, comment: { id: mention } },
    });
    await expect(listen('subscription { notificationReceived { seen } }')).rejects.toThrow();
  });

  it('tell of changed texts, choices of the editors, and decisions, with only what the listener may see', async () => {
    const who = person('author');
    const id = await create('changes', 'before', who);
    await using edited = await listen('subscription { commentEdited(articleId: "changes") { id body } }');
    await using featured = await listen('subscription { commentFeatured(articleId: "changes") { id tags } }');
    const status =
      'subscription { commentStatusUpdated(articleId: "changes") { commentId newStatus deleted comment { body } } }';
    await using decided = await listen(status);
    await using own = await listen(status, who);
    await run(`mutation { createCommentReaction(input: { commentId: "${id}" }) { errors { code } } }`);
    await run(`mutation { editComment(input: { commentId: "${id}", body: "after" }) { errors { code } } }`, who);
    expect(await edited.next()).toEqual({ commentEdited: { id, body: 'after' } });
    await decide('featureComment', id);
    expect(await featured.next()).toEqual({ commentFeatured: { id, tags: ['FEATURED'] } });
    expect(await decided.next()).toMatchObject({ commentStatusUpdated: { commentId: id, newStatus: 'APPROVED' } });
    await decide('rejectComment', id);
    const rejected = { commentId: id, newStatus: 'REJECTED', deleted: false };
    expect(await decided.next()).toEqual({ commentStatusUpdated: { ...rejected, comment: null } });
    await own.next();
    expect(await own.next()).toEqual({ commentStatusUpdated: { ...rejected, comment: { body: 'after' } } });
  });

  it('tell only moderators what enters and leaves a queue', async () => {
    const source = (name: string) => `subscription { ${name}(queue: PENDING) { queue comment { id status } } }`;
    for (const name of ['commentEnteredModerationQueue', 'commentLeftModerationQueue']) {
      await expect(listen(source(name))).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
      await expect(listen(source(name), person('x'))).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    }
    await using entered = await listen(source('commentEnteredModerationQueue'), moderator);
    await using left = await listen(source('commentLeftModerationQueue'), moderator);
    await create('queues', 'plain');
    const id = await create('queues', '닥쳐 줘');
    expect(await entered.next()).toMatchObject({
      commentEnteredModerationQueue: { queue: 'PENDING', comment: { id } },
    });
    await decide('approveComment', id);
    expect(await left.next()).toEqual({
      commentLeftModerationQueue: { queue: 'PENDING', comment: { id, status: 'APPROVED' } },
    });
  });
});

describe('a subscription goes on', () => {
  /** The events themselves, with their tokens. */
  async function open(source: string, after?: string) {
    const resume = after === undefined ? undefined : { after, within: 60_000 };
    const contextValue = subgraph.createContext({ identity: moderator, resume });
    const stream = await createSourceEventStream({ schema: subgraph.schema, document: parse(source), contextValue });
    if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0];
    const events = stream[Symbol.asyncIterator]() as AsyncIterator<ResumableEvent & Record<string, unknown>>;
    return {
      next: async () => (await events.next()).value as ResumableEvent & { queue: string; comment: { _id: string } },
      [Symbol.asyncDispose]: async () => void (await events.return?.()),
    };
  }

  it('amid the events of one change, which each have a token of their own', async () => {
    const source = 'subscription { commentEnteredModerationQueue { queue } }';
    const seen: { queue: string; id: string; token: string }[] = [];
    const read = ({
      queue,
      comment,
      [RESUME_TOKEN]: token,
    }: Awaited<ReturnType<Awaited<ReturnType<typeof open>>['next']>>) => ({ queue, id: comment._id, token: token! });
    await using events = await open(source);
    const ids = [await create('parts', '닥쳐 줘'), await create('parts', '닥쳐 줘 또')];
    while (seen.at(-1)?.id !== ids[1] || seen.filter(({ id }) => id === ids[1]).length < 2)
      seen.push(read(await events.next()));
    expect(seen.filter(({ id }) => id === ids[0]).length).toBeGreaterThan(1);
    expect(new Set(seen.map(({ token }) => token)).size).toBe(seen.length);
    for (const [i, { token }] of seen.entries()) {
      await using back = await open(source, token);
      for (const expected of seen.slice(i + 1)) expect(read(await back.next())).toEqual(expected);
    }
  });

  it('with what was missed and may still be seen', async () => {
    const source = 'subscription { commentCreated(articleId: "missed") { body } }';
    let token: string | undefined;
    {
      await using events = await open(source);
      await create('missed', 'one');
      token = (await events.next())[RESUME_TOKEN];
    }
    const rejected = await create('missed', 'two');
    await decide('rejectComment', rejected);
    const kept = await create('missed', 'three');
    await using back = await open(source, token);
    expect(await back.next()).toMatchObject({ _id: kept });
  });
});
