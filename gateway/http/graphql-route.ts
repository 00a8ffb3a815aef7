import { METHODS } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { type ErrorCode, isErrorCode } from '../../shared/errors/catalogue.ts';
import type { Bounds } from '../bounds/bounds.ts';
import { addVary, type Representation, writeCacheHeaders } from '../caching/answer-headers.ts';
import { type AnswerStream, isStream, ONE_ANSWER, refusedWith, withFirst } from '../engine/operations/answer.ts';
import type { CacheHeaders } from '../request/cache-policy.ts';
import {
  type CompressedForms,
  type GatewayAnswer,
  type GatewayAnswered,
  responseText,
  withExtensions,
} from '../request/gateway-answer.ts';
import { GRAPHQL_PATH } from '../request/paths.ts';
import type { GraphqlRequest, Handle } from '../request/pipeline.ts';
import { refusal, refusalStatus } from '../request/refusal.ts';
import type { RequestContext } from '../request/request-context.ts';
import { setHeaders } from '../request/response-headers.ts';
import { JSON_TYPE, sendRefusal } from '../request/send-refusal.ts';
import { isPreflighted } from '../security/csrf.ts';
import type { Encoding } from '../settings/groups/compression.ts';
import type { Settings } from '../settings/table.ts';
import { EVENT_STREAM, singlePart } from '../subscriptions/event-stream.ts';
import type { OpenStreams } from '../subscriptions/open-streams.ts';
import { writeStream } from '../subscriptions/response-writer.ts';
import { withLastEventId } from '../subscriptions/resumption.ts';
import { MULTIPART_SUBSCRIPTION, multipartParts } from '../subscriptions/write-multipart.ts';
import { answerBatch } from './answer-batch.ts';
import type { Compressor } from './bodies/compress-response.ts';
import { createTextEncoder } from './encode-text.ts';
import { type Negotiated, negotiate, type SingleFormat } from './negotiate.ts';
import { misshapen, readBodyRequest, readUrlRequest } from './read-request.ts';

export interface GraphqlRouteOptions {
  readonly settings: Pick<Settings, 'subscriptions' | 'limits'>;
  readonly bounds: Bounds;
  /** @throws GraphQLError to refuse the request, with `extensions.http.status` */
  createContext(request: FastifyRequest, accepts: RequestContext['accepts']): RequestContext | Promise<RequestContext>;
  readonly handle: Handle;
  readonly streams: OpenStreams;
  /** Whether `handle` supports persisted documents and refuses mutations by GET. */
  readonly complete: boolean;
  /** @default no cache headers */
  readonly cacheHeaders: CacheHeaders | undefined;
  /** @default nothing is compressed */
  readonly compressor: Compressor | undefined;
  /** Maximum number of operations in a batch; 0 refuses batches. */
  readonly batch: number;
  /** Headers that trigger a CORS preflight; lower case. */
  readonly csrfHeaders: readonly string[];
  /** Whether browsers that navigate here get a landing page. */
  readonly page: boolean;
  /** Handles everything else: the landing page, and invalid requests. */
  readonly others: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

const TYPES = { json: JSON_TYPE, response: 'application/graphql-response+json; charset=utf-8' } as const;

/**
 * Serves GET and JSON POSTs directly from the engine's text, by the GraphQL over HTTP draft
 * (https://graphql.github.io/graphql-over-http/draft/); Apollo Server handles the rest on the same engine.
 */
export function registerGraphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { createContext, handle, streams, batch, others, compressor } = options;
  const subscriptions = { ...options.settings.subscriptions, unread: options.bounds.unread };
  const encode = createTextEncoder();

  /** Sends a response that is no stream, also to a client that accepts only streams. */
  function sendSingle(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: GatewayAnswer,
    { single, subscription, plainJson }: Negotiated,
  ): string | Buffer | Promise<Buffer> | Promise<void> {
    if (single === 'json' || single === 'response') {
      const encoding = encodingOf(request, reply, answer.text);
      const form = { type: TYPES[single], encoding, plainJson };
      return sendText(
        reply,
        write(request, reply, form, answer, options.cacheHeaders),
        encoding,
        answer.caching?.forms,
      );
    }
    if (answer.headers) setHeaders(reply, answer.headers);
    const text = responseText(answer);
    if (single === 'event-stream') return writeStream(reply, streamOf(text), EVENT_STREAM, subscriptions);
    if (subscription) return writeStream(reply, streamOf(text), MULTIPART_SUBSCRIPTION, subscriptions);
    return writeStream(reply, streamOf(`${text.slice(0, -1)},"hasNext":false}`), multipartParts(), subscriptions);
  }

  /** Whether to compress a text for the client, and how. */
  function encodingOf({ headers }: FastifyRequest, reply: FastifyReply, { length }: string): Encoding | undefined {
    if (!compressor || length < compressor.threshold) return undefined;
    addVary(reply, 'accept-encoding');
    return compressor.encodingFor(headers['accept-encoding']);
  }

  function sendText(
    reply: FastifyReply,
    text: string,
    encoding: Encoding | undefined,
    forms?: CompressedForms,
  ): string | Buffer | Promise<Buffer> {
    if (encoding === undefined || text === '') return encode(text);
    reply.header('content-encoding', encoding);
    return compressor!.compress(text, encoding, forms);
  }

  async function sendBatch(
    request: FastifyRequest,
    reply: FastifyReply,
    entries: readonly unknown[],
    format: SingleFormat,
  ) {
    if (format !== 'json' && format !== 'response') return notAcceptable(reply);
    if (entries.length > batch) return reply.code(400).send(batchTooLarge(entries.length, batch).text);
    const { text, headers } = await answerBatch(entries, handle, () => createContext(request, ONE_ANSWER));
    setHeaders(reply, headers);
    reply.type(TYPES[format]).header('cache-control', 'no-store');
    return sendText(reply, text, encodingOf(request, reply, text));
  }

  refuseOtherMethods(app);
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: GRAPHQL_PATH,
    bodyLimit: options.settings.limits.body,
    async handler(request, reply) {
      const parsed = request.method === 'POST' ? parsePost(request, options) : parseGet(request, options);
      if (parsed === undefined) return request.method === 'POST' ? refusePost(request, reply) : others(request, reply);
      const negotiated = negotiate(request.headers.accept);
      const { single, subscription, accepts } = negotiated;
      if (single === undefined) return notAcceptable(reply);
      try {
        if (Array.isArray(parsed)) return await sendBatch(request, reply, parsed, single);
        const made = createContext(request, accepts);
        const context = made instanceof Promise ? await made : made;
        const pending = handle(resumed(parsed as GraphqlRequest, request, subscription), context);
        const answered = pending instanceof Promise ? await orFailure(pending, request) : pending;
        if (!isStream(answered)) return sendSingle(request, reply, answered, negotiated);
        const { headers, extensions } = answered;
        if (headers) setHeaders(reply, headers);
        if (answered.kind === 'incremental') {
          const parts = extensions ? withFirst(answered, text => withExtensions(text, extensions)) : answered;
          return await writeStream(reply, parts, multipartParts(answered.spec), subscriptions);
        }
        const admitted = streams.admit(answered, context);
        if (!isStream(admitted)) return sendSingle(request, reply, admitted, negotiated);
        return await writeStream(
          reply,
          admitted,
          subscription === 'multipart' ? MULTIPART_SUBSCRIPTION : EVENT_STREAM,
          subscriptions,
        );
      } catch (error) {
        return refuse(reply, error);
      }
    },
  });
}

/** PUT and DELETE belong to event streams of a single connection. */
function refuseOtherMethods(app: FastifyInstance): void {
  const served = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'CONNECT'];
  const method = METHODS.filter(name => !served.includes(name));
  for (const name of method) if (!app.supportedMethods.includes(name)) app.addHttpMethod(name);
  const refuse = (_request: FastifyRequest, reply: FastifyReply) =>
    sendRefusal(reply.header('allow', 'GET, POST'), 'METHOD_NOT_ALLOWED');
  // Before a body is looked at.
  app.route({ method, url: GRAPHQL_PATH, onRequest: (request, reply) => void refuse(request, reply), handler: refuse });
}

/** Waits for a response, unless the files of the request turn out to be wrong before. */
function orFailure(pending: Promise<GatewayAnswered>, { uploads }: FastifyRequest): Promise<GatewayAnswered> {
  return uploads ? Promise.race([pending, uploads.failure]) : pending;
}

type Parsed = GraphqlRequest | readonly unknown[] | undefined;

function parsePost({ body }: FastifyRequest, { complete, batch }: GraphqlRouteOptions): Parsed {
  if (Array.isArray(body)) return batch > 0 ? body : undefined;
  const parsed = readBodyRequest(body);
  return complete || parsed?.query ? parsed : undefined;
}

/** Cross-site requests have been refused before; a browser that navigates here gets the landing page. */
function parseGet(request: FastifyRequest, { complete, csrfHeaders, page }: GraphqlRouteOptions): Parsed {
  const { method, query, headers } = request;
  if (method === 'OPTIONS') return undefined;
  const preferred = negotiate(headers.accept);
  if (page && preferred.page && !isPreflighted(headers, csrfHeaders)) {
    // Such a request was not checked for CSRF, so Apollo Server must not read it as an operation.
    request.headers = { ...headers, accept: 'text/html' };
    return undefined;
  }
  return complete || preferred.accepts.subscription ? readUrlRequest(query) : undefined;
}

/** A subscription continues after the last event that the client received. */
function resumed(operation: GraphqlRequest, { headers }: FastifyRequest, subscription: Negotiated['subscription']) {
  return subscription === 'event-stream' ? withLastEventId(operation, headers['last-event-id']) : operation;
}

function streamOf(text: string): AnswerStream {
  return { kind: 'subscription', [Symbol.asyncIterator]: () => singlePart({ text }) };
}

/** A body that is no request by the draft of GraphQL over HTTP. */
function refusePost({ body, headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (Array.isArray(body))
    return sendRefusal(reply, 'BAD_REQUEST', 'Found a batch of operations; `limits.batch` allows none');
  const type = headers['content-type'];
  if (type !== undefined && !/^\s*(?:application\/json|multipart\/form-data)\b/i.test(type)) {
    return sendRefusal(reply, 'UNSUPPORTED_MEDIA_TYPE', `Found the content type ${type}, expected application/json`);
  }
  return sendRefusal(reply, 'BAD_REQUEST', misshapen(body) ?? NO_QUERY);
}

const NO_QUERY = 'Found no `query`: expected a JSON object with a text `query`, or with the id of a persisted document';

function notAcceptable(reply: FastifyReply): FastifyReply {
  return sendRefusal(reply, 'NOT_ACCEPTABLE');
}

function batchTooLarge(found: number, limit: number): GatewayAnswer {
  return refusal('BATCH_LIMIT_EXCEEDED', {
    message: `Batch limit exceeded: found ${found} operations, at most ${limit} are allowed`,
  });
}

/** Sets status and headers, and returns the text to send. */
function write(
  request: FastifyRequest,
  reply: FastifyReply,
  { plainJson, ...form }: Representation & { readonly plainJson: boolean },
  answer: GatewayAnswer,
  cacheHeaders: CacheHeaders | undefined,
): string {
  const { status, headers } = answer;
  reply.header('content-type', form.type).header('cache-control', 'no-store');
  if (status !== undefined) reply.code(status);
  else if (answer.outcome === 'refused')
    reply.code(plainJson && isRequestError(answer) ? 200 : refusalStatus(answer.errors));
  if (headers) setHeaders(reply, headers);
  if (cacheHeaders && writeCacheHeaders(request, reply, form, answer, cacheHeaders)) return '';
  return responseText(answer);
}

/** The errors of a well-formed HTTP request whose operation the specification of GraphQL does not let run. */
const REQUEST_ERRORS: readonly unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
] satisfies ErrorCode[];

function isRequestError({ errors }: GatewayAnswer): boolean {
  return REQUEST_ERRORS.includes(errors[0]?.extensions?.code);
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
