import { execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { toAnswer } from './compare-answers.ts';
import { composeSuite } from './compose-suite.ts';
import { executeMonolith } from './run-suite.ts';
import { FEDERATION, type Suite } from './suite.ts';
import { link } from './world.ts';

const suite: Suite = {
  name: 'a shop and its post',
  subgraphs: {
    goods: `${FEDERATION}
      type Query { goods: [Good!]! }
      type Good @key(fields: "id") @key(fields: "code", resolvable: false) {
        id: ID! code: Int! weight: Int! name: String! @shareable }`,
    post: `${FEDERATION}
      type Query { sent: [Good!]! named: Good @provides(fields: "name") }
      type Good @key(fields: "id") @key(fields: "code") {
        id: ID! code: Int! weight: Int! @external name: String! @external fee: Int! @requires(fields: "weight") }`,
  },
  data: () => ({ Good: [{ id: 1, code: 7, weight: 3, name: 'Lamp' }] }),
  fields: {
    Query: { goods: () => [link('Good', 1)], sent: () => [link('Good', 1)], named: () => link('Good', 1) },
    Good: { fee: good => Number(good.weight) * 2 },
  },
  operations: {},
};

async function ask(subgraph: string, query: string) {
  const { schema } = composeSuite(suite).subgraphs.find(({ name }) => name === subgraph)!;
  const { data, errors } = toAnswer(await execute({ schema, document: parse(query) }));
  return { data, messages: (errors ?? []).map(error => error.message) };
}

const entity = (representation: string, selection: string) =>
  `{ _entities(representations: [{ __typename: "Good", ${representation} }]) { ... on Good { ${selection} } } }`;

describe('a test subgraph', () => {
  it('resolves its own fields of a reference', async () => {
    expect(await ask('goods', entity('id: "1"', 'weight name'))).toEqual({
      data: { _entities: [{ weight: 3, name: 'Lamp' }] },
      messages: [],
    });
  });

  it('returns null for an entity that does not exist', async () => {
    expect(await ask('goods', entity('id: "none"', 'weight'))).toEqual({ data: { _entities: [null] }, messages: [] });
  });

  it('takes a number for an ID, but no text for an Int', async () => {
    expect((await ask('post', entity('id: 1', 'code'))).data).toEqual({ _entities: [{ code: 7 }] });
    expect((await ask('post', entity('code: "7"', 'code'))).data).toEqual({ _entities: [null] });
  });

  it('refuses a key that it cannot resolve', async () => {
    expect((await ask('goods', entity('code: 7', 'weight'))).messages).toEqual([
      expect.stringContaining('goods has no resolvable key of Good in {"__typename":"Good","code":7}'),
    ]);
  });

  it('computes a field with @requires from the representation, not from the data', async () => {
    expect((await ask('post', entity('id: "1", weight: 50', 'fee'))).data).toEqual({ _entities: [{ fee: 100 }] });
  });

  it('refuses a field with @requires whose requirement is missing in the representation', async () => {
    expect((await ask('post', entity('id: "1"', 'fee'))).messages).toEqual([expect.stringContaining('needs weight')]);
  });

  it('refuses a field with @requires outside of a reference', async () => {
    expect((await ask('post', '{ sent { fee } }')).messages).toEqual([
      'Good.fee in post was selected without its requirements',
    ]);
  });

  it('resolves an external field only where it is provided', async () => {
    expect(await ask('post', '{ named { name } }')).toEqual({ data: { named: { name: 'Lamp' } }, messages: [] });
    expect((await ask('post', '{ sent { name } }')).messages).toEqual([
      'Good.name is external in post, and nothing provides it here',
    ]);
    expect((await ask('post', '{ named { weight } }')).messages).toHaveLength(1);
  });
});

describe('the monolith', () => {
  it('computes requirements itself', async () => {
    const composed = composeSuite(suite);
    const { data } = toAnswer(await executeMonolith(composed, { query: '{ sent { fee } goods { fee name } }' }));
    expect(data).toEqual({ sent: [{ fee: 6 }], goods: [{ fee: 6, name: 'Lamp' }] });
  });
});
