/** For how long, and for whom, an answer may be kept. */
export interface CachePolicy {
  /** In seconds; 0 is not at all. */
  readonly maxAge: number;
  /** It depends on who asks, or may. */
  readonly isPrivate: boolean;
}

export interface CacheHeaders {
  vary(): Vary;
  /** How long caches on the way may give an answer after its time, as directives of RFC 5861. */
  readonly stale: string;
}

/** What answers differ by besides their URL; undefined where that cannot be told by names of headers. */
export type Vary = string | undefined;
