import type { Readable } from 'node:stream';
import { OperationTypeNode } from 'graphql';
import { filesIn } from '../../../../shared/graphql/upload.ts';
import type { CancelSignal } from '../cancel-signal.ts';
import { SubgraphFailure } from '../subgraph-failure.ts';
import type { FetchScope, PreparedFetch, SubgraphOperation, SubgraphTransport } from '../transport.ts';
import { multipartRequest } from './multipart-request.ts';
import { withCircuitBreaker } from './requests/break-circuit.ts';
import { type CircuitBreakerOptions, createCircuitBreaker } from './requests/circuit-breaker.ts';
import { type ConnectionOptions, connectOrigins } from './requests/connect-subgraph.ts';
import { type ConcurrencyOptions, limitConcurrency } from './requests/limit-concurrency.ts';
import { headersKey, propagateHeaders, type SendHeaders } from './requests/propagate-headers.ts';
import { readBody, tooLarge } from './requests/read-body.ts';
import { type Reply, readResponse } from './requests/read-response.ts';
import { SIGNATURE_HEADER } from './requests/request-signature.ts';
import { type RetryOptions, withRetries } from './requests/retry.ts';
import { isLate, type ResponseHeaders, type Send, type SubgraphRequest, TooLargeError } from './requests/send.ts';
import { sendRequest } from './requests/send-request.ts';
import { createInFlight } from './requests/share-in-flight.ts';
import { type HttpSubscriptionOptions, subscribeByHttp } from './subscribe-http.ts';
import { subscribeByWebSocket, webSocketUrl } from './subscribe-websocket.ts';

export interface HttpOptions extends ConnectionOptions {
  readonly name: string;
  /** URL of the subgraph's GraphQL endpoint; `http:` or `https:`. */
  readonly url: string;
  /**
   * Timeout of a fetch in milliseconds, including queueing, retries and reading the response body.
   * @default 30_000
   */
  readonly timeout?: number;
  /**
   * Maximum response size, in bytes after decompression.
   * @default 67_108_864 (64 MiB)
   */
  readonly maxResponseBytes?: number;
  /**
   * Headers for each request.
   * @default propagates `authorization` and `traceparent`
   */
  readonly headers?: SendHeaders;
  /**
   * URL of the subgraph's subscriptions; `ws:` or `wss:` for WebSockets.
   * @default `url`
   */
  readonly subscriptionsUrl?: string | undefined;
  /** @default 'websocket' */
  readonly subscriptionsProtocol?: 'websocket' | 'sse' | 'multipart';
  /** Receives the response headers, once for each request that shares the response. @default ignored */
  readonly onHeaders?: (headers: ResponseHeaders, scope: FetchScope) => void;
  /**
   * Single flight: identical queries of one `identity` that are in flight share one request.
   * @default true
   */
  readonly share?: boolean;
  /** Signs a request body. @default requests are not signed */
  readonly sign?: (body: string) => string;
  /** @default no retries */
  readonly retry?: RetryOptions;
  /** @default no circuit breaker */
  readonly circuit?: CircuitBreakerOptions;
  /** @default only `connections` limits requests, and the queue is unbounded */
  readonly limit?: ConcurrencyOptions;
}

/**
 * A transport to a subgraph over HTTP, by https://graphql.github.io/graphql-over-http/draft/.
 * @throws {TypeError} when the URL is invalid
 */
export function createHttpTransport(options: HttpOptions): SubgraphTransport {
  const { name, timeout = 30_000, maxResponseBytes = 67_108_864, share = true, onHeaders } = options;
  const { headers = propagateHeaders() } = options;
  const url = new URL(options.url);
  const { poolAt, counts, close } = connectOrigins(url.origin, options);
  const own = poolAt(url.origin);
  const route = { path: url.pathname + url.search, maxBytes: maxResponseBytes };
  const send = guard(request => {
    const { queries, mutations } = request.url ? poolAt(request.url.origin) : own;
    const there = request.url ? { ...route, path: request.url.pathname + request.url.search } : route;
    return sendRequest(request.repeatable ? queries : mutations, there, request);
  }, options);
  const inFlight = createInFlight<CompletedReply>();

  const post = async (
    { body, headers: own, url: there }: Asking,
    repeatable: boolean,
    signal: CancelSignal | undefined,
  ): Promise<CompletedReply> => {
    const sent = own ? { ...FIXED_HEADERS, ...own } : FIXED_HEADERS;
    const deadline = performance.now() + timeout;
    try {
      const answer = await send({ headers: sent, body, url: there, deadline, signal, repeatable });
      const text = readBody(answer.bytes, answer.headers['content-encoding'], maxResponseBytes, name);
      return {
        status: answer.status,
        text: typeof text === 'string' ? text : await text,
        headers: answer.headers,
      };
    } catch (error) {
      throw asFailure(error, name, maxResponseBytes, signal);
    }
  };

  return {
    name,
    prepare(operation) {
      const start = constantPart(operation);
      const query = operation.kind === OperationTypeNode.QUERY;
      const fetch: PreparedFetch = async (variables, scope) => {
        const { outgoing } = scope;
        const body = `${start}${JSON.stringify(variables)}${outgoing?.extensions ? extensionsPart(outgoing.extensions) : ''}}`;
        const asking: Asking = {
          body,
          headers: outgoing?.headers ?? headers(scope),
          url: outgoing && outgoing.url !== url.href ? new URL(outgoing.url) : undefined,
        };
        let reply: CompletedReply;
        const files = scope.hasFiles ? filesIn(variables) : undefined;
        if (files && files.size > 0) {
          if (options.sign)
            throw new SubgraphFailure('SUBREQUEST_FAILED', name, 'cannot get files: its requests are signed');
          const multipart = multipartRequest(body, files, name);
          const sent = { ...asking, body: multipart.body, headers: { ...asking.headers, ...multipart.headers } };
          // Sent once; a client that disconnects ends its files, and with them the request.
          reply = await post(sent, false, undefined);
          inFlight.forget();
        } else if (share && query && scope.identity !== undefined) {
          // A client that disconnects does not cancel the request for the others.
          const key = `${scope.identity}\n${keyOf(body, asking)}`;
          reply = await inFlight.share(key, scope.signal, signal => post(asking, query, signal));
        } else {
          try {
            // A mutation is not cancelled once started.
            reply = await post(asking, query, query ? scope.signal : undefined);
          } finally {
            // A query after a mutation, even a failed one, must not join a query that started before it.
            if (!query) inFlight.forget();
          }
        }
        onHeaders?.(reply.headers, scope);
        outgoing?.onReply?.(reply.status, reply.headers);
        return readResponse(name, reply, operation.exact);
      };
      return fetch;
    },
    prepareSubscription: subscribe({ ...options, headers, timeout, maxResponseBytes }),
    outgoing: (kind, scope) => ({
      url: kind === OperationTypeNode.SUBSCRIPTION ? subscriptionsAddress(options) : url.href,
      headers: headers(scope) ?? {},
    }),
    connections: counts,
    close,
  };
}

function subscribe(options: HttpOptions & Pick<HttpSubscriptionOptions, 'headers' | 'timeout' | 'maxResponseBytes'>) {
  const { subscriptionsProtocol: protocol = 'websocket' } = options;
  const url = subscriptionsAddress(options);
  return protocol === 'websocket'
    ? subscribeByWebSocket({ ...options, url })
    : subscribeByHttp({ ...options, url, protocol });
}

function subscriptionsAddress({ url, subscriptionsUrl, subscriptionsProtocol = 'websocket' }: HttpOptions): string {
  return subscriptionsUrl ?? (subscriptionsProtocol === 'websocket' ? webSocketUrl(url) : url);
}

/** One request as it is sent, but for the headers that all have. */
interface Asking {
  readonly body: string | Readable;
  readonly headers: Readonly<Record<string, string>> | undefined;
  /** Where it goes instead of the subgraph's own address. */
  readonly url: URL | undefined;
}

/** Equal where a subgraph cannot tell two requests apart. */
const keyOf = (body: string, { headers, url }: Asking) => `${url?.href ?? ''}\n${headersKey(headers)}\n${body}`;

interface CompletedReply extends Reply {
  readonly headers: ResponseHeaders;
}

/** Wraps `send` in the enabled features, innermost first. */
function guard(bare: Send, { name, sign, limit, circuit, retry }: HttpOptions): Send {
  let send = bare;
  if (sign) send = withSignature(send, sign);
  if (limit) send = limitConcurrency(send, name, limit);
  if (circuit) send = withCircuitBreaker(send, name, createCircuitBreaker(circuit));
  if (retry) send = withRetries(send, retry);
  return send;
}

/** Each retry is signed anew: a subgraph accepts a signature only once. Bodies are texts: files are not signed. */
function withSignature(send: Send, sign: (body: string) => string): Send {
  return (request: SubgraphRequest) =>
    send({ ...request, headers: { ...request.headers, [SIGNATURE_HEADER]: sign(request.body as string) } });
}

const FIXED_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
  'accept-encoding': 'gzip, br, deflate',
};

/** The constant part of the request body, up to the variables. */
function constantPart({ text, operationName }: SubgraphOperation): string {
  const name = operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`;
  return `{"query":${JSON.stringify(text)},${name}"variables":`;
}

function extensionsPart(extensions: Readonly<Record<string, unknown>>): string {
  return `,"extensions":${JSON.stringify(extensions)}`;
}

function asFailure(
  error: unknown,
  subgraph: string,
  maxResponseBytes: number,
  client: CancelSignal | undefined,
): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  if (error instanceof TooLargeError) return tooLarge(subgraph, maxResponseBytes);
  if (isLate(error)) {
    return new SubgraphFailure('SUBREQUEST_TIMEOUT', subgraph, 'did not answer in time', { cause: error });
  }
  if (client?.aborted)
    return new SubgraphFailure('SUBREQUEST_CANCELLED', subgraph, 'request cancelled: the client disconnected', {
      cause: error,
    });
  return new SubgraphFailure('SUBREQUEST_HTTP_ERROR', subgraph, 'could not be reached', { cause: error });
}
