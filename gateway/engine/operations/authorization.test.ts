import { describe, expect, it } from 'vitest';
import { federate, supergraphOf, type TestSubgraph } from '../../../tests/support/federate.ts';
import type { Access } from '../supergraph/decide-access.ts';
import { loadSupergraph } from '../supergraph/load-supergraph.ts';
import type { Answer } from './answer.ts';

/** `@authenticated`, `@requiresScopes` and `@policy`, enforced by the gateway independently of the subgraphs. */

const SUBGRAPHS: Record<string, TestSubgraph> = {
  people: {
    typeDefs: /* GraphQL */ `
      type Query {
        people: [Person!]! nodes: [Node!]! anything: [Anything!]! me: Person @authenticated
        vault: Vault! door: Secret
      }
      interface Node { id: ID! mail: String }
      type Person implements Node @key(fields: "id") {
        id: ID! name: String!
        mail: String @requiresScopes(scopes: [["mail:read", "people:read"], ["admin"]])
        must: String! @authenticated
      }
      type Robot implements Node @key(fields: "id") { id: ID! mail: String serial: String }
      type Vault @authenticated { gold: Int }
      scalar Secret @policy(policies: [["insider"]])
      union Anything = Robot | Vault
      type Mutation { wipe: Boolean @requiresScopes(scopes: [["admin"]]) poke: Boolean }
    `,
    resolvers: {
      Query: {
        people: () => [person, { ...person, id: '2' }],
        nodes: () => [
          { __typename: 'Person', ...person },
          { __typename: 'Robot', id: 'r', mail: 'r@x' },
        ],
        anything: () => [
          { __typename: 'Robot', id: 'r', serial: 's' },
          { __typename: 'Vault', gold: 7 },
        ],
        me: () => person,
        vault: () => ({ gold: 7 }),
        door: () => 'open',
      },
      Mutation: { wipe: () => wiped.push(1) > 0, poke: () => true },
    },
  },
  salaries: {
    typeDefs: /* GraphQL */ `
      type Person @key(fields: "id") { id: ID! salary: Int @requiresScopes(scopes: [["admin"]]) shoe: Int }
    `,
    resolvers: { Person: { salary: () => 100, shoe: () => 42 } },
  },
};
const person = { id: '1', name: 'Ann', mail: 'a@x', must: 'm' };
const wiped: number[] = [];

const reader: Access = { authenticated: true, scopes: new Set() };
const scoped = (...scopes: string[]): Access => ({ authenticated: true, scopes: new Set(scopes) });

async function ask(query: string, access?: Access) {
  await using federated = federate(SUBGRAPHS);
  const request = { query, variables: { no: false } };
  const context = { context: {}, ...(access && { access }) };
  const answer = await federated.engine.execute(request, context);
  const plain = JSON.parse(JSON.stringify(answer)) as {
    data?: unknown;
    errors?: { path: (string | number)[]; extensions: { code: string } }[];
  };
  // The compiled writer, used from the second execution on, agrees.
  for (let run = 0; run < 3; run++)
    expect(JSON.parse(await federated.engine.executeToText(request, context))).toEqual(plain);
  const denied = plain.errors?.filter(error => error.extensions.code === 'UNAUTHORIZED_FIELD_OR_TYPE');
  expect(denied?.length).toBe(plain.errors?.length);
  return { data: plain.data, denied: denied?.map(error => error.path.join('.')) ?? [], sent: federated.sent };
}

describe('guarded fields', () => {
  it('are null with an error for callers without access, and are not fetched from any subgraph', async () => {
    const { data, denied, sent } = await ask('{ people { name mail salary shoe } me { name } }');
    const ann = { name: 'Ann', mail: null, salary: null, shoe: 42 };
    expect(data).toEqual({ people: [ann, ann], me: null });
    expect(denied).toEqual(['people.0.mail', 'people.0.salary', 'people.1.mail', 'people.1.salary', 'me']);
    expect(sent.map(({ query }) => query).join()).not.toMatch(/\b(mail|salary|me)\b/);
  });

  it('are resolved for callers that have every scope of one of the lists', async () => {
    const query = '{ people { mail } }';
    expect((await ask(query, scoped('mail:read'))).denied).toHaveLength(2);
    expect((await ask(query, scoped('mail:read', 'people:read'))).denied).toEqual([]);
    expect((await ask(query, scoped('admin'))).data).toEqual({ people: [{ mail: 'a@x' }, { mail: 'a@x' }] });
    expect((await ask(query, { authenticated: false, scopes: new Set(['admin']) })).denied).toHaveLength(2);
  });

  it('are not resolved under an alias, in a fragment, or under a condition', async () => {
    const query = `query ($no: Boolean!) {
      people { name: salary ...F ... on Person { x: mail @skip(if: $no) } ... @include(if: true) { y: salary } }
    } fragment F on Person { z: salary }`;
    const { data } = await ask(query, reader);
    const nothing = { name: null, x: null, y: null, z: null };
    expect(data).toEqual({ people: [nothing, nothing] });
  });

  it('are denied through an interface if one of its types guards them, and resolved on a type that does not', async () => {
    expect((await ask('{ nodes { mail } }', reader)).data).toEqual({ nodes: [{ mail: null }, { mail: null }] });
    const byType = await ask('{ nodes { id ... on Robot { mail } ... on Person { mail } } }', reader);
    expect(byType.data).toEqual({
      nodes: [
        { id: '1', mail: null },
        { id: 'r', mail: 'r@x' },
      ],
    });
    expect(byType.denied).toEqual(['nodes.0.mail']);
  });

  it('can be whole types, returned by a field or a union', async () => {
    const query = '{ anything { __typename ... on Robot { serial } ... on Vault { gold } } }';
    expect((await ask(query)).data).toEqual({
      anything: [
        { __typename: 'Robot', serial: 's' },
        { __typename: 'Vault', gold: null },
      ],
    });
    expect((await ask(query, reader)).data).toMatchObject({ anything: [{}, { gold: 7 }] });
    expect((await ask('{ vault { gold } }')).data).toBeNull();
    expect((await ask('{ vault { gold } }', reader)).data).toEqual({ vault: { gold: 7 } });
  });

  it('are denied by policies unless a policy is granted', async () => {
    expect((await ask('{ door }', reader)).data).toEqual({ door: null });
    const insider: Access = { ...reader, policy: name => name === 'insider' };
    expect((await ask('{ door }', insider)).data).toEqual({ door: 'open' });
  });

  it('propagate null to the nearest nullable parent when they are non-null', async () => {
    const { data, denied } = await ask('{ people { must } me { name } }');
    expect(data).toBeNull();
    expect(denied).toContain('people.0.must');
  });

  it('are not executed when they are mutations', async () => {
    expect((await ask('mutation { wipe poke }', reader)).data).toEqual({ wipe: null, poke: true });
    expect(wiped).toEqual([]);
    expect((await ask('mutation { wipe }', scoped('admin'))).data).toEqual({ wipe: true });
  });

  it('of an interface object are guarded on every type that implements the interface', async () => {
    const typeDefs = `type Query { media: [Media!]! } interface Media @key(fields: "id") { id: ID! }
      type Book implements Media @key(fields: "id") { id: ID! }`;
    const resolvers = { Query: { media: () => [{ __typename: 'Book', id: '1' }] } };
    const scores = 'type Media @key(fields: "id") @interfaceObject { id: ID! score: Int @authenticated free: Int }';
    const subgraphs = {
      media: { typeDefs, resolvers },
      scores: { typeDefs: scores, resolvers: { Media: { score: () => 5, free: () => 1 } } },
    };
    await using federated = federate(subgraphs);
    const query = '{ media { score free ... on Book { score } ...F } } fragment F on Book { again: score }';
    const { data } = await federated.engine.execute({ query }, { context: {} });
    expect(data).toEqual({ media: [{ score: null, free: 1, again: null }] });
    const allowed = await federated.engine.execute({ query }, { context: {}, access: reader });
    expect(allowed.data).toEqual({ media: [{ score: 5, free: 1, again: 5 }] });
  });

  it('are null when they are subscriptions, and no event stream is opened', async () => {
    const typeDefs = 'type Query { a: Int } type Subscription { ticks: Int @authenticated }';
    let opened = 0;
    const subscribe = async function* () {
      opened++;
      yield { ticks: 1 };
    };
    await using federated = federate({ clock: { typeDefs, resolvers: { Subscription: { ticks: { subscribe } } } } });
    const accepts = { subscription: true, incremental: undefined };
    const answer = await federated.engine.answer({ query: 'subscription { ticks }' }, { context: {} }, accepts);
    expect(JSON.parse((answer as Answer).text)).toMatchObject({
      data: { ticks: null },
      errors: [{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
    });
    expect(opened).toBe(0);
  });

  it('are not in plans for callers without access', async () => {
    await using federated = federate(SUBGRAPHS);
    const query = '{ people { name salary } me { mail } }';
    const planned = await federated.engine.plan({ query }, { context: {} });
    expect(JSON.stringify('plan' in planned && planned.plan)).not.toMatch(/salar|\bme\b|mail/);
    expect(federated.sent).toEqual([]);
  });

  it('are checked for each request on one engine', async () => {
    await using federated = federate(SUBGRAPHS);
    const query = '{ me { name } }';
    const both = async () => [
      JSON.parse(await federated.engine.executeToText({ query }, { context: {}, access: reader })).data,
      JSON.parse(await federated.engine.executeToText({ query }, { context: {} })).data,
    ];
    for (let run = 0; run < 3; run++) expect(await both()).toEqual([{ me: { name: 'Ann' } }, { me: null }]);
  });
});

describe('the visible schema', () => {
  const DESCRIBE = `{ __schema { types { name fields { name args { name } } inputFields { name } possibleTypes { name } } } }`;
  interface Type {
    readonly name: string;
    readonly fields: readonly { readonly name: string }[] | null;
    readonly possibleTypes: readonly { readonly name: string }[] | null;
  }
  async function typesFor(access?: Access): Promise<Record<string, readonly string[]>> {
    await using federated = federate(SUBGRAPHS);
    const answer = await federated.engine.execute({ query: DESCRIBE }, { context: {}, ...(access && { access }) });
    const { types } = (answer.data as { __schema: { types: Type[] } }).__schema;
    const members = ({ fields, possibleTypes }: Type) => [...(fields ?? []), ...(possibleTypes ?? [])];
    return Object.fromEntries(
      types.filter(({ name }) => !name.startsWith('__')).map(type => [type.name, members(type).map(one => one.name)]),
    );
  }

  it('has only what the caller may see, without types reachable only through guarded fields', async () => {
    const types = await typesFor();
    expect(types.Query).toEqual(['people', 'nodes', 'anything']);
    expect(types.Person).toEqual(['id', 'name', 'shoe']);
    expect(types.Node).toEqual(['id', 'Person', 'Robot']);
    expect(types.Anything).toEqual(['Robot']);
    expect(types.Mutation).toEqual(['poke']);
    expect(Object.keys(types)).not.toContain('Vault');
    expect(Object.keys(types)).not.toContain('Secret');
    const known = await typesFor(reader);
    expect(known.Query).toEqual(['people', 'nodes', 'anything', 'me', 'vault']);
    expect(known.Vault).toEqual(['gold']);
    expect((await typesFor(scoped('admin'))).Person).toContain('salary');
    expect(await typesFor({ ...scoped('admin'), policy: () => true })).toMatchObject({ Secret: [] });
  });

  it('also applies to __type, beside other fields, and per caller on one engine', async () => {
    await using federated = federate(SUBGRAPHS);
    const query = '{ vault: __type(name: "Vault") { name } people { name } }';
    const ask = async (access?: Access) =>
      JSON.parse(await federated.engine.executeToText({ query }, { context: {}, ...(access && { access }) })).data;
    for (let run = 0; run < 3; run++) {
      expect(await ask()).toMatchObject({ vault: null, people: [{ name: 'Ann' }, {}] });
      expect(await ask(reader)).toMatchObject({ vault: { name: 'Vault' }, people: [{ name: 'Ann' }, {}] });
    }
  });

  it('does not leak through error messages about unknown names', async () => {
    await using federated = federate(SUBGRAPHS);
    const { errors } = await federated.engine.execute({ query: '{ people { salari } }' }, { context: {} });
    expect(errors?.[0]?.message).toBe('Cannot query field "salari" on type "Person".');
  });
});

describe('a supergraph composed by an older version', () => {
  const subgraphs: Record<string, TestSubgraph> = {
    shop: {
      typeDefs: `type Query { book: Book node: Node } interface Node { mail: String }
        type Book implements Node @key(fields: "id") { id: ID! mail: String cost: Int }
        type Guard @authenticated { id: ID }`,
      resolvers: {
        Query: { book: () => ({ id: 1, mail: 'b@x', cost: 3 }), node: () => ({ __typename: 'Book', mail: 'b@x' }) },
      },
    },
    sales: {
      typeDefs: `type Book @key(fields: "id") { id: ID! cost: Int @external price: Int @requires(fields: "cost") }`,
      resolvers: { Book: { price: ({ cost }: { cost: number }) => cost * 2 } },
    },
  };
  // Current composition rejects these.
  const sdl = supergraphOf(subgraphs)
    .replace(/(interface Node[^{]*\{\s*mail: String)/, '$1 @authenticated')
    .replace(/cost: Int/, 'cost: Int @authenticated');

  it.each([
    ['an object whose interface is guarded', '{ book { mail } }', { book: { mail: null } }, { book: { mail: 'b@x' } }],
    ['a fragment on it', '{ node { ... on Book { mail } } }', { node: { mail: null } }, { node: { mail: 'b@x' } }],
    ['a field that requires a guarded one', '{ book { price } }', { book: { price: null } }, { book: { price: 6 } }],
  ])('gives nothing away through %s', async (_, query, denied, allowed) => {
    await using federated = federate(subgraphs, { supergraph: loadSupergraph(sdl) });
    const ask = async (access?: Access) =>
      JSON.parse(JSON.stringify(await federated.engine.execute({ query }, { context: {}, ...(access && { access }) })));
    expect(await ask()).toMatchObject({
      data: denied,
      errors: [{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
    });
    expect(await ask(reader)).toEqual({ data: allowed });
  });
});
