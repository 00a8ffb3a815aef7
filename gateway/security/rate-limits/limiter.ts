import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Policy } from './policy.ts';

/** The decision of a policy on one request. */
export interface RateLimitDecision {
  readonly policy: Policy;
  readonly allowed: boolean;
  readonly remaining: number;
  /** Seconds until the quota is reset. */
  readonly reset: number;
}

export interface Limiter {
  readonly policy: Policy;
  /** Consumes points for a request. Never rejects. */
  take(key: string, points: number): Promise<RateLimitDecision>;
}

/**
 * Counts in Redis if gateways share one; otherwise, or while Redis is unavailable, in this process. Points of
 * a refused request are returned if requests cost different ones.
 */
export function createLimiter(policy: Policy, keys: number, redis: Redis | undefined): Limiter {
  const { name, quota, window, unit, fields } = policy;
  // Those of a refused request are given back, so that one with fewer may pass.
  const isWeighed = unit === 'cost' || fields.length > 0;
  const options = { points: quota, duration: window, keyPrefix: `rate:${name}` };
  const memory = new RateLimiterMemory(options);
  const limiter = redis
    ? new RateLimiterRedis({
        ...options,
        storeClient: redis,
        rejectIfRedisNotReady: true,
        insuranceLimiter: memory,
        // An exhausted key is refused without querying Redis again.
        ...(!isWeighed && { inMemoryBlockOnConsumed: quota }),
      })
    : memory;
  // The library stores a counter per key until its window ends, and clients choose some of the keys.
  const known = new LRUCache<string, true>({ max: keys, dispose: (_value, key) => void memory.delete(key) });

  const decision = ({ remainingPoints, msBeforeNext }: RateLimiterRes, allowed: boolean): RateLimitDecision => ({
    policy,
    allowed,
    remaining: remainingPoints,
    reset: Math.max(0, Math.ceil(msBeforeNext / 1_000)),
  });

  return {
    policy,
    async take(given, points) {
      // Addresses and subjects are hashed for privacy; keys chosen by clients may be long.
      const key = redis || given.length > 64 ? createHash('sha256').update(given).digest('base64url') : given;
      if (points > quota) {
        const now = await limiter.get(key).catch(() => null);
        return now ? decision(now, false) : { policy, allowed: false, remaining: quota, reset: window };
      }
      known.set(key, true);
      try {
        return decision(await limiter.consume(key, points), true);
      } catch (refused) {
        // If both stores fail, requests are not refused.
        if (!(refused instanceof RateLimiterRes)) return { policy, allowed: true, remaining: quota, reset: window };
        if (!isWeighed) return decision(refused, false);
        const back = await limiter.reward(key, points).catch(() => refused);
        return decision(back, false);
      }
    },
  };
}
