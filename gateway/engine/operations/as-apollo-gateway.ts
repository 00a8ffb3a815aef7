import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { EngineRequest } from './engine.ts';

/** The schema that Apollo Server serves. */
export interface ServedSchema {
  readonly schema: GraphQLSchema;
  readonly supergraph: { readonly sdl: string };
}

/**
 * Lets Apollo Server run on an engine: `new ApolloServer({ gateway: asApolloGateway(engine, engine.execute) })`. Apollo
 * Server parses and validates before it calls the gateway. The creator of the engine closes it; the server does not.
 * @param served the schema, or a source of the current schema and its updates
 * @param execute executes a request with Apollo Server's context
 */
export function asApolloGateway(
  served: ServedSchema | { subscribe(listener: (served: ServedSchema) => void): () => void },
  execute: (request: EngineRequest, context: object) => Promise<ExecutionResult>,
): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      const notify = ({ schema, supergraph }: ServedSchema) =>
        callback({ apiSchema: schema, coreSupergraphSdl: supergraph.sdl });
      if ('subscribe' in served) return served.subscribe(notify);
      notify(served);
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
