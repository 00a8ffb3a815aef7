import { createHash } from 'node:crypto';
import { InMemoryCache } from '@apollo/client';
import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createManifest } from './create-manifest.ts';
import { parseManifest } from './manifest.ts';

const files = (...texts: string[]) => new Map(texts.map((text, i) => [`${i}.graphql`, text]));

describe('createManifest', () => {
  it('creates each operation with the text that Apollo Client sends, and its hash as id', () => {
    const operation =
      'query B($n: Int = 3) { items(first: $n) { ...on Item { name __typename } ...F } __schema { types { name } } }';
    const fragments =
      'fragment F on Item { owner { id } ...A } fragment A on Item { id } fragment Unused on Item { id }';
    const made = createManifest(files(operation, 'mutation A { touch { id } }', fragments));
    expect(made).toMatchObject({ format: 'apollo-persisted-query-manifest', version: 1 });
    expect(made.operations.map(({ name, type }) => [name, type])).toEqual([
      ['A', 'mutation'],
      ['B', 'query'],
    ]);
    const ownFragments = 'fragment A on Item { id } fragment F on Item { owner { id } ...A }';
    const sent = print(new InMemoryCache().transformDocument(parse(`${operation} ${ownFragments}`)));
    const [, { id, body } = { id: '', body: '' }] = made.operations;
    expect(body).toBe(sent);
    expect(id).toBe(createHash('sha256').update(sent).digest('hex'));
    expect(parseManifest('x', JSON.stringify(made))).toEqual(made);
  });

  it.each([
    [['{ a }'], '0.graphql:1: expected the operation to have a name'],
    [['query A { a }', '\nquery A { b }'], '1.graphql:2: the name A is already used in 0.graphql'],
    [['query A { ...F }'], 'A: unknown fragment F'],
    [['query A {\n'], '0.graphql:2: Syntax Error'],
  ])('refuses %j and says where', (texts, message) => {
    expect(() => createManifest(files(...texts))).toThrow(message);
  });
});

describe('parseManifest', () => {
  const manifest = (rest: object) => JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, ...rest });
  it.each([
    ['{', 'm.json: not JSON'],
    ['null', 'm.json: format: found undefined'],
    [manifest({ version: 2, operations: [] }), 'm.json: version: found 2, expected 1'],
    [manifest({}), 'm.json: operations: expected a list'],
    [manifest({ operations: [null] }), 'm.json: operations[0].id: expected text'],
    [manifest({ operations: [{ id: 'a', body: '{' }] }), 'm.json: operations[0].body: Syntax Error'],
  ])('refuses %s', (text, message) => {
    expect(() => parseManifest('m.json', text)).toThrow(message);
  });
});
