import type { Identity } from '../../shared/auth/identity.ts';
import type { TokenVerifier } from '../../shared/auth/token-verifier.ts';
import type { ResumePoint } from '../../shared/graphql/resumption.ts';
import type { RequestScope } from '../../shared/graphql/subgraph.ts';
import { type Accepts, ONE_ANSWER } from '../engine/operations/answer-stream.ts';
import { type Access, NO_ACCESS } from '../engine/supergraph/decide-access.ts';
import type { CancelSignal } from '../engine/transport/cancel-signal.ts';
import type { CachePolicy } from './cache-policy.ts';

export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The way a request came: `local` is a call in this process. */
export type ClientTransport = 'http' | 'websocket' | 'sse' | 'local';

/** What one GraphQL request carries through the gateway. */
export interface RequestContext extends RequestScope {
  /** The client's headers, of which some are passed on to subgraphs that are reached over HTTP. */
  readonly headers: RequestHeaders;
  /** Stands in the log beside everything that concerns the request. */
  readonly requestId: string;
  /** The client's address. It is personal: it stands in no log. */
  readonly ip: string;
  /** What who asks may see of guarded fields; policies are decided once the operation is known. */
  access: Access;
  readonly client: ClientName;
  readonly transport: ClientTransport;
  readonly accepts: Accepts;
  /** The request came in a way that must not change anything: by GET. */
  readonly readOnly: boolean;
  /** Tells that the client has gone. */
  readonly signal: CancelSignal | undefined;
  /** What the subgraphs have read, where somebody wants to know. */
  reads?: Set<string>;
  /** Nothing that is kept is good enough: it may be from before what the request writes or is told of. */
  readsAnew?: boolean;
  /** What is said beside the answer's text. */
  readonly notes: ResponseNotes;
  /** From where a subscription goes on. */
  resume?: ResumePoint;
}

/** What a client calls itself, by Apollo's or by The Guild's headers. */
export interface ClientName {
  readonly name: string | undefined;
  readonly version: string | undefined;
}

/** What may be told of an operation. */
export interface OperationFacts {
  readonly name: string | undefined;
  readonly type: string;
  /** SHA-256 of its text, in hex. */
  readonly document: string;
}

/** What is said beside an answer's text: on HTTP its status and headers. */
export class ResponseNotes {
  status: number | undefined;
  headers: Record<string, string> | undefined;
  extensions: Record<string, unknown> | undefined;
  /** What demand control reckoned, for whoever measures. */
  cost: { readonly estimated: number; readonly actual?: number } | undefined;

  /** Milliseconds that fetches took, by subgraph, where somebody wants to know. */
  fetches: Map<string, number> | undefined;
  /** What was run, where somebody wants to know. */
  operation: OperationFacts | undefined;
  /** How long the answer may be kept, its hash where it is known, and its age in milliseconds where it was kept. */
  caching: { readonly policy: CachePolicy; readonly hash?: string | undefined; readonly age?: number } | undefined;

  /** Until when all that the answer is made of is as good as new, by `performance.now()`; undefined where it is new. */
  goodUntil: number | undefined;

  isGoodUntil(time: number): void {
    this.goodUntil = Math.min(this.goodUntil ?? time, time);
  }

  setHeader(name: string, value: string): void {
    this.headers ??= {};
    this.headers[name] = value;
  }

  setExtension(key: string, value: unknown): void {
    this.extensions ??= {};
    this.extensions[key] = value;
  }
}

/** What is known of a request besides who asks. */
export type RequestFacts = Omit<RequestContext, 'identity' | 'access' | 'client' | 'notes'>;

/** Says who asks by the `Authorization` header; waits only where a token has to be verified. */
export function createRequestContext(
  verify: TokenVerifier,
  facts: RequestFacts,
): RequestContext | Promise<RequestContext> {
  const { authorization } = facts.headers;
  const identity = verify(typeof authorization === 'string' ? authorization : undefined);
  return identity instanceof Promise
    ? identity.then(verified => contextOf(verified, facts))
    : contextOf(identity, facts);
}

/** A request of this process. */
export function createLocalContext(identity: Identity | undefined, facts: Partial<RequestFacts> = {}): RequestContext {
  return contextOf(identity, {
    headers: {},
    requestId: 'local',
    ip: '',
    transport: 'local',
    accepts: ONE_ANSWER,
    readOnly: false,
    signal: undefined,
    ...facts,
  });
}

function contextOf(identity: Identity | undefined, facts: RequestFacts): RequestContext {
  const { headers, requestId, ip, transport, accepts, readOnly, signal } = facts;
  const client = clientName(headers);
  const notes = new ResponseNotes();
  const access: Access = identity ? { authenticated: true, scopes: identity.scopes } : NO_ACCESS;
  return { identity, access, headers, requestId, ip, client, transport, accepts, readOnly, signal, notes };
}

function clientName(headers: RequestHeaders): ClientName {
  return {
    name: text(headers['apollographql-client-name'] ?? headers['graphql-client-name']),
    version: text(headers['apollographql-client-version'] ?? headers['graphql-client-version']),
  };
}

const text = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);
