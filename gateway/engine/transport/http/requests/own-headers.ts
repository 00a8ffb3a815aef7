/**
 * Headers that are never passed between clients and subgraphs: those of one connection
 * (https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1), those that describe a body of our own, and the signature.
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
