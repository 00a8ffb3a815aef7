import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import type { Engine, EngineContext } from './create-engine.ts';

/**
 * Lets Apollo Server serve on an engine: `new ApolloServer({ gateway: asApolloGateway(engine) })`. Apollo Server parses
 * and validates by itself before it asks. The engine is closed by who made it, not by the server.
 * @param contextOf makes the engine's context of Apollo Server's
 * @default the server's context becomes `context`
 */
export function asApolloGateway(
  engine: Pick<Engine, 'schema' | 'execute'> & { readonly supergraph: Pick<LoadedSupergraph, 'sdl'> },
  contextOf: (context: Record<string, unknown>, headers: Record<string, string>) => EngineContext = (
    context,
    headers,
  ) => ({
    context,
    headers,
  }),
): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: engine.schema, coreSupergraphSdl: engine.supergraph.sdl });
      return () => {};
    },
    async load() {
      return {
        executor: async ({ source, operationName, request, context }) => {
          const headers = Object.fromEntries(request.http?.headers ?? []);
          const { variables } = request;
          return engine.execute({ query: source, operationName, variables }, contextOf(context, headers));
        },
      };
    },
    async stop() {},
  };
}
