import type { RequestHeaders } from '../request/request-context.ts';

/** The media types that a page of any site can send without asking first (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). */
const SIMPLE_TYPES = new Set(['', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/**
 * Whether a request that has no body names another media type than JSON for one. Browsers have sent such requests to
 * other origins, with cookies, without asking first, since they did not look at every type (GHSA-9q82-xgwf-vj6h); no
 * GraphQL client does. Apollo Server's rule since 5.5.
 */
export function namesForeignType({ 'content-type': type }: RequestHeaders): boolean {
  return type !== undefined && mediaType(String(type)) !== 'application/json';
}

function mediaType(contentType: string): string {
  return contentType.split(';', 1)[0]!.trim().toLowerCase();
}

/**
 * Whether a browser would have asked first before it sent such a request for a page of another origin. Apollo's rule:
 * a media type that is not simple, or one of the named headers with something in it
 * (https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf).
 *
 * @param names header names in lower case
 */
export function isPreflighted(headers: RequestHeaders, names: readonly string[]): boolean {
  const type = headers['content-type'];
  if (type === 'application/json') return true;
  if (typeof type === 'string' && !SIMPLE_TYPES.has(mediaType(type))) return true;
  return names.some(name => headers[name] !== undefined && headers[name] !== '');
}
