import type { ResponseNotes } from '../../request/request-context.ts';

const answer = (message: string, code: string) => JSON.stringify({ errors: [{ message, extensions: { code } }] });

const NOT_FOUND = answer('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND');
const NOT_SUPPORTED = answer('PersistedQueryNotSupported', 'PERSISTED_QUERY_NOT_SUPPORTED');

/**
 * Why a document does not run. Words and codes are those of Apollo Server for automatic persisted queries, on which its
 * clients act, and of Apollo Router for manifests.
 */
export const refusals = {
  /** The client sends the text next; the answer is no fault, and no cache may keep it. */
  notFound: (notes: ResponseNotes) => soon(notes, NOT_FOUND),
  notSupported: (notes: ResponseNotes) => soon(notes, NOT_SUPPORTED),
  version: (notes: ResponseNotes) => refuse(notes, 400, 'Unsupported persisted query version', 'BAD_REQUEST'),
  mismatch: (notes: ResponseNotes) => refuse(notes, 400, 'provided sha does not match query', 'BAD_REQUEST'),
  notInList: (notes: ResponseNotes, id: string) =>
    refuse(
      notes,
      404,
      `Persisted query '${id.slice(0, 100)}' not found in the persisted query list`,
      'PERSISTED_QUERY_NOT_IN_LIST',
    ),
  notInSafelist: (notes: ResponseNotes) =>
    refuse(notes, 403, 'The operation body was not found in the persisted query safelist', 'QUERY_NOT_IN_SAFELIST'),
  idRequired: (notes: ResponseNotes) =>
    refuse(
      notes,
      400,
      'This endpoint does not allow freeform GraphQL requests; operations must be sent by ID in the persisted queries GraphQL extension.',
      'PERSISTED_QUERY_ID_REQUIRED',
    ),
  idAndBody: (notes: ResponseNotes) =>
    refuse(
      notes,
      400,
      'Sending a persisted query ID and a body in the same request is disallowed',
      'CANNOT_SEND_PQ_ID_AND_BODY',
    ),
};

function refuse(notes: ResponseNotes, status: number, message: string, code: string): string {
  notes.status = status;
  return answer(message, code);
}

function soon(notes: ResponseNotes, text: string): string {
  notes.status = 200;
  notes.setHeader('cache-control', 'private, no-cache, must-revalidate');
  return text;
}
