import { expect } from 'vitest';
import { createEmbeddedHost } from '../../site/server/embedded-gateway.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from './embedded-graph.ts';
import { articleInput } from './samples.ts';

const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';

/** Two gateways on one database, with the articles `a` and `b`. */
export interface TwoGateways extends AsyncDisposable {
  readonly graph: EmbeddedGraph;
  readonly other: Awaited<ReturnType<typeof createEmbeddedHost>>;
  /** Writes an article at the first of them. */
  write(id: string, headline: string): Promise<void>;
}

export async function createTwoGateways(overrides: Record<string, string>): Promise<TwoGateways> {
  const graph = await createEmbeddedGraph(overrides);
  const settings = {
    SITE_URL: 'https://news.example',
    LOG_LEVEL: 'silent',
    HOST: '127.0.0.1',
    PORT: '0',
    ...overrides,
  };
  const other = await createEmbeddedHost(readSettings(settings), graph.db);
  const write = async (id: string, headline: string) => {
    const { errors } = await graph.ask(UPSERT, { input: articleInput(id, { headline }) }, EDITOR);
    expect(errors).toBeUndefined();
  };
  for (const id of ['a', 'b']) await write(id, '처음');
  return {
    graph,
    other,
    write,
    async [Symbol.asyncDispose]() {
      await other.close();
      await graph[Symbol.asyncDispose]();
    },
  };
}
