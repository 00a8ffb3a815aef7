import { createHash } from 'node:crypto';
import type { CompressedForms } from '../request/gateway-answer.ts';

/** A cached response, or a cached part of one. */
export class CachedEntry implements CompressedForms {
  /** By `performance.now()`. */
  readonly storedAt: number;
  readonly text: string;
  /** In milliseconds. */
  readonly maxAge: number;
  /** Tags of the data it was read from; invalidating one of them drops the entry. */
  readonly tags: ReadonlySet<string>;
  #hash: string | undefined;
  #forms: Map<string, Promise<Buffer>> | undefined;

  constructor(text: string, maxAge: number, tags: ReadonlySet<string>, storedAt: number = performance.now()) {
    this.storedAt = storedAt;
    this.text = text;
    this.maxAge = maxAge;
    this.tags = tags;
  }

  /** SHA-256 of the text; the entity tag starts with it. */
  get hash(): string {
    this.#hash ??= createHash('sha256').update(this.text).digest('base64url');
    return this.#hash;
  }

  compressed(encoding: string, compress: () => Promise<Buffer>): Promise<Buffer> {
    this.#forms ??= new Map();
    const known = this.#forms.get(encoding);
    if (known) return known;
    const made = compress();
    this.#forms.set(encoding, made);
    made.catch(() => this.#forms?.delete(encoding));
    return made;
  }
}
