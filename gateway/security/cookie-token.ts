import type { RequestHeaders } from '../request/request-context.ts';

/**
 * Puts the token of a cookie where a token is looked for, so that all that tells people apart by it goes on to. A
 * request that states a token itself is left as it is. Cookies come with requests that a page of another site made;
 * that these are refused is up to the routes.
 */
export function withCookieToken(headers: RequestHeaders, cookie: string | undefined): RequestHeaders {
  if (cookie === undefined || headers.cookie === undefined || headers.authorization !== undefined) return headers;
  const token = cookieValue(String(headers.cookie), cookie);
  return token ? { ...headers, authorization: `Bearer ${token}` } : headers;
}

/** RFC 6265 section 5.4; a value may stand in quotes. */
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
