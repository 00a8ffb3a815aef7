import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { EngineRequest } from './engine.ts';

/** What Apollo Server serves. */
export interface ServedSchema {
  readonly schema: GraphQLSchema;
  readonly supergraph: { readonly sdl: string };
}

/**
 * Lets Apollo Server serve on an engine: `new ApolloServer({ gateway: asApolloGateway(engine, engine.execute) })`. Apollo
 * Server parses and validates by itself before it asks. The engine is closed by who made it, not by the server.
 * @param served the schema, or where to hear of it and of those that follow
 * @param execute answers a request with Apollo Server's context
 */
export function asApolloGateway(
  served: ServedSchema | { subscribe(listener: (served: ServedSchema) => void): () => void },
  execute: (request: EngineRequest, context: object) => Promise<ExecutionResult>,
): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      const tell = ({ schema, supergraph }: ServedSchema) =>
        callback({ apiSchema: schema, coreSupergraphSdl: supergraph.sdl });
      if ('subscribe' in served) return served.subscribe(tell);
      tell(served);
      return () => {};
    },
    async load() {
      return {
        executor: async ({ source, operationName, request: { variables }, context }) =>
          execute({ query: source, operationName, variables }, context),
      };
    },
    async stop() {},
  };
}
