import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchRemote } from './watch-remote.ts';

async function watch(answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  const told: unknown[] = [];
  const watcher = {
    signal: AbortSignal.timeout(5_000),
    onChange: (changed: readonly string[]) => void told.push(changed),
    onLive: (live: boolean) => void told.push(live),
  };
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/changes`);
  return { told, ended: watchRemote(url, 'secret', watcher) };
}
const stream = (text: string) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  // Each byte in a chunk of its own.
  for (const byte of Buffer.from(text)) response.write(Buffer.of(byte));
  response.end();
};
const message = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;

describe('the changes of a subgraph elsewhere', () => {
  it('are told as they were sent where each byte comes by itself', async () => {
    const changed = ['Article:경제/금융', 'Tag:‘미세먼지’ 🙂'];
    const { told, ended } = await watch(stream(`:\n\n${message({ live: true })}${message({ changed })}`));
    await ended;
    expect(told).toEqual([true, changed]);
  });

  it.each(['nonsense', 'null', '{"changed":"Article:1"}', '{"changed":[1]}', '{"live":"yes"}'])(
    'are lost where a message is %s',
    async text => {
      const { told, ended } = await watch(stream(`${message({ live: true })}data: ${text}\n\n`));
      await expect(ended).rejects.toThrow();
      expect(told).toEqual([true]);
    },
  );

  it('are lost where the answer is no stream of them', async () => {
    const { ended } = await watch(response => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'));
    await expect(ended).rejects.toThrow('answers 200 and text/html, expected a stream of changes');
  });
});
