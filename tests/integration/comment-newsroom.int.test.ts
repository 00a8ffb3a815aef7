import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { SECANTUS_TRAITS } from '../../shared/mongo/connection/server-traits.ts';
import { createAccountService } from '../../subgraphs/comments/services/account-service.ts';
import { createCommentRepository } from '../../subgraphs/comments/store/repository.ts';
import { type CommentClient, codesOf, createCommentClient, newReader } from '../support/comment-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { moderator } from '../support/people.ts';
import { publishArticle } from '../support/publish-article.ts';

/** What newsrooms expect of comments beside the decisions of moderators. */

let graph: EmbeddedGraph;
let client: CommentClient;
beforeAll(async () => {
  graph = await createEmbeddedGraph({ COMMENTS_PER_MINUTE: '1000', COMMENTS_DELETION_GRACE: '1h' });
  client = createCommentClient(graph);
});
afterAll(() => graph[Symbol.asyncDispose]());

const inputOf = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
async function onUser(name: string, input: object, who = moderator(), fields = 'user { status { deletionAt } }') {
  const query = `mutation ($input: ${inputOf(name)}!) { result: ${name}(input: $input) { ${fields} errors { code } } }`;
  const { data, errors } = await graph.ask<{ result: { errors: { code: string }[]; user: unknown } }>(
    query,
    { input },
    who,
  );
  if (errors) throw errors[0];
  return data!.result;
}

describe('a rejection', () => {
  it('has a reason for its author and a note for moderators, until it is taken back', async () => {
    const author = newReader();
    const { id } = await client.post('rejections', 'Off topic', author);
    const input = { commentId: id, reason: 'OFF_TOPIC', note: 'Third time this week' };
    await client.mutate('rejectComment', input, moderator());
    const read = (who = author) =>
      client.ask('query ($id: ID!) { comment(id: $id) { status rejectionReason rejectionNote } }', { id }, who);
    expect(await read()).toEqual({
      comment: { status: 'REJECTED', rejectionReason: 'OFF_TOPIC', rejectionNote: null },
    });
    expect(await read(moderator())).toMatchObject({ comment: { rejectionNote: 'Third time this week' } });
    const log = await client.ask<{ moderationLog: { nodes: { details: string }[] } }>(
      'query ($id: ID!) { moderationLog(commentId: $id) { nodes { details } } }',
      { id },
      moderator(),
    );
    expect(log.moderationLog.nodes[0]).toEqual({ details: 'OFF_TOPIC: Third time this week' });
    await client.mutate('approveComment', { commentId: id }, moderator());
    expect(await read()).toEqual({ comment: { status: 'APPROVED', rejectionReason: null, rejectionNote: null } });
  });
});

describe('a ban', () => {
  it('may reject everything that was written before, with its replies and counts', async () => {
    const spammer = newReader();
    const mine = await client.post('spam', 'Buy this', spammer);
    await client.post('spam', 'And that', spammer);
    await client.reply(mine.id);
    const other = await client.post('spam', 'A real one');
    const deleted = await client.post('spam', 'Regretted', spammer);
    await client.mutate('deleteComment', { commentId: deleted.id }, spammer);
    await onUser('banUser', { userId: userIdOf(spammer), rejectExistingComments: true });
    const { article } = await client.ask<{ article: { comments: { nodes: object[] }; commentCounts: object } }>(
      '{ article(id: "spam") { comments { nodes { id } } commentCounts { totalPublished } } }',
    );
    expect(article).toEqual({ comments: { nodes: [{ id: other.id }] }, commentCounts: { totalPublished: 1 } });
    expect(await codesOf(client.mutate('createComment', { articleId: 'spam', body: 'More' }, spammer))).toEqual([
      'USER_BANNED',
    ]);
  });

  it('that was interrupted while it rejects goes on at the next start', async () => {
    const repository = createCommentRepository(graph.db, SECANTUS_TRAITS);
    expect(await repository.findRejecting()).toEqual([]);
    const who = newReader();
    await client.post('spam', 'Left behind', who);
    await graph.db
      .collection<{ _id: string }>('commentUsers')
      .updateOne({ _id: userIdOf(who) }, { $set: { rejectingComments: true } });
    expect((await repository.findRejecting()).map(({ _id }) => _id)).toEqual([userIdOf(who)]);
  });
});

describe('a slow thread', () => {
  it('lets readers wait, and says how long', async () => {
    const who = newReader();
    await client.post('slow', 'First', who);
    const slowed = await onUser(
      'slowThread',
      { articleId: 'slow', seconds: 30 },
      moderator(),
      'article { slowModeSeconds }',
    );
    expect(slowed).toEqual({ article: { slowModeSeconds: 30 }, errors: [] });
    const { errors } = await client.mutate('createComment', { articleId: 'slow', body: 'Second' }, who);
    expect(errors).toMatchObject([{ code: 'SLOW_MODE', message: expect.stringMatching(/^(29|30)초 뒤에/) }]);
    await onUser('slowThread', { articleId: 'slow', seconds: 0 }, moderator(), 'article { slowModeSeconds }');
    await client.post('slow', 'Third', who);
    await expect(
      onUser('slowThread', { articleId: 'slow', seconds: 4_000 }, moderator(), 'article { id }'),
    ).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('an article of some age', () => {
  it('is closed for comments by itself, unless a moderator opens it', async () => {
    await using own = await createEmbeddedGraph({ COMMENTS_CLOSE_AFTER: '14d' });
    const { mutate, ask } = createCommentClient(own);
    await publishArticle(own.db, 'old');
    await publishArticle(own.db, 'young');
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    const articles = own.db.collection<{ _id: string }>('articles');
    await articles.updateOne({ _id: 'old' }, { $set: { publishedAt: daysAgo(15) } });
    await articles.updateOne({ _id: 'young' }, { $set: { publishedAt: daysAgo(13) } });
    const write = (articleId: string) =>
      codesOf(mutate('createComment', { articleId, body: `Text ${Math.random()}` }, newReader()));
    expect([await write('old'), await write('young')]).toEqual([['THREAD_CLOSED'], []]);
    const page = '{ article(id: "old") { isClosed closedAt canComment } }';
    expect(await ask(page, {}, newReader())).toMatchObject({ article: { isClosed: true, canComment: false } });
    const onThread = (name: string) =>
      own.ask(`mutation { ${name}(input: { articleId: "old" }) { errors { code } } }`, {}, moderator());
    await onThread('openThread');
    expect(await write('old')).toEqual([]);
    await onThread('closeThread');
    expect(await write('old')).toEqual(['THREAD_CLOSED']);
  });
});

describe('the deletion of an account', () => {
  it('can be taken back within its grace time', async () => {
    const who = newReader();
    const { id } = await client.post('leaving', 'Bye', who);
    expect(await codesOf(onUser('cancelAccountDeletion', {}, who) as never)).toEqual(['NO_DELETION_REQUESTED']);
    const { user } = await onUser('requestAccountDeletion', { deleteComments: true }, who);
    const left = Date.parse((user as { status: { deletionAt: string } }).status.deletionAt) - Date.now();
    expect(left).toBeGreaterThan(3_500_000);
    expect(await codesOf(client.mutate('createComment', { articleId: 'leaving', body: 'Still here' }, who))).toEqual([
      'ACCOUNT_DELETED',
    ]);
    expect(await onUser('cancelAccountDeletion', {}, who)).toEqual({
      user: { status: { deletionAt: null } },
      errors: [],
    });
    expect((await client.reply(id, who)).id).toBeDefined();
    expect(await client.ask('query ($id: ID!) { comment(id: $id) { body } }', { id })).toEqual({
      comment: { body: 'Bye' },
    });
  });

  it('happens when that is over, once, and not before', async () => {
    const who = newReader();
    const { id } = await client.post('leaving', 'Good bye', who);
    await onUser('requestAccountDeletion', { deleteComments: false }, who);
    const repository = createCommentRepository(graph.db, SECANTUS_TRAITS);
    const accountsIn = (ms: number) => createAccountService(repository, 3_600_000, () => new Date(Date.now() + ms));
    const authorOf = () => client.ask('query ($id: ID!) { comment(id: $id) { author { id } } }', { id });
    await accountsIn(3_500_000).deleteDue();
    expect(await authorOf()).toEqual({ comment: { author: { id: userIdOf(who) } } });
    await Promise.all([accountsIn(3_700_000).deleteDue(), accountsIn(3_700_000).deleteDue()]);
    expect(await authorOf()).toEqual({ comment: { author: null } });
    expect(await codesOf(onUser('cancelAccountDeletion', {}, who) as never)).toEqual(['NO_DELETION_REQUESTED']);
  });
});

describe('a service that judges comments', () => {
  async function startService() {
    const asked: Record<string, unknown>[] = [];
    const server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request.setEncoding('utf8')) text += chunk;
      const comment = JSON.parse(text) as { body: string };
      asked.push(comment);
      if (comment.body === 'hang') return;
      if (comment.body === 'break') return void response.writeHead(500).end();
      response.end(comment.body === 'nonsense' ? '{"verdict":"maybe"}' : JSON.stringify({ verdict: comment.body }));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return {
      asked,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/judge`,
      async [Symbol.asyncDispose]() {
        server.closeAllConnections();
        await new Promise(resolve => server.close(resolve));
      },
    };
  }

  it('publishes, holds and refuses; what it does not answer is held, and it is left alone for a while', async () => {
    await using service = await startService();
    await using own = await createEmbeddedGraph({ COMMENTS_INTAKE_URL: service.url, COMMENTS_INTAKE_TIMEOUT: '300ms' });
    const { mutate } = createCommentClient(own);
    const say = async (body: string, who = newReader()) => {
      const { comment, errors } = await mutate('createComment', { articleId: 'judged', body }, who);
      return comment?.status ?? errors[0]?.code;
    };
    expect(await say('publish')).toBe('NONE');
    expect(await say('hold')).toBe('SYSTEM_WITHHELD');
    expect(await say('refuse')).toBe('REFUSED_BY_SITE');
    expect(service.asked[0]).toEqual({
      body: 'publish',
      articleId: 'judged',
      parentId: null,
      authorId: expect.any(String),
    });
    // What is refused or held already is not asked about, nor what the site's own people write.
    expect(await say('시발')).toBe('BANNED_WORD');
    expect(await say('staff', { ...newReader(), role: 'STAFF' })).toBe('APPROVED');
    expect(service.asked).toHaveLength(3);

    const started = performance.now();
    expect(await say('hang')).toBe('SYSTEM_WITHHELD');
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(await say('publish')).toBe('SYSTEM_WITHHELD');
    expect(service.asked).toHaveLength(4);
    await sleep(5_100);
    expect(await say('nonsense')).toBe('SYSTEM_WITHHELD');
  });

  it('may be passed over where it fails', async () => {
    await using own = await createEmbeddedGraph({
      COMMENTS_INTAKE_URL: 'http://127.0.0.1:1/judge',
      COMMENTS_INTAKE_FALLBACK: 'publish',
    });
    expect((await createCommentClient(own).post('judged')).status).toBe('NONE');
  });
});
