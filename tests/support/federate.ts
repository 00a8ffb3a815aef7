import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, graphql, parse } from 'graphql';
import { createEngine } from '../../gateway/engine/operations/create-engine.ts';
import type { Engine, EngineOptions } from '../../gateway/engine/operations/engine.ts';
import { loadSupergraph } from '../../gateway/engine/supergraph/load-supergraph.ts';
import { createEmbeddedTransport } from '../../gateway/engine/transport/embedded/embedded.ts';
import { createHttpTransport } from '../../gateway/engine/transport/http/http.ts';
import type { SubgraphTransport } from '../../gateway/engine/transport/transport.ts';

type Resolvers = NonNullable<Exclude<Parameters<typeof buildSubgraphSchema>[0], unknown[] | DocumentNode>>;

export interface TestSubgraph {
  /** Without `@link`: all federation directives are imported. */
  readonly typeDefs: string;
  readonly resolvers?: Record<string, unknown>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key" "@requires" "@provides" "@external" "@shareable" "@override" "@inaccessible" "@interfaceObject" "@tag"
  "@authenticated" "@requiresScopes" "@policy" "@context" "@fromContext" "@cost" "@listSize"
])`;

export function schemaOf({ typeDefs, resolvers }: TestSubgraph): GraphQLSchema {
  const module = { typeDefs: parse(`${LINK}\n${typeDefs}`), ...(resolvers ? { resolvers } : {}) };
  return buildSubgraphSchema(module as Resolvers & { typeDefs: DocumentNode });
}

/** Composes subgraphs; fails with composition's own messages. */
export function supergraphOf(subgraphs: Record<string, TestSubgraph>): string {
  const services = Object.entries(subgraphs).map(([name, { typeDefs }]) => ({
    name,
    url: `http://${name}.example`,
    typeDefs: parse(`${LINK}\n${typeDefs}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(error => error.message).join('\n'));
  return supergraphSdl;
}

export interface Federated extends AsyncDisposable {
  readonly engine: Engine;
  /** The operations that subgraphs received, in order. */
  readonly sent: { readonly subgraph: string; readonly query: string; readonly variables: unknown }[];
}

/** An engine over embedded subgraphs that records their requests. */
export function federate(
  subgraphs: Record<string, TestSubgraph>,
  options: Partial<EngineOptions> = {},
  wrap: (transport: SubgraphTransport) => SubgraphTransport = transport => transport,
): Federated {
  const sent: { subgraph: string; query: string; variables: unknown }[] = [];
  const transports = Object.entries(subgraphs).map(([name, subgraph]) => {
    const transport = wrap(createEmbeddedTransport({ name, schema: schemaOf(subgraph) }));
    return {
      ...transport,
      prepare(operation) {
        const send = transport.prepare(operation);
        return (variables, scope) => {
          sent.push({ subgraph: name, query: operation.text, variables: structuredClone(variables) });
          return send(variables, scope);
        };
      },
    } satisfies SubgraphTransport;
  });
  const supergraph = loadSupergraph(supergraphOf(subgraphs));
  const engine = createEngine({ supergraph, transports, planning: 'inline', onFault: report, ...options });
  return { engine, sent, [Symbol.asyncDispose]: () => engine.close() };
}

/** The same over real sockets. */
export async function federateOverHttp(subgraphs: Record<string, TestSubgraph>): Promise<Federated> {
  const servers = await Promise.all(
    Object.entries(subgraphs).map(async ([name, subgraph]) => ({
      name,
      server: await serveSchema(schemaOf(subgraph)),
    })),
  );
  const transports = servers.map(({ name, server }) => createHttpTransport({ name, url: urlOf(server) }));
  const engine = createEngine({
    supergraph: loadSupergraph(supergraphOf(subgraphs)),
    transports,
    planning: 'inline',
  });
  return {
    engine,
    sent: [],
    async [Symbol.asyncDispose]() {
      await engine.close();
      for (const { server } of servers) server.close();
    },
  };
}

export function serveSchema(schema: GraphQLSchema): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query, variables, operationName } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const result = await graphql({ schema, source: query, variableValues: variables, operationName });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/**
 * The result as an object, after checking that the text is the same on the first run (interpreted) and on the third
 * (generated code).
 */
export async function answer(
  engine: Engine,
  query: string,
  variables?: Record<string, unknown>,
  operationName?: string,
): Promise<{ data?: unknown; errors?: { message: string; path?: unknown; extensions?: Record<string, unknown> }[] }> {
  const request = { query, ...(variables ? { variables } : {}), ...(operationName ? { operationName } : {}) };
  const object = JSON.stringify(await engine.execute(request));
  for (let run = 0; run < 3; run++) {
    const text = await engine.executeToText(request);
    if (JSON.stringify(JSON.parse(text)) !== object) throw new Error(`Run ${run}: ${text}\nis not ${object}`);
  }
  return JSON.parse(object);
}

/** Errors are masked for clients; a test has to see them. */
function report({ message, cause }: { readonly message: string; readonly cause: unknown }): void {
  process.stderr.write(`${message}: ${cause instanceof Error ? cause.stack : String(cause)}\n`);
}
