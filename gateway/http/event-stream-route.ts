import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { refusedWith } from '../engine/operations/answer.ts';
import type { GatewayAnswer } from '../request/gateway-answer.ts';
import { GRAPHQL_PATH } from '../request/paths.ts';
import type { GraphqlRequest, Handle } from '../request/pipeline.ts';
import { refusal } from '../request/refusal.ts';
import type { RequestContext } from '../request/request-context.ts';
import { sendRefusal } from '../request/send-refusal.ts';
import type { OpenStreams } from '../subscriptions/open-streams.ts';
import type { SingleConnections } from '../subscriptions/single-connection.ts';
import { heldBytes } from './bodies/bound-bodies.ts';
import { RETRY_AFTER } from './connections/raw-answer.ts';
import { refuse } from './graphql-route.ts';
import { negotiate } from './negotiate.ts';
import { readBodyRequest, readUrlRequest } from './read-request.ts';

export interface EventStreamOptions {
  readonly handle: Handle;
  readonly streams: OpenStreams;
  readonly connections: SingleConnections;
  createContext(request: FastifyRequest, accepts: RequestContext['accepts']): RequestContext | Promise<RequestContext>;
}

const EVENTS = { subscription: true, incremental: undefined } as const;
const NO_OPERATION = 'found no operation, expected a query in the URL or as JSON in the body';
/** Header with the token of a client's event stream. It triggers a CORS preflight. */
export const STREAM_TOKEN_HEADER = 'x-graphql-event-stream-token';

const TOO_MANY_WAIT = 'too many operations wait on this event stream';

type Query = Readonly<Record<string, string | undefined>>;

/**
 * The single connection mode of GraphQL over Server-Sent Events
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md); in its other mode, an event stream is one of the
 * formats of a response. Does not use the library's handler, since that buffers events for a slow client in an unbounded
 * queue.
 */
export function registerEventStreams(app: FastifyInstance, options: EventStreamOptions): void {
  const { handle, streams, connections, createContext } = options;
  /** The requesting connection may end before the operation begins, and before the stream that gets the response. */
  const answering = (request: FastifyRequest, operation: GraphqlRequest) => {
    const pending = Promise.resolve(createContext(request, EVENTS));
    pending.catch(() => {});
    return async () => {
      try {
        const context = (await pending).with({ signal: undefined });
        return streams.admit(await handle(operation, context), context);
      } catch (error) {
        return refusalOf(error);
      }
    };
  };

  /** An operation whose events are sent on the client's single stream. */
  function onConnection(token: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const operation = readOperation(request);
    if (!operation) return sendRefusal(reply, 'BAD_REQUEST', NO_OPERATION);
    const id = operation.extensions?.operationId;
    if (typeof id !== 'string')
      return sendRefusal(reply, 'BAD_REQUEST', 'found no extensions.operationId, expected the id of the operation');
    if (connections.isTaken(token, id))
      return sendRefusal(reply, 'CONFLICT', `an operation with the id ${JSON.stringify(id)} runs already`);
    const from = { ip: request.ip, size: sizeOf(request, operation) };
    if (connections.run(token, id, from, answering(request, operation))) return reply.code(202).send('');
    return sendRefusal(reply.header('retry-after', RETRY_AFTER), 'TOO_MANY_CONNECTIONS', TOO_MANY_WAIT);
  }

  const path = app.prefix + GRAPHQL_PATH;
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== path || (request.method !== 'GET' && request.method !== 'POST')) return;
    const token = tokenOf(request);
    if (token === undefined) return;
    const wantsEvents = negotiate(request.headers.accept).single === 'event-stream';
    try {
      if (!connections.has(token)) sendRefusal(reply, 'NOT_FOUND', 'there is no event stream with this token');
      else if (!wantsEvents) onConnection(token, request, reply);
      else if (!connections.open(token, reply)) sendRefusal(reply, 'CONFLICT', 'the event stream is open already');
    } catch (error) {
      reply.send(refuse(reply, error));
    }
    return reply;
  });
  app.put(GRAPHQL_PATH, async (request, reply) => {
    await createContext(request, EVENTS);
    const made = connections.reserve(request.ip);
    if (made === 'total')
      return sendRefusal(reply, 'SUBSCRIPTION_LIMIT', 'as many event streams are open as allowed', 503);
    if (made === 'address') return sendRefusal(reply.header('retry-after', RETRY_AFTER), 'TOO_MANY_CONNECTIONS');
    return reply.code(201).type('text/plain; charset=utf-8').send(made.token);
  });
  app.delete(GRAPHQL_PATH, (request, reply) => {
    const token = tokenOf(request);
    const { operationId } = request.query as Query;
    if (token === undefined || !connections.has(token))
      return sendRefusal(reply, 'NOT_FOUND', 'there is no event stream with this token');
    if (!operationId) return sendRefusal(reply, 'BAD_REQUEST', 'found no operationId in the URL');
    connections.complete(token, operationId);
    return reply.code(200).send('');
  });
}

function tokenOf({ headers, query }: FastifyRequest): string | undefined {
  const token = headers[STREAM_TOKEN_HEADER] ?? (query as Query).token;
  return typeof token === 'string' ? token : undefined;
}

function readOperation({ method, query, body }: FastifyRequest): GraphqlRequest | undefined {
  return method === 'GET' ? readUrlRequest(query) : readBodyRequest(body);
}

/** Of a GET, whose operation is in the URL, it is measured. */
const sizeOf = (request: FastifyRequest, operation: GraphqlRequest): number =>
  heldBytes(request) || JSON.stringify(operation).length;

function refusalOf(error: unknown): GatewayAnswer {
  if (!(error instanceof GraphQLError)) return refusal('INTERNAL_SERVER_ERROR');
  const { message, extensions } = error;
  return refusedWith([{ message, extensions }]);
}
