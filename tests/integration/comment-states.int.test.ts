import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { type CommentClient, codesOf, createCommentClient, newReader } from '../support/comment-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { moderator, reader } from '../support/people.ts';

/** What each mutation says in each state of a comment, of whom, and of a repeated mutation. */

let graph: EmbeddedGraph;
let client: CommentClient;
beforeAll(async () => {
  graph = await createEmbeddedGraph({ COMMENTS_PER_MINUTE: '1000' });
  client = createCommentClient(graph);
});
afterAll(() => graph[Symbol.asyncDispose]());

const STATES = ['published', 'rejected', 'waiting', 'deleted'] as const;
type State = (typeof STATES)[number];

async function commentIn(state: State) {
  const author = newReader();
  const { id } = await client.post('states', state === 'waiting' ? '꺼져' : `Text of ${author.subject}`, author);
  if (state === 'rejected') await client.mutate('rejectComment', { commentId: id }, moderator());
  if (state === 'deleted') await client.mutate('deleteComment', { commentId: id }, author);
  return { id, author };
}

type Who = 'author' | 'other' | 'moderator';
const FLAG = { reason: 'COMMENT_REPORTED_SPAM' };

type Code = string | undefined;

/** The code of each state, in the order of STATES; undefined where the mutation does what it says. */
const TABLE: readonly (readonly [string, Who, object, Code, Code, Code, Code])[] = [
  ['editComment', 'author', { body: 'New text' }, undefined, 'COMMENT_NOT_PUBLISHED', undefined, 'COMMENT_DELETED'],
  [
    'editComment',
    'other',
    { body: 'New text' },
    'NOT_YOUR_COMMENT',
    'COMMENT_NOT_FOUND',
    'COMMENT_NOT_FOUND',
    'COMMENT_DELETED',
  ],
  ['deleteComment', 'author', {}, undefined, undefined, undefined, undefined],
  ['deleteComment', 'other', {}, 'NOT_YOUR_COMMENT', 'COMMENT_NOT_FOUND', 'COMMENT_NOT_FOUND', undefined],
  ['createCommentReaction', 'other', {}, undefined, 'COMMENT_NOT_FOUND', 'COMMENT_NOT_FOUND', 'COMMENT_DELETED'],
  ['createCommentReaction', 'author', {}, 'OWN_COMMENT', 'COMMENT_NOT_FOUND', 'COMMENT_NOT_FOUND', 'COMMENT_DELETED'],
  ['removeCommentReaction', 'other', {}, undefined, 'COMMENT_NOT_FOUND', 'COMMENT_NOT_FOUND', 'COMMENT_DELETED'],
  ['createCommentDontAgree', 'other', {}, undefined, 'COMMENT_NOT_FOUND', 'COMMENT_NOT_FOUND', 'COMMENT_DELETED'],
  ['createCommentDontAgree', 'author', {}, 'OWN_COMMENT', 'COMMENT_NOT_FOUND', 'COMMENT_NOT_FOUND', 'COMMENT_DELETED'],
  ['removeCommentDontAgree', 'other', {}, undefined, 'COMMENT_NOT_FOUND', 'COMMENT_NOT_FOUND', 'COMMENT_DELETED'],
  ['createCommentFlag', 'other', FLAG, undefined, 'COMMENT_NOT_FOUND', 'COMMENT_NOT_FOUND', 'COMMENT_DELETED'],
  ['createCommentFlag', 'author', FLAG, 'OWN_COMMENT', 'OWN_COMMENT', 'OWN_COMMENT', 'COMMENT_DELETED'],
  ['approveComment', 'moderator', {}, undefined, undefined, undefined, 'COMMENT_DELETED'],
  ['rejectComment', 'moderator', {}, undefined, undefined, undefined, 'COMMENT_DELETED'],
  ['featureComment', 'moderator', {}, undefined, 'COMMENT_NOT_PUBLISHED', 'COMMENT_NOT_PUBLISHED', 'COMMENT_DELETED'],
  ['unfeatureComment', 'moderator', {}, undefined, undefined, undefined, 'COMMENT_DELETED'],
];

describe.each(TABLE)('%s by the %s', (name, who, input, ...codes) => {
  it.each(STATES.map((state, i) => [state, codes[i]] as const))('of a comment that is %s: %s', async (state, code) => {
    const { id, author } = await commentIn(state);
    const identity = { author, other: newReader(), moderator: moderator() }[who];
    expect(await codesOf(client.mutate(name, { commentId: id, ...input }, identity))).toEqual(code ? [code] : []);
  });
});

describe('moderators', () => {
  const ADMIN = reader('admin', { role: 'ADMIN', scopes: new Set(['comments:moderate']) });
  const MUTATIONS = [
    'banUser',
    'removeUserBan',
    'suspendUser',
    'removeUserSuspension',
    'warnUser',
    'premodUser',
    'removeUserPremod',
  ];
  const decide = async (name: string, by: Identity, about: Identity) => {
    const rest = { suspendUser: ', until: "2999-01-01T00:00:00Z"', warnUser: ', message: "m"' }[name] ?? '';
    const query = `mutation { ${name}(input: { userId: "${userIdOf(about)}"${rest} }) { errors { code } } }`;
    const answer = await client.ask<Record<string, { errors: { code: string }[] }>>(query, {}, by);
    return answer[name]!.errors.map(({ code }) => code);
  };
  beforeAll(async () => {
    for (const who of [ADMIN, moderator('peer'), reader('staff', { role: 'STAFF' })])
      await client.post('ranks', 'Here', who);
  });

  it.each(MUTATIONS)('%s acts on lower roles only, and never on oneself', async name => {
    const by = moderator('acting');
    expect(await decide(name, by, by)).toEqual(['OWN_ACCOUNT']);
    expect(await decide(name, by, ADMIN)).toEqual(['USER_OUTRANKS_YOU']);
    expect(await decide(name, by, moderator('peer'))).toEqual(['USER_OUTRANKS_YOU']);
    expect(await decide(name, by, reader('staff', { role: 'STAFF' }))).toEqual([]);
    expect(await decide(name, by, newReader())).toEqual([]);
    expect(await decide(name, ADMIN, ADMIN)).toEqual(['OWN_ACCOUNT']);
    expect(await decide(name, ADMIN, moderator('peer'))).toEqual([]);
  });

  it('leave nothing in the log of what was refused', async () => {
    const by = moderator('refused');
    await decide('banUser', by, ADMIN);
    expect(await graph.db.collection('commentModerationLog').countDocuments({ 'moderator.id': userIdOf(by) })).toBe(0);
  });
});

describe('a clientMutationId', () => {
  it('finds the comment of the same mutation, and no other', async () => {
    const who = newReader();
    const parent = await client.post('keys');
    const create = (input: object) =>
      client.mutate('createComment', { clientMutationId: 'k', articleId: 'keys', body: 'Text', ...input }, who);
    const first = await create({});
    expect((await create({})).comment.id).toBe(first.comment.id);
    expect((await create({ body: '  Text ' })).comment.id).toBe(first.comment.id);
    for (const other of [{ body: 'Other' }, { articleId: 'elsewhere' }]) {
      expect(await codesOf(create(other))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    }
    const reply = { clientMutationId: 'k', parentId: parent.id, body: 'Text' };
    expect(await codesOf(client.mutate('createCommentReply', reply, who))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(
      await codesOf(client.mutate('createCommentReply', { ...reply, body: 'A reply', clientMutationId: 'k2' }, who)),
    ).toEqual([]);
  });

  it('still finds it after the comment was edited, and when retries overlap', async () => {
    const who = newReader();
    const input = { articleId: 'keys', body: 'Before', clientMutationId: 'e' };
    const results = await Promise.all(Array.from({ length: 5 }, () => client.mutate('createComment', input, who)));
    const [id] = new Set(results.map(({ comment }) => comment.id));
    expect(results.every(({ comment }) => comment.id === id)).toBe(true);
    await client.mutate('editComment', { commentId: id, body: 'After' }, who);
    expect((await client.mutate('createComment', input, who)).comment.id).toBe(id);
  });
});

it('problems are told in the language that is asked for', async () => {
  const { id } = await client.post('languages');
  const query = `mutation { editComment(input: { commentId: "${id}", body: "New" }) {
    errors { ko: message en: message(locale: EN) field } } }`;
  const { data } = await graph.ask(query, {}, newReader());
  expect(data).toEqual({
    editComment: {
      errors: [{ ko: '내가 쓴 댓글이 아닙니다.', en: 'This comment is not yours.', field: ['input', 'commentId'] }],
    },
  });
});
