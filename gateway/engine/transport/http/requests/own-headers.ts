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
