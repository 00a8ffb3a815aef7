import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import { type AnswerPart, isStream } from '../engine/operations/answer.ts';
import { type GatewayAnswered, responseText } from '../request/gateway-answer.ts';
import type { Settings } from '../settings/table.ts';
import { EVENT_STREAM, sseEvent } from './event-stream.ts';
import { writeText } from './write-text.ts';

/** How long a reservation is valid without an event stream. */
const RESERVATION_MS = 30_000;

/** A client's event stream and the operations on it. */
interface Connection {
  response: ServerResponse | undefined;
  /** Resolves when the stream is open; operations wait before they send, so nothing is buffered. */
  readonly connected: PromiseWithResolvers<void>;
  /** By the client's operation ids. */
  readonly operations: Map<string, AsyncIterator<AnswerPart, undefined> | undefined>;
  /** The pending write; the next one waits for it. */
  writing: Promise<void>;
  expiry: NodeJS.Timeout | undefined;
}

/**
 * The single connection mode of GraphQL over Server-Sent Events
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md): a client reserves a stream, opens it, and sends
 * operations whose events are all sent on it. The stream is only known to this process.
 */
export interface SingleConnections {
  /** @returns the token of a new reservation, or undefined if there are too many */
  reserve(): string | undefined;
  has(token: string): boolean;
  /** @returns false if the stream is already open */
  open(token: string, reply: FastifyReply): boolean;
  /** Whether an operation with that id is active on the stream. */
  isTaken(token: string, id: string): boolean;
  /** Sends the response to an operation on the stream. */
  run(token: string, id: string, answer: Promise<GatewayAnswered>): void;
  /** Ends an operation on the client's request. */
  complete(token: string, id: string): void;
  /** Ends all event streams; clients reconnect. */
  close(): void;
}

export function createSingleConnections(settings: Settings['subscriptions']): SingleConnections {
  const { maxConnections, keepAlive, writeTimeout } = settings;
  const connections = new Map<string, Connection>();

  const drop = (token: string) => {
    const connection = connections.get(token);
    if (!connection) return;
    connections.delete(token);
    clearTimeout(connection.expiry);
    connection.connected.resolve();
    for (const parts of connection.operations.values()) void parts?.return?.();
  };
  const write = (connection: Connection, text: string): Promise<void> => {
    connection.writing = connection.writing.then(async () => {
      await connection.connected.promise;
      const { response } = connection;
      if (response) await writeText(response, text, writeTimeout);
    });
    return connection.writing;
  };

  async function send(connection: Connection, id: string, pending: Promise<GatewayAnswered>): Promise<void> {
    const next = (text: string) =>
      write(connection, sseEvent('next', `{"id":${JSON.stringify(id)},"payload":${text}}`));
    const answered = await pending;
    if (!isStream(answered)) await next(responseText(answered));
    else {
      const parts = answered[Symbol.asyncIterator]();
      if (!connection.operations.has(id)) return void (await parts.return?.());
      connection.operations.set(id, parts);
      for (let result = await parts.next(); !result.done; result = await parts.next()) await next(result.value.text);
    }
    if (connection.operations.delete(id)) await write(connection, sseEvent('complete', JSON.stringify({ id })));
  }

  return {
    reserve() {
      if (connections.size >= maxConnections) return undefined;
      const token = randomUUID();
      connections.set(token, {
        response: undefined,
        connected: Promise.withResolvers<void>(),
        operations: new Map(),
        writing: Promise.resolve(),
        expiry: setTimeout(() => drop(token), RESERVATION_MS).unref(),
      });
      return token;
    },
    has: token => connections.has(token),
    open(token, reply) {
      const connection = connections.get(token)!;
      if (connection.response) return false;
      clearTimeout(connection.expiry);
      reply.hijack();
      const response = reply.raw;
      connection.response = response;
      const beat = setInterval(() => {
        if (!response.writableNeedDrain) response.write(EVENT_STREAM.heartbeat);
      }, keepAlive).unref();
      response.once('close', () => {
        clearInterval(beat);
        drop(token);
      });
      response.on('error', () => {});
      response.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': EVENT_STREAM.contentType,
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(EVENT_STREAM.opening);
      connection.connected.resolve();
      return true;
    },
    isTaken: (token, id) => connections.get(token)?.operations.has(id) ?? false,
    run(token, id, answer) {
      const connection = connections.get(token)!;
      connection.operations.set(id, undefined);
      void send(connection, id, answer);
    },
    complete(token, id) {
      const operations = connections.get(token)?.operations;
      void operations?.get(id)?.return?.();
      operations?.delete(id);
    },
    close() {
      for (const [token, { response }] of connections) {
        response?.end();
        drop(token);
      }
    },
  };
}
