import { request } from 'undici';
import type { ChangeWatcher } from '../../shared/graphql/subgraph.ts';
import { type ChangeMessage, HEARTBEAT_MS } from './change-stream-route.ts';

/** How long a stream may be silent. */
const LONGEST_SILENCE_MS = 3 * HEARTBEAT_MS;

/**
 * Reads the changes of a subgraph elsewhere, until the stream ends.
 * @param url where the subgraph tells of them
 * @throws when it cannot be read, or falls silent
 */
export async function watchRemote(
  url: URL,
  secret: string,
  { signal, onChange, onLive }: ChangeWatcher,
): Promise<void> {
  const { statusCode, body } = await request(url, {
    headers: { authorization: secret, accept: 'text/event-stream' },
    signal,
    headersTimeout: LONGEST_SILENCE_MS,
    bodyTimeout: LONGEST_SILENCE_MS,
  });
  if (statusCode !== 200) {
    await body.dump();
    throw new Error(`${url.origin}${url.pathname} answers ${statusCode}, expected a stream of changes`);
  }
  let rest = '';
  body.setEncoding('utf8');
  try {
    for await (const chunk of body) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data: ')) continue;
        const { changed, live } = JSON.parse(line.slice('data: '.length)) as ChangeMessage;
        if (changed) onChange(changed);
        if (live !== undefined) onLive(live);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
