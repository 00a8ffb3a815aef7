// The engine alone, as a route of a Fastify app: no settings, no layers, one answer a request.
import { readFile } from 'node:fs/promises';
import Fastify from 'fastify';
import { createEngine, createHttpTransport, loadSupergraph } from 'newsgraph/engine';

const supergraph = loadSupergraph(await readFile('./supergraph.graphql', 'utf8'));
const engine = createEngine({
  supergraph,
  transports: supergraph.subgraphs.map(({ name, url }) => createHttpTransport({ name, url })),
});

const app = Fastify();
app.post('/graphql', async (request, reply) => {
  reply.type('application/json');
  return engine.executeToText(request.body, { context: request, headers: request.headers });
});
app.addHook('onClose', () => engine.close());

const address = await app.listen({ port: Number(process.env.PORT ?? 4000), host: 'localhost' });
console.log(`ready at ${address}/graphql`);
process.once('SIGTERM', () => app.close());
