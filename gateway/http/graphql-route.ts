import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { ERROR_STATUS } from '../../shared/graphql/errors.ts';
import { type GraphqlRequest, type Handle, refuseStream, withExtensions } from './pipeline.ts';
import type { RequestContext, ResponseNotes } from './request-context.ts';

export interface GraphqlRouteOptions {
  /** @throws GraphQLError to refuse the request, with `extensions.http.status` */
  createContext(request: FastifyRequest): RequestContext | Promise<RequestContext>;
  readonly handle: Handle;
  /** Answers everything that is not a plain JSON POST: GET, persisted queries, the landing page, other media types. */
  readonly others: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

const PATH = '/graphql';
const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/**
 * Answers plain JSON POSTs straight from the engine's text, by the GraphQL over HTTP draft
 * (https://graphql.github.io/graphql-over-http/draft/); Apollo Server behind it answers the rest on the same engine.
 */
export function registerGraphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: PATH,
    async handler(request, reply) {
      const type = answerType(request.headers.accept);
      const posted = request.method === 'POST' ? plainRequest(request.body) : undefined;
      if (type === undefined || posted === undefined) return options.others(request, reply);
      reply.header('content-type', type).header('cache-control', 'no-store');
      try {
        const made = options.createContext(request);
        const context = made instanceof Promise ? await made : made;
        const answer = options.handle(posted, context);
        const text = refuseStream(answer instanceof Promise ? await answer : answer);
        return write(reply, text, context.notes);
      } catch (error) {
        return refuse(reply, error);
      }
    },
  });
}

/** Sets status and headers, and gives the text to send. */
function write(reply: FastifyReply, text: string, { status, headers, extensions }: ResponseNotes): string {
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
  return accept.includes('application/json') || accept.includes('*/*') ? JSON_TYPE : undefined;
}

/** The request, when it is one operation with its text and nothing unusual. */
function plainRequest(body: unknown): GraphqlRequest | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  if (typeof query !== 'string' || query === '' || extensions != null) return undefined;
  if (operationName != null && typeof operationName !== 'string') return undefined;
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) return undefined;
  return body as GraphqlRequest;
}

function refuse(reply: FastifyReply, error: unknown): string {
  if (!(error instanceof GraphQLError)) throw error;
  const { http, ...extensions } = error.extensions as { http?: { status?: number; headers?: Map<string, string> } };
  const { code } = extensions as { code?: keyof typeof ERROR_STATUS };
  for (const [name, value] of http?.headers ?? []) reply.header(name, value);
  reply.code(http?.status ?? (code && ERROR_STATUS[code]) ?? 500);
  return JSON.stringify({ errors: [{ message: error.message, extensions }] });
}
