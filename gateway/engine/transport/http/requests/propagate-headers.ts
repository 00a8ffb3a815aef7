import type { FetchScope } from '../../transport.ts';
import { OWN_HEADERS } from './own-headers.ts';

/** Which headers go to a subgraph with a request. */
export type PropagateHeaders = (scope: Pick<FetchScope, 'headers'>) => Record<string, string> | undefined;

/** Which headers go to a subgraph with a request, by all that the request carries. */
export type SendHeaders = (scope: FetchScope) => Record<string, string> | undefined;

/** One step of a subgraph's header rules. Names in any case. */
export type HeaderRule =
  /** Passes the client's header on; `default` is sent when the client sent none. */
  | { readonly propagate: string; readonly rename?: string | undefined; readonly default?: string | undefined }
  /** Passes on what the client sent under names that match. */
  | { readonly matching: RegExp }
  | { readonly insert: string; readonly value: string }
  /** Takes back what the steps before it set. */
  | { readonly remove: string };

type Sent = Record<string, string>;
type Step = (to: Sent, from: NonNullable<FetchScope['headers']>) => void;

/** Who asks, and the trace that the request is part of. */
const USUAL = ['authorization', 'traceparent'];

/** Passes the named headers of the client on, as they came. Names in any case. */
export function propagateHeaders(names: readonly string[] = USUAL): PropagateHeaders {
  const passed = names.map(name => name.toLowerCase()).filter(name => !OWN_HEADERS.has(name));
  return scope => {
    let headers: Sent | undefined;
    for (const name of passed) {
      const value = scope.headers?.[name];
      if (value === undefined) continue;
      headers ??= {};
      headers[name] = asText(value);
    }
    return headers;
  };
}

/** The usual headers, then the rules in their order. Headers of a connection or a body are never touched. */
export function applyHeaderRules(rules: readonly HeaderRule[]): PropagateHeaders {
  const usual = propagateHeaders();
  if (rules.length === 0) return usual;
  const steps = rules.map(compile);
  return scope => {
    const sent = usual(scope) ?? {};
    for (const step of steps) step(sent, scope.headers ?? {});
    return sent;
  };
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

/** They differ from request to request, and no answer depends on them. */
const TRACING = new Set(['traceparent', 'tracestate', 'baggage']);

/** Headers as one text: equal where subgraphs cannot tell two requests apart. */
export function headersKey(headers: Readonly<Sent> | undefined): string {
  let key = '';
  for (const name in headers) if (!TRACING.has(name)) key += `${name}:${headers[name]}\n`;
  return key;
}

const asText = (value: string | string[]) => (Array.isArray(value) ? value.join(', ') : value);
