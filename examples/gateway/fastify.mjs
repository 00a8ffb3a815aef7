// The gateway inside a Fastify app that has routes of its own.
import Fastify from 'fastify';
import { createGateway } from 'newsgraph';

const app = Fastify();
app.get('/hello', () => 'hello');

const gateway = await createGateway({ supergraph: './supergraph.graphql' });
await app.register(gateway.fastify, { prefix: '/api' });

const address = await app.listen({ port: Number(process.env.PORT ?? 4000), host: 'localhost' });
console.log(`ready at ${address}/api/graphql`);
process.once('SIGTERM', () => app.close());
