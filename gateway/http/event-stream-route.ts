import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { isStream, refusedWith } from '../engine/operations/answer.ts';
import { type GatewayAnswer, responseText } from '../request/gateway-answer.ts';
import { GRAPHQL_PATH } from '../request/paths.ts';
import type { GraphqlRequest, Handle } from '../request/pipeline.ts';
import { refusal } from '../request/refusal.ts';
import type { RequestContext } from '../request/request-context.ts';
import { setHeaders } from '../request/response-headers.ts';
import { sendRefusal } from '../request/send-refusal.ts';
import type { Settings } from '../settings/table.ts';
import { EVENT_STREAM, singlePart } from '../subscriptions/event-stream.ts';
import type { OpenStreams } from '../subscriptions/open-streams.ts';
import { writeStream } from '../subscriptions/response-writer.ts';
import { withLastEventId } from '../subscriptions/resumption.ts';
import type { SingleConnections } from '../subscriptions/single-connection.ts';
import { refuse } from './graphql-route.ts';
import { readBodyRequest, readUrlRequest } from './read-request.ts';

export interface EventStreamOptions {
  readonly settings: Pick<Settings, 'subscriptions'>;
  readonly handle: Handle;
  readonly streams: OpenStreams;
  readonly connections: SingleConnections;
  createContext(request: FastifyRequest, accepts: RequestContext['accepts']): RequestContext | Promise<RequestContext>;
}

const EVENTS = { subscription: true, incremental: undefined } as const;
const NO_OPERATION = 'found no operation, expected a query in the URL or as JSON in the body';
/** Header with the token of a client's event stream. It triggers a CORS preflight. */
export const STREAM_TOKEN_HEADER = 'x-graphql-event-stream-token';

type Query = Readonly<Record<string, string | undefined>>;

/**
 * GraphQL over Server-Sent Events, in distinct connections mode and in single connection mode
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md). Does not use the library's handler, since that
 * buffers events for a slow client in an unbounded queue.
 */
export function registerEventStreams(app: FastifyInstance, options: EventStreamOptions): void {
  const { settings, handle, streams, connections, createContext } = options;
  const answer = async (request: FastifyRequest, operation: GraphqlRequest, isOwnResponse: boolean) => {
    const made = await createContext(request, EVENTS);
    // The requesting connection may end before the stream that gets the response.
    const context = isOwnResponse ? made : made.with({ signal: undefined });
    return streams.admit(await handle(operation, context), context);
  };

  /** An operation with its own event stream as the response. */
  async function distinct(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const operation = readOperation(request);
    if (!operation) return void sendRefusal(reply, 'BAD_REQUEST', NO_OPERATION);
    const found = await answer(request, withLastEventId(operation, request.headers['last-event-id']), true);
    const stream = isStream(found)
      ? found
      : { kind: 'subscription' as const, [Symbol.asyncIterator]: () => singlePart({ text: responseText(found) }) };
    if (found.headers) setHeaders(reply, found.headers);
    return writeStream(reply, stream, EVENT_STREAM, settings.subscriptions);
  }

  /** An operation whose events are sent on the client's single stream. */
  function onConnection(token: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const operation = readOperation(request);
    if (!operation) return sendRefusal(reply, 'BAD_REQUEST', NO_OPERATION);
    const id = operation.extensions?.operationId;
    if (typeof id !== 'string')
      return sendRefusal(reply, 'BAD_REQUEST', 'found no extensions.operationId, expected the id of the operation');
    if (connections.isTaken(token, id))
      return sendRefusal(reply, 'CONFLICT', `an operation with the id ${JSON.stringify(id)} runs already`);
    connections.run(token, id, answer(request, operation, false).catch(refusalOf));
    return reply.code(202).send('');
  }

  const path = app.prefix + GRAPHQL_PATH;
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== path || (request.method !== 'GET' && request.method !== 'POST')) return;
    const token = tokenOf(request);
    const wantsEvents = request.headers.accept?.includes('text/event-stream') ?? false;
    if (token === undefined && !wantsEvents) return;
    try {
      if (token === undefined) await distinct(request, reply);
      else if (!connections.has(token)) sendRefusal(reply, 'NOT_FOUND', 'there is no event stream with this token');
      else if (!wantsEvents) onConnection(token, request, reply);
      else if (!connections.open(token, reply)) sendRefusal(reply, 'CONFLICT', 'the event stream is open already');
    } catch (error) {
      reply.send(refuse(reply, error));
    }
    return reply;
  });
  app.put(GRAPHQL_PATH, async (request, reply) => {
    await createContext(request, EVENTS);
    const token = connections.reserve();
    if (token === undefined)
      return sendRefusal(reply, 'SUBSCRIPTION_LIMIT', 'as many event streams are open as allowed', 503);
    return reply.code(201).type('text/plain; charset=utf-8').send(token);
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

function refusalOf(error: unknown): GatewayAnswer {
  if (!(error instanceof GraphQLError)) return refusal('INTERNAL_SERVER_ERROR');
  const { message, extensions } = error;
  return refusedWith([{ message, extensions }]);
}
