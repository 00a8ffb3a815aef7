import { ApolloGateway, type GraphQLDataSource, RemoteGraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, execute, parse } from 'graphql';
import { maskError } from '../../shared/graphql/mask-error.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import type { RequestContext } from '../http/request-context.ts';

export interface StockGatewayOptions {
  readonly supergraphSdl: string;
  /** Subgraphs that run in this process; all others are reached over HTTP. */
  readonly embedded: ReadonlyMap<string, Subgraph>;
  /** Where a subgraph is reached, instead of the address in the supergraph. */
  subgraphUrl(name: string): string | undefined;
  report(error: unknown): void;
}

export function createStockGateway(options: StockGatewayOptions): ApolloGateway {
  return new ApolloGateway({
    supergraphSdl: options.supergraphSdl,
    buildService: ({ name, url }) => {
      const subgraph = options.embedded.get(name);
      return subgraph ? embeddedSource(subgraph, options.report) : remoteSource(options.subgraphUrl(name) ?? url);
    },
  });
}

function remoteSource(url: string | undefined): GraphQLDataSource<RequestContext> {
  return new RemoteGraphQLDataSource<RequestContext>({
    ...(url !== undefined && { url }),
    willSendRequest({ request, context }) {
      if (context.authorization !== undefined) request.http?.headers.set('authorization', context.authorization);
    },
  });
}

function embeddedSource(subgraph: Subgraph, report: (error: unknown) => void): GraphQLDataSource<RequestContext> {
  const documents = new Map<string, DocumentNode>();
  return {
    async process({ request, context }) {
      const query = request.query ?? '';
      const document = documents.get(query) ?? parse(query, { noLocation: true });
      documents.set(query, document);
      const result = await execute({
        schema: subgraph.schema,
        document,
        contextValue: subgraph.createContext({ identity: context.identity }),
        variableValues: request.variables ?? {},
      });
      return { data: result.data, errors: result.errors?.map(error => maskError(error, report)) } as never;
    },
  };
}
