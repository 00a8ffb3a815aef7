import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { type Accepts, ONE_ANSWER } from '../engine/operations/answer.ts';
import type { IncrementalSpec } from '../engine/operations/incremental-format.ts';

/** How a single response is written. */
export type SingleFormat = 'json' | 'response' | 'event-stream' | 'multipart';

/** What the `Accept` header of a request allows. */
export interface Negotiated {
  /** How to write a response that is no stream; undefined if the client accepts none of ours (406). */
  readonly single: SingleFormat | undefined;
  /** How to write a subscription; undefined if the client accepts no stream of events. */
  readonly subscription: 'event-stream' | 'multipart' | undefined;
  /** The same for the engine. */
  readonly accepts: Accepts;
  /**
   * Whether the client names application/json and gets it: by GraphQL over HTTP, such clients know only responses with
   * status 200 as those of GraphQL.
   */
  readonly plainJson: boolean;
  /** Whether an HTML page is preferred: a browser navigates here. */
  readonly page: boolean;
}

const JSON_RANGE = 'application/json;charset=utf-8';
const RESPONSE_RANGE = 'application/graphql-response+json;charset=utf-8';
const EVENTS = 'text/event-stream';
const PAGE = 'text/html';
const MULTIPART = 'multipart/mixed';
// A range may name several protocols, and the boundary; a type matches all ranges whose parameters it has.
const MULTIPART_EVENTS = `${MULTIPART};boundary=graphql;deferSpec=20220824;incrementalSpec=v0.2;subscriptionSpec=1.0`;
const INCREMENTAL: Readonly<Record<string, IncrementalSpec>> = {
  [`${MULTIPART};boundary=graphql;subscriptionSpec=1.0;deferSpec=20220824`]: '20220824',
  [`${MULTIPART};boundary=graphql;subscriptionSpec=1.0;incrementalSpec=v0.2`]: 'v0.2',
};

const FORMATS: Readonly<Record<string, SingleFormat>> = {
  [JSON_RANGE]: 'json',
  [RESPONSE_RANGE]: 'response',
  [EVENTS]: 'event-stream',
};

/** Clients send few distinct headers; longer ones than any client sends are negotiated each time. */
const CACHED_HEADERS = 200;
const CACHED_CHARACTERS = 500;
const negotiated = new LRUCache<string, Negotiated>({ max: CACHED_HEADERS });

/**
 * Chooses the formats of a response by RFC 9110, section 12.5.1; of equally preferred types the more specific one, then
 * the first, but a stream only if it is preferred to the others or alone. Streams, multipart and HTML are only sent to clients that name them, never for a wildcard.
 */
export function negotiate(header: string | undefined): Negotiated {
  const accept = header?.trim() || '*/*';
  const known = negotiated.get(accept);
  if (known) return known;
  const made = decide(accept);
  if (accept.length <= CACHED_CHARACTERS) negotiated.set(accept, made);
  return made;
}

function decide(accept: string): Negotiated {
  const lower = accept.toLowerCase();
  const preferred = (types: readonly string[]) => preferredIn(accept, types);
  /** Those of the types that the client names, by the type or by the protocol in its last parameter. */
  const named = (...types: readonly string[]) => types.filter(type => lower.includes(nameOf(type)));
  const single = preferredIn(lessForEvents(accept), [JSON_RANGE, RESPONSE_RANGE, ...named(EVENTS)]);
  const events = preferred(named(EVENTS, MULTIPART_EVENTS));
  const parts = preferred(named(...Object.keys(INCREMENTAL)));
  const inParts = events ?? parts ?? preferred(named(MULTIPART));
  const incremental = parts === undefined ? undefined : INCREMENTAL[parts];
  const multipart = inParts === undefined ? undefined : 'multipart';
  const subscription = events === EVENTS ? 'event-stream' : events === undefined ? undefined : 'multipart';
  return {
    single: single === undefined ? multipart : FORMATS[single],
    subscription,
    accepts: subscription || incremental ? { subscription: subscription !== undefined, incremental } : ONE_ANSWER,
    plainJson: single === JSON_RANGE && lower.includes('application/json'),
    page: preferred([JSON_RANGE, RESPONSE_RANGE, ...named(PAGE)]) === PAGE,
  };
}

function preferredIn(accept: string, types: readonly string[]): string | undefined {
  return new Negotiator({ headers: { accept } }).mediaType([...types]);
}

/** The same header, by which a stream is not preferred to a type with the same q-value. */
function lessForEvents(accept: string): string {
  return accept.replace(/(text\/event-stream)([^,]*)/gi, (_, type: string, parameters: string) => {
    const [, q = '1'] = /;\s*q=([\d.]+)/i.exec(parameters) ?? [];
    return `${type};q=${Math.max(0, Number(q) - 0.001).toFixed(3)}`;
  });
}

function nameOf(type: string): string {
  return /;(\w+spec)=[^;]*$/i.exec(type)?.[1]?.toLowerCase() ?? type;
}
