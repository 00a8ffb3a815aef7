import { refusal } from '../../request/refusal.ts';

/** The answer is no fault, and no cache may store it. */
const SOON = { headers: { 'cache-control': 'private, no-cache, must-revalidate' } } as const;

/**
 * Why a document does not run. Words and codes are those of Apollo Server for automatic persisted queries, on which its
 * clients act, and of Apollo Router for manifests.
 */
export const refusals = {
  /** The client sends the text next. */
  notFound: () => refusal('PERSISTED_QUERY_NOT_FOUND', SOON),
  notSupported: () => refusal('PERSISTED_QUERY_NOT_SUPPORTED', SOON),
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
