import { OperationTypeNode } from 'graphql';
import { errors, Pool } from 'undici';
import { type PropagateHeaders, propagateHeaders } from './propagate-headers.ts';
import { readBody, tooLarge } from './read-body.ts';
import { DeadlineError, sendRequest, TooLargeError } from './send-request.ts';
import { createInFlight } from './share-in-flight.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import type {
  PreparedFetch,
  RequestScope,
  SubgraphOperation,
  SubgraphResponse,
  SubgraphTransport,
} from './transport.ts';

export interface HttpOptions {
  readonly name: string;
  /** Where the subgraph's GraphQL endpoint is; `http:` or `https:`. */
  readonly url: string;
  /**
   * From sending to the last byte of the answer, in milliseconds.
   * @default 30_000
   */
  readonly timeout?: number;
  /**
   * Largest answer, in bytes after decompression.
   * @default 67_108_864 (64 MiB)
   */
  readonly maxResponseBytes?: number;
  /**
   * Connections kept open to the subgraph's origin.
   * @default 64
   */
  readonly connections?: number;
  /**
   * Headers for each request.
   * @default passes `authorization` and `traceparent` on
   */
  readonly headers?: PropagateHeaders;
  /**
   * Let equal queries of one identity that are under way at the same time share one request.
   * @default true
   */
  readonly share?: boolean;
}

/**
 * A subgraph over HTTP, by https://graphql.github.io/graphql-over-http/draft/.
 * @throws {TypeError} when the URL is not one
 */
export function createHttpTransport(options: HttpOptions): SubgraphTransport {
  const { name, timeout = 30_000, maxResponseBytes = 67_108_864, connections = 64, share = true } = options;
  const { headers = propagateHeaders(['authorization', 'traceparent']) } = options;
  const url = new URL(options.url);
  const pool = new Pool(url.origin, { connections, pipelining: 1, keepAliveTimeout: 20_000 });
  const path = url.pathname + url.search;
  const inFlight = createInFlight<Reply>();

  const send = async (body: string, scope: RequestScope, own: Record<string, string> | undefined): Promise<Reply> => {
    const { signal } = scope;
    const sent = own ? { ...FIXED_HEADERS, ...own } : FIXED_HEADERS;
    try {
      const response = await sendRequest(pool, {
        path,
        headers: sent,
        body,
        timeout,
        maxBytes: maxResponseBytes,
        signal,
      });
      const text = readBody(response.bytes, response.encoding, maxResponseBytes, name);
      return { status: response.status, text: typeof text === 'string' ? text : await text };
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
        if (share && query && scope.identity !== undefined) {
          const key = `${scope.identity}\n${JSON.stringify(own)}\n${body}`;
          return readResponse(name, await inFlight.share(key, () => send(body, withoutSignal(scope), own)));
        }
        const reply = await send(body, scope, own);
        // A query that comes after a mutation must not join one that read before it.
        if (!query) inFlight.forget();
        return readResponse(name, reply);
      };
      return fetch;
    },
    close: () => pool.close(),
  };
}

interface Reply {
  readonly status: number;
  readonly text: string;
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

/** One client that leaves must not end the request for the others. */
function withoutSignal({ signal: _, ...scope }: RequestScope): RequestScope {
  return scope;
}

/** Each caller gets data of its own: plans merge into it. */
function readResponse(subgraph: string, { status, text }: Reply): SubgraphResponse {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    if (status < 200 || status > 299)
      throw new SubgraphFailure('SUBREQUEST_HTTP_ERROR', subgraph, `answered HTTP ${status}`, { status });
    throw new SubgraphFailure('SUBREQUEST_MALFORMED_RESPONSE', subgraph, 'did not answer with JSON', { status, cause });
  }
  const isResponse = typeof body === 'object' && body !== null && ('data' in body || 'errors' in body);
  if (!isResponse) {
    if (status < 200 || status > 299)
      throw new SubgraphFailure('SUBREQUEST_HTTP_ERROR', subgraph, `answered HTTP ${status}`, { status });
    throw new SubgraphFailure('SUBREQUEST_MALFORMED_RESPONSE', subgraph, 'did not answer with a GraphQL response', {
      status,
    });
  }
  const { data, errors: found, extensions } = body as SubgraphResponse;
  const list = Array.isArray(found) ? found.filter(isError) : [];
  if (Array.isArray(found) ? list.length < found.length : found !== undefined && found !== null) {
    throw new SubgraphFailure('SUBREQUEST_MALFORMED_RESPONSE', subgraph, 'answered with malformed errors', { status });
  }
  if (list.length === 0 && (status < 200 || status > 299)) {
    throw new SubgraphFailure('SUBREQUEST_HTTP_ERROR', subgraph, `answered HTTP ${status}`, { status });
  }
  return { data, errors: list.length === 0 ? undefined : list, extensions };
}

function isError(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { path } = value as { path?: unknown };
  return path === undefined || path === null || Array.isArray(path);
}

function asFailure(
  error: unknown,
  subgraph: string,
  maxResponseBytes: number,
  client: AbortSignal | undefined,
): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  if (error instanceof TooLargeError) return tooLarge(subgraph, maxResponseBytes);
  if (error instanceof DeadlineError || error instanceof errors.ConnectTimeoutError) {
    return new SubgraphFailure('SUBREQUEST_TIMEOUT', subgraph, 'did not answer in time', { cause: error });
  }
  if (client?.aborted)
    return new SubgraphFailure('SUBREQUEST_CANCELLED', subgraph, 'was asked no further: the client left', {
      cause: error,
    });
  return new SubgraphFailure('SUBREQUEST_HTTP_ERROR', subgraph, 'could not be reached', { cause: error });
}
