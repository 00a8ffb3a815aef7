import { Redis } from 'ioredis';
import { growingPause } from '../reconnect/growing-pause.ts';
import { addBreaker } from './breaker.ts';

export interface RedisOptions {
  /** A `redis://` or `rediss://` address (https://www.iana.org/assignments/uri-schemes/prov/redis). */
  readonly url: string;
  /** A prefix for every key. @default '' */
  readonly keyPrefix?: string;
  /** The timeout of a command in milliseconds. @default 250 */
  readonly timeout?: number;
  /**
   * Called once when the connection is lost, and once when the first attempt fails. Its error never contains the
   * address, which has a password.
   */
  onLost?(error: Error): void;
}

/** Milliseconds between attempts to connect. */
const PAUSES = { first: 100, longest: 2_000 };

/**
 * A client for a Redis that may be down: it connects in the background and reconnects after each loss, and commands
 * fail at once while there is no connection, or while it does not answer. No caller waits longer than the timeout. Every caller must handle failed
 * commands.
 */
export function connectRedis({ url, keyPrefix = '', timeout = 250, onLost }: RedisOptions): Redis {
  const redis = new Redis(url, {
    keyPrefix,
    commandTimeout: timeout,
    connectTimeout: Math.max(timeout, 1_000),
    enableOfflineQueue: false,
    // Commands in flight when the connection broke have failed; whether they were executed is unknown.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: attempt => growingPause(attempt - 1, PAUSES),
  });
  let lost = false;
  redis.on('ready', () => {
    lost = false;
  });
  // Without a listener, an error of the connection would end the process.
  redis.on('error', (error: Error) => {
    if (!lost) onLost?.(new Error(`Redis cannot be reached: ${error.message || 'no connection'}`, { cause: error }));
    lost = true;
  });
  addBreaker(redis, timeout, () => onLost?.(new Error('Redis does not answer; it is left alone for a while')));
  return redis;
}
