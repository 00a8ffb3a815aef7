import { parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { createChangeFeed } from '../../shared/mongo/changes/change-feed.ts';
import { readServerTraits, SECANTUS_TRAITS } from '../../shared/mongo/connection/server-traits.ts';
import { createComment, type StoredComment } from '../../subgraphs/comments/store/documents.ts';
import { createCommentRepository } from '../../subgraphs/comments/store/repository.ts';
import { createCommentsSubgraph } from '../../subgraphs/comments/subgraph.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { moderator, reader } from '../support/people.ts';
import { articleInput } from '../support/samples.ts';

/** The example operations about comments, as they stand, and what they cost. */

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  const upsert = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
  await graph.ask(upsert, { input: articleInput('talk') }, EDITOR);
  const comment = (id: string, ancestorIds: string[], author: string) =>
    createComment({
      _id: id,
      articleId: 'talk',
      parentId: ancestorIds[0] ?? null,
      ancestorIds,
      body: `Body of ${id}`,
      author: { id: author, username: author },
      status: 'NONE',
      createdAt: new Date(1_700_000_000_000 + Number(id.replaceAll(/\D/g, ''))),
    });
  const rows: StoredComment[] = [];
  for (let i = 1; i <= 50; i++) {
    rows.push(comment(`t${i}`, [], `a${i}`), comment(`t${i}-1`, [`t${i}`], `b${i}`));
    rows.push(comment(`t${i}-1-1`, [`t${i}-1`, `t${i}`], `c${i}`));
  }
  await graph.db.collection<StoredComment>('comments').insertMany(rows);
});
afterAll(() => graph[Symbol.asyncDispose]());

async function commandsOf(query: string, variables: Record<string, unknown>, who?: Identity) {
  graph.takeCommands();
  const { data, errors } = await graph.ask<Record<string, never>>(query, variables, who);
  expect(errors).toBeUndefined();
  const commands = graph.takeCommands().map(({ commandName, command }) => `${commandName} ${command[commandName]}`);
  return { data: data as unknown as Record<string, Record<string, unknown>>, commands: commands.sort() };
}

describe('the example operations', () => {
  it('read a thread three levels deep with a command a level', async () => {
    const { data, commands } = await commandsOf(exampleOperation('comment-thread'), { articleId: 'talk' });
    const { nodes } = data.article!.comments as {
      nodes: { replies: { nodes: { replies: { nodes: object[] } }[] } }[];
    };
    expect(nodes).toHaveLength(20);
    expect(nodes.every(node => node.replies.nodes[0]?.replies.nodes.length === 1)).toBe(true);
    expect(commands).toEqual(['aggregate 1', 'aggregate 1', 'aggregate 1', 'find articles']);
  });

  it('read what belongs to the viewer with one command more a level, not one a comment', async () => {
    const { commands } = await commandsOf(exampleOperation('comment-thread'), { articleId: 'talk' }, reader('a1'));
    expect(commands.length).toBeLessThanOrEqual(4 + 3 + 2);
  });

  it('post a comment, and again without posting it twice', async () => {
    const variables = { articleId: 'talk', body: 'Well said', clientMutationId: 'm1' };
    const first = await commandsOf(exampleOperation('create-comment'), variables, reader('poster'));
    const second = await commandsOf(exampleOperation('create-comment'), variables, reader('poster'));
    expect(second.data).toEqual(first.data);
    expect(first.data.createComment).toMatchObject({ comment: { status: 'NONE' }, errors: [] });
  });

  it('read the moderation queue, with one command for all its pages and one for all it says of people', async () => {
    await graph.ask(
      'mutation { createComment(input: { articleId: "talk", body: "닥쳐" }) { errors { code } } }',
      {},
      reader('rude'),
    );
    const { data, commands } = await commandsOf(exampleOperation('moderation-queue'), {}, moderator());
    expect(data.moderationQueues).toMatchObject({
      pending: {
        count: 1,
        comments: { nodes: [{ body: '닥쳐', status: 'PREMOD', article: { headline: 'Headline of talk' } }] },
      },
    });
    const { stopsAtLimit } = await readServerTraits(graph.db);
    const counting = commands.filter(command => command === (stopsAtLimit ? 'aggregate comments' : 'count comments'));
    expect(counting.length).toBeLessThanOrEqual(stopsAtLimit ? 1 : 4);
    const others = commands.filter(command => !counting.includes(command));
    // Where pages are read in windows, the first run finds their width.
    const pages = stopsAtLimit ? ['aggregate 1'] : ['find comments'];
    expect([...new Set(others)].sort()).toEqual(['find articles', 'find commentUsers', ...pages].sort());
    expect(others.length).toBeLessThanOrEqual(stopsAtLimit ? 3 : 6);
  });
});

describe('each list of comments', () => {
  const inEach = (field: string) => `query { article(id: "talk") { comments(first: 50) { nodes { ${field} } } } }`;
  it.each([
    ['replies { nodes { id } }', 1],
    ['replies(flatten: true, orderBy: REPLIES_DESC) { nodes { id } }', 1],
    ['replies { totalCount }', 2],
    ['replies { nodes { parents { nodes { id } } parent { id } rootParent { id } } }', 2],
    ['author { comments { nodes { id } } }', 1],
    ['author { role createdAt status { banned } }', 1],
    ['author { ignoredByViewer ignoredUsers { id } }', 1],
    ['viewerActionPresence { reaction } canReply', 4],
    ['revisionHistory { body } flags { reason }', 1],
    ['article { commentCounts { totalPublished tags { tag } statuses { status } } comments { totalCount } }', 2],
  ])('asks %s of 50 comments in few commands', async (field, most) => {
    const { commands } = await commandsOf(inEach(field), {}, moderator());
    // Beside the article and its 50 comments.
    expect(commands.length - 2).toBeLessThanOrEqual(most);
  });
});

describe('the example subscriptions', () => {
  it('are answered by the subgraph', async () => {
    await using feed = createChangeFeed<StoredComment>(graph.db, 'comments');
    const repository = createCommentRepository(graph.db, SECANTUS_TRAITS);
    const subgraph = createCommentsSubgraph({ repository, feed });
    const listeners: [string, AsyncGenerator<{ data?: object | null }>][] = [];
    for (const [name, variableValues] of [
      ['comment-created', { articleId: 'live' }],
      ['comment-reply-created', { ancestorId: 'l1' }],
      ['comment-edited', { articleId: 'live' }],
      ['comment-status-updated', { articleId: 'live' }],
      ['comment-featured', { articleId: 'live' }],
      ['comment-entered-moderation-queue', { queue: 'UNMODERATED' }],
      ['comment-left-moderation-queue', { queue: 'UNMODERATED' }],
    ] as const) {
      const contextValue = subgraph.createContext({ identity: moderator() });
      const document = parse(exampleOperation(name));
      const events = await subscribe({ schema: subgraph.schema, document, variableValues, contextValue });
      listeners.push([name, events as AsyncGenerator<{ data?: object | null }>]);
    }
    const who = reader('live');
    const fresh = { articleId: 'live', author: { id: userIdOf(who) }, status: 'NONE' as const, createdAt: new Date() };
    await repository.insertComment(createComment({ ...fresh, _id: 'l1', body: 'one' }));
    await repository.insertComment(createComment({ ...fresh, _id: 'l2', body: 'two', parentId: 'l1' }));
    await graph.ask('mutation { editComment(input: { commentId: "l1", body: "three" }) { errors { code } } }', {}, who);
    await graph.ask('mutation { featureComment(input: { commentId: "l1" }) { errors { code } } }', {}, moderator());
    for (const [name, events] of listeners) {
      const { value } = await events.next();
      expect(value, name).toMatchObject({ data: expect.anything() });
      expect(value.errors, name).toBeUndefined();
      await events.return(undefined);
    }
  });
});
