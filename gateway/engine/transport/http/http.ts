import { OperationTypeNode } from 'graphql';
import type { CancelSignal } from '../cancel-signal.ts';
import { SubgraphFailure } from '../subgraph-failure.ts';
import type { FetchScope, PreparedFetch, SubgraphOperation, SubgraphTransport } from '../transport.ts';
import { withCircuitBreaker } from './requests/break-circuit.ts';
import { type CircuitBreakerOptions, createCircuitBreaker } from './requests/circuit-breaker.ts';
import { type ConnectionOptions, connectSubgraph } from './requests/connect-subgraph.ts';
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
  /** Where the subgraph's GraphQL endpoint is; `http:` or `https:`. */
  readonly url: string;
  /**
   * The whole fetch, with waiting and retries, to the last byte of the answer; in milliseconds.
   * @default 30_000
   */
  readonly timeout?: number;
  /**
   * Largest answer, in bytes after decompression.
   * @default 67_108_864 (64 MiB)
   */
  readonly maxResponseBytes?: number;
  /**
   * Headers for each request.
   * @default passes `authorization` and `traceparent` on
   */
  readonly headers?: SendHeaders;
  /**
   * Where the subgraph takes subscriptions; `ws:` or `wss:` for WebSockets.
   * @default the same address
   */
  readonly subscriptionsUrl?: string | undefined;
  /** @default 'websocket' */
  readonly subscriptionsProtocol?: 'websocket' | 'sse' | 'multipart';
  /** Told of the headers of each answer, once for each request that it answers. @default nobody is */
  readonly onHeaders?: (headers: ResponseHeaders, scope: FetchScope) => void;
  /**
   * Let equal queries of one identity that are under way at the same time share one request.
   * @default true
   */
  readonly share?: boolean;
  /** Makes the signature of a body. @default requests are not signed */
  readonly sign?: (body: string) => string;
  /** @default requests are sent once */
  readonly retry?: RetryOptions;
  /** @default a failing subgraph is asked on */
  readonly circuit?: CircuitBreakerOptions;
  /** @default the connections are the limit, and what waits for one is not bounded */
  readonly limit?: ConcurrencyOptions;
}

/**
 * A subgraph over HTTP, by https://graphql.github.io/graphql-over-http/draft/.
 * @throws {TypeError} when the URL is not one
 */
export function createHttpTransport(options: HttpOptions): SubgraphTransport {
  const { name, timeout = 30_000, maxResponseBytes = 67_108_864, share = true, onHeaders } = options;
  const { headers = propagateHeaders() } = options;
  const url = new URL(options.url);
  const { queries, mutations, counts, close } = connectSubgraph(url.origin, options);
  const route = { path: url.pathname + url.search, maxBytes: maxResponseBytes };
  const send = guard(request => sendRequest(request.repeatable ? queries : mutations, route, request), options);
  const inFlight = createInFlight<CompletedReply>();

  const ask = async (
    body: string,
    own: Record<string, string> | undefined,
    repeatable: boolean,
    signal: CancelSignal | undefined,
  ): Promise<CompletedReply> => {
    const sent = own ? { ...FIXED_HEADERS, ...own } : FIXED_HEADERS;
    try {
      const answer = await send({ headers: sent, body, deadline: performance.now() + timeout, signal, repeatable });
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
        const body = `${start}${JSON.stringify(variables)}}`;
        const own = headers(scope);
        let reply: CompletedReply;
        if (share && query && scope.identity !== undefined) {
          const key = `${scope.identity}\n${headersKey(own)}\n${body}`;
          // One client that leaves does not end the request for the others.
          reply = await inFlight.share(key, scope.signal, signal => ask(body, own, query, signal));
        } else {
          try {
            // What a mutation has begun is not broken off.
            reply = await ask(body, own, query, query ? scope.signal : undefined);
          } finally {
            // A query that comes after a mutation, even a failed one, must not join one that read before it.
            if (!query) inFlight.forget();
          }
        }
        onHeaders?.(reply.headers, scope);
        return readResponse(name, reply);
      };
      return fetch;
    },
    prepareSubscription: subscribe({ ...options, headers, timeout, maxResponseBytes }),
    connections: counts,
    close,
  };
}

function subscribe({
  url,
  subscriptionsUrl,
  subscriptionsProtocol = 'websocket',
  ...options
}: HttpOptions & Pick<HttpSubscriptionOptions, 'headers' | 'timeout' | 'maxResponseBytes'>) {
  if (subscriptionsProtocol === 'websocket') {
    return subscribeByWebSocket({ ...options, url: subscriptionsUrl ?? webSocketUrl(url) });
  }
  return subscribeByHttp({ ...options, url: subscriptionsUrl ?? url, protocol: subscriptionsProtocol });
}

interface CompletedReply extends Reply {
  readonly headers: ResponseHeaders;
}

/** Puts around the sending what is turned on; the innermost comes first. */
function guard(bare: Send, { name, sign, limit, circuit, retry }: HttpOptions): Send {
  let send = bare;
  if (sign) send = withSignature(send, sign);
  if (limit) send = limitConcurrency(send, name, limit);
  if (circuit) send = withCircuitBreaker(send, name, createCircuitBreaker(circuit));
  if (retry) send = withRetries(send, retry);
  return send;
}

/** A retry has a signature of its own: a subgraph accepts each only once. */
function withSignature(send: Send, sign: (body: string) => string): Send {
  return (request: SubgraphRequest) =>
    send({ ...request, headers: { ...request.headers, [SIGNATURE_HEADER]: sign(request.body) } });
}

const FIXED_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
  'accept-encoding': 'gzip, br, deflate',
};

/** The request's body up to the variables. */
function constantPart({ text, operationName }: SubgraphOperation): string {
  const name = operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`;
  return `{"query":${JSON.stringify(text)},${name}"variables":`;
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
