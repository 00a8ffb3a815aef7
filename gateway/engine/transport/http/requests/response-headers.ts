import { OWN_HEADERS } from './own-headers.ts';
import type { ResponseHeaders } from './send.ts';

/** One header that clients get of subgraphs. Names in any case. */
export interface ResponseHeaderRule {
  readonly name: string;
  readonly rename?: string | undefined;
  /** Which stays when several answers have it: the one that came first or last, or all with commas between them. */
  readonly keep: 'first' | 'last' | 'append';
}

/** What the client's answer says so far. */
interface Notes {
  readonly headers: Readonly<Record<string, string>> | undefined;
  setHeader(name: string, value: string): void;
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

/** Takes over into the client's answer what the rules name. */
export function compileResponseHeaders(
  rules: readonly ResponseHeaderRule[],
): (headers: ResponseHeaders, notes: Notes) => void {
  const compiled = rules
    .filter(({ name, rename }) => canPassToClients(name) && canPassToClients(rename ?? name))
    .map(({ name, rename, keep }) => ({ from: name.toLowerCase(), to: (rename ?? name).toLowerCase(), keep }));
  return (headers, notes) => {
    for (const { from, to, keep } of compiled) {
      const found = headers[from];
      if (found === undefined) continue;
      const value = Array.isArray(found) ? found.join(', ') : found;
      const known = notes.headers?.[to];
      if (known === undefined || keep === 'last') notes.setHeader(to, value);
      else if (keep === 'append') notes.setHeader(to, `${known}, ${value}`);
    }
  };
}
