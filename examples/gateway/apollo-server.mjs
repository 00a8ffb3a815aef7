// The engine inside an Apollo Server, in the place of Apollo Gateway.
import { readFile } from 'node:fs/promises';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { asApolloGateway, createEngine, createHttpTransport, loadSupergraph } from 'newsgraph/engine';

const supergraph = loadSupergraph(await readFile('./supergraph.graphql', 'utf8'));
const engine = createEngine({
  supergraph,
  transports: supergraph.subgraphs.map(({ name, url }) => createHttpTransport({ name, url })),
});

const server = new ApolloServer({
  // It is stopped below, before the engine.
  stopOnTerminationSignals: false,
  gateway: asApolloGateway(engine, (request, context) =>
    engine.execute(request, { context, headers: context.headers }),
  ),
});
const { url } = await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT ?? 4000) },
  context: async ({ req }) => ({ headers: req.headers }),
});
console.log(`ready at ${url}`);
process.once('SIGTERM', async () => {
  await server.stop();
  await engine.close();
});
