import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { buildSchema, type GraphQLSchema, parse, printSchema } from 'graphql';
import { addMonolithResolvers, supertypesIn } from './monolith.ts';
import { createTestSubgraph, type TestSubgraph } from './subgraph.ts';
import type { Suite } from './suite.ts';
import { World } from './world.ts';

/** A suite made executable over its own world. */
export interface ComposedSuite {
  suite: Suite;
  world: World;
  supergraphSdl: string;
  /** The API schema with resolvers over the same data. */
  monolith: GraphQLSchema;
  subgraphs: TestSubgraph[];
}

/** The URL that a subgraph has in the composed supergraph. */
export function subgraphUrl(name: string): string {
  return `http://${name}.invalid/graphql`;
}

/** @throws when the subgraphs do not compose */
export function composeSuite(suite: Suite): ComposedSuite {
  const services = Object.entries(suite.subgraphs).map(([name, given]) => ({
    name,
    url: subgraphUrl(name),
    typeDefs: parse(typeof given === 'string' ? given : given.sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(`${suite.name} does not compose: ${errors?.map(e => e.message).join('\n')}`);
  const api = Supergraph.build(supergraphSdl, { supportedFeatures: null, validateSupergraph: false }).apiSchema();
  const monolith = buildSchema(printSchema(api.toGraphQLJSSchema()), { assumeValid: true });
  const world = new World(suite.data);
  addMonolithResolvers(monolith, suite, world);
  const known = new Map<string, string[]>();
  const supertypes = (typename: string) => {
    const found = known.get(typename) ?? supertypesIn(monolith, typename);
    known.set(typename, found);
    return [...found];
  };
  const subgraphs = services.map(({ name }) => createTestSubgraph(name, suite, world, supertypes));
  return { suite, world, supergraphSdl, monolith, subgraphs };
}
