import { createHash } from 'node:crypto';

/** An answer that is kept, or a part of one. */
export class CachedEntry {
  /** By `performance.now()`. */
  readonly storedAt: number;
  readonly text: string;
  /** In milliseconds. */
  readonly maxAge: number;
  /** What was read for it; a change of any of these drops it. */
  readonly tags: ReadonlySet<string>;
  #hash: string | undefined;

  constructor(text: string, maxAge: number, tags: ReadonlySet<string>, storedAt: number = performance.now()) {
    this.storedAt = storedAt;
    this.text = text;
    this.maxAge = maxAge;
    this.tags = tags;
  }

  /** SHA-256 of the text; the start of its entity tag. */
  get hash(): string {
    this.#hash ??= createHash('sha256').update(this.text).digest('base64url');
    return this.#hash;
  }
}
