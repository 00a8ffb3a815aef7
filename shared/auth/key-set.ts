import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** The keys that an issuer signs tokens with. */
export interface KeySet {
  /** Finds the key that a token names. @throws KeysUnavailableError when the keys cannot be fetched */
  readonly find: JWTVerifyGetKey;
  /** A number that changes with the keys. */
  edition(): number;
  /** Whether a token verified under an edition is still valid. Starts a refresh when the keys have expired. */
  isValid(edition: number): boolean;
}

/** The issuer's keys cannot be fetched, so its tokens can be neither accepted nor rejected. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/** Keys that never change. */
export function fixedKeys(keys: JSONWebKeySet): KeySet {
  return { find: createLocalJWKSet(keys), edition: () => 0, isValid: () => true };
}

export interface PublishedKeysOptions {
  /** Milliseconds after which the keys are fetched again; the known ones stay in use meanwhile. @default 600_000 */
  readonly maxAge?: number;
  /** Milliseconds after `maxAge` for which known keys are used when the issuer is unreachable. @default 3_600_000 */
  readonly maxStale?: number;
  /** Milliseconds between two fetches of the keys, however many unknown keys tokens name. @default 10_000 */
  readonly cooldown?: number;
  /** The timeout of a fetch, in milliseconds. @default 5_000 */
  readonly timeout?: number;
  /** Called when the keys could not be fetched. */
  readonly onFault?: (error: KeysUnavailableError) => void;
  /** The clock, in milliseconds. @default Date.now */
  readonly now?: () => number;
}

/** Milliseconds before the next fetch after a failure, when there are no keys yet. */
const RETRY_MS = 1_000;

/**
 * The keys that an issuer publishes as a JSON Web Key Set (RFC 7517 section 5). They are fetched when a token first
 * needs them, again when they have expired, and when a token names an unknown key, which is how key rotation shows.
 */
export function publishedKeys(url: URL, options: PublishedKeysOptions = {}): KeySet {
  const { maxAge = 600_000, maxStale = 3_600_000, cooldown = 10_000, timeout = 5_000 } = options;
  const { onFault, now = Date.now } = options;
  let known: { readonly text: string; readonly find: JWTVerifyGetKey } | undefined;
  let edition = 0;
  let loadedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let failure: KeysUnavailableError | undefined;
  let pending: Promise<void> | undefined;

  const load = async () => {
    triedAt = now();
    try {
      const signal = AbortSignal.timeout(timeout);
      const response = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } });
      if (!response.ok) throw new Error(`it answered HTTP ${response.status}`);
      const text = await response.text();
      if (text !== known?.text) {
        known = { text, find: createLocalJWKSet(JSON.parse(text)) };
        edition++;
      }
      loadedAt = now();
      failure = undefined;
    } catch (cause) {
      failure = new KeysUnavailableError(`The keys at ${url.origin}${url.pathname} cannot be fetched`, { cause });
      onFault?.(failure);
      throw failure;
    } finally {
      pending = undefined;
    }
  };
  const reload = () => {
    pending ??= load();
    return pending;
  };
  const isRested = (pause: number) => now() - triedAt >= pause;
  const usable = () => known !== undefined && now() - loadedAt <= maxAge + maxStale;
  /** In the background: callers use the known keys meanwhile. */
  const refresh = () => {
    if (now() - loadedAt > maxAge && isRested(cooldown)) reload().catch(() => {});
  };

  return {
    async find(header, token) {
      if (!usable()) {
        if (!pending && failure && !isRested(RETRY_MS)) throw failure;
        await reload();
      }
      refresh();
      try {
        return await known!.find(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        if (!pending && !isRested(cooldown)) throw failure ?? error;
        await reload();
        return known!.find(header, token);
      }
    },
    edition: () => edition,
    isValid(verified) {
      refresh();
      return verified === edition && usable();
    },
  };
}
