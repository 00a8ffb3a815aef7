// A gateway for a supergraph of somebody else's, which follows the file: `node foreign-supergraph.mjs`
import { createGateway } from 'newsgraph';

const gateway = await createGateway({
  supergraph: './supergraph.graphql',
  settings: { server: { port: 4000 }, limits: { depth: 15 } },
  environment: process.env,
});
console.log(`ready at ${await gateway.listen()}`);
process.once('SIGTERM', () => gateway.close());
