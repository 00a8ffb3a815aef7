import { OWN_HEADERS } from '../engine/transport/http/requests/own-headers.ts';
import { SubgraphFailure } from '../engine/transport/subgraph-failure.ts';
import type {
  FetchScope,
  OutgoingRequest,
  PreparedFetch,
  PreparedSubscribe,
  SubgraphEvents,
  SubgraphOperation,
  SubgraphResponse,
  SubgraphTransport,
} from '../engine/transport/transport.ts';
import type { GatewayAnswer } from '../request/gateway-answer.ts';
import { contextOf } from '../request/request-context.ts';
import { CallerState } from './caller-event.ts';
import type { SubgraphAnswer, SubgraphRequestChange, SubgraphRequestEvent, SubgraphResponseEvent } from './events.ts';
import type { Plugins } from './open-plugins.ts';
import { isRefusal, type Refusal } from './refuse.ts';
import { joinValues } from './request-headers.ts';
import { answerToThrow, callHooks, type Hook, whenDone } from './run-hooks.ts';

/** Runs `onSubgraphRequest` and `onSubgraphResponse` hooks around a transport. */
export function withSubgraphHooks(transport: SubgraphTransport, { hooks, report }: Plugins): SubgraphTransport {
  const onRequest = hooks.onSubgraphRequest ?? [];
  const onResponse = hooks.onSubgraphResponse?.toReversed() ?? [];
  if (onRequest.length + onResponse.length === 0) return transport;
  const { name, prepareSubscription } = transport;

  /** Ends the whole operation: its further subgraph requests are not sent. */
  const end = (state: RequestState, answer: GatewayAnswer): never => {
    state.context.refusal ??= answer;
    throw new SubgraphFailure('SUBREQUEST_REFUSED', name, 'was not called: the request was refused');
  };
  const fail = (state: RequestState) => (hook: Hook<unknown>, error: unknown) => {
    if (error instanceof SubgraphFailure && error.code === 'SUBREQUEST_REFUSED') throw error;
    return end(state, answerToThrow(hook, error, state.requestId, report));
  };
  const begin = (operation: SubgraphOperation, variables: Variables, scope: FetchScope) => {
    const state = new RequestState(transport, operation, variables, scope);
    if (state.context.refusal) end(state, state.context.refusal);
    const take = (given: Refusal | SubgraphRequestChange) =>
      isRefusal(given) ? end(state, given.answer) : state.take(given);
    return whenDone(callHooks(onRequest, state, take, fail(state)), () => state);
  };
  const finish = (state: RequestState, response: SubgraphResponse): SubgraphResponse | Promise<SubgraphResponse> => {
    if (onResponse.length === 0) return response;
    const event = new ResponseState(state, response);
    const take = (given: Refusal | SubgraphAnswer) => (isRefusal(given) ? end(state, given.answer) : event.take(given));
    return whenDone(callHooks(onResponse, event, take, fail(state)), () => event.response());
  };

  return {
    ...transport,
    prepare(operation) {
      const fetch = transport.prepare(operation);
      const exchange: PreparedFetch = (variables, scope) =>
        whenDone(begin(operation, variables, scope), state =>
          whenDone(state.response ?? fetch(state.variables, state.scope()), response => finish(state, response)),
        );
      return exchange;
    },
    ...(prepareSubscription && {
      prepareSubscription(operation: SubgraphOperation) {
        const subscribe = prepareSubscription(operation);
        const open: PreparedSubscribe = async (variables, scope): Promise<SubgraphEvents | SubgraphResponse> => {
          const state = await begin(operation, variables, scope);
          const opened = state.response ?? (await subscribe(state.variables, state.scope()));
          return 'next' in opened ? opened : finish(state, opened);
        };
        return open;
      },
    }),
  };
}

type Variables = Readonly<Record<string, unknown>>;

/** A subgraph request with the changes of the hooks so far. */
class RequestState extends CallerState implements SubgraphRequestEvent {
  readonly subgraph: string;
  readonly operationType: SubgraphRequestEvent['operationType'];
  readonly operationName: string | undefined;
  readonly query: string;
  variables: Variables;
  requestHeaders: Readonly<Record<string, string>>;
  url: string | undefined;
  extensions: Variables | undefined;
  response: SubgraphResponse | undefined;
  /** The response's status; undefined unless it came over HTTP. */
  status: number | undefined;
  responseHeaders: SubgraphResponseEvent['responseHeaders'];
  readonly #scope: FetchScope;
  readonly #isRemote: boolean;
  #hasOtherHeaders = false;

  constructor(transport: SubgraphTransport, operation: SubgraphOperation, variables: Variables, scope: FetchScope) {
    super(contextOf(scope));
    const outgoing = transport.outgoing?.(operation.kind, scope);
    this.subgraph = transport.name;
    this.operationType = operation.kind;
    this.operationName = operation.operationName;
    this.query = operation.text;
    this.variables = variables;
    this.requestHeaders = outgoing?.headers ?? joinedHeaders(this.headers);
    this.url = outgoing?.url;
    this.#isRemote = outgoing !== undefined;
    this.#scope = scope;
  }

  take({ variables, headers, url, extensions, response }: SubgraphRequestChange): undefined {
    if (variables) this.variables = variables;
    if (headers) {
      this.requestHeaders = withHeaders(this.requestHeaders, headers);
      this.#hasOtherHeaders = true;
    }
    if (url !== undefined && this.#isRemote) this.url = checkedUrl(url);
    if (extensions) this.extensions = extensions;
    if (response) this.response = copyOf(response);
  }

  /** The scope for the transport. */
  scope(): FetchScope {
    const { url, requestHeaders: headers, extensions } = this;
    if (url !== undefined) {
      const outgoing: OutgoingRequest = {
        url,
        headers,
        extensions,
        onReply: (status, responseHeaders) => {
          this.status = status;
          this.responseHeaders = responseHeaders;
        },
      };
      return { ...this.#scope, outgoing };
    }
    if (!this.#hasOtherHeaders) return this.#scope;
    // A new subgraph context: the existing one has the client's original headers.
    return { ...this.#scope, context: contextOf(this.#scope).with({ headers }), contexts: new Map() };
  }
}

class ResponseState implements SubgraphResponseEvent {
  readonly request: RequestState;
  readonly status: number | undefined;
  readonly responseHeaders: SubgraphResponseEvent['responseHeaders'];
  data: SubgraphResponse['data'];
  errors: SubgraphResponse['errors'];
  extensions: SubgraphResponse['extensions'];

  constructor(request: RequestState, { data, errors, extensions }: SubgraphResponse) {
    this.request = request;
    this.status = request.status;
    this.responseHeaders = request.responseHeaders;
    this.data = data;
    this.errors = errors;
    this.extensions = extensions;
  }

  take(given: SubgraphAnswer): undefined {
    const { data, errors, extensions } = copyOf(given);
    if (data !== undefined) this.data = data;
    if (errors !== undefined) this.errors = errors.length > 0 ? errors : undefined;
    if (extensions !== undefined) this.extensions = extensions;
  }

  response(): SubgraphResponse {
    const { data, errors, extensions } = this;
    return { data, errors, extensions };
  }
}

/** Copies a plugin's response, since plans merge into response data. */
function copyOf({ data, errors, extensions }: SubgraphAnswer): SubgraphResponse {
  return { data: structuredClone(data), errors, extensions: structuredClone(extensions) };
}

function joinedHeaders(headers: CallerState['headers']): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) texts[name] = Array.isArray(value) ? joinValues(name, value) : value;
  }
  return texts;
}

function withHeaders(
  headers: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const joined = { ...headers };
  for (const [stated, value] of Object.entries(changes)) {
    const name = stated.toLowerCase();
    if (OWN_HEADERS.has(name)) continue;
    if (value === undefined) delete joined[name];
    else joined[name] = value;
  }
  return joined;
}

/** Normalized like the transport's own URL. */
function checkedUrl(url: string): string {
  if (URL.canParse(url) && /^(https?|wss?):$/.test(new URL(url).protocol)) return new URL(url).href;
  throw new TypeError(`url: found ${JSON.stringify(url)}, expected an http or https address`);
}
