import type { RequestHeaders } from '../request/request-context.ts';

export const REQUEST_ID_HEADER = 'x-request-id';

/** Signs that can stand in any log and header. */
const WELL_FORMED = /^[\w.~:/+=-]{1,128}$/;

/** The id that a request stands under in the log: the one that it came with, or a new one. */
export function requestIdOf({ headers }: { readonly headers: RequestHeaders }): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : crypto.randomUUID();
}
