import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Texts that clients have registered by their SHA-256 (automatic persisted queries), within a bound. */
export interface AutomaticDocuments {
  /** At once where this process knows the text. */
  textOf(hash: string): string | undefined | Promise<string | undefined>;
  /** Whether a hash is the text's own. */
  matches(hash: string, text: string): boolean;
  keep(hash: string, text: string): void;
}

/** Where gateways share texts; what fails there is as if it were not there. */
export interface SharedTexts {
  get(key: string): Promise<string | null>;
  set(key: string, text: string, unit: 'PX', lifetime: number): Promise<unknown>;
}

export interface AutomaticDocumentsOptions {
  /** Memory for texts, in bytes. */
  readonly bytes: number;
  readonly shared?: SharedTexts | undefined;
  /** Milliseconds for which shared texts are kept. */
  readonly lifetime: number;
}

export function createAutomaticDocuments(options: AutomaticDocumentsOptions): AutomaticDocuments {
  const { bytes, shared, lifetime } = options;
  // A text takes up to two bytes a character, its hash and the entry some more.
  const texts = new LRUCache<string, string>({ maxSize: bytes, sizeCalculation: text => text.length * 2 + 300 });

  const fetchShared = async (store: SharedTexts, hash: string): Promise<string | undefined> => {
    const text = await store.get(keyOf(hash)).catch(() => undefined);
    // Whoever can write there could otherwise choose what a hash stands for.
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
    keep(hash, text) {
      if (texts.has(hash)) return;
      texts.set(hash, text);
      shared?.set(keyOf(hash), text, 'PX', lifetime).catch(() => {});
    },
  };
}

const keyOf = (hash: string) => `apq:${hash}`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
