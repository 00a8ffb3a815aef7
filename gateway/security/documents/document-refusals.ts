import { refusal } from '../../request/refusal.ts';

/** The response must not be cached. */
const NOT_CACHED = { headers: { 'cache-control': 'private, no-cache, must-revalidate' } } as const;

/**
 * Refusals of documents. Messages and codes are those of Apollo Server for automatic persisted queries, which its
 * clients handle, and of Apollo Router for manifests.
 */
export const refusals = {
  /** The client then sends the text. */
  notFound: () => refusal('PERSISTED_QUERY_NOT_FOUND', NOT_CACHED),
  notSupported: () => refusal('PERSISTED_QUERY_NOT_SUPPORTED', NOT_CACHED),
  version: () => refusal('BAD_REQUEST', { message: 'Unsupported persisted query version' }),
  mismatch: () => refusal('BAD_REQUEST', { message: 'provided sha does not match query' }),
  notInList: (id: string) =>
    refusal('PERSISTED_QUERY_NOT_IN_LIST', {
      message: `Persisted query '${id.slice(0, 100)}' not found in the persisted query list`,
    }),
  notInSafelist: () => refusal('QUERY_NOT_IN_SAFELIST'),
  idRequired: () => refusal('PERSISTED_QUERY_ID_REQUIRED'),
  idAndBody: () => refusal('CANNOT_SEND_PQ_ID_AND_BODY'),
};
