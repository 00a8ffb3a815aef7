import { request } from 'undici';
import type { ChangeWatcher } from '../../shared/graphql/subgraph.ts';
import { readServerSentEvents } from '../engine/transport/http/server-sent-events.ts';
import { type ChangeMessage, HEARTBEAT_MS } from './change-stream-route.ts';

/** Maximum time without data on the stream. */
const MAX_SILENCE_MS = 3 * HEARTBEAT_MS;

/** Largest message, in characters: some times what a subgraph leaves unread. */
const LARGEST_MESSAGE = 8_388_608;

/**
 * Reads the change stream of a remote subgraph until it ends.
 * @param url of the change stream
 * @throws if it cannot be read, or times out
 */
export async function watchRemote(
  url: URL,
  secret: string,
  { signal, onChange, onLive }: ChangeWatcher,
): Promise<void> {
  const { statusCode, headers, body } = await request(url, {
    headers: { authorization: secret, accept: 'text/event-stream' },
    signal,
    headersTimeout: MAX_SILENCE_MS,
    bodyTimeout: MAX_SILENCE_MS,
  });
  const type = String(headers['content-type'] ?? '');
  if (statusCode !== 200 || !type.startsWith('text/event-stream')) {
    await body.dump();
    const found = `${statusCode} and ${type || 'no type'}`;
    throw new Error(`${url.origin}${url.pathname} answers ${found}, expected a stream of changes`);
  }
  try {
    for await (const { data } of readServerSentEvents(body, LARGEST_MESSAGE)) {
      if (data === undefined) continue;
      const { changed, live } = readMessage(data);
      if (changed) onChange(changed);
      if (live !== undefined) onLive(live);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** @throws Error for what is no message, as what has changed then is not known */
function readMessage(text: string): ChangeMessage {
  const { changed, live } = JSON.parse(text) as Partial<Record<keyof ChangeMessage, unknown>>;
  if (changed !== undefined && !(Array.isArray(changed) && changed.every(thing => typeof thing === 'string'))) {
    throw new Error('A message holds no list of what has changed');
  }
  if (live !== undefined && typeof live !== 'boolean') throw new Error('A message does not tell whether it is live');
  return { ...(changed && { changed }), ...(live !== undefined && { live }) };
}
