import type { IncrementalSpec } from '../engine/operations/incremental-format.ts';
import type { StreamFormat } from './response-writer.ts';

/** Ends a part; the delimiter directly follows each part, so that clients need not wait for the next one. */
const DELIMITER = '\r\n--graphql';
const PART = '\r\ncontent-type: application/json\r\n\r\n';

/**
 * Apollo's multipart protocol for subscriptions
 * (https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol): each event is a
 * `payload`, an empty object is a heartbeat.
 */
export const MULTIPART_SUBSCRIPTION: StreamFormat = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"',
  opening: '--graphql',
  event: ({ text }) => `${PART}{"payload":${text}}${DELIMITER}`,
  heartbeat: `${PART}{}${DELIMITER}`,
  closing: '--\r\n',
};

/** Incremental delivery with `@defer` (https://www.apollographql.com/docs/graphos/routing/operations/defer). */
export function multipartParts(spec: IncrementalSpec = '20220824'): StreamFormat {
  return {
    contentType: `multipart/mixed;boundary="graphql";${spec === 'v0.2' ? 'incrementalSpec' : 'deferSpec'}=${spec}`,
    opening: '--graphql',
    event: ({ text }) => `${PART}${text}${DELIMITER}`,
    heartbeat: '',
    closing: '--\r\n',
  };
}
