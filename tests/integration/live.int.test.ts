import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

/** Subscriptions over sockets, with the clients that people have. */

let graph: EmbeddedGraph;
let url: string;
let wsUrl: string;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  url = await graph.host.listen();
  wsUrl = url.replace('http', 'ws');
});
afterAll(() => graph[Symbol.asyncDispose]());

let published = 0;
/** Publishes an article every little while until it is told to stop: a subscription begins at a time of its own. */
async function publishUntil<T>(result: Promise<T>): Promise<T> {
  let done = false;
  const finished = result.finally(() => {
    done = true;
  });
  finished.catch(() => {});
  while (!done) {
    const input = articleInput(`live-${published++}`, { regionCodes: ['KR-11'] });
    await graph.ask(
      'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }',
      { input },
      EDITOR,
    );
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return finished;
}

const QUERY =
  'subscription { articlePublished { id headline commentCounts { totalPublished } regions { name airQuality { grade } } } }';
const EVENT = {
  articlePublished: {
    id: expect.stringMatching(/^live-/),
    headline: expect.any(String),
    commentCounts: { totalPublished: 0 },
    regions: [{ name: '서울', airQuality: null }],
  },
};

const RESULT = { data: EVENT, extensions: { resume: { token: expect.any(String) } } };

async function firstOf<T>(events: AsyncIterableIterator<T>): Promise<T> {
  for await (const event of events) return event;
  throw new Error('The stream ended without an event');
}

describe('an event of articlePublished, completed by the other subgraphs, reaches', () => {
  it('graphql-ws', async () => {
    const client = createClient({ url: wsUrl, webSocketImpl: WebSocket, lazy: true });
    expect(await publishUntil(firstOf(client.iterate({ query: QUERY })))).toEqual(RESULT);
    await client.dispose();
  });

  it.each([false, true])('graphql-sse, single connection: %s', async singleConnection => {
    const client = createSseClient({ url, singleConnection: singleConnection as true, retryAttempts: 0 });
    expect(await publishUntil(firstOf(client.iterate({ query: QUERY })))).toEqual(RESULT);
    client.dispose();
  });

  it.each(['multipart', 'WebSocket'])('Apollo Client over %s', async way => {
    const socket = createClient({ url: wsUrl, webSocketImpl: WebSocket });
    const link = way === 'multipart' ? new HttpLink({ uri: url }) : new GraphQLWsLink(socket);
    const client = new ApolloClient({ link, cache: new InMemoryCache() });
    const first = new Promise<unknown>((resolve, reject) => {
      const subscription = client.subscribe({ query: gql(QUERY) }).subscribe({
        next: result => {
          subscription.unsubscribe();
          result.error ? reject(result.error) : resolve(result.data);
        },
        error: reject,
      });
    });
    expect(await publishUntil(first)).toMatchObject({
      articlePublished: { regions: [{ name: '서울' }], commentCounts: { totalPublished: 0 } },
    });
    client.stop();
    await socket.dispose();
  });
});
