import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommentClient, createCommentClient } from '../support/comment-client.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { moderator, reader } from '../support/people.ts';
import { articleInput } from '../support/samples.ts';

/** With a default maximum age every answer is cached: whatever a field reads, its change drops the answer. */

const AUTHOR = reader('author');
const MODERATOR = moderator();

let graph: EmbeddedGraph;
let client: CommentClient;
let commentId: string;
beforeAll(async () => {
  graph = await createEmbeddedGraph({ CACHING_RESPONSES: 'true', CACHING_DEFAULT_MAX_AGE: '1h' });
  client = createCommentClient(graph);
  await client.ask(
    'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }',
    { input: articleInput('a') },
    EDITOR,
  );
  commentId = (await client.post('a', 'First words', AUTHOR)).id;
});
afterAll(() => graph[Symbol.asyncDispose]());

const MINE = '{ viewer { id } myComments(first: 5) { nodes { body } totalCount } }';

/** Asks until an answer is cached, changes something, and asks again once the change has arrived. */
async function answersAround(query: string, who: typeof AUTHOR, change: () => Promise<unknown>) {
  await sleep(300);
  const before = await client.ask<unknown>(query, {}, who);
  graph.takeCommands();
  expect(await client.ask<unknown>(query, {}, who)).toEqual(before);
  const isCached = graph.takeCommands().filter(({ command }) => command.getMore === undefined).length === 0;
  await change();
  await sleep(300);
  return { isCached, before, after: await client.ask<unknown>(query, {}, who) };
}

describe('a cached answer is dropped', () => {
  it.each<[string, string, typeof AUTHOR, () => Promise<unknown>]>([
    ["of one's own comments", MINE, AUTHOR, () => client.post('a', 'Second words', AUTHOR)],
    [
      'of replies to the viewer',
      '{ repliesToMe(first: 5) { nodes { body } totalCount } }',
      AUTHOR,
      () => client.reply(commentId),
    ],
    [
      'of a moderation queue',
      '{ moderationQueues { unmoderated { count comments(first: 5) { nodes { id } } } } }',
      MODERATOR,
      () => client.post('a', 'Third words'),
    ],
    [
      'of the moderation log',
      '{ moderationLog(first: 5) { nodes { action } } }',
      MODERATOR,
      () => client.mutate('approveComment', { commentId }, MODERATOR),
    ],
    [
      "of an article's history",
      '{ article(id: "a") { revisions(first: 5) { nodes { revision } } } }',
      EDITOR,
      () =>
        client.ask(
          'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }',
          { input: articleInput('a', { headline: 'Another headline' }) },
          EDITOR,
        ),
    ],
  ])('%s', async (_, query, who, change) => {
    const { isCached, before, after } = await answersAround(query, who, change);
    expect(isCached).toBe(true);
    expect(after).not.toEqual(before);
  });
});
