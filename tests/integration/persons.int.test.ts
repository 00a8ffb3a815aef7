import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { applyMigrations } from '../../shared/mongo/schema/migrations.ts';
import { articleMigrations } from '../../subgraphs/articles/store/migrating/migrations.ts';
import { createComment, type StoredComment, type UserDocument } from '../../subgraphs/comments/store/documents.ts';
import { commentMigrations } from '../../subgraphs/comments/store/migrations.ts';
import { type CommentClient, codesOf, createCommentClient } from '../support/comment-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { moderator, reader } from '../support/people.ts';

/** Who somebody is: an issuer and its subject. */

let graph: EmbeddedGraph;
let client: CommentClient;
beforeAll(async () => {
  graph = await createEmbeddedGraph({ COMMENTS_PER_MINUTE: '100' });
  client = createCommentClient(graph);
});
afterAll(() => graph[Symbol.asyncDispose]());

const of = (issuer: string | undefined, subject = 'kim'): Identity => reader(subject, { issuer });

describe('the same subject of two issuers', () => {
  const [here, there] = [of('https://here.example'), of('https://there.example')];

  it('is two persons: neither touches what the other wrote', async () => {
    const mine = await client.post('two', 'Mine', here);
    const edit = { commentId: mine.id, body: 'Theirs' };
    expect(await codesOf(client.mutate('editComment', edit, there))).toEqual(['NOT_YOUR_COMMENT']);
    expect(await codesOf(client.mutate('deleteComment', { commentId: mine.id }, there))).toEqual(['NOT_YOUR_COMMENT']);
    expect(await codesOf(client.mutate('editComment', { ...edit, body: 'Still mine' }, here))).toEqual([]);
    expect(await client.ask('{ myComments { totalCount } }', {}, there)).toEqual({ myComments: { totalCount: 0 } });
  });

  it('has two accounts, and two answers of a cache', async () => {
    const who = (identity: Identity) => client.ask<{ viewer: { id: string } }>('{ viewer { id } }', {}, identity);
    const [a, b] = [(await who(here)).viewer.id, (await who(there)).viewer.id];
    expect(a).not.toBe(b);
    expect((await who(of(undefined))).viewer.id).not.toBe(a);
    const ban = `mutation { banUser(input: { userId: "${a}" }) { errors { code } } }`;
    expect(await client.ask(ban, {}, moderator())).toEqual({ banUser: { errors: [] } });
    const create = (identity: Identity) =>
      client.mutate('createComment', { articleId: 'two', body: 'Again' }, identity);
    expect(await codesOf(create(here))).toEqual(['USER_BANNED']);
    expect(await codesOf(create(there))).toEqual([]);
  });

  it('does not share mutations, reactions and flags', async () => {
    const [lee, other] = [of('https://here.example', 'lee'), of('https://there.example', 'lee')];
    const input = { articleId: 'twins', body: 'Once', clientMutationId: 'm-1' };
    const first = await client.mutate('createComment', input, lee);
    expect((await client.mutate('createComment', input, lee)).comment.id).toBe(first.comment.id);
    expect((await client.mutate('createComment', input, other)).comment.id).not.toBe(first.comment.id);
    const react = { commentId: (await client.post('twins')).id };
    for (const one of [lee, other]) await client.mutate('createCommentReaction', react, one);
    const stored = await graph.db.collection<StoredComment>('comments').findOne({ _id: react.commentId });
    expect(stored).toMatchObject({ reactionCount: 2 });
  });
});

describe('the migration of stored persons', () => {
  const issuer = 'https://here.example';
  const idOf = (subject: string) => userIdOf({ issuer, subject });

  it('gives them the ids of their issuer, once, also after it was interrupted', async () => {
    const { db } = graph;
    const comments = db.collection<StoredComment>('comments');
    const createdAt = new Date('2026-01-01');
    const old = createComment({
      _id: 'old',
      articleId: 'old',
      body: 'Old',
      author: { id: 'ada', username: 'Ada' },
      parentAuthorId: 'bob',
      status: 'NONE',
      createdAt,
      mutationKey: JSON.stringify(['ada', 'm']),
      actions: ['bob', 'deleted-1', 'cy'].map(userId => ({ userId, type: 'REACTION', createdAt })),
    });
    await comments.insertMany(
      [old, { ...old, _id: 'tombstone', author: null, mutationKey: 'x' }].map(({ ...row }) => row),
    );
    await comments.updateOne({ _id: 'tombstone' }, { $unset: { mutationKey: '' } });
    const users = db.collection<UserDocument>('commentUsers');
    await users.insertOne({
      _id: 'ada',
      username: 'Ada',
      role: 'STAFF',
      createdAt,
      bannedAt: createdAt,
      suspendedUntil: null,
      warning: null,
      premoderatedAt: null,
      ignoredUserIds: ['bob'],
      deletionRequestedAt: null,
      deletedAt: null,
    });
    const log = db.collection<{ _id: string }>('commentModerationLog');
    const entry = { createdAt, action: 'BAN_USER', moderator: { id: 'mod' }, userId: 'ada', commentId: null };
    await log.insertOne({ _id: 'entry', ...entry } as { _id: string });
    const articles = db.collection<{ _id: string; savedBy: object | null }>('articleRevisions');
    await articles.insertOne({
      _id: 'a@1',
      articleId: 'a',
      revision: 1,
      content: {},
      savedAt: createdAt,
      savedBy: { id: 'ed', name: 'Ed' },
    } as never);
    for (let run = 0; run < 2; run++) {
      await db.collection('migrations').deleteMany({});
      await applyMigrations(db, 'comments', commentMigrations({ issuer }));
      await applyMigrations(db, 'articles', articleMigrations({ issuer }));
    }
    expect(await comments.findOne({ _id: 'old' })).toMatchObject({
      author: { id: idOf('ada'), username: 'Ada' },
      parentAuthorId: idOf('bob'),
      mutationKey: JSON.stringify([idOf('ada'), 'm']),
      actions: [{ userId: idOf('bob') }, { userId: 'deleted-1' }, { userId: idOf('cy') }],
    });
    expect(await comments.findOne({ _id: 'tombstone' })).toMatchObject({ author: null, parentAuthorId: idOf('bob') });
    expect(await users.findOne({ _id: 'ada' })).toBeNull();
    expect(await users.findOne({ _id: idOf('ada') })).toMatchObject({
      bannedAt: createdAt,
      ignoredUserIds: [idOf('bob')],
    });
    expect(await log.findOne({ _id: 'entry' })).toMatchObject({ moderator: { id: idOf('mod') }, userId: idOf('ada') });
    expect(await articles.findOne({ _id: 'a@1' })).toMatchObject({ savedBy: { id: idOf('ed'), name: 'Ed' } });
    const mine = await client.ask('{ myComments { nodes { id } } }', {}, of(issuer, 'ada'));
    expect(mine).toEqual({ myComments: { nodes: [{ id: 'old' }] } });
  });
});
