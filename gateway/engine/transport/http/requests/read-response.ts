import { type Exactness, parseExactly } from '../../../numbers/exact-json.ts';
import { SubgraphFailure } from '../../subgraph-failure.ts';
import type { SubgraphResponse } from '../../transport.ts';

/** A subgraph's response as text. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/**
 * Parses a GraphQL response. Each call returns new data, since plans merge into it.
 * @param exact what to keep as it was written; JavaScript's numbers by default
 * @throws {SubgraphFailure} if it is not a GraphQL response
 */
export function readResponse(subgraph: string, { status, text }: Reply, exact?: Exactness): SubgraphResponse {
  let body: unknown;
  try {
    body = exact ? parseExactly(text, exact) : JSON.parse(text);
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
