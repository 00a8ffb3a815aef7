import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/**
 * A request's signature: `t=<milliseconds since 1970>,n=<nonce>,v1=<HMAC-SHA256 in hex>` over time, nonce and body with
 * dots between them. The time bounds how long a request that was overheard is worth anything, the nonce makes it worth
 * nothing to a process that has seen it. Ours, since HTTP Message Signatures (RFC 9421) sign chosen headers and leave the
 * body to a digest header and nonces to the application: more to get wrong than the few lines of HMAC below.
 */
export const SIGNATURE_HEADER = 'x-newsgraph-signature';

/** Signs request bodies, each with a new nonce. */
export function createSigner(secret: string): (body: string) => string {
  return body => {
    const time = String(Date.now());
    const nonce = randomBytes(16).toString('base64url');
    return `t=${time},n=${nonce},v1=${hmac(secret, time, nonce, body).toString('hex')}`;
  };
}

export interface VerifierOptions {
  /** Accepted secrets, for rotation. */
  readonly secrets: readonly string[];
  /**
   * Maximum difference to the signer's clock, in milliseconds.
   * @default 30_000
   */
  readonly tolerance?: number;
  /**
   * Number of nonces to remember; with more requests within the tolerance, the oldest could be replayed.
   * @default 100_000
   */
  readonly nonces?: number;
}

/** Why a signature is rejected. */
export type SignatureFault = 'missing' | 'wrong' | 'stale' | 'repeated';

/** @returns undefined if the signature is valid */
export type VerifySignature = (header: string | undefined, body: Buffer) => SignatureFault | undefined;

export function createSignatureVerifier(options: VerifierOptions): VerifySignature {
  const { secrets, tolerance = 30_000, nonces = 100_000 } = options;
  // A signature is valid from `tolerance` before to `tolerance` after its time.
  const seen = new LRUCache<string, true>({ max: nonces, ttl: 2 * tolerance });
  return (header, body) => {
    if (header === undefined) return 'missing';
    const [, time, nonce, signature] = /^t=(\d{1,15}),n=([\w-]{16,64}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
    if (time === undefined || nonce === undefined || signature === undefined) return 'wrong';
    const given = Buffer.from(signature, 'hex');
    if (!secrets.some(secret => timingSafeEqual(hmac(secret, time, nonce, body), given))) return 'wrong';
    if (Math.abs(Date.now() - Number(time)) > tolerance) return 'stale';
    if (seen.has(nonce)) return 'repeated';
    seen.set(nonce, true);
    return undefined;
  };
}

function hmac(secret: string, time: string, nonce: string, body: string | Buffer): Buffer {
  return createHmac('sha256', secret).update(`${time}.${nonce}.`).update(body).digest();
}
