import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { createSubgraphSchema, type Subgraph } from '../../../shared/graphql/subgraph.ts';

/**
 * A supergraph of any number of subgraphs. Each has a list, and adds a text and a number to the items of the others'
 * lists.
 */
export function generateSupergraph(count: number): { sdl: string; subgraphs: Map<string, Subgraph> } {
  const directory = mkdtempSync(path.join(tmpdir(), 'newsgraph-bench-'));
  try {
    const generated = Array.from({ length: count }, (_, i) => {
      const sdl = sdlOf(i);
      const file = path.join(directory, `${i}.graphql`);
      writeFileSync(file, sdl);
      return { name: `part${i}`, sdl, subgraph: createSubgraph(i, pathToFileURL(file)) };
    });
    const services = generated.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: 'http://127.0.0.1:1' }));
    const { supergraphSdl, errors } = composeServices(services);
    if (!supergraphSdl) throw new Error(errors?.join('\n'));
    return { sdl: supergraphSdl, subgraphs: new Map(generated.map(({ name, subgraph }) => [name, subgraph])) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const sdlOf = (i: number) => `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
type Query { things${i}(count: Int!): [Thing!]! }
type Thing @key(fields: "id") { id: ID! text${i}: String! number${i}: Int! own${i}: Own${i}! }
type Own${i} { a: String! b: Int! c: [String!]! }
`;

interface Thing {
  readonly id: string;
}

function createSubgraph(i: number, schemaUrl: URL): Subgraph {
  const own = { a: 'a', b: i, c: ['c', 'd'] };
  const resolvers = {
    Query: {
      [`things${i}`]: (_: unknown, { count }: { count: number }): Thing[] =>
        Array.from({ length: count }, (_, number) => ({ id: String(number) })),
    },
    Thing: {
      [`text${i}`]: ({ id }: Thing) => `text ${id} of ${i}`,
      [`number${i}`]: ({ id }: Thing) => Number(id) + i,
      [`own${i}`]: () => own,
    },
  };
  const references = { Thing: (all: readonly object[]) => all.map(one => ({ id: String((one as Thing).id) })) };
  return {
    name: `part${i}`,
    schema: createSubgraphSchema({ schema: schemaUrl, resolvers, references }),
    createContext: scope => scope,
  };
}
