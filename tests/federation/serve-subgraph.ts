import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ExecutionResult, execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';

export interface ServedSubgraph extends AsyncDisposable {
  url: string;
}

/** Serves a schema by graphql-js over plain HTTP on a free port of 127.0.0.1. */
export async function serveSubgraph(schema: GraphQLSchema): Promise<ServedSubgraph> {
  const server = createServer(async (request, response) => {
    const body = JSON.stringify(await answer(schema, request));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/graphql`, [Symbol.asyncDispose]: () => close(server) };
}

async function answer(schema: GraphQLSchema, request: IncomingMessage): Promise<ExecutionResult> {
  try {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { query, variables, operationName } = JSON.parse(text);
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    return await execute({ schema, document, variableValues: variables, operationName });
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new GraphQLError(String(error))] };
  }
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
}
