import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { SECANTUS_TRAITS } from '../../shared/mongo/connection/server-traits.ts';
import { createEmbeddedHost } from '../../site/server/embedded-gateway.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { checkComments } from '../../subgraphs/comments/store/check-comments.ts';
import type { StoredComment } from '../../subgraphs/comments/store/documents.ts';
import { commentMigrations } from '../../subgraphs/comments/store/migrations.ts';
import { createCommentRepository } from '../../subgraphs/comments/store/repository.ts';
import { type CommentClient, createCommentClient, newReader } from '../support/comment-client.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { moderator } from '../support/people.ts';

/** What is shown of comments: one definition for lists, counts, tags, rankings and single comments. */

let graph: EmbeddedGraph;
let client: CommentClient;
beforeAll(async () => {
  graph = await createEmbeddedGraph({ COMMENTS_PER_MINUTE: '1000', COMMENTS_EDIT_WINDOW: '1h' });
  client = createCommentClient(graph);
});
afterAll(() => graph[Symbol.asyncDispose]());

const moderate = (name: string, commentId: string) => client.mutate(name, { commentId }, moderator());

async function editArticle(name: string, id: string, rest = '') {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  const query = `mutation ($id: ID!) { ${name}(input: { id: $id ${rest} }) { article { status } errors { code } } }`;
  const { data, errors } = await graph.ask<Record<string, { errors: unknown[] }>>(query, { id }, EDITOR);
  if (errors) throw new Error(`${type}: ${errors[0]!.message}`);
  expect(data![name]!.errors).toEqual([]);
}

/** Everything that tells of the comments of an article, to the public. */
const PAGE = `query ($id: ID!) { article(id: $id) {
  comments(first: 50) { totalCount nodes { id deleted replyCount replies(first: 50) { totalCount nodes { id } } flat: replies(flatten: true) { totalCount } } }
  featured: comments(tag: FEATURED) { totalCount nodes { id } }
  commentCounts { totalPublished tags { tag count } } } }`;
interface Page {
  comments: {
    totalCount: number;
    nodes: { id: string; replyCount: number; replies: { totalCount: number; nodes: { id: string }[] }; flat: object }[];
  };
  featured: { totalCount: number; nodes: { id: string }[] };
  commentCounts: { totalPublished: number; tags: { tag: string; count: number }[] };
}
const pageOf = async (id: string) => (await client.ask<{ article: Page }>(PAGE, { id })).article;
const EMPTY = {
  comments: { totalCount: 0, nodes: [] },
  featured: { totalCount: 0, nodes: [] },
  commentCounts: { totalPublished: 0, tags: [] },
};

const findWrong = async () => {
  const findings: unknown[] = [];
  await checkComments(createCommentRepository(graph.db, SECANTUS_TRAITS), false, {
    onFinding: finding => findings.push(finding),
  });
  return findings;
};

describe('a comment below one that is not published', () => {
  it('is not listed, counted, ranked, featured or read, until that one is published again', async () => {
    const root = await client.post('below');
    const child = await client.reply(root.id);
    const grandchild = await client.reply(child.id);
    await moderate('featureComment', grandchild.id);
    const shown = await pageOf('below');
    expect(shown.commentCounts).toEqual({ totalPublished: 3, tags: [{ tag: 'FEATURED', count: 1 }] });
    expect(shown.featured).toMatchObject({ totalCount: 1, nodes: [{ id: grandchild.id }] });
    expect(shown.comments.nodes[0]).toMatchObject({ replyCount: 1, flat: { totalCount: 2 } });

    await moderate('rejectComment', root.id);
    expect(await pageOf('below')).toEqual(EMPTY);
    const one = 'query ($id: ID!) { comment(id: $id) { id } }';
    expect(await client.ask(one, child)).toEqual({ comment: null });
    expect(await client.ask(one, child, moderator())).toEqual({ comment: { id: child.id } });
    for (const name of ['createCommentReaction', 'createCommentDontAgree'])
      expect((await client.mutate(name, { commentId: child.id }, newReader())).errors).toMatchObject([
        { code: 'COMMENT_NOT_FOUND' },
      ]);
    expect(
      (await client.mutate('createCommentReply', { parentId: child.id, body: 'Late' }, newReader())).errors,
    ).toMatchObject([{ code: 'PARENT_NOT_FOUND' }]);
    expect((await moderate('featureComment', child.id)).errors).toMatchObject([{ code: 'COMMENT_NOT_PUBLISHED' }]);
    const { mostCommented } = await client.ask<{ mostCommented: { id: string }[] }>(
      '{ mostCommented(since: "2020-01-01T00:00:00Z", first: 50) { id } }',
    );
    expect(mostCommented.map(({ id }) => id)).not.toContain('below');

    // Hidden twice, it is shown only when nothing hides it any more.
    await moderate('rejectComment', child.id);
    await moderate('approveComment', root.id);
    expect((await pageOf('below')).commentCounts.totalPublished).toBe(1);
    await moderate('approveComment', child.id);
    expect(await pageOf('below')).toEqual(shown);
    expect(await findWrong()).toEqual([]);
  });
});

describe('a deleted comment', () => {
  it('is shown and counted as a reply while replies to it are shown, and is no comment of the counts', async () => {
    const writers = [newReader(), newReader(), newReader()];
    const root = await client.post('graves', 'Root', writers[0]);
    const middle = await client.reply(root.id, writers[1]);
    const leaf = await client.reply(middle.id, writers[2]);
    await client.mutate('deleteComment', { commentId: middle.id }, writers[1]);
    await client.mutate('deleteComment', { commentId: root.id }, writers[0]);
    const page = await pageOf('graves');
    expect(page.commentCounts.totalPublished).toBe(1);
    expect(page.comments).toMatchObject({
      totalCount: 1,
      nodes: [{ id: root.id, deleted: true, replyCount: 1, replies: { totalCount: 1, nodes: [{ id: middle.id }] } }],
    });

    await moderate('rejectComment', leaf.id);
    expect(await pageOf('graves')).toEqual(EMPTY);
    await moderate('approveComment', leaf.id);
    expect(await pageOf('graves')).toEqual(page);
    await client.mutate('deleteComment', { commentId: leaf.id }, writers[2]);
    expect(await pageOf('graves')).toEqual(EMPTY);
    // By its id it tells that it was deleted.
    expect(await client.ask('query ($id: ID!) { comment(id: $id) { deleted body } }', root)).toEqual({
      comment: { deleted: true, body: null },
    });
    expect(await findWrong()).toEqual([]);
  });
});

it('what is shown is right after moderators, writers and editors at once', async () => {
  const roots = await Promise.all(Array.from({ length: 3 }, (_, i) => client.post('storm', `Root ${i}`)));
  const storm = Array.from({ length: 30 }, async (_, i) => {
    const root = roots[i % 3]!;
    const who = newReader();
    const mine = await client.mutate('createCommentReply', { parentId: root.id, body: `Reply ${i}` }, who);
    if (i % 5 === 0) await moderate('rejectComment', root.id);
    if (i % 5 === 2) await moderate('approveComment', root.id);
    const id = mine.comment?.id;
    if (id === undefined) return;
    await Promise.all([
      client.mutate('createCommentReply', { parentId: id, body: `Below ${i}` }, newReader()),
      i % 2 === 0 ? client.mutate('deleteComment', { commentId: id }, who) : moderate('rejectComment', id),
    ]);
    if (i % 4 === 1) await moderate('approveComment', id);
    if (i === 7) await editArticle('archiveArticle', 'storm');
    if (i === 20) await editArticle('restoreArticle', 'storm').catch(() => {});
  });
  await Promise.all(storm);
  await expect.poll(findWrong, { timeout: 10_000 }).toEqual([]);
});

const WRITE_ON =
  'mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { id } errors { code field } } }';
const writeOn = async (articleId: string) => {
  const input = { articleId, body: `On ${articleId} ${Math.random()}` };
  const { data } = await graph.ask<{ createComment: { comment: object | null; errors: { code: string }[] } }>(
    WRITE_ON,
    { input },
    newReader(),
  );
  return data!.createComment.errors[0]?.code;
};

describe('an article', () => {
  const upsert = (id: string, asDraft = false) =>
    graph.ask(
      'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }',
      {
        input: {
          id,
          headline: `Headline of ${id}`,
          publisher: { name: '한결신문' },
          body: [{ paragraph: { text: 'A text.' } }],
          publishedAt: '2024-01-01T00:00:00+09:00',
          asDraft,
        },
      },
      EDITOR,
    );

  it('can be commented on while it is published, and else is not found', async () => {
    expect((await upsert('draft', true)).errors).toBeUndefined();
    await upsert('later', true);
    await editArticle('scheduleArticle', 'later', 'publishAt: "2190-01-01T00:00:00Z"');
    await upsert('gone');
    await editArticle('archiveArticle', 'gone');
    for (const id of ['unknown', 'draft', 'later', 'gone']) expect(await writeOn(id), id).toBe('ARTICLE_NOT_FOUND');
    await editArticle('publishArticle', 'draft');
    expect(await writeOn('draft')).toBeUndefined();
    await editArticle('archiveArticle', 'draft');
    await expect.poll(() => writeOn('draft')).toBe('ARTICLE_NOT_FOUND');
  });

  it('takes its comments out of sight with it, and brings them back', async () => {
    await upsert('archive');
    const author = newReader();
    const { id } = await client.post('archive', 'Mine', author);
    const reply = await client.reply(id);
    const QUERY = `query ($id: ID!, $since: DateTime!) {
      comment(id: $id) { id body article { id headline } }
      mostCommented(since: $since, first: 50) { id headline }
    }`;
    const since = '2020-01-01T00:00:00Z';
    const seenBy = async (who?: Identity) => {
      const { data, errors } = await graph.ask<{ comment: object | null; mostCommented: { id: string }[] }>(
        QUERY,
        { id, since },
        who,
      );
      expect(errors).toBeUndefined();
      return { comment: data!.comment, ranked: data!.mostCommented.some(one => one?.id === 'archive') };
    };
    const own = '{ viewer { comments { totalCount } } myComments { nodes { id article { headline } } } }';
    expect(await seenBy()).toMatchObject({
      comment: { id, article: { headline: 'Headline of archive' } },
      ranked: true,
    });

    await editArticle('archiveArticle', 'archive');
    await expect.poll(() => seenBy(), { timeout: 10_000 }).toEqual({ comment: null, ranked: false });
    const hidden = { id, body: 'Mine', article: null };
    expect((await seenBy(author)).comment).toEqual(hidden);
    expect((await seenBy(moderator())).comment).toEqual(hidden);
    expect(await client.ask(own, {}, author)).toEqual({
      viewer: { comments: { totalCount: 0 } },
      myComments: { nodes: [{ id, article: null }] },
    });
    expect((await client.mutate('createCommentReaction', { commentId: reply.id }, newReader())).errors).toMatchObject([
      { code: 'COMMENT_NOT_FOUND' },
    ]);

    await editArticle('restoreArticle', 'archive');
    await editArticle('publishArticle', 'archive').catch(() => {});
    await expect.poll(() => seenBy(), { timeout: 10_000 }).toMatchObject({ comment: { id }, ranked: true });
    expect(await findWrong()).toEqual([]);
  });

  it('that changed while nobody looked is found out at the next start', async () => {
    await using own = await createEmbeddedGraph();
    const { post } = createCommentClient(own);
    const { id } = await post('asleep');
    await own.host.close();
    await own.db
      .collection<{ _id: string; status: string }>('articles')
      .updateOne({ _id: 'asleep' }, { $set: { status: 'ARCHIVED' } });
    const settings = readSettings({ LOG_LEVEL: 'silent', PORT: '0', NODE_ENV: 'production' });
    const host = await createEmbeddedHost(settings, own.db);
    const read = async () =>
      (await host.execute({ query: `{ comment(id: "${id}") { id } }` }, { identity: undefined })).data;
    await expect.poll(read, { timeout: 10_000 }).toEqual({ comment: null });
    await host.close();
  });
});

it('comments from before are hidden and counted by the migration as new ones are', async () => {
  await using own = await createEmbeddedGraph();
  const { post, reply, mutate } = createCommentClient(own);
  const writer = newReader();
  const [root, grave] = [await post('old'), await post('old', 'Grave', writer)];
  await reply((await reply(root.id)).id);
  await reply(grave.id);
  await mutate('deleteComment', { commentId: grave.id }, writer);
  await mutate('rejectComment', { commentId: root.id }, moderator());
  const comments = own.db.collection<StoredComment>('comments');
  const right = await comments.find().sort({ _id: 1 }).toArray();
  // A validator is for what is written from now on.
  await own.db.command({ collMod: 'comments', validator: {}, validationLevel: 'off' });
  await comments.updateMany({}, { $unset: { hiddenBy: '', visible: '' } });
  await own.db.collection('commentArticles').deleteMany({});
  const migration = commentMigrations({ issuer: 'x' }).find(({ number }) => number === 2)!;
  await migration.migrate(own.db, new AbortController().signal);
  expect(await comments.find().sort({ _id: 1 }).toArray()).toEqual(right);
  expect(await own.db.collection('commentArticles').find().toArray()).toEqual([
    { _id: 'old', isPublic: true, settled: true },
  ]);
  expect(right.map(({ visible }) => visible)).toEqual([false, true, false, false, true]);
});
