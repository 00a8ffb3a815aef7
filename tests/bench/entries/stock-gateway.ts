import { readFile } from 'node:fs/promises';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

/** Apollo Gateway started as its documentation does, propagating tokens. */

class TokenSource extends RemoteGraphQLDataSource<{ token?: string | undefined }> {
  override willSendRequest({
    request,
    context,
  }: Parameters<NonNullable<RemoteGraphQLDataSource['willSendRequest']>>[0]) {
    const { token } = context as { token?: string };
    if (token !== undefined) request.http?.headers.set('authorization', token);
  }
}

const [supergraph = ''] = process.argv.slice(2);
const gateway = new ApolloGateway({
  supergraphSdl: await readFile(supergraph, 'utf8'),
  buildService: ({ url }) => new TokenSource({ url: url ?? '' }),
});
const server = new ApolloServer<{ token?: string | undefined }>({ gateway });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async ({ req }) => ({ token: req.headers.authorization }),
});
console.log(`stock gateway ready at ${url}`);
