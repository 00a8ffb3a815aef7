import type { RequestHeaders } from '../request/request-context.ts';

/**
 * Copies a token from a cookie to the `Authorization` header, so that everything that depends on the caller sees it. A
 * request with an `Authorization` header is left unchanged. Cookies are also sent with cross-site requests; refusing
 * those is up to the routes.
 */
export function withCookieToken(headers: RequestHeaders, cookie: string | undefined): RequestHeaders {
  if (cookie === undefined || headers.cookie === undefined || headers.authorization !== undefined) return headers;
  const token = cookieValue(String(headers.cookie), cookie);
  return token ? { ...headers, authorization: `Bearer ${token}` } : headers;
}

/** RFC 6265 section 5.4; a value may be quoted. */
function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) {
      return pair
        .slice(equals + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1');
    }
  }
  return undefined;
}
