import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Operations that clients have registered by their SHA-256 (automatic persisted queries), within a memory limit. */
export interface AutomaticDocuments {
  /** Synchronous if this process knows the text. */
  textOf(hash: string): string | undefined | Promise<string | undefined>;
  /** Whether the hash is that of the text. */
  matches(hash: string, text: string): boolean;
  register(hash: string, text: string): void;
}

/** A store shared by gateways; its failures are treated as misses. */
export interface SharedTexts {
  get(key: string): Promise<string | null>;
  set(key: string, text: string, unit: 'PX', lifetime: number): Promise<unknown>;
}

export interface AutomaticDocumentsOptions {
  /** Memory for texts, in bytes. */
  readonly bytes: number;
  readonly shared?: SharedTexts | undefined;
  /** Lifetime of shared texts, in milliseconds. */
  readonly lifetime: number;
}

export function createAutomaticDocuments(options: AutomaticDocumentsOptions): AutomaticDocuments {
  const { bytes, shared, lifetime } = options;
  // Two bytes per character, plus the hash and the entry.
  const texts = new LRUCache<string, string>({ maxSize: bytes, sizeCalculation: text => text.length * 2 + 300 });

  const fetchShared = async (store: SharedTexts, hash: string): Promise<string | undefined> => {
    const text = await store.get(keyOf(hash)).catch(() => undefined);
    // Otherwise anyone with write access to Redis could choose the operation of a hash.
    if (typeof text !== 'string' || sha256(text) !== hash) return undefined;
    texts.set(hash, text);
    return text;
  };

  return {
    textOf(hash) {
      const known = texts.get(hash);
      if (known !== undefined || !shared || !/^[0-9a-f]{64}$/.test(hash)) return known;
      return fetchShared(shared, hash);
    },
    matches: (hash, text) => texts.get(hash) === text || sha256(text) === hash,
    register(hash, text) {
      if (texts.has(hash)) return;
      texts.set(hash, text);
      shared?.set(keyOf(hash), text, 'PX', lifetime).catch(() => {});
    },
  };
}

const keyOf = (hash: string) => `apq:${hash}`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
