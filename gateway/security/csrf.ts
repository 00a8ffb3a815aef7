import type { RequestHeaders } from '../request/request-context.ts';

/** Media types that do not need a CORS preflight (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). */
const SIMPLE_TYPES = new Set(['', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/**
 * Whether a request without a body has a content type other than JSON. Browsers have sent such requests cross-origin,
 * with cookies and without a preflight, because they did not check every type (GHSA-9q82-xgwf-vj6h); no GraphQL client
 * does. Apollo Server's rule since 5.5.
 */
export function namesForeignType({ 'content-type': type }: RequestHeaders): boolean {
  return type !== undefined && mediaType(String(type)) !== 'application/json';
}

function mediaType(contentType: string): string {
  return contentType.split(';', 1)[0]!.trim().toLowerCase();
}

/**
 * Whether a browser would have sent a preflight for such a cross-origin request. Apollo's rule: a media type that is
 * not simple, or one of the named headers with a value
 * (https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf).
 * @param names header names in lower case
 */
export function isPreflighted(headers: RequestHeaders, names: readonly string[]): boolean {
  const type = headers['content-type'];
  if (type === 'application/json') return true;
  if (typeof type === 'string' && !SIMPLE_TYPES.has(mediaType(type))) return true;
  return names.some(name => headers[name] !== undefined && headers[name] !== '');
}

/**
 * Whether a browser says that a page of this very origin sent the request (https://www.w3.org/TR/fetch-metadata/). Pages
 * cannot set the header. `same-site` proves nothing: another subdomain may be anyone's.
 */
export function isFromOwnSite(headers: RequestHeaders): boolean {
  return headers['sec-fetch-site'] === 'same-origin';
}
