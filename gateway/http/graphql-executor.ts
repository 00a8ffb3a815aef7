import type { ApolloServer, ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { Settings } from '../settings/table.ts';

/** A GraphQL request as a client states it. */
export interface GraphqlRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Something that answers operations: the gateway's engine, or one subgraph. */
export interface GraphqlExecutor<Context extends object> {
  /** Answers with JSON text: `{"data":…` when the operation ran, `{"errors":…` when it was refused. Never rejects. */
  execute(request: GraphqlRequest, context: Context): string | Promise<string>;
  /** Makes the Apollo Server that answers, on the same graph, what is not a plain JSON POST. */
  createServer(plugins: ApolloServerPlugin[]): ApolloServer<Context>;
  close(): Promise<void>;
}

/** What every Apollo Server of ours is told. */
export function apolloOptions<Context extends object>(
  settings: Pick<Settings, 'production'>,
  plugins: ApolloServerPlugin[],
  exampleOperation?: string,
): Omit<ApolloServerOptionsWithGateway<Context>, 'gateway'> {
  return {
    plugins: [
      ...plugins,
      landingPage(settings.production, exampleOperation),
      // Nothing is told to third parties, whatever the environment says.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ] as ApolloServerPlugin<Context>[],
    introspection: !settings.production,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  };
}

function landingPage(production: boolean, document?: string): ApolloServerPlugin {
  if (production) return ApolloServerPluginLandingPageDisabled();
  return ApolloServerPluginLandingPageLocalDefault({ footer: false, ...(document !== undefined && { document }) });
}
