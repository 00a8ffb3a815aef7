import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { globalId, NODE_TYPES, type NodeType } from '../../shared/names/global-id.ts';
import { type CommentClient, createCommentClient } from '../support/comment-client.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { createGraphParts } from '../support/graph-parts.ts';
import { moderator, reader } from '../support/people.ts';
import { articleInput } from '../support/samples.ts';

const NODES = exampleOperation('nodes');

describe('in one process', () => {
  const AUTHOR = reader('author');
  const MODERATOR = moderator();
  let graph: EmbeddedGraph;
  let client: CommentClient;
  let commentId: string;
  let rejectedId: string;
  beforeAll(async () => {
    graph = await createEmbeddedGraph();
    client = createCommentClient(graph);
    const bylines = [{ name: '김하나', role: '기자' }];
    const section = '지역 > 부산';
    for (const [id, more] of [
      ['public', {}],
      ['draft', { asDraft: true }],
      ['archived', {}],
    ] as const) {
      await client.ask(
        'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }',
        { input: articleInput(id, { bylines, section, ...more }) },
        EDITOR,
      );
    }
    await client.ask('mutation { archiveArticle(input: { id: "archived" }) { errors { code } } }', {}, EDITOR);
    commentId = (await client.post('public', 'A comment', AUTHOR)).id;
    rejectedId = (await client.post('public', 'Another comment', AUTHOR)).id;
    await client.mutate('rejectComment', { commentId: rejectedId }, MODERATOR);
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  const find = async (ids: readonly string[], who?: Identity) =>
    (await client.ask<{ nodes: ({ __typename: string } | null)[] }>(NODES, { ids }, who)).nodes;

  it('each type says its global id, which finds it again', async () => {
    const own = await client.ask<Record<string, { nodeId: string } & Record<string, { nodeId: string }[]>>>(
      '{ article(id: "public") { nodeId } comment(id: "ID") { nodeId author { nodeId } } region(code: "KR-26") { nodeId } reporters { nodes { nodeId } } sections { nodes { nodeId } } }'.replace(
        'ID',
        commentId,
      ),
    );
    const { article, comment, region, reporters, sections } = own as unknown as Record<string, { nodeId: string }> & {
      comment: { nodeId: string; author: { nodeId: string } };
      reporters: { nodes: { nodeId: string }[] };
      sections: { nodes: { nodeId: string }[] };
    };
    const ids = [
      article!.nodeId,
      comment.nodeId,
      comment.author.nodeId,
      region!.nodeId,
      reporters.nodes[0]!.nodeId,
      sections.nodes[0]!.nodeId,
    ];
    expect(new Set(ids).size).toBe(NODE_TYPES.length);
    const found = await find(ids);
    expect(found.map(node => node && (node as unknown as { nodeId: string }).nodeId)).toEqual(ids);
    expect(found).toMatchObject([
      { __typename: 'Article', id: 'public', headline: expect.any(String) },
      { __typename: 'Comment', id: commentId, body: 'A comment' },
      { __typename: 'User', id: userIdOf(AUTHOR), username: 'Name of author' },
      { __typename: 'Region', code: 'KR-26', regionName: '부산' },
      { __typename: 'Reporter', name: '김하나', articleCount: 1 },
      { __typename: 'Section', name: '지역 > 부산', articleCount: 1 },
    ]);
    for (const [i, id] of ids.entries()) {
      const { node } = await client.ask<{ node: { __typename: string } }>(
        'query ($id: ID!) { node(id: $id) { __typename } }',
        { id },
      );
      expect(node.__typename).toBe(found[i]!.__typename);
    }
  });

  it('leads on to other subgraphs', async () => {
    const { node } = await client.ask<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Section { articles { nodes { headline commentCounts { totalPublished } } } } } }',
      { id: globalId('Section', '지역 > 부산') },
    );
    expect(node).toEqual({
      articles: { nodes: [{ headline: expect.any(String), commentCounts: { totalPublished: 1 } }] },
    });
  });

  const EVERYBODY = undefined;
  it.each<[NodeType, () => string, string, Identity | undefined, boolean]>([
    ['Article', () => 'none', 'that does not exist', EVERYBODY, false],
    ['Article', () => 'draft', 'that is a draft', EVERYBODY, false],
    ['Article', () => 'draft', 'that is a draft, for an editor', EDITOR, true],
    ['Article', () => 'archived', 'that is archived', EVERYBODY, false],
    ['Article', () => 'archived', 'that is archived, for an editor', EDITOR, true],
    ['Article', () => 'archived', 'that is archived, for a moderator', MODERATOR, false],
    ['Comment', () => 'none', 'that does not exist', EVERYBODY, false],
    ['Comment', () => rejectedId, 'that is rejected', EVERYBODY, false],
    ['Comment', () => rejectedId, 'that is rejected, for its author', AUTHOR, true],
    ['Comment', () => rejectedId, 'that is rejected, for a moderator', MODERATOR, true],
    ['User', () => 'none', 'who does not exist', EVERYBODY, false],
    ['User', () => userIdOf(reader('new')), 'who has not commented yet, for themselves', reader('new'), true],
    ['User', () => userIdOf(reader('new')), 'who has not commented yet', EVERYBODY, false],
    ['Region', () => 'KR-99', 'that does not exist', EVERYBODY, false],
  ])('a %s %s%s is null or found, never an error', async (type, key, _what, who, isFound) => {
    const [node, other] = await find([globalId(type, key()), globalId('Region', 'KR-11')], who);
    expect(node !== null).toBe(isFound);
    if (isFound) expect(node).toMatchObject({ __typename: type });
    expect(other).toMatchObject({ regionName: '서울' });
  });

  it('a section or reporter that has no article any more has none', async () => {
    expect(await find([globalId('Section', '없는 섹션'), globalId('Reporter', '아무개')])).toMatchObject([
      { name: '없는 섹션', articleCount: 0 },
      { name: '아무개', articleCount: 0 },
    ]);
  });

  it('a text that is no global id is an error of its own, beside what is found', async () => {
    const { data, errors } = await graph.ask<{ nodes: (object | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { nodeId } }',
      { ids: ['public', globalId('Region', 'KR-11')] },
    );
    expect(data?.nodes).toEqual([null, { nodeId: globalId('Region', 'KR-11') }]);
    expect(errors).toMatchObject([{ path: ['nodes', 0], extensions: { code: 'BAD_USER_INPUT', argument: 'ids[0]' } }]);
    const one = await graph.ask('{ node(id: "KR-11") { nodeId } }');
    expect(one).toMatchObject({ data: { node: null }, errors: [{ extensions: { argument: 'id' } }] });
    for (const count of [0, 51]) {
      const many = await graph.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { nodeId } }', {
        ids: Array(count).fill(globalId('Region', 'KR-11')),
      });
      expect(many.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'ids' });
    }
  });

  it("today's ids stay what they were", async () => {
    const data = await client.ask(
      '{ article(id: "public") { id } comment(id: "ID") { id article { id } } region(code: "KR-11") { code } }'.replace(
        'ID',
        commentId,
      ),
    );
    expect(data).toEqual({
      article: { id: 'public' },
      comment: { id: commentId, article: { id: 'public' } },
      region: { code: 'KR-11' },
    });
  });
});

describe.each(['embedded', 'remote'] as const)('with subgraphs that are %s', way => {
  let graph: Awaited<ReturnType<typeof createGraphParts>>;
  beforeAll(async () => {
    graph = await createGraphParts(way);
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  it('finds objects of all of them, and those of the others while one is away', async () => {
    const { data } = await graph.ask(
      '{ articles(first: 8) { nodes { nodeId comments(first: 1) { nodes { nodeId author { nodeId } } } } } reporters(first: 1) { nodes { nodeId } } sections(first: 1) { nodes { nodeId } } myself: viewer { nodeId } region(code: "KR-11") { nodeId } }',
    );
    const ids = [...JSON.stringify(data).matchAll(/"nodeId":"([^"]+)"/g)].map(match => match[1]!);
    const { data: found, errors } = await graph.ask(NODES, { ids });
    expect(errors).toBeUndefined();
    const nodes = (found as unknown as { nodes: { __typename: string; nodeId: string }[] }).nodes;
    expect(nodes.map(({ nodeId }) => nodeId)).toEqual(ids);
    expect(new Set(nodes.map(({ __typename }) => __typename)).size).toBe(NODE_TYPES.length);

    graph.fail('air-quality', way === 'remote' ? 'answers 500' : 'throws');
    const region = globalId('Region', 'KR-11');
    const away = await graph.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { nodeId ... on Region { name } } }', {
      ids: [region, globalId('User', 'none')],
    });
    expect(away).toMatchObject({
      data: { nodes: [{ nodeId: region, name: null }, null] },
      errors: [{ extensions: { serviceName: 'air-quality' } }],
    });
    graph.fail('comments', way === 'remote' ? 'answers 500' : 'throws');
    const gone = await graph.ask('query ($id: ID!) { node(id: $id) { nodeId } region(code: "KR-11") { nodeId } }', {
      id: region,
    });
    expect(gone).toMatchObject({
      data: { node: null, region: { nodeId: region } },
      errors: [{ extensions: { serviceName: 'comments' } }],
    });
    graph.mend();
  });
});
