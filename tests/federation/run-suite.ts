import { type ExecutionResult, execute, parse, validate } from 'graphql';
import type { ComposedSuite } from './compose-suite.ts';
import { subgraphUrl } from './compose-suite.ts';
import type { Contestant, GatewayRequest, RunningGateway } from './contestant.ts';
import { serveSubgraph } from './serve-subgraph.ts';

/** Starts the contestant on the suite's subgraphs, served over HTTP if it uses that. */
export async function startContestant(contestant: Contestant, composed: ComposedSuite): Promise<RunningGateway> {
  const stack = new AsyncDisposableStack();
  try {
    let { supergraphSdl } = composed;
    const offered = [];
    for (const { name, sdl, schema } of composed.subgraphs) {
      let url = subgraphUrl(name);
      if (contestant.transport === 'http') {
        const served = stack.use(await serveSubgraph(schema));
        supergraphSdl = supergraphSdl.replaceAll(`"${url}"`, `"${served.url}"`);
        url = served.url;
      }
      offered.push({ name, sdl, schema, url });
    }
    const gateway = stack.use(await contestant.start(supergraphSdl, offered));
    return { execute: request => gateway.execute(request), [Symbol.asyncDispose]: () => stack.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

/** graphql-js on the monolith. */
export async function executeMonolith({ monolith }: ComposedSuite, request: GatewayRequest): Promise<ExecutionResult> {
  const document = parse(request.query);
  const errors = validate(monolith, document);
  if (errors.length > 0) return { errors };
  const { variables, operationName } = request;
  return execute({ schema: monolith, document, variableValues: variables, operationName });
}
