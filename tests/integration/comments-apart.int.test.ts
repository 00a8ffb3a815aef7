import { describe, expect, inject, it } from 'vitest';
import { findModule } from '../../site/server/open-modules.ts';
import type { Running } from '../../site/server/running.ts';
import { createSubgraphServer } from '../../site/server/subgraph-server.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { newReader } from '../support/comment-client.ts';
import { EDITOR } from '../support/embedded-graph.ts';
import { createTestDatabase } from '../support/mongo.ts';
import { articleInput } from '../support/samples.ts';

/** Comments and articles as servers of their own. */

async function serve(name: string, uri: string, environment: Record<string, string> = {}): Promise<Running> {
  const settings = readSettings({
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'development',
    CACHING_CHANGES_SECRET: 'a secret of the changes',
    MONGODB_URI: uri,
    ...environment,
  });
  return createSubgraphServer(settings, findModule(name)!, () => {});
}

const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const ARCHIVE = 'mutation ($id: ID!) { archiveArticle(input: { id: $id }) { errors { code } } }';
const WRITE =
  'mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { id } errors { code } } }';

const write = async ({ host }: Running, articleId: string) => {
  const variables = { input: { articleId, body: `Text ${Math.random()}` } };
  const { data, errors } = await host.execute<{
    createComment: { comment: { id: string } | null; errors: { code: string }[] } | null;
  }>({ query: WRITE, variables }, { identity: newReader(), headers: {} });
  const { comment, errors: problems = [] } = data?.createComment ?? {};
  return String(comment?.id ?? problems[0]?.code ?? errors?.[0]?.extensions?.code);
};
const isSeen = async ({ host }: Running, id: string) => {
  const query = 'query ($id: ID!) { comment(id: $id) { id } }';
  const { data } = await host.execute<{ comment: object | null }>(
    { query, variables: { id } },
    { identity: undefined },
  );
  return data!.comment !== null;
};
const edit = async ({ host }: Running, query: string, variables: object) => {
  const { errors } = await host.execute({ query, variables: { ...variables } }, { identity: EDITOR, headers: {} });
  expect(errors).toBeUndefined();
};

describe.each([
  ['on one database', {}],
  ['on a database each', { CACHING_CHANGES_SECRET: 'a secret of the changes' }],
  ['on a database each, where changes are not told', { CACHING_CHANGES_SECRET: '' }],
] as const)('%s', (name, environment) => {
  const shares = name === 'on one database';

  it('only published articles are commented on, and comments go out of sight with theirs', async () => {
    await using first = await createTestDatabase(inject('mongodbUri'));
    await using second = await createTestDatabase(inject('mongodbUri'));
    const articles = await serve('articles', first.uri);
    const url = await articles.host.listen();
    const uri = shares ? first.uri : second.uri;
    const apart = { ...environment, ...(!shares && { SUBGRAPH_ARTICLES_URL: url }) };
    let comments = await serve('comments', uri, apart);
    await edit(articles, UPSERT, { input: articleInput('a1', {}) });
    await edit(articles, UPSERT, { input: articleInput('draft', { asDraft: true }) });
    const id = await write(comments, 'a1');
    expect(await isSeen(comments, id)).toBe(true);
    expect(await write(comments, 'draft')).toBe('ARTICLE_NOT_FOUND');
    expect(await write(comments, 'none')).toBe('ARTICLE_NOT_FOUND');

    await edit(articles, UPSERT, { input: articleInput('a2', {}) });
    const other = await write(comments, 'a2');
    await edit(articles, ARCHIVE, { id: 'a1' });
    await expect.poll(() => write(comments, 'a1')).toBe('ARTICLE_NOT_FOUND');
    await expect.poll(() => isSeen(comments, id), { timeout: 10_000 }).toBe(false);

    // What happens while it is away is found out at its start; what is known is kept while the articles are away.
    await comments.close();
    await edit(articles, ARCHIVE, { id: 'a2' });
    comments = await serve('comments', uri, apart);
    await expect.poll(() => isSeen(comments, other), { timeout: 10_000 }).toBe(false);
    await articles.close();
    expect(await isSeen(comments, id)).toBe(false);
    await comments.close();
  });
});

it('what is known of articles serves while they cannot be reached', async () => {
  await using first = await createTestDatabase(inject('mongodbUri'));
  await using second = await createTestDatabase(inject('mongodbUri'));
  const articles = await serve('articles', first.uri);
  const apart = { SUBGRAPH_ARTICLES_URL: await articles.host.listen(), SUBGRAPHS_TIMEOUT: '1s' };
  const comments = await serve('comments', second.uri, apart);
  await edit(articles, UPSERT, { input: articleInput('a1', {}) });
  const id = await write(comments, 'a1');
  await articles.close();
  expect(await isSeen(comments, id)).toBe(true);
  expect(await write(comments, 'a1')).toMatch(/^[0-9a-f-]{36}$/);
  expect(await write(comments, 'never-seen')).toBe('INTERNAL_SERVER_ERROR');
  await comments.close();
});
