import type { RequestHeaders } from '../request/request-context.ts';

export const REQUEST_ID_HEADER = 'x-request-id';

/** Characters that are safe in any log and header. */
const WELL_FORMED = /^[\w.~:/+=-]{1,128}$/;

/** The id of a request in the log: the one in its header, or a new one. */
export function requestIdOf({ headers }: { readonly headers: RequestHeaders }): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : crypto.randomUUID();
}
