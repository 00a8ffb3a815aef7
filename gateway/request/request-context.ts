import type { Identity } from '../../shared/auth/identity.ts';
import type { TokenVerifier } from '../../shared/auth/token-verifier.ts';
import type { ResumePoint } from '../../shared/graphql/resumption.ts';
import type { ReadTracker, RequestScope } from '../../shared/graphql/subgraph.ts';
import { type Accepts, ONE_ANSWER } from '../engine/operations/answer.ts';
import { type Access, NO_ACCESS } from '../engine/supergraph/decide-access.ts';
import type { CancelSignal } from '../engine/transport/cancel-signal.ts';
import type { FetchScope } from '../engine/transport/transport.ts';

export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The way a request came: `local` is a call in this process. */
export type ClientTransport = 'http' | 'websocket' | 'sse' | 'local';

/** What a client calls itself, by Apollo's or by The Guild's headers. */
export interface ClientName {
  readonly name: string | undefined;
  readonly version: string | undefined;
}

/** What a request carries from the start. */
export interface RequestFacts {
  /** The client's headers, of which some are passed on to subgraphs that are reached over HTTP. */
  readonly headers: RequestHeaders;
  /** Stands in the log beside everything that concerns the request. */
  readonly requestId: string;
  /** The client's address. It is personal: it stands in no log. */
  readonly ip: string;
  readonly transport: ClientTransport;
  readonly accepts: Accepts;
  /** The request came in a way that must not change anything: by GET. */
  readonly readOnly: boolean;
  /** Tells that the client has gone. */
  readonly signal: CancelSignal | undefined;
}

interface CallerFacts {
  /** The caller, as a verified token says; undefined without a token. */
  readonly identity: Identity | undefined;
  /** What the caller may see of guarded fields; policies are decided once the operation is known. */
  readonly access: Access;
  readonly client: ClientName;
}

/** What a layer hands on to those behind it, each field by the one layer that is named. */
interface LayerFacts {
  /** Collects what subgraphs read, by tags. Given by the response cache, and by a subgraph that is asked for it. */
  readonly reads?: ReadTracker | undefined;
  /** Bypass caches: the request must see its own writes and the event that triggered it. Given by the response cache. */
  readonly bypassCache?: boolean | undefined;
  /** Collects until when cached parts are fresh. Given by the response cache. */
  readonly freshness?: Freshness | undefined;
  /** Collects how long fetches took, in milliseconds, by subgraph. Given by telemetry. */
  readonly fetchTimes?: Map<string, number> | undefined;
  /** Collects headers of subgraphs that are passed on to the client. Given by the gateway's executor. */
  readonly responseHeaders?: Record<string, string> | undefined;
  /** From where a subscription goes on. Given by the resumption layer. */
  readonly resume?: ResumePoint | undefined;
}

/** Until when all that an answer is made of is fresh, by `performance.now()`; undefined while all of it is new. */
export interface Freshness {
  until: number | undefined;
}

type ContextFacts = RequestFacts & CallerFacts & LayerFacts;

/** What one GraphQL request carries through the gateway. It never changes: a layer hands on another one. */
export class RequestContext implements RequestScope {
  readonly identity: Identity | undefined;
  readonly access: Access;
  readonly headers: RequestHeaders;
  readonly requestId: string;
  readonly ip: string;
  readonly client: ClientName;
  readonly transport: ClientTransport;
  readonly accepts: Accepts;
  readonly readOnly: boolean;
  readonly signal: CancelSignal | undefined;
  readonly reads: LayerFacts['reads'];
  readonly bypassCache: boolean | undefined;
  readonly freshness: Freshness | undefined;
  readonly fetchTimes: Map<string, number> | undefined;
  readonly responseHeaders: Record<string, string> | undefined;
  readonly resume: ResumePoint | undefined;

  constructor(facts: ContextFacts) {
    this.identity = facts.identity;
    this.access = facts.access;
    this.headers = facts.headers;
    this.requestId = facts.requestId;
    this.ip = facts.ip;
    this.client = facts.client;
    this.transport = facts.transport;
    this.accepts = facts.accepts;
    this.readOnly = facts.readOnly;
    this.signal = facts.signal;
    this.reads = facts.reads;
    this.bypassCache = facts.bypassCache;
    this.freshness = facts.freshness;
    this.fetchTimes = facts.fetchTimes;
    this.responseHeaders = facts.responseHeaders;
    this.resume = facts.resume;
  }

  /** The same request with something changed. */
  with(changes: Partial<ContextFacts>): RequestContext {
    return new RequestContext({ ...this, ...changes });
  }
}

/** The gateway's context of a request, as its engine carries it. */
export function contextOf({ context }: Pick<FetchScope, 'context'>): RequestContext {
  if (context instanceof RequestContext) return context;
  throw new TypeError('The engine carries a context that is not a RequestContext');
}

/** Identifies the caller by the `Authorization` header; waits only where a token has to be verified. */
export function createRequestContext(
  verify: TokenVerifier,
  facts: RequestFacts,
): RequestContext | Promise<RequestContext> {
  const { authorization } = facts.headers;
  const identity = verify(typeof authorization === 'string' ? authorization : undefined);
  return identity instanceof Promise
    ? identity.then(verified => createContext(verified, facts))
    : createContext(identity, facts);
}

/** A request of this process. */
export function createLocalContext(identity: Identity | undefined, facts: Partial<RequestFacts> = {}): RequestContext {
  return createContext(identity, {
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

function createContext(identity: Identity | undefined, facts: RequestFacts): RequestContext {
  const { headers, requestId, ip, transport, accepts, readOnly, signal } = facts;
  const access: Access = identity ? { authenticated: true, scopes: identity.scopes } : NO_ACCESS;
  const client = clientName(headers);
  return new RequestContext({
    identity,
    access,
    client,
    headers,
    requestId,
    ip,
    transport,
    accepts,
    readOnly,
    signal,
  });
}

function clientName(headers: RequestHeaders): ClientName {
  return {
    name: text(headers['apollographql-client-name'] ?? headers['graphql-client-name']),
    version: text(headers['apollographql-client-version'] ?? headers['graphql-client-version']),
  };
}

const text = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);
