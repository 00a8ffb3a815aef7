import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedGraph } from '../support/embedded-graph.ts';
import { createTwoGateways, type TwoGateways } from '../support/two-gateways.ts';

/** What is kept is never stale, whatever is kept: in one process and across two. */

/** After a write's acknowledgement nobody else may be shown what was before it, in milliseconds. */
const WINDOW_MS = 50;
const ROUNDS = Number(process.env.NEWSGRAPH_STALE_READS ?? 60);

const READ = '{ article(id: "a") { headline } articles(first: 3) { nodes { id headline } } }';
interface Read {
  article: { headline: string };
  articles: { nodes: { id: string; headline: string }[] };
}

describe.each([
  ['answers', { CACHING_RESPONSES: 'true' }],
  ['entities', { CACHING_ENTITIES: 'true' }],
  ['answers of entities', { CACHING_RESPONSES: 'true', CACHING_ENTITIES: 'true' }],
])('kept %s', (_, kept) => {
  let gateways: TwoGateways;
  beforeAll(async () => {
    gateways = await createTwoGateways(kept);
  });
  afterAll(() => gateways?.[Symbol.asyncDispose]());

  /** The headline as the article itself and as a list have it. */
  async function read(host: Pick<EmbeddedGraph['host'], 'execute'>): Promise<string[]> {
    const { data } = await host.execute<Read>({ query: READ }, { identity: undefined, headers: {} });
    const listed = data!.articles.nodes.find(({ id }) => id === 'a');
    return [data!.article.headline, listed!.headline];
  }

  it(`are never what was before one's own write, nor ${WINDOW_MS} ms after anybody else's`, {
    timeout: 3_600_000,
  }, async () => {
    const { graph, other, write } = gateways;
    let staleOwn = 0;
    let staleElsewhere = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const headline = `제목 ${round}`;
      const isStale = (found: string[]) => found.some(one => one !== headline);
      await Promise.all([read(graph.host), read(other)]);
      // Reads that are under way while the article is written.
      const racing = Promise.all([read(graph.host), read(other)]);
      await write('a', headline);
      if (isStale(await read(graph.host))) staleOwn++;
      await racing;
      await new Promise(resolve => setTimeout(resolve, WINDOW_MS));
      if (isStale(await read(other))) staleElsewhere++;
    }
    expect({ staleOwn, staleElsewhere }).toEqual({ staleOwn: 0, staleElsewhere: 0 });
  });
});
