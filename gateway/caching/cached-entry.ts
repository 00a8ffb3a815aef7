import { createHash } from 'node:crypto';

/** A cached response, or a cached part of one. */
export class CachedEntry {
  /** By `performance.now()`. */
  readonly storedAt: number;
  readonly text: string;
  /** In milliseconds. */
  readonly maxAge: number;
  /** Tags of the data it was read from; invalidating one of them drops the entry. */
  readonly tags: ReadonlySet<string>;
  #hash: string | undefined;

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
}
