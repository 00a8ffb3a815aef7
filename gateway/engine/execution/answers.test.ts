import { ApolloServer } from '@apollo/server';
import { execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { answer, federate, federateOverHttp, type TestSubgraph } from '../../../tests/support/federate.ts';
import { asApolloGateway } from '../../engine/operations/as-apollo-gateway.ts';
import { Emitter } from '../compile/emitter.ts';
import { NO_EXACT_FIELDS } from '../numbers/exact-fields.ts';
import type { Variant } from '../operations/variant.ts';
import type { PlanNode } from '../plan/plan.ts';
import { printPlan } from '../plan/print-plan.ts';
import { SubgraphFailure } from '../transport/subgraph-failure.ts';
import type { SubgraphTransport } from '../transport/transport.ts';
import { writeString } from './answer/write-string.ts';
import { compilePlan } from './compile-plan.ts';
import type { RunContext } from './data/run-context.ts';

const authors = [
  { id: 'a1', name: 'Mina', team: { id: 't' } },
  { id: 'a2', name: null, team: null },
];
const blog: Record<string, TestSubgraph> = {
  posts: {
    typeDefs: `
      type Query { posts: [Post!]! post: Post strict: Post! }
      type Mutation { add(title: String!): Post! fail: Post }
      type Post @key(fields: "id") { id: ID! title: String! author: Author grid: [[Author]] }
      type Author @key(fields: "id") { id: ID! }
    `,
    resolvers: {
      Query: {
        posts: () => ['1', '2', '3'].map(id => ({ id, title: `T${id}`, author: { id: id === '3' ? 'gone' : 'a1' } })),
        post: () => ({ id: '1', title: 'T1', author: { id: 'bad' } }),
        strict: () => ({ id: 'bad', title: 'x' }),
      },
      Post: { grid: () => [[{ id: 'a1' }, null], null, [{ id: 'a1' }, { id: 'a2' }]] },
      Mutation: {
        add: (_: unknown, { title }: { title: string }) => ({ id: title, title, author: { id: 'a1' } }),
        fail: () => {
          throw Object.assign(new Error('refused'), {
            extensions: { code: 'NO', stacktrace: ['secret'], exception: {} },
          });
        },
      },
    },
  },
  people: {
    typeDefs: `
      type Author @key(fields: "id") { id: ID! name: String strictName: String! mood: Mood team: Team }
      enum Mood { GOOD HIDDEN @inaccessible }
      type Team @key(fields: "id") { id: ID! }
      type Post @key(fields: "id") { id: ID! score: Int! }
    `,
    resolvers: {
      Author: {
        __resolveReference: async ({ id }: { id: string }) => {
          if (id === 'bad') throw new Error('bad author');
          return authors.find(author => author.id === id) ?? null;
        },
        strictName: ({ name }: { name: string | null }) => name,
        mood: () => 'HIDDEN',
      },
      Post: {
        score: ({ id }: { id: string }) => {
          if (id === 'bad') throw new Error('no score');
          return 1;
        },
      },
    },
  },
};

/** Makes one subgraph send a malformed response. */
function answering(name: string, response: () => unknown) {
  return (transport: SubgraphTransport): SubgraphTransport =>
    transport.name === name ? { ...transport, prepare: () => () => response() as never } : transport;
}

describe.each([
  ['embedded', async () => federate(blog)],
  ['http', async () => federateOverHttp(blog)],
])('answers over %s subgraphs', (_, start) => {
  it('put a subgraph’s error at every path of its entity, with code and subgraph', async () => {
    await using federated = await start();
    expect(await answer(federated.engine, '{ post { title author { name } } }')).toMatchObject({
      data: { post: { title: 'T1', author: { name: null } } },
      errors: [{ message: 'bad author', path: ['post', 'author'], extensions: { serviceName: 'people' } }],
    });
  });

  it('propagate a null to the nearest nullable parent, without a second error', async () => {
    await using federated = await start();
    const result = await answer(federated.engine, '{ posts { title } strict { score } }');
    expect(result).toMatchObject({ data: null, errors: [{ message: 'no score', path: ['strict', 'score'] }] });
    expect(result.errors).toHaveLength(1);
  });

  it('are null for entities that do not exist, with an error where null is not allowed', async () => {
    await using federated = await start();
    const query = '{ posts { author { name team { id } } } }';
    const mina = { author: { name: 'Mina', team: { id: 't' } } };
    expect(await answer(federated.engine, query)).toEqual({
      data: { posts: [mina, mina, { author: { name: null, team: null } }] },
    });
    expect(await answer(federated.engine, '{ posts { author { strictName } } }')).toMatchObject({
      data: { posts: [{}, {}, { author: null }] },
      errors: [
        {
          path: ['posts', 2, 'author', 'strictName'],
          message: expect.stringContaining('non-nullable field Author.strictName'),
        },
      ],
    });
  });

  it('go through lists of lists', async () => {
    await using federated = await start();
    expect(await answer(federated.engine, '{ post { grid { name } } }')).toEqual({
      data: { post: { grid: [[{ name: 'Mina' }, null], null, [{ name: 'Mina' }, { name: null }]] } },
    });
  });

  it('hide enum values that clients must not see', async () => {
    await using federated = await start();
    const { data, errors } = await answer(federated.engine, '{ posts { author { mood } } }');
    expect(data).toEqual({
      posts: [{ author: { mood: null } }, { author: { mood: null } }, { author: { mood: null } }],
    });
    expect(JSON.stringify(errors)).not.toContain('HIDDEN');
    expect(errors).toHaveLength(2);
  });

  it('run mutations in series and go on in other subgraphs', async () => {
    await using federated = await start();
    const query = 'mutation { a: add(title: "x") { author { name } score } fail { id } b: add(title: "y") { id } }';
    const result = await federated.engine.execute({ query });
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      data: { a: { author: { name: 'Mina' }, score: 1 }, fail: null, b: { id: 'y' } },
      errors: [{ message: 'refused', path: ['fail'], extensions: { code: 'NO', serviceName: 'posts' } }],
    });
  });
});

describe('entities', () => {
  it('are fetched once, however often they occur', async () => {
    await using federated = federate(blog);
    await federated.engine.execute({ query: '{ posts { author { name } } }' });
    expect(federated.sent.at(-1)?.variables).toEqual({
      representations: [
        { __typename: 'Author', id: 'a1' },
        { __typename: 'Author', id: 'gone' },
      ],
    });
  });
});

describe('a subgraph that answers wrongly', () => {
  it.each([
    ['too few entities', { data: { _entities: [] } }, 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['no list of entities', { data: { _entities: 5 } }, 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['an entity that is a text', { data: { _entities: ['x'] } }, 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['an entity that is a list', { data: { _entities: [[]] } }, 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['nothing', {}, 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['a value of the wrong type', { data: { _entities: [{ name: { x: 1 } }] } }, 'INVALID_SUBGRAPH_RESPONSE'],
    ['a field left out', { data: { _entities: [{}] } }, 'FIELD_NOT_BROUGHT'],
  ])('with %s costs only what it was asked', async (_, response, code) => {
    await using federated = federate(
      blog,
      {},
      answering('people', () => structuredClone(response)),
    );
    expect(await answer(federated.engine, '{ post { title author { name } } }')).toMatchObject({
      data: { post: { title: 'T1', author: { name: null } } },
      errors: [{ path: expect.arrayContaining(['post', 'author']), extensions: { code } }],
    });
  });

  it('reports failures by code, and nothing else', async () => {
    const failure = () => {
      throw new SubgraphFailure('SUBREQUEST_HTTP_ERROR', 'posts', 'answered HTTP 500', { status: 500 });
    };
    await using federated = federate(blog, {}, answering('posts', failure));
    expect(await answer(federated.engine, '{ a: post { id } post { id } }')).toEqual({
      data: { a: null, post: null },
      errors: ['a', 'post'].map(name => ({
        message: 'Subgraph "posts" answered HTTP 500',
        path: [name],
        extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName: 'posts', http: { status: 500 } },
      })),
    });
    const secret = () => {
      throw new Error('password=1');
    };
    await using leaky = federate(blog, {}, answering('posts', secret));
    expect(JSON.stringify(await answer(leaky.engine, '{ post { id } }'))).not.toContain('password');
  });
});

describe('introspection', () => {
  it('is answered beside data and like graphql-js', async () => {
    await using federated = federate(blog);
    const query = `query ($n: String!) { __schema { queryType { name } } post { title } t: __type(name: $n) { ...T } t: __type(name: $n) { kind } }
      fragment T on __Type { name fields { name } }`;
    const { data } = await answer(federated.engine, query, { n: 'Author' });
    const expected = await execute({
      schema: federated.engine.schema,
      document: parse(query),
      rootValue: { post: { title: 'T1' } },
      variableValues: { n: 'Author' },
    });
    expect(data).toEqual(JSON.parse(JSON.stringify(expected.data)));
  });
});

describe('Apollo Server', () => {
  it('serves on the engine', async () => {
    await using federated = federate(blog);
    const server = new ApolloServer({
      gateway: asApolloGateway(federated.engine, request => federated.engine.execute(request)),
    });
    const ask = async (query: string) => {
      const { body } = await server.executeOperation({ query });
      return body.kind === 'single' ? JSON.parse(JSON.stringify(body.singleResult)) : undefined;
    };
    expect(await ask('{ post { author { name } title } __typename }')).toMatchObject({
      data: { post: { author: { name: null }, title: 'T1' }, __typename: 'Query' },
      errors: [{ message: 'bad author', path: ['post', 'author'], extensions: { serviceName: 'people' } }],
    });
    expect(await ask('{ nothing }')).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    await server.stop();
  });
});

describe('plans', () => {
  it('can be read', async () => {
    await using federated = federate(blog);
    const { plan } = (await federated.engine.plan({ query: '{ posts { title author { name } } }' })) as Variant;
    expect(printPlan(plan)).toBe(
      [
        'in sequence',
        '├─ posts',
        '│     {posts{title author{__typename id}}}',
        '└─ people for posts[].author, all in one batch, equal ones once',
        '      by { ... on Author { __typename id } }',
        '      query($representations:[_Any!]!){_entities(representations:$representations){...on Author{name}}}',
      ].join('\n'),
    );
    expect(printPlan(undefined)).toBe('nothing to fetch');
  });

  it('take one branch of a condition and wait only if a fetch does', async () => {
    const asked: string[] = [];
    const fetch = (operation: string): PlanNode => ({
      kind: 'Fetch',
      subgraph: 's',
      operation,
      operationKind: 'query' as never,
      variables: [],
    });
    const plan: PlanNode = {
      kind: 'Sequence',
      nodes: [
        { kind: 'Condition', condition: 'yes', ifClause: fetch('{a}'), elseClause: fetch('{b}') },
        { kind: 'Parallel', nodes: [fetch('{c}'), { kind: 'Condition', condition: 'no', ifClause: fetch('{d}') }] },
      ],
    };
    const run = compilePlan(plan, {
      possibleTypes: new Map(),
      keys: { keys: new Map(), interfaces: new Map() },
      apart: false,
      exactFields: NO_EXACT_FIELDS,
      externalName: name => name,
      transport: () => ({
        name: 's',
        prepare:
          ({ text }) =>
          () => {
            asked.push(text);
            return { data: { [text[1]!]: 1 } };
          },
        close: async () => {},
      }),
    });
    const scope = { context: undefined, contexts: new Map() };
    const context: RunContext = { data: {}, variables: {}, coerced: { yes: true, no: false }, errors: [], scope };
    expect(run(context)).toBeUndefined();
    expect(asked).toEqual(['{a}', '{c}']);
    expect(context.data).toEqual({ a: 1, c: 1 });
  });
});

describe('generated code', () => {
  it('treats hostile names as names', () => {
    const names = ['__proto__', 'constructor', 'a"];throw 1;//', '\u2028', ['$', '{x}'].join(''), 'toString'];
    for (const name of names) {
      const emitter = new Emitter();
      emitter.line(`function read(o){return ${emitter.get('o', name)}}`);
      emitter.line(`function write(o,v){${emitter.set('o', name, 'v')}}`);
      emitter.line(`function make(v){return {${emitter.key(name)}v}}`);
      const { read, write, make } = emitter.build<{
        read(object: object): unknown;
        write(object: object, value: unknown): void;
        make(value: unknown): object;
      }>('{read,write,make}');
      const object = {};
      expect(read(object)).toBeUndefined();
      write(object, 7);
      expect(Object.entries(object)).toEqual([[name, 7]]);
      expect(read(object)).toBe(7);
      expect(Object.entries(make(8))).toEqual([[name, 8]]);
      expect(Object.getPrototypeOf(make(8))).toBe(Object.prototype);
    }
  });

  it('writes strings as JSON does', () => {
    const samples = [
      '',
      'plain',
      'quote " and \\',
      'line\nbreak',
      '\u0000',
      '\ud800 lone',
      '\ud83d\ude00',
      '글',
      'x'.repeat(100),
    ];
    for (const sample of samples.flatMap(text => [text, text.padEnd(60, '-')])) {
      expect(writeString(sample)).toBe(JSON.stringify(sample));
    }
  });
});
