import type { FetchScope } from '../../transport.ts';
import { hopsOf, OWN_HEADERS } from './own-headers.ts';

/** Selects the client headers to propagate to a subgraph. */
export type PropagateHeaders = (scope: Pick<FetchScope, 'headers'>) => Record<string, string> | undefined;

/** Selects the headers of a subgraph request, from the whole request scope. */
export type SendHeaders = (scope: FetchScope) => Record<string, string> | undefined;

/** One step of a subgraph's header rules. Header names are case-insensitive. */
export type HeaderRule =
  /** Propagates a client header; `default` is sent if the client sent none. */
  | { readonly propagate: string; readonly rename?: string | undefined; readonly default?: string | undefined }
  /** Propagates client headers with matching names. */
  | { readonly matching: RegExp }
  | { readonly insert: string; readonly value: string }
  /** Removes a header set by a previous step. */
  | { readonly remove: string };

type Sent = Record<string, string>;
type Step = (to: Sent, from: NonNullable<FetchScope['headers']>) => void;

/** The caller's token, and the trace of the request. */
const DEFAULTS = ['authorization', 'traceparent'];

/** Propagates the named client headers unchanged. Names are case-insensitive. */
export function propagateHeaders(names: readonly string[] = DEFAULTS): PropagateHeaders {
  const passed = names.map(name => name.toLowerCase()).filter(name => !OWN_HEADERS.has(name));
  return scope => {
    let headers: Sent | undefined;
    const isHop = hopsOf(scope.headers?.connection);
    for (const name of passed) {
      const value = scope.headers?.[name];
      if (value === undefined || isHop?.has(name)) continue;
      headers ??= {};
      headers[name] = asText(value);
    }
    return headers;
  };
}

/** Propagates the default headers, then applies the rules in order. Hop-by-hop and body headers are never changed. */
export function applyHeaderRules(rules: readonly HeaderRule[]): PropagateHeaders {
  const propagateDefaults = propagateHeaders();
  if (rules.length === 0) return propagateDefaults;
  const steps = rules.map(compile);
  return scope => {
    const sent = propagateDefaults(scope) ?? {};
    const given = endToEnd(scope.headers ?? {});
    for (const step of steps) step(sent, given);
    return sent;
  };
}

type Given = NonNullable<FetchScope['headers']>;

function endToEnd(given: Given): Given {
  const hops = hopsOf(given.connection);
  return hops ? Object.fromEntries(Object.entries(given).filter(([name]) => !hops.has(name))) : given;
}

function compile(rule: HeaderRule): Step {
  if ('matching' in rule) {
    return (to, from) => {
      for (const name in from) {
        const value = from[name];
        if (value !== undefined && !OWN_HEADERS.has(name) && rule.matching.test(name)) to[name] = asText(value);
      }
    };
  }
  if ('remove' in rule) {
    const name = rule.remove.toLowerCase();
    return to => {
      delete to[name];
    };
  }
  const name = ('insert' in rule ? rule.insert : (rule.rename ?? rule.propagate)).toLowerCase();
  if (OWN_HEADERS.has(name)) return () => {};
  if ('insert' in rule) {
    return to => {
      to[name] = rule.value;
    };
  }
  const source = rule.propagate.toLowerCase();
  return (to, from) => {
    const value = from[source];
    const text = value === undefined ? rule.default : asText(value);
    if (text !== undefined) to[name] = text;
  };
}

/** Tracing headers differ per request, and no response depends on them. */
const TRACING = new Set(['traceparent', 'tracestate', 'baggage']);

/** A key for single flight: equal if a subgraph cannot distinguish two requests by their headers. */
export function headersKey(headers: Readonly<Sent> | undefined): string {
  let key = '';
  for (const name in headers) if (!TRACING.has(name)) key += `${name}:${headers[name]}\n`;
  return key;
}

const asText = (value: string | string[]) => (Array.isArray(value) ? value.join(', ') : value);
