import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Policy } from './policy.ts';

/** What a policy says to one request. */
export interface Verdict {
  readonly policy: Policy;
  readonly allowed: boolean;
  readonly remaining: number;
  /** Seconds until the quota is whole again. */
  readonly reset: number;
}

export interface Limiter {
  readonly policy: Policy;
  /** Counts a request. Never rejects. */
  take(key: string, points: number): Promise<Verdict>;
}

/**
 * Counts in Redis, where gateways share one, and in this process without it or while it is away. What a request was
 * refused for is given back where points are costs, so that a cheaper one may still pass.
 */
export function createLimiter(policy: Policy, keys: number, redis: Redis | undefined): Limiter {
  const { name, quota, window, unit } = policy;
  const options = { points: quota, duration: window, keyPrefix: `rate:${name}` };
  const memory = new RateLimiterMemory(options);
  const limiter = redis
    ? new RateLimiterRedis({
        ...options,
        storeClient: redis,
        rejectIfRedisNotReady: true,
        insuranceLimiter: memory,
        // Whoever has used everything up is refused without asking Redis again.
        ...(unit === 'requests' && { inMemoryBlockOnConsumed: quota }),
      })
    : memory;
  // The library keeps a counter for each key until its window ends, and clients choose some of the keys.
  const known = new LRUCache<string, true>({ max: keys, dispose: (_value, key) => void memory.delete(key) });

  const verdict = ({ remainingPoints, msBeforeNext }: RateLimiterRes, allowed: boolean): Verdict => ({
    policy,
    allowed,
    remaining: remainingPoints,
    reset: Math.max(0, Math.ceil(msBeforeNext / 1_000)),
  });

  return {
    policy,
    async take(given, points) {
      // Addresses and subjects are not for others to read; what clients choose may be long.
      const key = redis || given.length > 64 ? createHash('sha256').update(given).digest('base64url') : given;
      if (points > quota) {
        const now = await limiter.get(key).catch(() => null);
        return now ? verdict(now, false) : { policy, allowed: false, remaining: quota, reset: window };
      }
      known.set(key, true);
      try {
        return verdict(await limiter.consume(key, points), true);
      } catch (refused) {
        // Both stores being out of order is no reason to refuse anybody.
        if (!(refused instanceof RateLimiterRes)) return { policy, allowed: true, remaining: quota, reset: window };
        if (unit === 'requests') return verdict(refused, false);
        const back = await limiter.reward(key, points).catch(() => refused);
        return verdict(back, false);
      }
    },
  };
}
