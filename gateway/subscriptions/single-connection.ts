import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Bounds } from '../bounds/bounds.ts';
import type { Held } from '../bounds/byte-budget.ts';
import { Turns } from '../bounds/turns.ts';
import { type AnswerPart, isStream } from '../engine/operations/answer.ts';
import { type GatewayAnswered, responseText } from '../request/gateway-answer.ts';
import type { Settings } from '../settings/table.ts';
import { EVENT_STREAM, sseEvent } from './event-stream.ts';
import { createReservations, type Place } from './reservations.ts';
import { writeText } from './write-text.ts';

/** Operations of one event stream that wait for their turn. */
const MOST_WAITING = 100;

/** A client's event stream and the operations on it. */
interface Connection {
  response: ServerResponse | undefined;
  /** The events that the client has yet to read. */
  unread: Held | undefined;
  /** Operations begin when the stream is open and the client reads, so nothing is buffered. */
  readonly turns: Turns;
  /** By the client's operation ids. */
  readonly operations: Map<string, AsyncIterator<AnswerPart, undefined> | undefined>;
  /** The pending write; the next one waits for it. */
  writing: Promise<void>;
  readonly place: Place;
}

/**
 * The single connection mode of GraphQL over Server-Sent Events
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md): a client reserves a stream, opens it, and sends
 * operations whose events are all sent on it. The stream is only known to this process.
 */
export interface SingleConnections {
  /** @returns the token of a new reservation, or whose limit there is no room by */
  reserve(ip: string): Pick<Place, 'token'> | 'total' | 'address';
  has(token: string): boolean;
  /** @returns false if the stream is already open */
  open(token: string, reply: FastifyReply): boolean;
  /** Whether an operation with that id is active on the stream. */
  isTaken(token: string, id: string): boolean;
  /**
   * Begins an operation in its turn, and sends its response on the stream.
   * @param size bytes of the operation, which are held until it begins
   * @returns false if too many wait
   */
  run(token: string, id: string, from: { readonly ip: string; readonly size: number }, begin: Begin): boolean;
  /** Ends an operation on the client's request. */
  complete(token: string, id: string): void;
  /** Ends all event streams; clients reconnect. */
  close(): void;
}

type Begin = () => Promise<GatewayAnswered>;

export function createSingleConnections(
  settings: Settings['subscriptions'],
  { live, unread, bodies }: Bounds,
): SingleConnections {
  const { keepAlive, writeTimeout, operationsAtOnce } = settings;
  const connections = new Map<string, Connection>();

  const drop = (token: string) => {
    const connection = connections.get(token);
    if (!connection) return;
    connections.delete(token);
    connection.place.leave();
    connection.turns.close();
    for (const parts of connection.operations.values()) void parts?.return?.();
  };
  const { reserve } = createReservations(live, drop);
  const write = (connection: Connection, text: string): Promise<void> => {
    connection.writing = connection.writing.then(async () => {
      if (connection.response) await writeText(connection.response, text, writeTimeout, connection.unread);
      connection.turns.proceed();
    });
    return connection.writing;
  };

  /** @returns the events that follow, of a stream */
  async function sendFirst(connection: Connection, id: string, begin: Begin) {
    // It was completed before it began.
    if (!connection.operations.has(id)) return undefined;
    const answered = await begin();
    if (!isStream(answered)) {
      await write(connection, nextEvent(id, responseText(answered)));
      return undefined;
    }
    const parts = answered[Symbol.asyncIterator]();
    if (connection.operations.has(id)) connection.operations.set(id, parts);
    else await parts.return?.();
    return parts;
  }

  async function send(connection: Connection, id: string, begin: Begin, onFirst: () => void): Promise<void> {
    const parts = await connection.turns.run(() => sendFirst(connection, id, begin)).finally(onFirst);
    if (parts) {
      for (let result = await parts.next(); !result.done; result = await parts.next()) {
        await write(connection, nextEvent(id, result.value.text));
      }
    }
    if (connection.operations.delete(id)) await write(connection, sseEvent('complete', JSON.stringify({ id })));
  }

  function createConnection(place: Place, ip: string): Connection {
    const connection: Connection = {
      response: undefined,
      unread: undefined,
      turns: new Turns(operationsAtOnce, () => connection.response?.writableNeedDrain === false && unread.hasRoom(ip)),
      operations: new Map(),
      writing: Promise.resolve(),
      place,
    };
    return connection;
  }

  return {
    reserve(ip) {
      const place = reserve(ip);
      if (typeof place !== 'string') connections.set(place.token, createConnection(place, ip));
      return place;
    },
    has: token => connections.has(token),
    open(token, reply) {
      const connection = connections.get(token)!;
      if (connection.response) return false;
      connection.unread = unread.open(reply.request.ip, () => reply.raw.destroy());
      openStream(connection, reply, keepAlive, () => drop(token));
      return true;
    },
    isTaken: (token, id) => connections.get(token)?.operations.has(id) ?? false,
    run(token, id, { ip, size }, begin) {
      const connection = connections.get(token)!;
      if (connection.turns.waiting >= MOST_WAITING) return false;
      const held = bodies.open(ip);
      if (!held.add(size)) return false;
      connection.operations.set(id, undefined);
      void send(connection, id, begin, () => held.end());
      return true;
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

function nextEvent(id: string, text: string): string {
  return sseEvent('next', `{"id":${JSON.stringify(id)},"payload":${text}}`);
}

function openStream(connection: Connection, reply: FastifyReply, keepAlive: number, onClose: () => void): void {
  connection.place.opened();
  reply.hijack();
  const response = reply.raw;
  // Heartbeats and the time-out of writes take the place of the connection's own time-out.
  response.socket?.setTimeout(0);
  connection.response = response;
  const beat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(EVENT_STREAM.heartbeat);
  }, keepAlive).unref();
  response.once('close', () => {
    clearInterval(beat);
    onClose();
  });
  response.on('error', () => {});
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': EVENT_STREAM.contentType,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(EVENT_STREAM.opening);
  connection.turns.proceed();
}
