import type { Writable } from 'node:stream';

/** Writes a text, and waits where the client has yet to take it. One that takes nothing for `timeout` is cut off. */
export async function writeText(response: Writable, text: string, timeout: number): Promise<void> {
  if (response.destroyed || response.write(text)) return;
  const { promise: taken, resolve } = Promise.withResolvers<void>();
  const stalled = setTimeout(() => response.destroy(), timeout);
  response.once('drain', resolve).once('close', resolve);
  await taken;
  clearTimeout(stalled);
  // The one that did not come would stay, and one more with each text for a slow client.
  response.off('drain', resolve).off('close', resolve);
}
