import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';
import { startGateway } from '../support/started-gateway.ts';

/** Entities that are kept apart from the operations that ask for them. */

describe('of the news graph', () => {
  let graph: EmbeddedGraph;
  beforeAll(async () => {
    graph = await createEmbeddedGraph({ CACHING_ENTITIES: 'true' });
    for (const id of ['a', 'b', 'c']) await ask(UPSERT, { input: articleInput(id) }, EDITOR);
    await ask(UPSERT, { input: articleInput('hidden', { asDraft: true }) }, EDITOR);
  });
  afterAll(() => graph?.[Symbol.asyncDispose]());

  const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
  const COMMENT =
    'mutation ($id: ID!) { createComment(input: { articleId: $id, body: "안녕하세요" }) { comment { id } errors { __typename } } }';
  const LIST = 'query ($n: Int!) { articles(first: $n) { nodes { id commentCounts { totalPublished } } } }';

  async function ask<Data = unknown>(query: string, variables: Record<string, unknown> = {}, identity?: typeof EDITOR) {
    const answer = await graph.ask<Data>(query, variables, identity);
    expect(answer.errors).toBeUndefined();
    return answer.data!;
  }
  const settle = () => new Promise(resolve => setTimeout(resolve, 300));
  /** The commands that asking costs, as text. */
  async function commandsOf(...request: Parameters<typeof ask>) {
    graph.takeCommands();
    await ask(...request);
    return graph.takeCommands().flatMap(({ command }) => (command.getMore ? [] : [JSON.stringify(command)]));
  }

  it('are asked for once, whichever operations they are for', async () => {
    await settle();
    // On a server that is read in windows, the first page of a list finds their width.
    await ask('{ articles(first: 3) { nodes { headline } } }');
    expect(await commandsOf(LIST, { n: 3 })).toHaveLength(2);
    // Another list of articles whose counts are all known.
    expect(await commandsOf(LIST, { n: 2 })).toHaveLength(1);
    const other =
      'query Other { article(id: "a") { ...Counts } } fragment Counts on Article { commentCounts { totalPublished } }';
    expect(await commandsOf(other)).toHaveLength(1);
    expect(await commandsOf(other)).toHaveLength(0);
  });

  it('are asked for anew alone when one of them changes', async () => {
    await ask(COMMENT, { id: 'a' }, EDITOR);
    const comments = graph.db.collection<{ _id: string }>('comments');
    const { clientMutationId: _, ...stored } = (await comments.findOne({ articleId: 'a' })) as {
      _id: string;
    } & Document;
    let others = 0;
    // A stream of changes that has only now begun makes everything that was kept before doubtful, once.
    await vi.waitFor(
      async () => {
        await settle();
        await ask(LIST, { n: 3 });
        // By somebody else, of whom this gateway learns by the change.
        await comments.insertOne({ ...stored, _id: `another${others++}` });
        await settle();
        const commands = await commandsOf(LIST, { n: 3 });
        expect(commands).toHaveLength(1);
        expect(commands[0]).toContain('"a"');
        expect(commands[0]).not.toContain('"b"');
      },
      { timeout: 10_000 },
    );
  });

  it('of editors are not shown to readers', async () => {
    const query = '{ article(id: "hidden") { headline } }';
    expect(await ask(query, {}, EDITOR)).toEqual({ article: { headline: expect.any(String) } });
    expect(await ask(query)).toEqual({ article: null });
  });

  it('that are private are kept for who asked', async () => {
    const query =
      '{ article(id: "b") { canComment comments(first: 1) { nodes { viewerActionPresence { reaction } } } } }';
    const kim = { ...EDITOR, subject: 'kim', scopes: new Set<string>() } as typeof EDITOR;
    await settle();
    expect((await commandsOf(query, {}, kim)).length).toBeGreaterThan(0);
    expect(await commandsOf(query, {}, kim)).toHaveLength(0);
    expect((await commandsOf(query, {}, { ...kim, subject: 'lee' })).length).toBeGreaterThan(0);
  });
});

describe('of other subgraphs', () => {
  const SUBGRAPHS = {
    list: {
      typeDefs: `
        type Query { items(ids: [ID!]!): [Item!]! }
        type Item @key(fields: "id") { id: ID! }
        type Mutation { touch: [Item!]! }`,
      resolvers: {
        Query: { items: (_: unknown, { ids }: { ids: string[] }) => ids.map(id => ({ id })) },
        Mutation: { touch: () => [{ id: '1' }] },
      },
    },
    facts: {
      typeDefs: 'type Item @key(fields: "id") { id: ID! fact: String }',
      resolvers: {
        Item: {
          __resolveReference(reference: { id: string }) {
            asked.push(reference.id);
            return reference;
          },
          fact({ id }: { id: string }) {
            if (id === 'bad') throw new Error('broken');
            return `fact ${id} ${++version}`;
          },
        },
      },
    },
  };
  const ITEMS = 'query ($ids: [ID!]!) { items(ids: $ids) { fact } }';
  const asked: string[] = [];
  let version = 0;
  let gateway: Awaited<ReturnType<typeof startGateway>>;

  describe.each(['embedded', 'remote'] as const)('%s', place => {
    beforeAll(async () => {
      const settings = { CACHING_ENTITIES: 'true', CACHING_DEFAULT_MAX_AGE: '60s', CACHING_FALLBACK_AGE: '60s' };
      gateway = await startGateway(SUBGRAPHS, settings, place);
      asked.length = 0;
      version = 0;
    });
    afterAll(() => gateway?.[Symbol.asyncDispose]());

    const items = async (...ids: string[]) => (await gateway.post({ query: ITEMS, variables: { ids } })).body;
    const facts = (...list: (string | null)[]) => ({ data: { items: list.map(fact => ({ fact })) } });
    const takeAsked = () => asked.splice(0);

    it('come from where they are kept, and only the others from the subgraph', async () => {
      expect(await items('1', '2')).toEqual(facts('fact 1 1', 'fact 2 2'));
      expect(takeAsked()).toEqual(['1', '2']);
      expect(await items('3', '2', '4', '1')).toEqual(facts('fact 3 3', 'fact 2 2', 'fact 4 4', 'fact 1 1'));
      expect(takeAsked()).toEqual(['3', '4']);
      expect(await items('4', '3')).toEqual(facts('fact 4 4', 'fact 3 3'));
      expect(takeAsked()).toEqual([]);
    });

    it('have their errors where they stand, and are not kept beside them', async () => {
      const answer = await items('1', 'bad', '2', '5');
      expect(answer).toMatchObject(facts('fact 1 1', null, 'fact 2 2', 'fact 5 5'));
      expect(answer.errors).toMatchObject([{ path: ['items', 1, 'fact'] }]);
      takeAsked();
      expect((await items('bad', '5')).data).toEqual(facts(null, 'fact 5 6').data);
      expect(takeAsked()).toEqual(['bad', '5']);
    });

    it('that are on their way are waited for', async () => {
      const answers = await Promise.all([items('6', '7'), items('7', '8'), items('6', '8', '1')]);
      expect([...takeAsked()].sort()).toEqual(['6', '7', '8']);
      const fact = (answer: Awaited<ReturnType<typeof items>>, at: number) =>
        (answer as { data: { items: { fact: string }[] } }).data.items[at]!.fact;
      expect(fact(answers[0], 1)).toBe(fact(answers[1], 0));
      expect(fact(answers[0], 0)).toBe(fact(answers[2], 0));
    });

    it('are read anew by mutations, and dropped after them', async () => {
      const touched = (await gateway.post({ query: 'mutation { touch { fact } }' })).body;
      expect(takeAsked()).toEqual(['1']);
      const after = await items('1');
      expect(takeAsked()).toEqual(['1']);
      expect(after).not.toEqual(facts('fact 1 1'));
      expect(touched).not.toEqual({ data: { touch: [{ fact: 'fact 1 1' }] } });
    });

    it('leave the answer as long to be kept as the oldest of them', async () => {
      await items('9');
      await new Promise(resolve => setTimeout(resolve, 1_100));
      const { headers } = await gateway.post({ query: ITEMS, variables: { ids: ['9'] } });
      expect(headers.get('cache-control')).toBe('public, max-age=59');
    });
  });
});
