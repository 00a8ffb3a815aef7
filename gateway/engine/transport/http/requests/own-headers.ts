/**
 * Headers that are never propagated between clients and subgraphs: hop-by-hop headers
 * (https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1), headers that describe the gateway's own body, and the
 * signature.
 */
export const OWN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-newsgraph-signature',
]);

/** What most clients send names no headers. */
const USUAL = new Set(['keep-alive', 'close', 'upgrade']);

/** The headers that are for the next hop alone, since `Connection` names them (RFC 9110, section 7.6.1). */
export function hopsOf(connection: string | string[] | undefined): ReadonlySet<string> | undefined {
  if (connection === undefined || USUAL.has(String(connection))) return undefined;
  const names = String(connection).toLowerCase().split(',');
  return new Set(names.map(name => name.trim()));
}
