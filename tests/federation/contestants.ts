import type { ExecutionResult } from 'graphql';
import { createEngine } from '../../gateway/operations/create-engine.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { createEmbeddedTransport } from '../../gateway/transport/embedded.ts';
import { createHttpTransport } from '../../gateway/transport/http.ts';
import type { SubgraphTransport } from '../../gateway/transport/transport.ts';
import type { Contestant, OfferedSubgraph, RunningGateway } from './contestant.ts';

/** The gateways that every suite and every random operation runs on. */
export const contestants: Contestant[] = [
  {
    name: 'newsgraph, embedded and interpreted',
    transport: 'embedded',
    start: async (sdl, subgraphs) => startEngine(sdl, subgraphs, createEmbeddedTransport),
  },
  {
    name: 'newsgraph, embedded and compiled',
    transport: 'embedded',
    start: async (sdl, subgraphs) =>
      startCompiledEngine(sdl, subgraphs, subgraph => createEmbeddedTransport({ ...subgraph, compileAfter: 0 })),
  },
  {
    name: 'newsgraph, over HTTP',
    transport: 'http',
    start: async (sdl, subgraphs) => startCompiledEngine(sdl, subgraphs, createHttpTransport),
  },
];

type CreateTransport = (subgraph: OfferedSubgraph) => SubgraphTransport;

/** Answers as objects, without generated code. */
function startEngine(sdl: string, subgraphs: OfferedSubgraph[], createTransport: CreateTransport): RunningGateway {
  const transports = subgraphs.map(createTransport);
  const engine = createEngine({ supergraph: loadSupergraph(sdl), transports, planning: 'inline' });
  return { execute: request => engine.execute(request), [Symbol.asyncDispose]: () => engine.close() };
}

/** Answers as the text that clients get, with generated code from the first run on. */
function startCompiledEngine(
  sdl: string,
  subgraphs: OfferedSubgraph[],
  createTransport: CreateTransport,
): RunningGateway {
  const transports = subgraphs.map(createTransport);
  const engine = createEngine({ supergraph: loadSupergraph(sdl), transports, planning: 'inline', compileAfter: 0 });
  return {
    execute: async request => JSON.parse(await engine.executeToText(request)) as ExecutionResult,
    [Symbol.asyncDispose]: () => engine.close(),
  };
}
