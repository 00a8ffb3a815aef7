import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { createEmbeddedHost } from '../../site/server/embedded-gateway.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { type CommentClient, codesOf, createCommentClient, newReader } from '../support/comment-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { moderator } from '../support/people.ts';

/** What belongs to somebody who comments, and what becomes of it when they leave. */

let graph: EmbeddedGraph;
let client: CommentClient;
const mutate: CommentClient['mutate'] = (...args) => client.mutate(...args);
const post: CommentClient['post'] = (...args) => client.post(...args);
const reply: CommentClient['reply'] = (...args) => client.reply(...args);
const ask: CommentClient['ask'] = (...args) => client.ask(...args);
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  client = createCommentClient(graph);
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('what belongs to the viewer', () => {
  it('is what they wrote, what was replied to them, and whom they ignore', async () => {
    const [me, friend, troll] = [newReader(), newReader(), newReader()];
    const mine = await post('mine', 'Mine', me);
    const held = await post('mine', '꺼져', me);
    const kind = await reply(mine.id, friend);
    const rude = await reply(mine.id, troll);
    await reply(mine.id, me);
    const query = `{ viewer { id username role ignoredUsers { id } status { banned } }
      myComments { totalCount nodes { id } } repliesToMe { totalCount nodes { id author { ignoredByViewer } } } }`;
    const before = await ask<Record<string, unknown>>(query, {}, me);
    expect(before).toMatchObject({
      viewer: { id: userIdOf(me), username: me.name, role: 'COMMENTER', ignoredUsers: [], status: { banned: false } },
      myComments: { totalCount: 3 },
      repliesToMe: { totalCount: 2, nodes: [{ id: rude.id, author: { ignoredByViewer: false } }, { id: kind.id }] },
    });
    expect((before.myComments as { nodes: { id: string }[] }).nodes.map(node => node.id)).toContain(held.id);
    const ignore = (name: string) =>
      ask(
        `mutation { ${name}(input: { userId: "${userIdOf(troll)}" }) { user { ignoredByViewer } errors { code } } }`,
        {},
        me,
      );
    expect(await ignore('ignoreUser')).toEqual({ ignoreUser: { user: { ignoredByViewer: true }, errors: [] } });
    expect(await ask(query, {}, me)).toMatchObject({
      viewer: { ignoredUsers: [{ id: userIdOf(troll) }] },
      repliesToMe: { totalCount: 1, nodes: [{ id: kind.id }] },
    });
    expect(await ignore('removeUserIgnore')).toMatchObject({ removeUserIgnore: { user: { ignoredByViewer: false } } });
    expect((await graph.ask('{ viewer { id } myComments { nodes { id } } }')).errors?.[0]?.extensions?.code).toBe(
      'UNAUTHENTICATED',
    );
    // Held back: its author sees it, others do not.
    const seenBy = async (who?: Identity) =>
      (await ask<{ comment: object | null }>('query ($id: ID!) { comment(id: $id) { id } }', held, who)).comment;
    expect(
      [await seenBy(me), await seenBy(friend), await seenBy(), await seenBy(moderator())].map(one => one !== null),
    ).toEqual([true, false, false, true]);
  });

  it('goes with their account: names and ids, and the texts if they want', async () => {
    for (const deleteComments of [false, true]) {
      const [me, other] = [newReader(), newReader()];
      const mine = await post('left', `Words of ${me.subject}`, me);
      const theirs = await post('left', `Of ${other.subject}`, other);
      await reply(mine.id, other);
      await mutate('createCommentReaction', { commentId: theirs.id }, me);
      await mutate('createCommentFlag', { commentId: theirs.id, reason: 'COMMENT_REPORTED_SPAM' }, me);
      const input = { deleteComments };
      await ask(
        'mutation ($input: RequestAccountDeletionInput!) { requestAccountDeletion(input: $input) { errors { code } user { username } } }',
        { input },
        me,
      );
      const query =
        'query ($mine: ID!, $theirs: ID!) { mine: comment(id: $mine) { body author { id } deleted replyCount } theirs: comment(id: $theirs) { actionCounts { reaction } } }';
      expect(await ask(query, { mine: mine.id, theirs: theirs.id })).toEqual({
        mine: { body: deleteComments ? null : mine.body, author: null, deleted: deleteComments, replyCount: 1 },
        theirs: { actionCounts: { reaction: 1 } },
      });
      const left = await graph.db.collection('comments').find().toArray();
      expect(JSON.stringify(left.map(({ body: _body, ...row }) => row))).not.toContain(`"${userIdOf(me)}"`);
      expect(await codesOf(mutate('createComment', { articleId: 'left', body: 'Back again' }, me))).toEqual([
        'ACCOUNT_DELETED',
      ]);
    }
  });
});

describe('somebody’s picture', () => {
  const AVATAR = 'query ($id: ID!) { comment(id: $id) { author { username avatar } } }';
  const picture = 'https://people.example/me.png';

  it('is the one of their token, as it was when they last did something', async () => {
    const me = { ...newReader(), picture };
    const mine = await post('seen', 'With a picture', me);
    const shown = async () => (await ask<{ comment: { author: object } }>(AVATAR, mine)).comment.author;
    expect(await shown()).toEqual({ username: me.name, avatar: picture });
    await post('seen', 'With another one', { ...me, picture: 'https://people.example/new.png' });
    expect(await shown()).toEqual({ username: me.name, avatar: 'https://people.example/new.png' });
    await post('seen', 'With none', { ...me, picture: undefined });
    expect(await shown()).toEqual({ username: me.name, avatar: null });
  });

  it('is shown to them also before they did anything', async () => {
    expect(await ask('{ viewer { avatar } }', {}, { ...newReader(), picture })).toEqual({
      viewer: { avatar: picture },
    });
  });

  it.each([
    'http://people.example/me.png',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'https://user:secret@people.example/me.png',
    '/me.png',
    `https://people.example/${'a'.repeat(2_048)}`,
  ])('is no address such as %s', async address => {
    const me = { ...newReader(), picture: address };
    expect(await ask('{ viewer { avatar } }', {}, me)).toEqual({ viewer: { avatar: null } });
    const mine = await post('seen', `From ${me.subject}`, me);
    expect(await ask(AVATAR, mine)).toMatchObject({ comment: { author: { avatar: null } } });
  });

  it('goes with their account', async () => {
    const me = { ...newReader(), picture };
    await post('seen', 'Leaving', me);
    await ask('mutation { requestAccountDeletion(input: { deleteComments: false }) { errors { code } } }', {}, me);
    const users = await graph.db
      .collection<{ _id: string }>('commentUsers')
      .find({ _id: userIdOf(me) })
      .toArray();
    expect(users).toMatchObject([{ username: null, avatar: null }]);
    expect(await ask('{ viewer { username avatar } }', {}, me)).toEqual({ viewer: { username: null, avatar: null } });
  });
});

it('a deletion of an account that a stop interrupted is finished at the next start', async () => {
  const me = newReader();
  const mine = await post('left', 'Stopped halfway', me);
  const request = { deletionRequestedAt: new Date(), deletesComments: true };
  await graph.db.collection<{ _id: string }>('commentUsers').updateOne({ _id: userIdOf(me) }, { $set: request });
  expect(await codesOf(mutate('createComment', { articleId: 'left', body: 'Meanwhile' }, me))).toEqual([
    'ACCOUNT_DELETED',
  ]);
  const again = await createEmbeddedHost(
    readSettings({ LOG_LEVEL: 'silent', PORT: '0', NODE_ENV: 'production' }),
    graph.db,
  );
  await again.close();
  expect(await ask('query ($id: ID!) { comment(id: $id) { body deleted author { id } } }', mine)).toEqual({
    comment: { body: null, deleted: true, author: null },
  });
  expect(await graph.db.collection<{ _id: string }>('commentUsers').findOne({ _id: userIdOf(me) })).toMatchObject({
    username: null,
    deletionRequestedAt: null,
    deletedAt: expect.any(Date),
  });
});
