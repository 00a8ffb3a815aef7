import type { Redis } from 'ioredis';

/** How long a Redis that did not answer in time is left alone, before one command tries again; in milliseconds. */
const PAUSE_MS = 2_000;

/**
 * Lets commands of a Redis that hangs fail at once: the first costs a time-out, then none is sent for a while, and one
 * command tries whether it answers again. One whose connection is lost needs no breaker: commands fail at once as it is.
 *
 * @param onOpen told once when it stops answering
 */
export function addBreaker(redis: Redis, timeout: number, onOpen: () => void): void {
  const send = redis.sendCommand.bind(redis);
  let openUntil = 0;
  let isTrying = false;
  redis.sendCommand = (command, stream) => {
    // What sets up a connection is no command of ours.
    if (redis.status !== 'ready') return send(command, stream);
    const now = performance.now();
    if (openUntil > 0 && (isTrying || now < openUntil)) {
      command.reject(new Error('Redis does not answer'));
      return command.promise;
    }
    isTrying = openUntil > 0;
    const sent = performance.now();
    command.promise.then(
      () => {
        openUntil = 0;
        isTrying = false;
      },
      () => {
        isTrying = false;
        if (performance.now() - sent < timeout) return;
        if (openUntil === 0) onOpen();
        openUntil = performance.now() + PAUSE_MS;
      },
    );
    return send(command, stream);
  };
}
