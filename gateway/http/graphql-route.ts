import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { ERROR_STATUS } from '../../shared/graphql/errors.ts';
import { ONE_ANSWER } from '../operations/answer-stream.ts';
import type { Settings } from '../settings/table.ts';
import type { OpenStreams } from '../subscriptions/open-streams.ts';
import { writeStream } from '../subscriptions/response-writer.ts';
import { MULTIPART_SUBSCRIPTION } from '../subscriptions/write-multipart.ts';
import { type GraphqlRequest, type Handle, withExtensions } from './pipeline.ts';
import type { RequestContext, ResponseNotes } from './request-context.ts';

export interface GraphqlRouteOptions {
  readonly settings: Pick<Settings, 'subscriptions'>;
  /** @throws GraphQLError to refuse the request, with `extensions.http.status` */
  createContext(request: FastifyRequest, accepts: RequestContext['accepts']): RequestContext | Promise<RequestContext>;
  readonly handle: Handle;
  readonly streams: OpenStreams;
  /** Answers everything that is not a plain JSON POST: GET, persisted queries, the landing page, other media types. */
  readonly others: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

export const GRAPHQL_PATH = '/graphql';
const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/**
 * Answers plain JSON POSTs straight from the engine's text, by the GraphQL over HTTP draft
 * (https://graphql.github.io/graphql-over-http/draft/); Apollo Server behind it answers the rest on the same engine.
 */
export function registerGraphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { createContext, handle, streams } = options;
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: GRAPHQL_PATH,
    async handler(request, reply) {
      const { accept } = request.headers;
      const type = answerType(accept);
      const posted = request.method === 'POST' ? plainRequest(request.body) : undefined;
      if (type === undefined || posted === undefined) return options.others(request, reply);
      try {
        const made = createContext(request, accept?.includes('multipart/mixed') ? multipartOf(accept) : ONE_ANSWER);
        const context = made instanceof Promise ? await made : made;
        const pending = handle(posted, context);
        const answer = pending instanceof Promise ? await pending : pending;
        if (typeof answer !== 'string') {
          const admitted = streams.admit(answer, context);
          if (typeof admitted === 'string') return write(reply, type, admitted, context.notes);
          return await writeStream(reply, admitted, MULTIPART_SUBSCRIPTION, options.settings.subscriptions);
        }
        return write(reply, type, answer, context.notes);
      } catch (error) {
        return refuse(reply, error);
      }
    },
  });
}

/** Which answers of several parts a client says that it reads as `multipart/mixed`. */
function multipartOf(accept: string): RequestContext['accepts'] {
  return { ...ONE_ANSWER, subscription: accept.includes('subscriptionSpec') };
}

/** Sets status and headers, and gives the text to send. */
function write(
  reply: FastifyReply,
  type: string,
  text: string,
  { status, headers, extensions }: ResponseNotes,
): string {
  reply.header('content-type', type).header('cache-control', 'no-store');
  if (text.startsWith('{"errors"')) reply.code(text.includes('"INTERNAL_SERVER_ERROR"') ? 500 : 400);
  if (status !== undefined) reply.code(status);
  if (headers) reply.headers(headers);
  return extensions ? withExtensions(text, extensions) : text;
}

/** The media type to answer with, or undefined when the client wants none that this route has. */
function answerType(accept: string | undefined): string | undefined {
  if (accept === undefined || accept === '*/*') return JSON_TYPE;
  if (accept.includes('application/graphql-response+json')) return RESPONSE_TYPE;
  if (accept.includes('text/html')) return undefined;
  if (accept.includes('multipart/mixed')) return JSON_TYPE;
  return accept.includes('application/json') || accept.includes('*/*') ? JSON_TYPE : undefined;
}

/** The request, when it is one operation with its text and nothing unusual. */
export function plainRequest(body: unknown): GraphqlRequest | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  if (typeof query !== 'string' || query === '' || isPersisted(extensions)) return undefined;
  if (operationName != null && typeof operationName !== 'string') return undefined;
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) return undefined;
  return body as GraphqlRequest;
}

const isPersisted = (extensions: unknown) =>
  typeof extensions === 'object' && extensions !== null && 'persistedQuery' in extensions;

export function refuse(reply: FastifyReply, error: unknown): string {
  if (!(error instanceof GraphQLError)) throw error;
  const { http, ...extensions } = error.extensions as { http?: { status?: number; headers?: Map<string, string> } };
  const { code } = extensions as { code?: keyof typeof ERROR_STATUS };
  for (const [name, value] of http?.headers ?? []) reply.header(name, value);
  reply.code(http?.status ?? (code && ERROR_STATUS[code]) ?? 500);
  reply.header('content-type', JSON_TYPE).header('cache-control', 'no-store');
  return JSON.stringify({ errors: [{ message: error.message, extensions }] });
}
