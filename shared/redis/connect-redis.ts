import { Redis } from 'ioredis';
import { growingPause } from '../reconnect/growing-pause.ts';

export interface RedisOptions {
  /** A `redis://` or `rediss://` address (https://www.iana.org/assignments/uri-schemes/prov/redis). */
  readonly url: string;
  /** Stands before every key. @default '' */
  readonly keyPrefix?: string;
  /** Milliseconds after which a command has failed. @default 250 */
  readonly timeout?: number;
  /** Told once when Redis is lost, and once when a first attempt fails. Never holds the address, which has a password. */
  onLost?(error: Error): void;
}

/** Between attempts to connect. */
const PAUSES = { first: 100, longest: 2_000 };

/**
 * A client for what may be missing: it connects by itself in the background and again after each loss, and a command
 * fails at once where there is no connection. Nobody waits longer than the timeout. Every caller has an answer for when
 * a command fails.
 */
export function connectRedis({ url, keyPrefix = '', timeout = 250, onLost }: RedisOptions): Redis {
  const redis = new Redis(url, {
    keyPrefix,
    commandTimeout: timeout,
    connectTimeout: Math.max(timeout, 1_000),
    enableOfflineQueue: false,
    // What was sent when the connection broke has failed; whether it was done is not known.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: attempt => growingPause(attempt - 1, PAUSES),
  });
  let lost = false;
  redis.on('ready', () => {
    lost = false;
  });
  // Without a listener an error of the connection would end the process.
  redis.on('error', (error: Error) => {
    if (!lost) onLost?.(new Error(`Redis cannot be reached: ${error.message || 'no connection'}`, { cause: error }));
    lost = true;
  });
  return redis;
}
