import { hopsOf, OWN_HEADERS } from './own-headers.ts';
import type { ResponseHeaders } from './send.ts';

/** A subgraph response header to pass to clients. Names are case-insensitive. */
export interface ResponseHeaderRule {
  readonly name: string;
  readonly rename?: string | undefined;
  /** Which value to keep when several responses have the header: the first, the last, or all, joined by commas. */
  readonly keep: 'first' | 'last' | 'append';
}

/**
 * Caching headers of one subgraph do not apply to a response from several; and several cookies cannot be joined in one
 * header.
 */
const NEVER = new Set(['age', 'cache-control', 'date', 'etag', 'expires', 'last-modified', 'set-cookie', 'vary']);

/** @returns whether the header may be passed to clients */
export function canPassToClients(name: string): boolean {
  return !OWN_HEADERS.has(name.toLowerCase()) && !NEVER.has(name.toLowerCase());
}

/** Copies the headers named by the rules to the headers of the client response. */
export function compileResponseHeaders(
  rules: readonly ResponseHeaderRule[],
): (headers: ResponseHeaders, passed: Record<string, string>) => void {
  const compiled = rules
    .filter(({ name, rename }) => canPassToClients(name) && canPassToClients(rename ?? name))
    .map(({ name, rename, keep }) => ({ from: name.toLowerCase(), to: (rename ?? name).toLowerCase(), keep }));
  return (headers, passed) => {
    const isHop = hopsOf(headers.connection);
    for (const { from, to, keep } of compiled) {
      const found = headers[from];
      if (found === undefined || isHop?.has(from)) continue;
      const value = Array.isArray(found) ? found.join(', ') : found;
      const known = passed[to];
      if (known === undefined || keep === 'last') passed[to] = value;
      else if (keep === 'append') passed[to] = `${known}, ${value}`;
    }
  };
}
