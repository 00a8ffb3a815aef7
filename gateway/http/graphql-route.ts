import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { isErrorCode } from '../../shared/errors/catalogue.ts';
import { writeCacheHeaders } from '../caching/answer-headers.ts';
import { isStream, ONE_ANSWER, refusedWith, withFirst } from '../engine/operations/answer.ts';
import type { IncrementalSpec } from '../engine/operations/incremental-format.ts';
import type { CacheHeaders } from '../request/cache-policy.ts';
import { type GatewayAnswer, responseText, withExtensions } from '../request/gateway-answer.ts';
import { GRAPHQL_PATH } from '../request/paths.ts';
import type { GraphqlRequest, Handle } from '../request/pipeline.ts';
import { refusal, refusalStatus } from '../request/refusal.ts';
import type { RequestContext } from '../request/request-context.ts';
import { setHeaders } from '../request/response-headers.ts';
import { JSON_TYPE, sendRefusal } from '../request/send-refusal.ts';
import { isPreflighted } from '../security/csrf.ts';
import type { Settings } from '../settings/table.ts';
import type { OpenStreams } from '../subscriptions/open-streams.ts';
import { writeStream } from '../subscriptions/response-writer.ts';
import { MULTIPART_SUBSCRIPTION, multipartParts } from '../subscriptions/write-multipart.ts';
import { answerBatch } from './answer-batch.ts';
import { createTextEncoder } from './encode-text.ts';
import { readBodyRequest, readUrlRequest } from './read-request.ts';

export interface GraphqlRouteOptions {
  readonly settings: Pick<Settings, 'subscriptions' | 'limits'>;
  /** @throws GraphQLError to refuse the request, with `extensions.http.status` */
  createContext(request: FastifyRequest, accepts: RequestContext['accepts']): RequestContext | Promise<RequestContext>;
  readonly handle: Handle;
  readonly streams: OpenStreams;
  /** Whether `handle` supports persisted documents and refuses mutations by GET. */
  readonly complete: boolean;
  /** @default no cache headers */
  readonly cacheHeaders: CacheHeaders | undefined;
  /** Maximum number of operations in a batch; 0 refuses batches. */
  readonly batch: number;
  /** Headers that trigger a CORS preflight; lower case. */
  readonly csrfHeaders: readonly string[];
  /** Handles everything else: the landing page, and invalid requests. */
  readonly others: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/**
 * Serves GET and JSON POSTs directly from the engine's text, by the GraphQL over HTTP draft
 * (https://graphql.github.io/graphql-over-http/draft/); Apollo Server handles the rest on the same engine.
 */
export function registerGraphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { createContext, handle, streams, batch, others } = options;
  const encode = createTextEncoder();
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: GRAPHQL_PATH,
    bodyLimit: options.settings.limits.body,
    errorHandler: refuseBody,
    async handler(request, reply) {
      const parsed = request.method === 'POST' ? parsePost(request, options) : parseGet(request, options);
      if (parsed === undefined) return others(request, reply);
      const { accept } = request.headers;
      const type = answerType(accept);
      if (type === undefined) return reply.code(406).type(JSON_TYPE).send(NOT_ACCEPTABLE.text);
      try {
        if (Array.isArray(parsed)) {
          if (parsed.length > batch) return reply.code(400).send(batchTooLarge(parsed.length, batch).text);
          const { text, headers } = await answerBatch(parsed, handle, () => createContext(request, ONE_ANSWER));
          setHeaders(reply, headers);
          return reply.type(type).header('cache-control', 'no-store').send(text);
        }
        const made = createContext(request, accept?.includes('multipart/mixed') ? multipartOf(accept) : ONE_ANSWER);
        const context = made instanceof Promise ? await made : made;
        const pending = handle(parsed as GraphqlRequest, context);
        const answered = pending instanceof Promise ? await pending : pending;
        if (!isStream(answered)) return encode(write(request, reply, type, answered, options.cacheHeaders));
        const { headers, extensions } = answered;
        if (headers) setHeaders(reply, headers);
        if (answered.kind === 'incremental') {
          const parts = extensions ? withFirst(answered, text => withExtensions(text, extensions)) : answered;
          return await writeStream(reply, parts, multipartParts(answered.spec), options.settings.subscriptions);
        }
        const admitted = streams.admit(answered, context);
        if (!isStream(admitted)) return encode(write(request, reply, type, admitted, options.cacheHeaders));
        return await writeStream(reply, admitted, MULTIPART_SUBSCRIPTION, options.settings.subscriptions);
      } catch (error) {
        return refuse(reply, error);
      }
    },
  });
}

/** Parses the streamed responses that a client accepts as `multipart/mixed`. */
function multipartOf(accept: string): RequestContext['accepts'] {
  const spec = /;\s*(?:deferSpec="?(20220824)|incrementalSpec="?(v0\.2))\b/.exec(accept);
  return {
    subscription: accept.includes('subscriptionSpec'),
    incremental: (spec?.[1] ?? spec?.[2]) as IncrementalSpec | undefined,
  };
}

type Parsed = GraphqlRequest | readonly unknown[] | undefined;

function parsePost({ body }: FastifyRequest, { complete, batch }: GraphqlRouteOptions): Parsed {
  if (Array.isArray(body)) return batch > 0 ? body : undefined;
  const parsed = readBodyRequest(body);
  return complete || parsed?.query ? parsed : undefined;
}

/** Cross-site requests have been refused before; a browser that navigates here gets the landing page. */
function parseGet({ method, query, headers }: FastifyRequest, { complete, csrfHeaders }: GraphqlRouteOptions): Parsed {
  if (!complete || method === 'OPTIONS') return undefined;
  if (headers.accept?.includes('text/html') && !isPreflighted(headers, csrfHeaders)) return undefined;
  return readUrlRequest(query);
}

const NOT_ACCEPTABLE = refusal('NOT_ACCEPTABLE');

function batchTooLarge(found: number, limit: number): GatewayAnswer {
  return refusal('BATCH_LIMIT_EXCEEDED', {
    message: `Batch limit exceeded: found ${found} operations, at most ${limit} are allowed`,
  });
}

/** Refuses a body that is too large with a GraphQL error. */
function refuseBody(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') return void reply.send(error);
  const limit = request.routeOptions.bodyLimit;
  const message = `Request body too large: more than ${limit} bytes`;
  // The rest of the body is not read.
  sendRefusal(reply.header('connection', 'close'), 'PAYLOAD_TOO_LARGE', message);
}

/** Sets status and headers, and returns the text to send. */
function write(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  answer: GatewayAnswer,
  cacheHeaders: CacheHeaders | undefined,
): string {
  const { status, headers } = answer;
  reply.header('content-type', type).header('cache-control', 'no-store');
  if (status !== undefined) reply.code(status);
  else if (answer.outcome === 'refused') reply.code(refusalStatus(answer.errors));
  if (headers) setHeaders(reply, headers);
  if (cacheHeaders && writeCacheHeaders(request, reply, type, answer, cacheHeaders)) return '';
  return responseText(answer);
}

/** The media type of the response, or undefined if the client accepts none of this route. */
function answerType(accept: string | undefined): string | undefined {
  if (accept === undefined || accept === '*/*') return JSON_TYPE;
  if (accept.includes('application/graphql-response+json')) return RESPONSE_TYPE;
  if (accept.includes('text/html')) return undefined;
  if (accept.includes('multipart/mixed')) return JSON_TYPE;
  return accept.includes('application/json') || accept.includes('*/*') ? JSON_TYPE : undefined;
}

/** Refuses a request whose context could not be created. @throws errors that are not for clients */
export function refuse(reply: FastifyReply, error: unknown): string {
  if (!(error instanceof GraphQLError)) throw error;
  const { http, ...extensions } = error.extensions as { http?: { status?: number; headers?: Map<string, string> } };
  const { message } = error;
  for (const [name, value] of http?.headers ?? []) reply.header(name, value);
  reply.code(http?.status ?? (isErrorCode(error.extensions.code) ? refusalStatus([error]) : 500));
  reply.header('content-type', JSON_TYPE).header('cache-control', 'no-store');
  return refusedWith([{ message, extensions }]).text;
}
