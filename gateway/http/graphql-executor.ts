import type { ApolloServer, ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { ExecutionResult } from 'graphql';
import type { Settings } from '../settings/table.ts';
import { type GraphqlRequest, type Handle, refuseStream } from './pipeline.ts';
import type { RequestContext } from './request-context.ts';

/** Something that answers operations: the gateway's engine, or one subgraph. */
export interface GraphqlExecutor {
  readonly handle: Handle;
  /** Whether `handle` knows documents by their ids and refuses mutations by GET; else Apollo Server is left to it. */
  readonly complete: boolean;
  /** Makes the Apollo Server that answers, on the same graph, what is not a plain JSON POST. */
  createServer(plugins: ApolloServerPlugin[]): ApolloServer<RequestContext>;
  close(): Promise<void>;
}

/** Asks for an answer as objects, for Apollo Server; whoever asks there cannot read a stream. */
export async function ask(handle: Handle, request: GraphqlRequest, context: RequestContext): Promise<ExecutionResult> {
  return JSON.parse(refuseStream(await handle(request, context)));
}

/** What every Apollo Server of ours is told. */
export function apolloOptions(
  settings: Pick<Settings, 'production'>,
  plugins: ApolloServerPlugin[],
  exampleOperation?: string,
): Omit<ApolloServerOptionsWithGateway<RequestContext>, 'gateway'> {
  return {
    plugins: [
      ...plugins,
      NOTES,
      landingPage(settings.production, exampleOperation),
      // Nothing is told to third parties, whatever the environment says.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ] as ApolloServerPlugin<RequestContext>[],
    introspection: !settings.production,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  };
}

/** Says beside the answer what the layers had to say. */
const NOTES: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ contextValue, response }) {
      const { status, headers } = contextValue.notes;
      if (status !== undefined) response.http.status = status;
      for (const name in headers) response.http.headers.set(name.toLowerCase(), headers[name]!);
    },
  }),
};

function landingPage(production: boolean, document?: string): ApolloServerPlugin {
  if (production) return ApolloServerPluginLandingPageDisabled();
  return ApolloServerPluginLandingPageLocalDefault({ footer: false, ...(document !== undefined && { document }) });
}
