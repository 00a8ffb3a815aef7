import { request } from 'undici';
import type { ChangeWatcher } from '../../shared/graphql/subgraph.ts';
import { type ChangeMessage, HEARTBEAT_MS } from './change-stream-route.ts';

/** Maximum time without data on the stream. */
const MAX_SILENCE_MS = 3 * HEARTBEAT_MS;

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
  const { statusCode, body } = await request(url, {
    headers: { authorization: secret, accept: 'text/event-stream' },
    signal,
    headersTimeout: MAX_SILENCE_MS,
    bodyTimeout: MAX_SILENCE_MS,
  });
  if (statusCode !== 200) {
    await body.dump();
    throw new Error(`${url.origin}${url.pathname} responded with ${statusCode}, expected a change stream`);
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
