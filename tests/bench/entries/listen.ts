import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Listens on a free port and prints it, as `startProcess` expects. */
export async function listen(app: FastifyInstance, title: string): Promise<void> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  console.log(`${title} ready at http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`);
}
