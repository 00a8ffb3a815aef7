import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError, GraphQLSchema, parse } from 'graphql';
import { CloseCode, type Context, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { mayChange, parseExactly } from '../engine/numbers/exact-json.ts';
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

export interface WebSocketOptions {
  readonly settings: Pick<Settings, 'subscriptions'>;
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
  readonly request: IncomingMessage;
  facts?: RequestFacts;
}

/** Placeholders for graphql-ws; the gateway executes the operation itself. */
const DOCUMENT = parse('subscription { any }');
const SCHEMA = new GraphQLSchema({});

/** Close codes that ask clients to reconnect, now or later (RFC 6455, registered close codes). */
const SERVICE_RESTART = 1012;
const TRY_AGAIN_LATER = 1013;

const CLOSE_GRACE_MS = 500;
const FIRST_POSITION_MS = 20;

/** GraphQL over WebSocket (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). */
export function createWebSockets(options: WebSocketOptions): WebSockets {
  const { maxConnections, maxMessageBytes, keepAlive, writeTimeout } = options.settings.subscriptions;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, handleProtocols: chooseProtocol });
  const { responseHeaders } = options;
  if (responseHeaders) {
    sockets.on('headers', (lines, request) => {
      lines.push(...headerLines(responseHeaders(request)));
    });
  }
  /** The streams of each connection. */
  const live = new Set<Extra['streams']>();
  const server = createProtocol(options);

  sockets.on('connection', (socket, request) => {
    const open: Extra['streams'] = new Map();
    live.add(open);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: text => send(socket, text, writeTimeout),
        close: (code, reason) => socket.close(code, reason),
        onMessage: listener =>
          socket.on('message', data => {
            listener(readMessage(String(data))).catch(() =>
              socket.close(CloseCode.InternalServerError, 'Internal server error'),
            );
          }),
      },
      { streams: open, socket, request },
    );
    keepAlivePings(socket, keepAlive);
    const positions = setInterval(() => sendPositions(socket, open), keepAlive).unref();
    socket.on('error', () => {});
    socket.once('close', (code, reason) => {
      clearInterval(positions);
      live.delete(open);
      void closed(code, String(reason));
    });
  });

  return {
    upgrade: judged(options, (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, upgraded => {
        if (sockets.clients.size > maxConnections) upgraded.close(TRY_AGAIN_LATER, 'Too many connections');
        else sockets.emit('connection', upgraded, request);
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
function createProtocol({ settings, handle, streams, createContext, factsOf }: WebSocketOptions) {
  let requests = 0;
  const contextOf = async ({ connectionParams, extra }: Context<Record<string, unknown>, Extra>) => {
    extra.facts ??= factsOf(extra.request);
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
    async onSubscribe(ctx, id, payload) {
      let context: RequestContext;
      try {
        context = await contextOf(ctx);
      } catch (error) {
        return [error instanceof GraphQLError ? error : new GraphQLError('Internal server error')];
      }
      const answered = streams.admit(await handle(requestOf(payload), context), context);
      if (!isStream(answered)) {
        const result = parseExactly(responseText(answered)) as ExecutionResult & {
          readonly errors: GraphQLFormattedError[];
        };
        if (answered.outcome === 'refused') return result.errors.map(toError);
        return { schema: SCHEMA, document: DOCUMENT, contextValue: result };
      }
      const { streams: open, socket } = ctx.extra;
      open.set(id, answered);
      // By then the first event has been requested from the stream.
      setTimeout(() => sendPositions(socket, open), FIRST_POSITION_MS).unref();
      return { schema: SCHEMA, document: DOCUMENT, contextValue: results(answered[Symbol.asyncIterator]()) };
    },
    subscribe: ({ contextValue }) => contextValue as never,
    // Payloads are already serialized; their errors are not instances of GraphQLError.
    onComplete: ({ extra }, id) => void extra.streams.delete(id),
    onNext: (_ctx, _id, _payload, _args, result) => result as never,
  });
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

/** Upgrades only what may be upgraded. */
function judged({ allowsOrigin, admit }: WebSocketOptions, upgrade: WebSockets['upgrade']): WebSockets['upgrade'] {
  return (request, socket, head) => {
    if (!allowsOrigin(request.headers)) return refuseOrigin(socket, request.headers);
    if (!admit) return upgrade(request, socket, head);
    const go = (admitted: boolean) => {
      if (admitted && !socket.destroyed) upgrade(request, socket, head);
    };
    // A client that leaves meanwhile is no fault.
    const ignore = () => {};
    socket.on('error', ignore);
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
function results(parts: AsyncIterator<AnswerPart, undefined>): AsyncGenerator<unknown> {
  const generator: AsyncGenerator<unknown> = {
    async next() {
      const { done, value } = await parts.next();
      return done ? { done: true, value: undefined } : { done: false, value: parseExactly(value.text) };
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
 * Resolves when the message is passed to the system, so that a slow client delays its events instead of filling memory.
 */
function send(socket: WebSocket, text: string, timeout: number): Promise<void> {
  return new Promise(resolve => {
    const stalled = setTimeout(() => socket.terminate(), timeout);
    socket.send(text, () => {
      clearTimeout(stalled);
      resolve();
    });
  });
}

/**
 * Sends the resume position of each stream in the payload of a `ping`, which clients answer regardless of its payload.
 */
function sendPositions(socket: WebSocket, streams: Extra['streams']): void {
  if (socket.readyState !== socket.OPEN) return;
  const known = [...streams].flatMap(([id, stream]) => {
    const token = stream.position?.();
    return token === undefined ? [] : [[id, token] as const];
  });
  if (known.length === 0) return;
  socket.send(JSON.stringify({ type: 'ping', payload: { resume: Object.fromEntries(known) } }));
}

/** Disconnects a client that does not answer a ping before the next one. */
function keepAlivePings(socket: WebSocket, interval: number): void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
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
