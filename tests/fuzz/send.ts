import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a connection is listened to. */
const LISTEN_MS = 150;
const HANG_MS = 10_000;

/** Sends bytes on a connection of their own; returns what was answered until it is silent, or the server closes it. */
export async function sendRaw(port: number, parts: readonly Buffer[], listenMs = LISTEN_MS): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let heard = '';
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()));
  socket.on('error', () => {});
  socket.on('data', chunk => {
    if (heard.length < 1_000_000) heard += chunk.toString('latin1');
  });
  for (const part of parts) {
    socket.write(part);
    if (parts.length > 1) await sleep(1);
  }
  await Promise.race([closed, sleep(listenMs)]);
  socket.destroy();
  return heard;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** @returns undefined for a request that hangs */
export async function sendBody(url: string, body: string, accept: string): Promise<Reply | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body,
      signal: AbortSignal.timeout(HANG_MS),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return undefined;
    throw error;
  }
}
