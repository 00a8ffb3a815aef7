import type { ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { parseExactly } from '../engine/numbers/exact-json.ts';
import { ApolloContext } from '../request/apollo-context.ts';
import type { GraphqlRequest, Handle } from '../request/pipeline.ts';
import { refuseStream } from '../request/refusal.ts';
import { showsLandingPage, showsSchema } from '../settings/production-defaults.ts';
import type { Settings } from '../settings/table.ts';

/** Executes a request for Apollo Server, as objects; Apollo Server cannot send streams. */
export async function executeForApollo(
  handle: Handle,
  request: GraphqlRequest,
  context: object,
): Promise<ExecutionResult> {
  if (!(context instanceof ApolloContext))
    throw new TypeError('Apollo Server passed a context that is not an ApolloContext');
  const answer = refuseStream(await handle(request, context.request));
  context.facts = answer;
  const { errors, ...result } = parseExactly(answer.text) as Written;
  return errors ? { ...result, errors: errors.map(asGraphQLError) } : result;
}

type Written = Omit<ExecutionResult, 'errors'> & { readonly errors?: readonly GraphQLFormattedError[] };

/** Apollo Server treats other errors as internal faults. */
function asGraphQLError({ message, locations, path, extensions }: GraphQLFormattedError): GraphQLError {
  const error = new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null });
  return locations ? Object.assign(error, { locations }) : error;
}

/** Options of every Apollo Server in this process. */
export function apolloOptions(
  settings: Pick<Settings, 'production' | 'http'>,
  plugins: ApolloServerPlugin[],
  exampleOperation?: string,
): Omit<ApolloServerOptionsWithGateway<ApolloContext>, 'gateway'> {
  return {
    plugins: [
      ...plugins,
      FACTS,
      landingPage(showsLandingPage(settings), exampleOperation),
      // Never report to third parties, whatever the environment says.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ] as ApolloServerPlugin<ApolloContext>[],
    introspection: showsSchema(settings),
    hideSchemaDetailsFromClientErrors: !showsSchema(settings),
    // Checked before, for every route.
    csrfPrevention: false,
    formatError: withoutFaults,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  };
}

/** Adds status and headers of the layers to the HTTP response. */
const FACTS: ApolloServerPlugin<ApolloContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ contextValue, response }) {
      const { status, headers } = contextValue.facts;
      if (status !== undefined) response.http.status = status;
      // Typed as strings, but passed unchanged to Fastify, which accepts lists, and may append to them.
      for (const name in headers) {
        const value = headers[name]!;
        response.http.headers.set(
          name.toLowerCase(),
          typeof value === 'string' ? value : ([...value] as unknown as string),
        );
      }
    },
  }),
};

/** Masks internal errors; Apollo Server's details are not for clients. */
function withoutFaults(error: GraphQLFormattedError): GraphQLFormattedError {
  return error.extensions?.code === 'INTERNAL_SERVER_ERROR' ? { ...error, message: 'Internal server error' } : error;
}

function landingPage(isShown: boolean, document?: string): ApolloServerPlugin {
  if (!isShown) return ApolloServerPluginLandingPageDisabled();
  return ApolloServerPluginLandingPageLocalDefault({ footer: false, ...(document !== undefined && { document }) });
}
