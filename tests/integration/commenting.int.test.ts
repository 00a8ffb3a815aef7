import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { createComment, type StoredComment } from '../../subgraphs/comments/store/documents.ts';
import { type CommentClient, codesOf, createCommentClient, newReader } from '../support/comment-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { moderator, reader } from '../support/people.ts';

/** What readers do with comments, on the whole graph. */

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

describe('createComment', () => {
  it('publishes a text of somebody who is signed in, with their name', async () => {
    const input = { articleId: 'first', body: '  좋은\r\n글  '.normalize('NFD'), clientMutationId: 'x' };
    const payload = await mutate(
      'createComment',
      input,
      reader('kim', { name: '김 가람' }),
      'body status author { id username role } depth parentCount ancestorIDs tags deleted permalink editing { edited }',
    );
    expect(payload).toEqual({
      comment: {
        body: '좋은\n글',
        status: 'NONE',
        author: { id: userIdOf(reader('kim')), username: '김 가람', role: 'COMMENTER' },
        depth: 0,
        parentCount: 0,
        ancestorIDs: [],
        tags: [],
        deleted: false,
        permalink: expect.stringMatching(/^#comment-/),
        editing: { edited: false },
      },
      errors: [],
      clientMutationId: 'x',
    });
    expect(await codesOf(mutate('createComment', { ...input, clientMutationId: 'y' }, reader('kim')))).toEqual([
      'COMMENT_REPEATED',
    ]);
  });

  it('needs somebody who is signed in, and an id that an article can have', async () => {
    await expect(mutate('createComment', { articleId: 'first', body: 'x' }, undefined)).rejects.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
    await expect(mutate('createComment', { articleId: 'a:b', body: 'x' }, newReader())).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'input.articleId' },
    });
  });

  it.each([
    ['COMMENT_EMPTY', ' \u200b\u3164\n'],
    ['COMMENT_TOO_LONG', '😀'.repeat(2001)],
    ['BANNED_WORD', '이 시 발 놈아'],
    ['BANNED_WORD', 'ㅅㅣㅂㅏㄹ'],
  ])('answers %s as an error of the payload', async (code, body) => {
    const payload = await mutate('createComment', { articleId: 'first', body }, newReader());
    expect(payload).toMatchObject({ comment: null, errors: [{ code, field: ['input', 'body'] }] });
  });

  it('takes what is long by bytes only, and what only looks like a listed word', async () => {
    for (const body of ['😀'.repeat(2000), '그럼 다시 발표하겠습니다', '시발점에서 만나요']) {
      expect((await post('first', body)).status).toBe('NONE');
    }
  });

  it('lets suspect words and many links wait for a moderator', async () => {
    expect((await post('first', '닥.쳐')).status).toBe('PREMOD');
    expect((await post('first', 'https://a.example https://b.example www.c.example')).status).toBe('SYSTEM_WITHHELD');
  });

  it('refuses more than six comments a minute', async () => {
    const who = newReader();
    for (let i = 0; i < 6; i++) await post('first', `number ${i}`, who);
    expect(await codesOf(mutate('createComment', { articleId: 'first', body: 'one more' }, who))).toEqual([
      'RATE_LIMITED',
    ]);
  });

  it('makes one comment of 50 identical requests at once, and of any later one', async () => {
    const who = newReader();
    const input = { articleId: 'once', body: 'Once only', clientMutationId: 'same' };
    const payloads = await Promise.all(Array.from({ length: 50 }, () => mutate('createComment', input, who)));
    expect(new Set(payloads.map(payload => JSON.stringify([payload.comment.id, payload.errors]))).size).toBe(1);
    expect((await mutate('createComment', input, who)).comment.id).toBe(payloads[0]!.comment.id);
    expect(await graph.db.collection('comments').countDocuments({ articleId: 'once' })).toBe(1);
    // The same id of another person is another mutation.
    expect((await mutate('createComment', input, newReader())).comment.id).not.toBe(payloads[0]!.comment.id);
  });

  it('makes one reply, counted once, of 50 identical requests at once', async () => {
    const parent = await post('once-replied');
    const who = newReader();
    const input = { parentId: parent.id, body: 'Once only', clientMutationId: 'same' };
    const payloads = await Promise.all(Array.from({ length: 50 }, () => mutate('createCommentReply', input, who)));
    expect(new Set(payloads.map(payload => payload.comment?.id)).size).toBe(1);
    const { comment } = await ask<{ comment: object }>('query ($id: ID!) { comment(id: $id) { replyCount } }', parent);
    expect(comment).toEqual({ replyCount: 1 });
  });
});

describe('replies', () => {
  it('nest, flatten and know what they answer to, down to six levels', async () => {
    const chain = [await post('deep')];
    for (let depth = 1; depth <= 6; depth++) chain.push(await reply(chain.at(-1)!.id));
    const ids = chain.map(comment => comment.id);
    const tooDeep = await mutate('createCommentReply', { parentId: ids[6], body: 'x' }, newReader());
    expect(tooDeep.errors).toMatchObject([{ code: 'REPLY_TOO_DEEP', field: ['input', 'parentId'] }]);
    const query = `query ($id: ID!, $last: ID!) {
      comment(id: $id) {
        replyCount
        replies { totalCount nodes { id replies { nodes { id depth } } } }
        all: replies(flatten: true, first: 4) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }
      }
      last: comment(id: $last) {
        depth parentCount ancestorIDs parent { id } rootParent { id } canReply
        parents(last: 2) { nodes { id } pageInfo { hasPreviousPage startCursor } totalCount }
      }
    }`;
    const data = await ask<Record<string, Record<string, never>>>(query, { id: ids[0], last: ids[6] }, newReader());
    expect(data.comment).toMatchObject({
      replyCount: 1,
      replies: { totalCount: 1, nodes: [{ id: ids[1], replies: { nodes: [{ id: ids[2], depth: 2 }] } }] },
      all: { totalCount: 6, nodes: ids.slice(1, 5).map(id => ({ id })), pageInfo: { hasNextPage: true } },
    });
    expect(data.last).toMatchObject({
      depth: 6,
      parentCount: 6,
      ancestorIDs: ids.slice(0, 6).reverse(),
      parent: { id: ids[5] },
      rootParent: { id: ids[0] },
      canReply: false,
      parents: { nodes: [{ id: ids[4] }, { id: ids[5] }], pageInfo: { hasPreviousPage: true }, totalCount: 6 },
    });
    const before = (data.last as unknown as { parents: { pageInfo: { startCursor: string } } }).parents.pageInfo
      .startCursor;
    const more = await ask<{ comment: object }>(
      'query ($id: ID!, $before: String) { comment(id: $id) { parents(before: $before) { nodes { id } pageInfo { hasPreviousPage } } } }',
      { id: ids[6], before },
    );
    expect(more.comment).toEqual({
      parents: { nodes: ids.slice(0, 4).map(id => ({ id })), pageInfo: { hasPreviousPage: false } },
    });
  });

  it('are refused to comments that are not there, not published or deleted', async () => {
    const who = newReader();
    const gone = await post('gone', 'gone', who);
    await mutate('deleteComment', { commentId: gone.id }, who);
    const held = await post('gone', '닥쳐');
    for (const parentId of ['nothing', gone.id, held.id]) {
      expect(await codesOf(mutate('createCommentReply', { parentId, body: 'x' }, newReader()))).toEqual([
        'PARENT_NOT_FOUND',
      ]);
    }
  });
});

describe('editComment', () => {
  it('keeps the earlier text, for its author and moderators', async () => {
    const who = newReader();
    const { id } = await post('edited', 'First', who);
    const fields = 'body revision { number body } revisionHistory { number body } editing { edited }';
    const { comment } = await mutate('editComment', { commentId: id, body: 'Second' }, who, fields);
    const inner = {
      body: 'Second',
      revision: { number: 2, body: 'Second' },
      revisionHistory: [
        { number: 1, body: 'First' },
        { number: 2, body: 'Second' },
      ],
      editing: { edited: true },
    };
    expect(comment).toEqual(inner);
    const query = `query ($id: ID!) { comment(id: $id) { ${fields} } }`;
    expect((await ask<{ comment: object }>(query, { id }, moderator())).comment).toEqual(inner);
    for (const other of [undefined, newReader()]) {
      expect((await ask<{ comment: object }>(query, { id }, other)).comment).toEqual({
        ...inner,
        revisionHistory: null,
      });
    }
    expect(await codesOf(mutate('editComment', { commentId: id, body: '병신' }, who))).toEqual(['BANNED_WORD']);
    expect(await codesOf(mutate('editComment', { commentId: id, body: 'Mine' }, newReader()))).toEqual([
      'NOT_YOUR_COMMENT',
    ]);
    expect(await codesOf(mutate('editComment', { commentId: 'none', body: 'x' }, who))).toEqual(['COMMENT_NOT_FOUND']);
  });

  it('is refused after 30 seconds', async () => {
    const who = newReader();
    const author = { id: userIdOf(who), username: 'x' };
    const old = { _id: 'old', articleId: 'edited', body: 'Old', author, status: 'NONE' as const };
    await graph.db
      .collection<StoredComment>('comments')
      .insertOne(createComment({ ...old, createdAt: new Date(Date.now() - 31_000) }));
    expect(await codesOf(mutate('editComment', { commentId: 'old', body: 'New' }, who))).toEqual([
      'EDIT_WINDOW_PASSED',
    ]);
  });
});

describe('deleteComment', () => {
  it('leaves a tombstone with its replies, and says that this is final', async () => {
    const who = newReader();
    const comment = await post('tomb', 'Delete me', who);
    const child = await reply(comment.id);
    expect(await codesOf(mutate('deleteComment', { commentId: comment.id }, newReader()))).toEqual([
      'NOT_YOUR_COMMENT',
    ]);
    const query = `mutation ($input: DeleteCommentInput!) { deleteComment(input: $input) {
      isFinal errors { code } comment { body author { id } deleted revision { body } canReply replies { nodes { id } } } } }`;
    for (let time = 0; time < 2; time++) {
      const data = await ask<{ deleteComment: object }>(query, { input: { commentId: comment.id } }, who);
      expect(data.deleteComment).toEqual({
        isFinal: true,
        errors: [],
        comment: {
          body: null,
          author: null,
          deleted: true,
          revision: null,
          canReply: false,
          replies: { nodes: [{ id: child.id }] },
        },
      });
    }
    const { article } = await ask<{ article: object }>(
      `query ($id: ID!) { article: comment(id: $id) {
        article { commentCounts { totalPublished } comments { nodes { id } } } } }`,
      comment,
    );
    expect(article).toEqual({
      article: { commentCounts: { totalPublished: 1 }, comments: { nodes: [{ id: comment.id }] } },
    });
    expect(
      JSON.stringify(await graph.db.collection<StoredComment>('comments').findOne({ _id: comment.id })),
    ).not.toContain('Delete me');
  });
});

describe('reactions, disagreement and flags', () => {
  it('count once a person, show the person their own, and flags to moderators only', async () => {
    const comment = await post('acted');
    const [a, b] = [newReader(), newReader()];
    for (const who of [a, a, b]) await mutate('createCommentReaction', { commentId: comment.id }, who);
    await mutate('createCommentDontAgree', { commentId: comment.id }, a);
    const flag = { commentId: comment.id, reason: 'COMMENT_REPORTED_SPAM', additionalDetails: ' ad ' };
    for (let time = 0; time < 2; time++) await mutate('createCommentFlag', flag, a);
    const fields =
      'actionCounts { reaction dontAgree flag } viewerActionPresence { reaction dontAgree flag } flags { reason additionalDetails flagger { id } }';
    const query = `query ($id: ID!) { comment(id: $id) { ${fields} } }`;
    const asked = async (who?: Identity) => (await ask<{ comment: object }>(query, comment, who)).comment;
    const counted = { reaction: 2, dontAgree: 1, flag: null };
    expect(await asked()).toEqual({ actionCounts: counted, viewerActionPresence: null, flags: null });
    const [ofA, ofB] = await Promise.all([asked(a), asked(b)]);
    expect(ofA).toEqual({
      actionCounts: counted,
      viewerActionPresence: { reaction: true, dontAgree: true, flag: true },
      flags: null,
    });
    expect(ofB).toEqual({
      actionCounts: counted,
      viewerActionPresence: { reaction: true, dontAgree: false, flag: false },
      flags: null,
    });
    expect(await asked(moderator())).toMatchObject({
      actionCounts: { flag: 1 },
      flags: [{ reason: 'COMMENT_REPORTED_SPAM', additionalDetails: 'ad', flagger: { id: userIdOf(a) } }],
    });
    for (let time = 0; time < 2; time++) await mutate('removeCommentReaction', { commentId: comment.id }, a);
    await mutate('removeCommentDontAgree', { commentId: comment.id }, a);
    expect(await asked(a)).toMatchObject({
      actionCounts: { reaction: 1, dontAgree: 0 },
      viewerActionPresence: { reaction: false },
    });
    expect(await codesOf(mutate('createCommentReaction', { commentId: 'none' }, a))).toEqual(['COMMENT_NOT_FOUND']);
  });
});

describe('pages', () => {
  const list = async (orderBy: string, between: () => Promise<unknown>) => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const query = `query ($id: ID!, $after: String, $orderBy: COMMENT_SORT) { comment(id: $id) { article {
        comments(first: 3, after: $after, orderBy: $orderBy) { nodes { id } pageInfo { hasNextPage endCursor } } } } }`;
      const data: {
        comment: {
          article: { comments: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
        };
      } = await ask(query, { id: 'p0', after, orderBy });
      const { nodes, pageInfo } = data.comment.article.comments;
      seen.push(...nodes.map(node => node.id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
      await between();
    }
    return seen;
  };

  it.each(['CREATED_AT_DESC', 'CREATED_AT_ASC', 'REPLIES_DESC', 'REACTION_DESC'])(
    'in the order %s show each comment that stays where it is once, while others are written and move',
    async orderBy => {
      await graph.db.collection('comments').deleteMany({ articleId: 'paged' });
      await graph.db.collection<StoredComment>('comments').insertMany(
        Array.from({ length: 14 }, (_, i) =>
          createComment({
            _id: `p${i}`,
            articleId: 'paged',
            body: 'x',
            author: { id: 'u' },
            status: 'NONE',
            createdAt: new Date(1_700_000_000_000 + (i >> 1) * 1000),
            replyCount: i % 4,
            reactionCount: i % 3,
            actions: Array.from({ length: i % 3 }, (_, j) => ({
              userId: `u${j}`,
              type: 'REACTION' as const,
              createdAt: new Date(0),
            })),
          }),
        ),
      );
      let round = 0;
      const seen = await list(orderBy, async () => {
        await post('paged');
        await mutate('createCommentReaction', { commentId: 'p13' }, newReader());
        await reply('p13');
        expect(round++).toBeLessThan(30);
      });
      const still = Array.from({ length: 13 }, (_, i) => `p${i}`);
      expect(seen.filter(id => still.includes(id)).sort()).toEqual(still.sort());
      await graph.db.collection('comments').deleteMany({ articleId: 'paged' });
    },
  );
});
