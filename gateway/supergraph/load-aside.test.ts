import { readFile } from 'node:fs/promises';
import { printSchema } from 'graphql';
import { expect, it } from 'vitest';
import { loadSupergraphAside } from './load-aside.ts';
import { loadSupergraph } from './load-supergraph.ts';
import { SupergraphError } from './supergraph-error.ts';

const sdl = await readFile('supergraph.graphql', 'utf8');

it('loads beside requests what loading at once loads', async () => {
  const { schema, ...aside } = await loadSupergraphAside(sdl);
  const { schema: expected, ...atOnce } = loadSupergraph(sdl);
  expect(printSchema(schema)).toBe(printSchema(expected));
  expect(JSON.stringify(aside)).toBe(JSON.stringify(atOnce));
});

it.each(['type Query {', 'type Query { a: Int }', sdl.replace('bylines: [Byline!]!', 'bylines: [Nobody!]!')])(
  'refuses what loading at once refuses, with the same words (%#)',
  async broken => {
    const error = await loadSupergraphAside(broken).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SupergraphError);
    expect(() => loadSupergraph(broken)).toThrow((error as Error).message);
  },
);
