/** How long, and for whom, a response may be cached. */
export interface CachePolicy {
  /** In seconds; 0 disables caching. */
  readonly maxAge: number;
  /** Whether the response depends on the caller. */
  readonly isPrivate: boolean;
}

export interface CacheHeaders {
  vary(): Vary;
  /** `Cache-Control` directives of RFC 5861 for serving stale responses. */
  readonly stale: string;
}

/** The headers that responses vary by; undefined if header names cannot express it. */
export type Vary = string | undefined;
