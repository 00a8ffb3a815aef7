import { readFile } from 'node:fs/promises';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

/** Apollo Gateway as its documentation starts it. */

const [supergraph = ''] = process.argv.slice(2);
const gateway = new ApolloGateway({ supergraphSdl: await readFile(supergraph, 'utf8') });
const server = new ApolloServer({ gateway });
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
console.log(`stock gateway ready at ${url}`);
