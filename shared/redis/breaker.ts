import type { Redis } from 'ioredis';

/** How long a Redis that does not answer is left alone before it is asked again; in milliseconds. */
const PAUSE_MS = 1_000;

/**
 * Has commands of a Redis that hangs fail at once: the first costs a time-out, and none is sent until it answers a ping,
 * which no request waits for. One whose connection is lost needs no breaker: commands fail at once as it is.
 *
 * @param timeout after which a command has failed, in milliseconds
 * @param onOpen told once when it stops answering
 */
export function addBreaker(redis: Redis, timeout: number, onOpen: () => void): void {
  const send = redis.sendCommand.bind(redis);
  let isOpen = false;
  let isProbe = false;

  const probe = async (): Promise<void> => {
    // A connection that was made anew is tried by the commands themselves.
    if (redis.status !== 'ready') {
      isOpen = false;
      return;
    }
    isProbe = true;
    const answered = redis.ping();
    isProbe = false;
    isOpen = !(await answered.then(
      () => true,
      () => false,
    ));
    if (isOpen) setTimeout(probe, PAUSE_MS).unref();
  };

  redis.sendCommand = (command, stream) => {
    // What sets up a connection is no command of ours.
    if (redis.status !== 'ready' || isProbe) return send(command, stream);
    if (isOpen) {
      command.reject(new Error('Redis does not answer'));
      return command.promise;
    }
    const sent = performance.now();
    command.promise.catch(() => {
      // Other errors come sooner.
      if (isOpen || performance.now() - sent < timeout) return;
      isOpen = true;
      onOpen();
      setTimeout(probe, PAUSE_MS).unref();
    });
    return send(command, stream);
  };
}
