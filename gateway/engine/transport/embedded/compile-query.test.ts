import fc from 'fast-check';
import {
  buildSchema,
  execute,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import type { SubgraphResponse } from '../transport.ts';
import { compileQuery } from './compile-query.ts';
import type { ResolveBatch } from './query-run.ts';

const SDL = /* GraphQL */ `
  enum Size { SMALL LARGE }
  scalar Stamp
  input Range { from: Int = 1, to: Int! }
  interface Named { name: String! }
  type Person implements Named { name: String! age: Int friends: [Person!] best: Named size: Size stamp: Stamp score: Float }
  type Robot implements Named { name: String! model: String! parts: [[Part!]]! }
  type Part { id: ID! label: String }
  union Any = Person | Robot
  type Query {
    person(name: String!, age: Int = 7): Person
    people(first: Int, size: Size): [Person!]!
    matrix: [[Int]!]
    any: [Any]
    named: Named!
    range(range: Range, list: [Int!]): String
    constructor: String
    info(deep: Boolean): String
  }
`;

type Resolvers = Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>>;

function createSchema(resolvers: Resolvers, batches: Record<string, Record<string, ResolveBatch>> = {}): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName) as GraphQLObjectType;
    for (const [name, resolve] of Object.entries(fields)) type.getFields()[name]!.resolve = resolve;
  }
  for (const [typeName, fields] of Object.entries(batches)) {
    const type = schema.getType(typeName) as GraphQLObjectType;
    for (const [name, resolveBatch] of Object.entries(fields)) type.getFields()[name]!.extensions = { resolveBatch };
  }
  const stamp = schema.getType('Stamp') as unknown as { serialize(value: unknown): unknown };
  stamp.serialize = value => {
    if (value === 'bad') throw new TypeError('not a stamp');
    return value === 'none' ? undefined : { at: value };
  };
  return schema;
}

/** The results of graphql-js and of the compiled query, with errors in a stable order. */
async function both(
  schema: GraphQLSchema,
  query: string,
  variables: Record<string, unknown> = {},
  context: unknown = {},
) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const run = compileQuery(schema, document)!;
  expect(run).toBeDefined();
  const plain = (response: unknown) => {
    const { data, errors = [] } = JSON.parse(JSON.stringify(response)) as SubgraphResponse;
    const texts = (errors as object[]).map(error => JSON.stringify(error)).sort();
    return { data, errors: texts };
  };
  const expected = plain(await execute({ schema, document, variableValues: variables, contextValue: context }));
  return { expected, actual: plain(await run(variables, context)) };
}

const PEOPLE = { people: [{ name: 'Ann', age: 30, size: 'LARGE', stamp: 5, score: 1.5 }, { name: 'Bob' }] };

describe('a compiled query returns what graphql-js returns', () => {
  const cases: [string, string, Record<string, unknown>?][] = [
    ['plain fields', '{ people { name age size stamp score } }'],
    [
      'aliases that every object inherits',
      '{ people { __proto__: name constructor: age toString: name } constructor }',
    ],
    [
      'fragments, merged',
      '{ people { ...A name ... on Named { n: name } } } fragment A on Person { age best { name } }',
    ],
    [
      'arguments by default, by literal and by variable',
      'query ($a: Int) { a: person(name: "A") { name age } b: person(name: "B", age: $a) { age } c: person(name: "C", age: null) { age } }',
      { a: 3 },
    ],
    ['a variable that is omitted', 'query ($a: Int) { b: person(name: "B", age: $a) { age } }'],
    [
      'a null where an argument may have none',
      'query ($a: Int, $n: String = "x") { person(name: $n, age: $a) { age } }',
      { n: null },
    ],
    [
      'input objects with defaults',
      'query ($to: Int!, $l: [Int!]) { range(range: { to: $to }, list: $l) a: range(list: [1, $to]) b: range(range: {to: 4}) }',
      { to: 2, l: 3 },
    ],
    ['a variable that is refused', 'query ($to: Int!) { range(range: { to: $to }) }', { to: 'x' }],
    ['a variable that is missing', 'query ($to: Int!) { range(range: { to: $to }) }'],
    [
      '@skip and @include',
      'query ($t: Boolean!, $f: Boolean = false) { people { name @include(if: $f) age @skip(if: $t) ... @include(if: $t) { n: name } size @skip(if: true) } matrix @include(if: $t) any @skip(if: $f) { __typename } }',
      { t: true },
    ],
    [
      'interfaces and unions',
      '{ named { __typename name ... on Robot { model } } any { __typename ... on Person { name } ... on Robot { parts { id label } } } }',
    ],
    ['lists of lists', '{ matrix }'],
    ['what a resolver learns', 'query Q { info a: info(deep: true) people { friends { best { name } } } }'],
  ];
  it.each(cases)('%s', async (_title, query, variables) => {
    const person = (name: string, age?: unknown) => ({
      name,
      age,
      friends: [{ name: 'F', best: { __typename: 'Person', name: 'G' } }],
    });
    const schema = createSchema({
      Query: {
        person: (_, { name, ...args }) => person(name as string, 'age' in args ? args.age : -1),
        people: async () => [...PEOPLE.people, person('Cid')],
        matrix: () => [[1, 2, null], new Set([3]), [Promise.resolve(4)]],
        any: () => [
          { __typename: 'Person', name: 'P' },
          Promise.resolve({ __typename: 'Robot', parts: [[{ id: 4 }], null] }),
          null,
          { __typename: 'Size' },
          { __typename: 'Nobody' },
          {},
        ],
        named: () => ({ __typename: 'Robot', name: () => 'method', model: async () => 'M' }),
        range: (_, args) => JSON.stringify(args),
        constructor: () => 'own',
        info: (_, args, _context, info) => describeInfo(info, args),
      },
      Person: {
        best: (source: unknown, _a, _c, info) =>
          (source as { best?: object }).best ?? { __typename: 'Person', name: JSON.stringify(pathOf(info)) },
      },
    });
    const { expected, actual } = await both(schema, query, variables);
    expect(actual).toEqual(expected);
  });

  it('whatever fails, and whenever', async () => {
    const query =
      '{ people { name age friends { name size best { name } } best { name ... on Robot { parts { id label } } } size stamp score } named { name ... on Robot { model parts { id } } } any { ... on Person { name } ... on Robot { model } } matrix person(name: "x") { name stamp } }';
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(23)), async stream => {
        const script = [...stream.take(400)];
        const answers: unknown[] = [];
        for (let i = 0; i < 2; i++) {
          // graphql-js ignores rejections when something else fails first; here everything is awaited.
          const schema = createFaultySchema(script, i === 0);
          const document = parse(query);
          const response =
            i === 0 ? await execute({ schema, document }) : await compileQuery(schema, document)!({}, undefined);
          answers.push(JSON.parse(JSON.stringify(response)).data);
          // Each null has an error, at its path or above.
          if (i === 1) checkErrors(JSON.parse(JSON.stringify(response)));
        }
        expect(answers[1]).toEqual(answers[0]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a field that is resolved in batches', () => {
  const query = '{ people { best { name } friends { best { name } } } }';
  const rows = () => [
    { name: 'A', friends: [{ name: 'B' }, { name: 'C' }] },
    { name: 'D', friends: Promise.resolve([{ name: 'E' }]) },
  ];
  const withBatch = (best: ResolveBatch) => createSchema({ Query: { people: rows } }, { Person: { best } });

  it('is resolved once for all objects that are present, and once more for those that are awaited', async () => {
    const calls: string[][] = [];
    const schema = withBatch(sources => {
      calls.push((sources as { name: string }[]).map(({ name }) => name));
      return sources.map(source => ({ __typename: 'Person', name: `best of ${(source as { name: string }).name}` }));
    });
    const { data } = await compileQuery(schema, parse(query))!({}, {});
    // Two occurrences in the query are two batches.
    expect(calls).toEqual([['A', 'D'], ['B', 'C'], ['E']]);
    expect(JSON.stringify(data)).toContain('"friends":[{"best":{"name":"best of E"}}]');
  });

  it('fails alone for an Error, and everywhere for a thrown error', async () => {
    const alone = withBatch(async sources => sources.map((_, i) => (i === 0 ? new Error('no') : null)));
    const failed = await compileQuery(alone, parse('{ people { best { name } } }'))!({}, {});
    expect(JSON.parse(JSON.stringify(failed))).toEqual({
      data: { people: [{ best: null }, { best: null }] },
      errors: [expect.objectContaining({ message: 'no', path: ['people', 0, 'best'] })],
    });
    for (const batch of [() => Promise.reject(new Error('all')), () => [null]] as unknown as ResolveBatch[]) {
      const { data, errors } = await compileQuery(withBatch(batch), parse('{ people { best { name } } }'))!({}, {});
      expect(data).toEqual({ people: [{ best: null }, { best: null }] });
      expect(errors?.map(({ path }) => path)).toEqual([
        ['people', 0, 'best'],
        ['people', 1, 'best'],
      ]);
    }
  });
});

it('mutations, introspection and unknown fields are not compiled', () => {
  const schema = createSchema({});
  for (const query of ['{ __schema { description } }', '{ nothing }']) {
    expect(compileQuery(schema, parse(query))).toBeUndefined();
  }
});

function describeInfo(info: GraphQLResolveInfo, args: unknown): string {
  const { fieldName, parentType, returnType, operation, rootValue, variableValues, fieldNodes } = info;
  const nodes = fieldNodes.map(({ alias }) => alias?.value);
  return JSON.stringify({
    fieldName,
    parentType,
    returnType,
    name: operation.name?.value,
    rootValue,
    variableValues,
    nodes,
    args,
    path: pathOf(info),
  });
}

function pathOf({ path }: GraphQLResolveInfo): unknown[] {
  const keys: unknown[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = path; at; at = at.prev) keys.unshift([at.key, at.typename]);
  return keys;
}

/** A graph whose values, failures and delays are scripted, the same for equal paths. */
function createFaultySchema(script: readonly number[], allLater: boolean): GraphQLSchema {
  const scripted: GraphQLFieldResolver<unknown, unknown> = (_source, _args, _context, info) => {
    const text = JSON.stringify(pathOf(info));
    let hash = 0;
    for (const letter of text) hash = (hash * 31 + letter.charCodeAt(0)) % 9973;
    const what = script[hash % script.length]!;
    const value = () => valueFor(String(info.returnType), hash);
    if (what === 0) throw new Error(`thrown at ${text}`);
    if (what === 1) return Promise.reject(new Error(`rejected at ${text}`));
    if (what === 2) return null;
    if (what === 3) return Promise.resolve(undefined);
    if (what === 4) return new Error(`an error at ${text}`);
    if (what < 12) return Promise.resolve(value());
    return value();
  };
  const resolve: typeof scripted = allLater ? async (...given) => scripted(...given) : scripted;
  const schema = createSchema({});
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) field.resolve = resolve;
  }
  return schema;
}

function valueFor(type: string, seed: number): unknown {
  if (type.endsWith('!')) return valueFor(type.slice(0, -1), seed);
  if (type.startsWith('[')) {
    return Array.from({ length: seed % 3 }, (_, i) => {
      const nullable = !type.at(-2)!.endsWith('!');
      if (nullable && (seed + i) % 5 === 0) return null;
      const value = valueFor(type.slice(1, -1), seed + i * 7);
      return (seed + i) % 4 === 0 ? Promise.resolve(value) : value;
    });
  }
  const values: Record<string, unknown> = {
    String: `text ${seed}`,
    Int: seed % 2 ? seed : 1.5,
    Float: seed / 3,
    ID: seed,
    Size: ['SMALL', 'LARGE', 'HUGE'][seed % 3],
    Stamp: ['bad', 'none', 4, 5][seed % 4],
    Named: { __typename: seed % 2 ? 'Person' : 'Robot' },
    Any: { __typename: ['Person', 'Robot', 'Part'][seed % 3] },
  };
  return values[type] ?? {};
}

function checkErrors({ data, errors = [] }: { data: unknown; errors?: { path: (string | number)[] }[] }): void {
  for (const { path } of errors) {
    let at = data;
    for (const key of path) at = at === null || at === undefined ? null : (at as Record<string, unknown>)[key];
    expect(at ?? null).toBeNull();
  }
  if (data === null) expect(errors).not.toEqual([]);
}
