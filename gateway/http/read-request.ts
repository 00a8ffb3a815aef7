import { rememberNumbers } from '../engine/numbers/exact-variables.ts';
import type { GraphqlRequest } from '../request/pipeline.ts';

/**
 * Reads a request from a JSON body; undefined if it is not one by the GraphQL over HTTP draft
 * (https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters). A persisted document has an id instead
 * of a text: Apollo's `extensions.persistedQuery` or the draft's `documentId`.
 */
export function readBodyRequest(body: unknown): GraphqlRequest | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { query = '', operationName, variables, extensions, documentId } = body as Record<string, unknown>;
  if (typeof query !== 'string' || !isText(operationName) || !isText(documentId)) return undefined;
  if (!isMap(variables) || !isMap(extensions)) return undefined;
  if (query !== '') return body as GraphqlRequest;
  if (documentId == null && (extensions as { persistedQuery?: unknown } | undefined)?.persistedQuery == null) {
    return undefined;
  }
  return { query, operationName, variables, extensions, documentId } as GraphqlRequest;
}

/** Reads a request from URL parameters; `variables` and `extensions` are JSON. */
export function readUrlRequest(parameters: unknown): GraphqlRequest | undefined {
  const { query, operationName, variables, extensions, documentId } = parameters as Record<string, unknown>;
  try {
    return readBodyRequest({
      query: query ?? '',
      operationName: operationName || undefined,
      variables: parseMap(variables),
      extensions: parseMap(extensions),
      documentId: documentId || undefined,
    });
  } catch {
    return undefined;
  }
}

/** What is wrong with a JSON body whose parameters are of other types than expected. */
export function misshapen(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  for (const [name, value] of Object.entries(body)) {
    if (MAPS.includes(name) && !isMap(value)) return `\`${name}\`: found ${kindOf(value)}, expected an object`;
    if (TEXTS.includes(name) && !isText(value)) return `\`${name}\`: found ${kindOf(value)}, expected a text`;
  }
  return undefined;
}

const MAPS = ['variables', 'extensions'];
const TEXTS = ['query', 'operationName', 'documentId'];

const kindOf = (value: unknown): string =>
  Array.isArray(value)
    ? 'a list'
    : typeof value === 'object'
      ? 'an object'
      : `a ${typeof value}`.replace('string', 'text');

const isText = (value: unknown): boolean => value == null || typeof value === 'string';
const isMap = (value: unknown): boolean => value == null || (typeof value === 'object' && !Array.isArray(value));

/** @throws SyntaxError */
function parseMap(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return text || undefined;
  const parsed: unknown = JSON.parse(text);
  rememberNumbers(`{"variables":${text}}`, { variables: parsed });
  return parsed;
}
