import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { commentMigrations } from '../../subgraphs/comments/store/migrations.ts';
import { type CommentClient, createCommentClient, newReader } from '../support/comment-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { moderator, reader } from '../support/people.ts';

/** What people are told of comments that concern them, and what is stored about them. */

let graph: EmbeddedGraph;
let client: CommentClient;
beforeAll(async () => {
  graph = await createEmbeddedGraph({ COMMENTS_PER_MINUTE: '1000' });
  client = createCommentClient(graph);
});
afterAll(() => graph[Symbol.asyncDispose]());

const LIST = '{ notifications { nodes { kind seen comment { id } } unseenCount } }';
interface Listed {
  notifications: { nodes: { kind: string; seen: boolean; comment: { id: string } }[]; unseenCount: number };
}
const listOf = async (who: ReturnType<typeof reader>) => (await client.ask<Listed>(LIST, {}, who)).notifications;
const reply = async (parentId: string, body: string, who = newReader()) =>
  (await client.mutate('createCommentReply', { parentId, body }, who)).comment;
const onViewer = (name: string, who: ReturnType<typeof reader>) =>
  graph.ask(`mutation { ${name}(input: {}) { errors { code } } }`, {}, who);

describe('notifications', () => {
  it('are replies and mentions below comments of the same thread, newest first, until they are seen', async () => {
    const [hana, duri] = [reader('hana', { name: '하나' }), reader('duri', { name: '둘이' })];
    const root = await client.post('told', 'Root', hana);
    const answer = await reply(root.id, 'An answer', duri);
    const mention = await reply(answer.id, '@하나 @둘이 둘 다 보세요. @없는사람');
    await reply(root.id, '@둘이 아니에요', hana);
    expect(await listOf(hana)).toEqual({
      nodes: [
        { kind: 'MENTION', seen: false, comment: { id: mention.id } },
        { kind: 'REPLY', seen: false, comment: { id: answer.id } },
      ],
      unseenCount: 2,
    });
    // A reply that mentions whom it replies to concerns them once, and nobody is told of their own.
    expect((await listOf(duri)).nodes.map(({ kind }) => kind)).toEqual(['MENTION', 'REPLY']);

    await onViewer('markNotificationsSeen', hana);
    expect(await listOf(hana)).toMatchObject({ nodes: [{ seen: true }, { seen: true }], unseenCount: 0 });
    const late = await reply(answer.id, '@하나 또 있어요');
    expect(await listOf(hana)).toMatchObject({ nodes: [{ seen: false }, { seen: true }, {}], unseenCount: 1 });

    await client.mutate('rejectComment', { commentId: late.id }, moderator());
    expect((await listOf(hana)).unseenCount).toBe(0);
    const { errors } = await graph.ask(
      'mutation { markNotificationsSeen(input: { until: "2190-01-01T00:00:00Z" }) { errors { code } } }',
      {},
      hana,
    );
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('leave out whom the viewer ignores, and need a token', async () => {
    const [who, loud] = [newReader(), newReader()];
    const root = await client.post('told', 'Quiet', who);
    await reply(root.id, 'Loud', loud);
    expect((await listOf(who)).unseenCount).toBe(1);
    const ignore = 'mutation ($id: ID!) { ignoreUser(input: { userId: $id }) { errors { code } } }';
    await client.ask(ignore, { id: userIdOf(loud) }, who);
    expect(await listOf(who)).toEqual({ nodes: [], unseenCount: 0 });
    expect((await graph.ask(LIST)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('moderators find users', () => {
  it('by id and by the beginning of their name, whatever its case', async () => {
    const someone = reader('found', { name: 'Ñandú 가람' });
    await client.post('told', 'Here', someone);
    const query = 'query ($id: ID!, $q: String!) { user(id: $id) { username } users(query: $q) { id username } }';
    const id = userIdOf(someone);
    for (const q of ['ñan', 'ÑANDÚ', 'Ñandú 가']) {
      expect(await client.ask(query, { id, q }, moderator()), q).toEqual({
        user: { username: 'Ñandú 가람' },
        users: [{ id, username: 'Ñandú 가람' }],
      });
    }
    expect(await client.ask(query, { id: 'nobody', q: 'zzz' }, moderator())).toEqual({ user: null, users: [] });
    const { errors } = await graph.ask(query, { id, q: 'a' }, newReader());
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});

it('people take their own data along', async () => {
  const [who, other] = [newReader(), newReader()];
  const { id } = await client.post('told', 'Theirs', other);
  await client.mutate('createCommentReaction', { commentId: id }, who);
  const flag = { commentId: id, reason: 'COMMENT_REPORTED_SPAM', additionalDetails: 'Twice' };
  await client.mutate('createCommentFlag', flag, who);
  const query = `{ myData { user { id } ignoredUserIds actions { commentId type reason details } } }`;
  expect(await client.ask(query, {}, who)).toEqual({
    myData: {
      user: { id: userIdOf(who) },
      ignoredUserIds: [],
      actions: [
        { commentId: id, type: 'FLAG', reason: 'COMMENT_REPORTED_SPAM', details: 'Twice' },
        { commentId: id, type: 'REACTION', reason: null, details: null },
      ],
    },
  });
});

it('replies and users from before are found by the migration', async () => {
  const [who, other] = [newReader(), reader('elder', { name: 'ELDER' })];
  const root = await client.post('before', 'Old', who);
  await reply(root.id, 'Reply', other);
  await graph.db.collection('comments').updateMany({}, { $unset: { notifies: '' } });
  await graph.db.collection('commentUsers').updateMany({}, { $unset: { foldedName: '' } });
  expect((await listOf(who)).nodes).toEqual([]);
  const migration = commentMigrations({ issuer: 'x' }).find(({ number }) => number === 3)!;
  await migration.migrate(graph.db, new AbortController().signal);
  expect((await listOf(who)).nodes).toHaveLength(1);
  const found = await client.ask('{ users(query: "eld") { username } }', {}, moderator());
  expect(found).toEqual({ users: [{ username: 'ELDER' }] });
});
