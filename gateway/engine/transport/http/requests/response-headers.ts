import { OWN_HEADERS } from './own-headers.ts';
import type { ResponseHeaders } from './send.ts';

/** One header that clients get of subgraphs. Names in any case. */
export interface ResponseHeaderRule {
  readonly name: string;
  readonly rename?: string | undefined;
  /** Which stays when several answers have it: the one that came first or last, or all with commas between them. */
  readonly keep: 'first' | 'last' | 'append';
}

/**
 * What a subgraph says of its own answer does not hold for one that is put together from several; and several cookies
 * do not fit into one header.
 */
const NEVER = new Set(['age', 'cache-control', 'date', 'etag', 'expires', 'last-modified', 'set-cookie', 'vary']);

/** @returns whether a rule may name this header */
export function canPassToClients(name: string): boolean {
  return !OWN_HEADERS.has(name.toLowerCase()) && !NEVER.has(name.toLowerCase());
}

/** Adds to the headers that are passed on to the client what the rules name. */
export function compileResponseHeaders(
  rules: readonly ResponseHeaderRule[],
): (headers: ResponseHeaders, passed: Record<string, string>) => void {
  const compiled = rules
    .filter(({ name, rename }) => canPassToClients(name) && canPassToClients(rename ?? name))
    .map(({ name, rename, keep }) => ({ from: name.toLowerCase(), to: (rename ?? name).toLowerCase(), keep }));
  return (headers, passed) => {
    for (const { from, to, keep } of compiled) {
      const found = headers[from];
      if (found === undefined) continue;
      const value = Array.isArray(found) ? found.join(', ') : found;
      const known = passed[to];
      if (known === undefined || keep === 'last') passed[to] = value;
      else if (keep === 'append') passed[to] = `${known}, ${value}`;
    }
  };
}
