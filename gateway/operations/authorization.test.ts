import { describe, expect, it } from 'vitest';
import { federate, type TestSubgraph } from '../../tests/support/federate.ts';
import type { Access } from '../security/decide-access.ts';

/** `@authenticated`, `@requiresScopes` and `@policy`, enforced by the gateway whatever the subgraphs do. */

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
  // The generated writer, which comes in with the second run, agrees.
  for (let run = 0; run < 3; run++)
    expect(JSON.parse(await federated.engine.executeToText(request, context))).toEqual(plain);
  const denied = plain.errors?.filter(error => error.extensions.code === 'UNAUTHORIZED_FIELD_OR_TYPE');
  expect(denied?.length).toBe(plain.errors?.length);
  return { data: plain.data, denied: denied?.map(error => error.path.join('.')) ?? [], sent: federated.sent };
}

describe('guarded fields', () => {
  it('are null with an error for who may not see them, and no subgraph is asked for them', async () => {
    const { data, denied, sent } = await ask('{ people { name mail salary shoe } me { name } }');
    const ann = { name: 'Ann', mail: null, salary: null, shoe: 42 };
    expect(data).toEqual({ people: [ann, ann], me: null });
    expect(denied).toEqual(['people.0.mail', 'people.0.salary', 'people.1.mail', 'people.1.salary', 'me']);
    expect(sent.map(({ query }) => query).join()).not.toMatch(/\b(mail|salary|me)\b/);
  });

  it('are answered to who has one of the lists of scopes, all of it', async () => {
    const query = '{ people { mail } }';
    expect((await ask(query, scoped('mail:read'))).denied).toHaveLength(2);
    expect((await ask(query, scoped('mail:read', 'people:read'))).denied).toEqual([]);
    expect((await ask(query, scoped('admin'))).data).toEqual({ people: [{ mail: 'a@x' }, { mail: 'a@x' }] });
    expect((await ask(query, { authenticated: false, scopes: new Set(['admin']) })).denied).toHaveLength(2);
  });

  it('are not answered under another name, in a fragment, or under a condition', async () => {
    const query = `query ($no: Boolean!) {
      people { name: salary ...F ... on Person { x: mail @skip(if: $no) } ... @include(if: true) { y: salary } }
    } fragment F on Person { z: salary }`;
    const { data } = await ask(query, reader);
    const nothing = { name: null, x: null, y: null, z: null };
    expect(data).toEqual({ people: [nothing, nothing] });
  });

  it('are not answered through an interface one of whose types guards them, but by a type that does not', async () => {
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

  it('guard a whole type, behind a field and behind a union', async () => {
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

  it('guard by policies, of which none holds unless it is decided', async () => {
    expect((await ask('{ door }', reader)).data).toEqual({ door: null });
    const insider: Access = { ...reader, policy: name => name === 'insider' };
    expect((await ask('{ door }', insider)).data).toEqual({ door: 'open' });
  });

  it('take the next place that may be null with them when they are non-null', async () => {
    const { data, denied } = await ask('{ people { must } me { name } }');
    expect(data).toBeNull();
    expect(denied).toContain('people.0.must');
  });

  it('are not run where they are mutations', async () => {
    expect((await ask('mutation { wipe poke }', reader)).data).toEqual({ wipe: null, poke: true });
    expect(wiped).toEqual([]);
    expect((await ask('mutation { wipe }', scoped('admin'))).data).toEqual({ wipe: true });
  });

  it('are decided anew for each request on one engine', async () => {
    await using federated = federate(SUBGRAPHS);
    const query = '{ me { name } }';
    const both = async () => [
      JSON.parse(await federated.engine.executeToText({ query }, { context: {}, access: reader })).data,
      JSON.parse(await federated.engine.executeToText({ query }, { context: {} })).data,
    ];
    for (let run = 0; run < 3; run++) expect(await both()).toEqual([{ me: { name: 'Ann' } }, { me: null }]);
  });
});
