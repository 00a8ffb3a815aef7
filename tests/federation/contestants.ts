import type { ExecutionResult } from 'graphql';
import { createCaches } from '../../gateway/caching/caches.ts';
import { createEngine } from '../../gateway/engine/operations/create-engine.ts';
import { loadSupergraph } from '../../gateway/engine/supergraph/load-supergraph.ts';
import { createEmbeddedTransport } from '../../gateway/engine/transport/embedded/embedded.ts';
import { createHttpTransport } from '../../gateway/engine/transport/http/http.ts';
import type { SubgraphTransport } from '../../gateway/engine/transport/transport.ts';
import { createLocalContext } from '../../gateway/request/request-context.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import type { Contestant, GatewayRequest, OfferedSubgraph, RunningGateway } from './contestant.ts';

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
  {
    name: 'newsgraph, with the entity cache',
    transport: 'embedded',
    start: async (sdl, subgraphs) => startKeepingEngine(sdl, subgraphs),
  },
];

type CreateTransport = (subgraph: OfferedSubgraph) => SubgraphTransport;

/** Results as objects, without generated code. */
function startEngine(sdl: string, subgraphs: OfferedSubgraph[], createTransport: CreateTransport): RunningGateway {
  const transports = subgraphs.map(createTransport);
  const engine = createEngine({ supergraph: loadSupergraph(sdl), transports, planning: 'inline' });
  return { execute: request => engine.execute(request), [Symbol.asyncDispose]: () => engine.close() };
}

/** Runs everything twice; the second time from the cache as far as possible. A mutation invalidates it. */
function startKeepingEngine(sdl: string, subgraphs: OfferedSubgraph[]): RunningGateway {
  const supergraph = loadSupergraph(sdl);
  const { caching, redis } = readSettings({});
  const settings = { ...caching, responses: false, entities: true, defaultMaxAge: 60_000, fallbackAge: 60_000 };
  const { invalidator, cacheEntities } = createCaches({
    settings,
    redis,
    subgraphs: [],
    callerKeyOf: () => '',
    onError(error) {
      throw error;
    },
  });
  const facts = { ...supergraph, queryType: 'Query' };
  const transports = subgraphs.map(subgraph => cacheEntities!(createEmbeddedTransport(subgraph), facts));
  const engine = createEngine({ supergraph, transports, planning: 'inline' });
  const execute = (request: GatewayRequest, bypassCache: boolean) =>
    engine.execute(request, { context: createLocalContext(undefined).with({ bypassCache }) });
  return {
    async execute(request) {
      const isMutation = /^\s*mutation/.test(request.query);
      if (!isMutation) await execute(request, false);
      const answer = await execute(request, isMutation);
      if (isMutation) invalidator.drop(subgraphs.map(({ name }) => name));
      return answer;
    },
    [Symbol.asyncDispose]: () => engine.close(),
  };
}

/** Results as the text that clients get, with generated code from the first run on. */
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
