import type { Writable } from 'node:stream';
import type { Held } from '../bounds/byte-budget.ts';

/** What the system takes at once, whether the client reads or not. */
const SMALL = 65_536;

/**
 * Writes a text, and waits where the client has yet to take it. One that takes nothing for `timeout` is cut off, as is
 * one for whose unread text there is no room.
 */
export async function writeText(response: Writable, text: string, timeout: number, unread?: Held): Promise<void> {
  if (response.destroyed) return;
  if (text.length > SMALL && unread?.add(text.length) === false) return void response.destroy();
  if (response.write(text)) return unread?.end();
  const { promise: taken, resolve } = Promise.withResolvers<void>();
  const stalled = setTimeout(() => response.destroy(), timeout);
  response.once('drain', resolve).once('close', resolve);
  await taken;
  clearTimeout(stalled);
  unread?.end();
  // The one that did not come would stay, and one more with each text for a slow client.
  response.off('drain', resolve).off('close', resolve);
}
