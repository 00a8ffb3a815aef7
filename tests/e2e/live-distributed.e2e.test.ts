import { createClient } from 'graphql-ws';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { articleInput } from '../support/samples.ts';
import { ask, createEnvironment, runNewsgraph, startNewsgraph } from './newsgraph-command.ts';

/** Subscriptions where every subgraph is a process of its own, and answers nobody but the gateway. */

it.each(['websocket', 'sse', 'multipart'])(
  'an event crosses from its subgraph by %s through the gateway, completed by the others',
  async protocol => {
    await using environment = await createEnvironment();
    const env = { ...environment.env, SUBGRAPHS_SIGNING_SECRET: 'the secret of this house' };
    const [articles, comments, air] = await Promise.all(
      ['articles', 'comments', 'air-quality'].map(name => startNewsgraph(['serve', name, '--port', '0'], env)),
    );
    const addresses = {
      SUBGRAPH_ARTICLES_URL: articles!.url,
      SUBGRAPH_ARTICLES_SUBSCRIPTIONS_PROTOCOL: protocol,
      SUBGRAPH_COMMENTS_URL: comments!.url,
      SUBGRAPH_AIR_QUALITY_URL: air!.url,
    };
    const gateway = await startNewsgraph(['gateway', '--supergraph', 'supergraph.graphql', '--port', '0'], {
      ...env,
      ...addresses,
    });
    const { stdout } = await runNewsgraph(['token', '--role', 'EDITOR'], env);
    const client = createClient({ url: gateway.url.replace('http', 'ws'), webSocketImpl: WebSocket });
    const events = client.iterate({
      query: 'subscription { articlePublished { id commentCounts { totalPublished } regions { name } } }',
    });
    let got: unknown;
    const first = events.next().then(({ value }) => {
      got = value;
    });
    for (let i = 0; got === undefined && i < 100; i++) {
      const query = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
      const variables = { input: articleInput(`far-${i}`, { regionCodes: ['KR-11'] }) };
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${stdout.trim()}` },
        body: JSON.stringify({ query, variables }),
      });
      expect(await response.json()).toEqual({ data: { upsertArticle: { outcome: 'CREATED' } } });
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    await first;
    expect(got).toEqual({
      data: {
        articlePublished: {
          id: expect.stringMatching(/^far-/),
          commentCounts: { totalPublished: 0 },
          regions: [{ name: '서울' }],
        },
      },
      extensions: { resume: { token: expect.any(String) } },
    });
    await client.dispose();
    expect(await ask(gateway.url, '{ regions { name } }')).toMatchObject({ status: 200 });
    for (const one of [gateway, articles!, comments!, air!]) expect(await one.end('SIGTERM')).toBe(0);
  },
);
