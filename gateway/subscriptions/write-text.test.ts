import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { writeText } from './write-text.ts';

/** Takes a text only when it is told to. */
function slowClient() {
  let take = () => {};
  const response = new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      take = done;
    },
  });
  const listeners = () => response.eventNames().reduce((sum, name) => sum + response.listenerCount(name), 0);
  return { response, listeners, take: () => take() };
}

describe('writing to a slow client', () => {
  it('waits for it, and gains no listeners however often it stalls', async () => {
    const { response, listeners, take } = slowClient();
    const before = listeners();
    for (let count = 0; count < 2 * EventEmitter.defaultMaxListeners; count++) {
      const written = writeText(response, 'text', 5_000);
      expect(await Promise.race([written.then(() => 'taken'), 'waiting'])).toBe('waiting');
      take();
      await written;
      expect(listeners()).toBe(before);
    }
  });

  it('ends where it leaves', async () => {
    const { response, listeners } = slowClient();
    const before = listeners();
    const written = writeText(response, 'text', 5_000);
    response.destroy();
    await written;
    await writeText(response, 'text', 5_000);
    expect(listeners()).toBe(before);
  });

  it('cuts it off where it takes nothing in time', async () => {
    const { response } = slowClient();
    await writeText(response, 'text', 10);
    expect(response.destroyed).toBe(true);
  });

  it('ends where the connection breaks', async () => {
    const { response } = slowClient();
    response.on('error', () => {});
    const written = writeText(response, 'text', 5_000);
    response.destroy(new Error('reset'));
    await written;
  });
});
