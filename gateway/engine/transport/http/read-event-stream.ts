import { parseExactly } from '../../numbers/exact-json.ts';
import type { SubgraphResponse } from '../transport.ts';
import { readServerSentEvents } from './server-sent-events.ts';

/**
 * Reads GraphQL over server-sent events: `next` events until `complete`.
 * @param onId told of each id, as it stands before its event
 * @throws Error when the stream ends before, an event is larger than `maxLength` characters, or holds no response
 */
export async function* readEventStream(
  chunks: AsyncIterable<Uint8Array>,
  maxLength: number,
  onId: (id: string) => void = () => {},
): AsyncGenerator<SubgraphResponse, undefined> {
  for await (const { type, id, data } of readServerSentEvents(chunks, maxLength)) {
    if (id !== undefined) onId(id);
    if (type === 'complete') return undefined;
    if (type === 'next') yield asResponse(parseExactly(data ?? ''));
  }
  throw new Error('The stream ended before it was complete');
}

/** @throws Error when it is no object, and so nothing that GraphQL answers */
export function asResponse(value: unknown): SubgraphResponse {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('An event holds no GraphQL response');
  }
  return value as SubgraphResponse;
}
