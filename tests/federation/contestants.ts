import { createEngine } from '../../gateway/operations/create-engine.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { createEmbeddedTransport } from '../../gateway/transport/embedded.ts';
import { createHttpTransport } from '../../gateway/transport/http.ts';
import type { SubgraphTransport } from '../../gateway/transport/transport.ts';
import type { Contestant, OfferedSubgraph, RunningGateway } from './contestant.ts';

/** The gateways that every suite and every random operation runs on. */
export const contestants: Contestant[] = [
  {
    name: 'newsgraph, embedded',
    transport: 'embedded',
    start: async (sdl, subgraphs) => startEngine(sdl, subgraphs, createEmbeddedTransport),
  },
  {
    name: 'newsgraph, over HTTP',
    transport: 'http',
    start: async (sdl, subgraphs) => startEngine(sdl, subgraphs, createHttpTransport),
  },
];

/** Each operation is asked three times: interpreted, as it is being compiled, and compiled; the answers must agree. */
function startEngine(
  sdl: string,
  subgraphs: OfferedSubgraph[],
  createTransport: (subgraph: OfferedSubgraph) => SubgraphTransport,
): RunningGateway {
  const engine = createEngine({
    supergraph: loadSupergraph(sdl),
    transports: subgraphs.map(createTransport),
    planning: 'inline',
  });
  return {
    execute: request => engine.execute(request),
    [Symbol.asyncDispose]: () => engine.close(),
  };
}
