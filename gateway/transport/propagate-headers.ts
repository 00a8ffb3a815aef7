import type { RequestScope } from './transport.ts';

/** Which headers go to a subgraph with a request. */
export type PropagateHeaders = (scope: RequestScope) => Record<string, string> | undefined;

/** Hop-by-hop headers and those that describe our own request; https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const OWN = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Passes the named headers of the client on, as they came. Names in any case. */
export function propagateHeaders(names: readonly string[]): PropagateHeaders {
  const passed = names.map(name => name.toLowerCase()).filter(name => !OWN.has(name));
  return scope => {
    let headers: Record<string, string> | undefined;
    for (const name of passed) {
      const value = scope.headers?.[name];
      if (value === undefined) continue;
      headers ??= {};
      headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    return headers;
  };
}
