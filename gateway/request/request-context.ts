import type { Identity } from '../../shared/auth/identity.ts';
import type { TokenVerifier } from '../../shared/auth/token-verifier.ts';
import type { ResumePoint } from '../../shared/graphql/resumption.ts';
import type { ReadTracker, RequestScope } from '../../shared/graphql/subgraph.ts';
import { type Accepts, ONE_ANSWER } from '../engine/operations/answer.ts';
import { type Access, NO_ACCESS } from '../engine/supergraph/decide-access.ts';
import type { CancelSignal } from '../engine/transport/cancel-signal.ts';
import type { FetchScope } from '../engine/transport/transport.ts';
import type { PluginContext } from './plugin-context.ts';

export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The transport of a request; `local` is a call in this process. */
export type ClientTransport = 'http' | 'websocket' | 'sse' | 'local';

/** The client's name and version, from Apollo's or The Guild's headers. */
export interface ClientName {
  readonly name: string | undefined;
  readonly version: string | undefined;
}

/** Facts about a request that are known at its start. */
export interface RequestFacts {
  /** The client's headers; some are propagated to remote subgraphs. */
  readonly headers: RequestHeaders;
  /** Identifies the request in the log. */
  readonly requestId: string;
  /** The client's address. Personal data: never logged. */
  readonly ip: string;
  readonly transport: ClientTransport;
  readonly accepts: Accepts;
  /** The request must not have side effects: it came by GET. */
  readonly readOnly: boolean;
  /** Aborted when the client disconnects. */
  readonly signal: CancelSignal | undefined;
  /** Whether variables have files; then the response is neither cached nor shared. @default false */
  readonly hasFiles?: boolean | undefined;
  /** The payload of `connection_init` of a WebSocket. */
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
  /** Values shared by plugin hooks. @default there are no plugins */
  readonly pluginContext?: PluginContext | undefined;
}

/** Identifies the caller; undefined for an anonymous caller. @throws GraphQLError to refuse the request */
export type Identify = (facts: RequestFacts) => Identity | undefined | Promise<Identity | undefined>;

interface CallerFacts {
  /** The caller, from a verified token; undefined without a token. */
  readonly identity: Identity | undefined;
  /** What the caller may access; policies are decided once the operation is known. */
  readonly access: Access;
  readonly client: ClientName;
}

/** Facts added by layers for the layers behind them; each field is set by the one layer named. */
interface LayerFacts {
  /** Tracks the tags that subgraphs read. Set by the response cache, and by a subgraph that reports its reads. */
  readonly reads?: ReadTracker | undefined;
  /** Bypass caches: the request must see its own writes, or the event that triggered it. Set by the response cache. */
  readonly bypassCache?: boolean | undefined;
  /** Tracks until when cached parts are fresh. Set by the response cache. */
  readonly freshness?: Freshness | undefined;
  /** Collects fetch durations in milliseconds, by subgraph. Set by telemetry. */
  readonly fetchTimes?: Map<string, number> | undefined;
  /** Collects subgraph headers to pass to the client. Set by the gateway's executor. */
  readonly responseHeaders?: Record<string, string> | undefined;
  /** Where to resume a subscription. Set by the resumption layer. */
  readonly resume?: ResumePoint | undefined;
}

/** Until when all parts of a response are fresh, by `performance.now()`; undefined if no part was cached. */
export interface Freshness {
  until: number | undefined;
}

type ContextFacts = Omit<RequestFacts, 'connectionParams'> & CallerFacts & LayerFacts;

/** The context of one GraphQL request. Immutable: layers pass on a changed copy. */
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
  readonly hasFiles: boolean | undefined;
  readonly pluginContext: PluginContext | undefined;
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
    this.hasFiles = facts.hasFiles;
    this.pluginContext = facts.pluginContext;
    this.reads = facts.reads;
    this.bypassCache = facts.bypassCache;
    this.freshness = facts.freshness;
    this.fetchTimes = facts.fetchTimes;
    this.responseHeaders = facts.responseHeaders;
    this.resume = facts.resume;
  }

  /** A copy with changes. */
  with(changes: Partial<ContextFacts>): RequestContext {
    return new RequestContext({ ...this, ...changes });
  }
}

/** The gateway's request context, as carried by the engine. */
export function contextOf({ context }: Pick<FetchScope, 'context'>): RequestContext {
  if (context instanceof RequestContext) return context;
  throw new TypeError('The engine passed a context that is not a RequestContext');
}

/** Identifies callers by the `Authorization` header; asynchronous only if a token must be verified. */
export function identifyByToken(verify: TokenVerifier): Identify {
  return ({ headers: { authorization } }) => verify(typeof authorization === 'string' ? authorization : undefined);
}

/** Identifies the caller; asynchronous only if `identify` is. */
export function createRequestContext(
  identify: Identify,
  facts: RequestFacts,
): RequestContext | Promise<RequestContext> {
  const identity = identify(facts);
  return identity instanceof Promise
    ? identity.then(known => createContext(known, facts))
    : createContext(identity, facts);
}

/** The context of a request from this process. */
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
  const { headers, requestId, ip, transport, accepts, readOnly, signal, hasFiles, pluginContext } = facts;
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
    hasFiles,
    pluginContext,
  });
}

function clientName(headers: RequestHeaders): ClientName {
  return {
    name: text(headers['apollographql-client-name'] ?? headers['graphql-client-name']),
    version: text(headers['apollographql-client-version'] ?? headers['graphql-client-version']),
  };
}

const text = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);
