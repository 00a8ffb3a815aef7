import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError, GraphQLSchema, parse } from 'graphql';
import { CloseCode, type Context, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Bounds } from '../bounds/bounds.ts';
import { mayChange } from '../engine/numbers/exact-json.ts';
import { rememberNumbers } from '../engine/numbers/exact-variables.ts';
import { type AnswerPart, type AnswerStream, isStream } from '../engine/operations/answer.ts';
import { responseText } from '../request/gateway-answer.ts';
import type { GraphqlRequest, Handle } from '../request/pipeline.ts';
import { refusal } from '../request/refusal.ts';
import type { RequestContext, RequestFacts } from '../request/request-context.ts';
import { headerLines, type ResponseHeaders } from '../request/response-headers.ts';
import { JSON_TYPE } from '../request/send-refusal.ts';
import { untrustedOrigin } from '../security/origins.ts';
import type { Settings } from '../settings/table.ts';
import type { OpenStreams } from './open-streams.ts';
import { SocketFlow, TRY_AGAIN_LATER } from './socket-flow.ts';

export interface WebSocketOptions {
  readonly settings: Pick<Settings, 'subscriptions' | 'connections'>;
  readonly bounds: Bounds;
  readonly handle: Handle;
  readonly streams: OpenStreams;
  /** @throws GraphQLError if the token is rejected */
  createContext(facts: RequestFacts): RequestContext | Promise<RequestContext>;
  /** Facts of the HTTP upgrade request. */
  factsOf(request: IncomingMessage): RequestFacts;
  /** Whether an origin may open a WebSocket; browsers do not apply CORS to them (RFC 6455 section 10.2). */
  allowsOrigin(headers: IncomingHttpHeaders): boolean;
  /** Judges an upgrade further. @returns false where it has answered it. @default all are let through */
  admit?(request: IncomingMessage, socket: Duplex): boolean | Promise<boolean>;
  /** What the response to an upgrade says besides. @default nothing */
  responseHeaders?(request: IncomingMessage): ResponseHeaders;
}

export interface WebSockets {
  /** Handles a WebSocket upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes all connections, so that clients reconnect, to another server or later. */
  close(): Promise<void>;
}

interface Extra {
  /** The active streams, by the client's operation ids. */
  readonly streams: Map<string, AnswerStream>;
  readonly socket: WebSocket;
  readonly flow: SocketFlow;
  readonly facts: RequestFacts;
}

/** Placeholders for graphql-ws; the gateway executes the operation itself. */
const DOCUMENT = parse('subscription { any }');
const SCHEMA = new GraphQLSchema({});

/** Asks clients to reconnect (RFC 6455, registered close codes). */
const SERVICE_RESTART = 1012;
/** A payload is text already, which graphql-ws would read and write again: `onNext` sends it, in place of this one. */
const SENT = {};
const SENT_END = ',"type":"next","payload":{}}';

const CLOSE_GRACE_MS = 500;
const FIRST_POSITION_MS = 20;
const TOO_MANY = { total: 'Too many connections', address: 'Too many connections from this address' };

/** GraphQL over WebSocket (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). */
export function createWebSockets(options: WebSocketOptions): WebSockets {
  const { settings, bounds, factsOf } = options;
  const { maxMessageBytes, keepAlive } = settings.subscriptions;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    handleProtocols: chooseProtocol,
    autoPong: false,
  });
  const { responseHeaders } = options;
  if (responseHeaders) {
    sockets.on('headers', (lines, request) => {
      lines.push(...headerLines(responseHeaders(request)));
    });
  }
  /** The streams of each connection. */
  const live = new Set<Extra['streams']>();
  const server = createProtocol(options);

  const serve = (socket: WebSocket, raw: Duplex, facts: RequestFacts) => {
    const open: Extra['streams'] = new Map();
    live.add(open);
    const flow = new SocketFlow(socket, raw, facts.ip, settings, bounds);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: text => (text.endsWith(SENT_END) ? Promise.resolve() : flow.send(text)),
        close: (code, reason) => socket.close(code, reason),
        onMessage: listener =>
          socket.on('message', data => {
            void flow.receive(String(data), text =>
              listener(readMessage(text)).catch(() =>
                socket.close(CloseCode.InternalServerError, 'Internal server error'),
              ),
            );
          }),
        onPing: flow.latest(payload => flow.send(pongOf(payload))),
      },
      { streams: open, socket, flow, facts },
    );
    keepAlivePings(socket, flow, keepAlive);
    const positions = setInterval(() => sendPositions(flow, socket, open), keepAlive).unref();
    socket.once('close', (code, reason) => {
      clearInterval(positions);
      live.delete(open);
      void closed(code, String(reason));
    });
  };

  return {
    upgrade: judged(options, (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, upgraded => {
        upgraded.on('error', () => {});
        const facts = factsOf(request);
        const place = bounds.live.open(facts.ip);
        if (typeof place === 'string') return upgraded.close(TRY_AGAIN_LATER, TOO_MANY[place]);
        upgraded.once('close', place);
        serve(upgraded, socket, facts);
      }),
    ),
    async close() {
      // Sends the last messages of streams before closing the connection.
      const latest = Date.now() + CLOSE_GRACE_MS;
      while ([...live].some(({ size }) => size > 0) && Date.now() < latest) await sleep(5);
      for (const socket of sockets.clients) socket.close(SERVICE_RESTART, 'Service restart');
      const cut = setTimeout(() => sockets.clients.forEach(socket => void socket.terminate()), 1_000);
      await Promise.all([...sockets.clients].map(socket => new Promise(resolve => socket.once('close', resolve))));
      clearTimeout(cut);
      sockets.close();
    },
  };
}

/** The messages of graphql-ws, whose operations run in the gateway. */
function createProtocol({ settings, handle, streams, createContext }: WebSocketOptions) {
  let requests = 0;
  const contextOf = async ({ connectionParams, extra }: Context<Record<string, unknown>, Extra>) => {
    const token = connectionParams?.authorization ?? connectionParams?.Authorization;
    const headers = typeof token === 'string' ? { ...extra.facts.headers, authorization: token } : extra.facts.headers;
    const requestId = `${extra.facts.requestId}.${++requests}`;
    return createContext({ ...extra.facts, headers, requestId, connectionParams });
  };

  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: settings.subscriptions.initTimeout,
    async onConnect(ctx) {
      try {
        await contextOf(ctx);
        return true;
      } catch (error) {
        ctx.extra.socket.close(CloseCode.Unauthorized, reasonOf(error));
        return false;
      }
    },
    onSubscribe: async (ctx, id, payload) =>
      // Of a connection that closed, or an operation that was completed, nobody hears.
      (await ctx.extra.flow.run(async () => (id in ctx.subscriptions ? begin(ctx, id, payload) : undefined))) ?? [
        new GraphQLError('The operation is complete'),
      ],
    subscribe: ({ contextValue }) => contextValue as never,
    onComplete: ({ extra }, id) => void extra.streams.delete(id),
    async onNext({ extra }, id, _payload, _args, result) {
      const { text } = result as unknown as AnswerPart;
      await extra.flow.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${text}}`);
      return SENT as never;
    },
  });

  async function begin(ctx: Context<Record<string, unknown>, Extra>, id: string, payload: SubscribePayload) {
    let context: RequestContext;
    try {
      context = await contextOf(ctx);
    } catch (error) {
      return [error instanceof GraphQLError ? error : new GraphQLError('Internal server error')];
    }
    const answered = streams.admit(await handle(requestOf(payload), context), context);
    if (!isStream(answered)) {
      const text = responseText(answered);
      if (answered.outcome === 'refused') return JSON.parse(text).errors.map(toError);
      return { schema: SCHEMA, document: DOCUMENT, contextValue: { text } };
    }
    const { streams: open, socket, flow } = ctx.extra;
    open.set(id, answered);
    // By then the first event has been requested from the stream.
    setTimeout(() => sendPositions(flow, socket, open), FIRST_POSITION_MS).unref();
    return { schema: SCHEMA, document: DOCUMENT, contextValue: results(answered[Symbol.asyncIterator](), flow) };
  }
}

/** A message for graphql-ws, which takes a parsed one too; then the numbers of its variables are remembered. */
function readMessage(text: string): string {
  if (!mayChange(text)) return text;
  try {
    const message = JSON.parse(text);
    rememberNumbers(text, message);
    return message;
  } catch {
    return text;
  }
}

/** Echoes the payload of a ping, unless it nests deeper than can be written. */
function pongOf(payload: unknown): string {
  try {
    return JSON.stringify({ type: 'pong', payload });
  } catch {
    return '{"type":"pong"}';
  }
}

/** Upgrades only what may be upgraded. */
function judged({ allowsOrigin, admit }: WebSocketOptions, upgrade: WebSockets['upgrade']): WebSockets['upgrade'] {
  return (request, socket, head) => {
    // A client that leaves meanwhile is no fault.
    socket.on('error', () => {});
    if (!allowsOrigin(request.headers)) return refuseOrigin(socket, request.headers);
    if (!admit) return upgrade(request, socket, head);
    const go = (admitted: boolean) => {
      if (admitted && !socket.destroyed) upgrade(request, socket, head);
    };
    const pending = admit(request, socket);
    if (pending instanceof Promise) void pending.then(go, () => socket.destroy());
    else go(pending);
  };
}

function chooseProtocol(offered: Set<string>): string | false {
  return offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL;
}

function refuseOrigin(socket: Duplex, { origin = 'null' }: IncomingHttpHeaders): void {
  const { text } = refusal('ORIGIN_NOT_ALLOWED', { message: untrustedOrigin(origin) });
  const headers = { connection: 'close', 'content-type': JSON_TYPE, 'content-length': String(Buffer.byteLength(text)) };
  socket.end(['HTTP/1.1 403 Forbidden', ...headerLines(headers), '', text].join('\r\n'));
}

/** A persisted document has an id and an empty `query`. */
function requestOf(payload: SubscribePayload & { readonly documentId?: unknown }): GraphqlRequest {
  const { query, operationName, variables, extensions, documentId } = payload;
  const named = typeof documentId === 'string' ? { documentId } : {};
  return { query: query ?? '', operationName, variables, extensions, ...named };
}

/** graphql-ws closes the stream when the client completes it, if it looks like a generator. */
function results(parts: AsyncIterator<AnswerPart, undefined>, flow: SocketFlow): AsyncGenerator<unknown> {
  const generator: AsyncGenerator<unknown> = {
    async next() {
      await flow.writable();
      return parts.next();
    },
    async return() {
      await parts.return?.();
      return { done: true, value: undefined };
    },
    throw: error => Promise.reject(error),
    [Symbol.asyncIterator]: () => generator,
    [Symbol.asyncDispose]: async () => void (await parts.return?.()),
  };
  return generator;
}

/**
 * Sends the resume position of each stream in the payload of a `ping`, which clients answer regardless of its payload.
 */
function sendPositions(flow: SocketFlow, socket: WebSocket, streams: Extra['streams']): void {
  if (socket.readyState !== socket.OPEN || socket.bufferedAmount > 0) return;
  const known = [...streams].flatMap(([id, stream]) => {
    const token = stream.position?.();
    return token === undefined ? [] : [[id, token] as const];
  });
  if (known.length === 0) return;
  void flow.send(JSON.stringify({ type: 'ping', payload: { resume: Object.fromEntries(known) } }));
}

/** Disconnects a client that does not answer a ping before the next one, unless its answer is not read. */
function keepAlivePings(socket: WebSocket, flow: SocketFlow, interval: number): void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (flow.isPaused) return;
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, interval).unref();
  socket.once('close', () => clearInterval(timer));
}

function reasonOf(error: unknown): string {
  // A close reason is limited to 123 bytes.
  return error instanceof GraphQLError ? error.message.slice(0, 100) : 'Internal server error';
}

function toError({ message, extensions, path }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions, path: path ?? null });
}
