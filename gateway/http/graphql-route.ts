import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { ERROR_STATUS } from '../../shared/graphql/errors.ts';
import { answerBatch } from './answer-batch.ts';
import { type GraphqlRequest, type Handle, refuseStream, withExtensions } from './pipeline.ts';
import { readBodyRequest, readUrlRequest } from './read-request.ts';
import type { RequestContext, ResponseNotes } from './request-context.ts';

export interface GraphqlRouteOptions {
  /** @throws GraphQLError to refuse the request, with `extensions.http.status` */
  createContext(request: FastifyRequest): RequestContext | Promise<RequestContext>;
  readonly handle: Handle;
  /** Whether `handle` knows documents by their ids and refuses mutations by GET. */
  readonly complete: boolean;
  /** Most operations in one body, as an array; 0 for no arrays. */
  readonly batch: number;
  /** Answers everything else: the landing page, and what is no request, with its reason. */
  readonly others: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

const PATH = '/graphql';
const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/**
 * Answers GET and JSON POSTs straight from the engine's text, by the GraphQL over HTTP draft
 * (https://graphql.github.io/graphql-over-http/draft/); Apollo Server behind it answers the rest on the same engine.
 */
export function registerGraphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { handle, batch, others } = options;
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: PATH,
    errorHandler: refuseBody,
    async handler(request, reply) {
      const asked = request.method === 'POST' ? posted(request, options) : gotten(request, options);
      if (asked === undefined) return others(request, reply);
      const type = answerType(request.headers.accept);
      if (type === undefined) return reply.code(406).type(JSON_TYPE).send(NOT_ACCEPTABLE);
      reply.header('content-type', type).header('cache-control', 'no-store');
      try {
        if (Array.isArray(asked)) {
          if (asked.length > batch) return reply.code(400).send(batchTooLarge(asked.length, batch));
          const { text, headers } = await answerBatch(asked, handle, () => options.createContext(request));
          return reply.headers(headers).send(text);
        }
        const made = options.createContext(request);
        const context = made instanceof Promise ? await made : made;
        const answer = handle(asked as GraphqlRequest, context);
        const text = refuseStream(answer instanceof Promise ? await answer : answer);
        return write(reply, text, context.notes);
      } catch (error) {
        return refuse(reply, error);
      }
    },
  });
}

type Asked = GraphqlRequest | readonly unknown[] | undefined;

function posted({ body }: FastifyRequest, { complete, batch }: GraphqlRouteOptions): Asked {
  if (Array.isArray(body)) return batch > 0 ? body : undefined;
  const asked = readBodyRequest(body);
  return complete || asked?.query ? asked : undefined;
}

/** Pages of other sites can make a browser GET anything, but not with these headers. */
function gotten({ method, query, headers }: FastifyRequest, { complete }: GraphqlRouteOptions): Asked {
  if (!complete || method === 'OPTIONS') return undefined;
  if (!(headers['apollo-require-preflight'] || headers['x-apollo-operation-name'])) return undefined;
  return readUrlRequest(query);
}

const NOT_ACCEPTABLE = errorText('Found an Accept header without application/json', 'NOT_ACCEPTABLE');

function batchTooLarge(found: number, limit: number): string {
  return errorText(`Operations in one request: found ${found}, at most ${limit} allowed`, 'BATCH_LIMIT_EXCEEDED');
}

function errorText(message: string, code: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] });
}

/** Says in GraphQL's form that a body is too large. */
function refuseBody(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') return void reply.send(error);
  const limit = request.routeOptions.bodyLimit;
  const text = errorText(`Body of the request: found more than the ${limit} bytes that are allowed`, 'MAX_BODY_LIMIT');
  // What is left of the body is not read.
  reply.code(413).header('connection', 'close').type(JSON_TYPE).send(text);
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

function refuse(reply: FastifyReply, error: unknown): string {
  if (!(error instanceof GraphQLError)) throw error;
  const { http, ...extensions } = error.extensions as { http?: { status?: number; headers?: Map<string, string> } };
  const { code } = extensions as { code?: keyof typeof ERROR_STATUS };
  for (const [name, value] of http?.headers ?? []) reply.header(name, value);
  reply.code(http?.status ?? (code && ERROR_STATUS[code]) ?? 500);
  return JSON.stringify({ errors: [{ message: error.message, extensions }] });
}
