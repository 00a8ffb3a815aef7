import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { LEASE_GRANTED } from './guard-protocol.ts';

/** A share in a server that another process started: while it is held, the guard keeps the server running. */
export interface Lease {
  /** Settles when the guard, and so the server, is gone. */
  ended: Promise<void>;
  /** Gives the share up; when it was the last one, resolves after the server has ended. */
  release(): Promise<void>;
}

/** Asks the guard at `port` for a lease; null when it is not there, does not know the token, or is already stopping. */
export async function takeLease(port: number, token: string, timeoutMs = 3_000): Promise<Lease | null> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const ended = new Promise<void>(resolve => socket.once('close', () => resolve()));
  socket.on('error', () => {});
  socket.setTimeout(timeoutMs, () => socket.destroy());
  socket.setEncoding('utf8').write(`${token}\n`);
  if (!(await granted(socket))) {
    socket.destroy();
    return null;
  }
  socket.setTimeout(0);
  socket.on('end', () => socket.end());
  socket.unref();
  return {
    ended,
    async release() {
      socket.ref();
      socket.end();
      socket.resume();
      if (!socket.closed) await once(socket, 'close');
    },
  };
}

async function granted(socket: Socket): Promise<boolean> {
  let answer = '';
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const onData = (chunk: string) => {
    answer += chunk;
    if (answer.length >= LEASE_GRANTED.length) resolve(answer === LEASE_GRANTED);
  };
  socket.on('data', onData);
  socket.once('close', () => resolve(false));
  socket.once('end', () => resolve(false));
  return promise;
}
