import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createSigner } from '../../gateway/engine/transport/http/requests/request-signature.ts';
import { articleInput, reading } from '../support/samples.ts';
import { ask, createEnvironment, runNewsgraph, startNewsgraph } from './newsgraph-command.ts';

/** The three subgraphs and the gateway in processes of their own. */

const SECRET = 'the secret of this house';
const PAGE = `{
  articles(first: 1) { nodes { headline sourceCommentCount regions { name airQuality { gradeLabel } } } }
  regions { name }
}`;
const ARTICLE = '{ article(id: "a") { headline commentCounts { totalPublished } } regions { name } }';

describe('the news graph in parts', () => {
  it('signs what it asks of subgraphs, and stands with one of them killed', async () => {
    await using environment = await createEnvironment();
    const env = { ...environment.env, SUBGRAPHS_SIGNING_SECRET: SECRET };
    // It makes the installation's keys, before processes that would each make some at the same time.
    const token = (await runNewsgraph(['token', '--role', 'ADMIN'], env)).stdout.trim();
    const [articles, comments, airQuality] = await Promise.all(
      ['articles', 'comments', 'air-quality'].map(name => startNewsgraph(['serve', name], env)),
    );
    await using stack = new AsyncDisposableStack();
    for (const one of [articles!, comments!, airQuality!]) stack.use(one);
    await using gateway = await startNewsgraph(['gateway', '--supergraph', 'supergraph.graphql'], {
      ...env,
      SUBGRAPH_ARTICLES_URL: articles!.url,
      SUBGRAPH_COMMENTS_URL: comments!.url,
      SUBGRAPH_AIR_QUALITY_URL: airQuality!.url,
    });
    const written = await ask(
      gateway.url,
      `mutation ($article: UpsertArticleInput!, $readings: [RecordAirQualityInput!]!) {
        upsertArticle(input: $article) { outcome } recordAirQuality(input: $readings) { recorded }
      }`,
      { article: articleInput('a', { regionCodes: ['KR-11'] }), readings: [reading('KR-11')] },
      token,
    );
    expect(written.errors).toBeUndefined();
    const whole = await ask<{ articles: { nodes: unknown[] } }>(gateway.url, PAGE);
    expect(whole.errors).toBeUndefined();

    // Nobody but the gateway is answered by a subgraph, and each signature is good for its body, once.
    const body = JSON.stringify({ query: '{ __typename }' });
    const send = async (headers: Record<string, string>) => {
      const response = await fetch(articles!.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      const answer = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
      return [response.status, answer.errors?.[0]?.extensions.code];
    };
    const signature = { 'x-newsgraph-signature': createSigner(SECRET)(body) };
    expect(await send({})).toEqual([401, 'SIGNATURE_REFUSED']);
    expect(await send(signature)).toEqual([200, undefined]);
    expect(await send(signature)).toEqual([401, 'SIGNATURE_REFUSED']);
    const preflighted = { headers: { 'apollo-require-preflight': 'true' } };
    expect((await fetch(`${articles!.url}?query={__typename}`, preflighted)).status).toBe(401);
    expect((await fetch(new URL('/health', articles!.url))).status).toBe(200);

    const socketUrl = articles!.url.replace('http', 'ws');
    const opened = (headers: Record<string, string>) =>
      new Promise<boolean>(resolve => {
        const socket = new WebSocket(socketUrl, 'graphql-transport-ws', { headers });
        socket.once('open', () => resolve(true)).once('error', () => resolve(false));
        socket.once('open', () => socket.terminate());
      });
    expect(await opened({})).toBe(false);
    expect(await opened({ 'x-newsgraph-signature': createSigner(SECRET)('') })).toBe(true);

    await comments!.end('SIGKILL');
    const extensions = { code: 'SUBREQUEST_HTTP_ERROR', serviceName: 'comments' };
    const page = await ask(gateway.url, PAGE);
    expect(page.data).toEqual(whole.data);
    expect(page.errors).toMatchObject([{ path: ['articles', 'nodes', 0], extensions }]);
    const article = await ask<{ article: object; regions: unknown[] }>(gateway.url, ARTICLE);
    expect(article.data).toMatchObject({
      article: { headline: 'Headline of a', commentCounts: null },
      regions: expect.arrayContaining([{ name: '서울' }]),
    });
    expect(article.errors).toMatchObject([{ path: ['article'], extensions }]);

    // It is back on its port: the gateway finds it by itself.
    stack.use(await startNewsgraph(['serve', 'comments', '--port', new URL(comments!.url).port], env));
    expect((await ask(gateway.url, ARTICLE)).errors).toBeUndefined();
  });
});
