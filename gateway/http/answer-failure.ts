import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { sendRefusal } from '../request/send-refusal.ts';

/**
 * Answers what went wrong around an operation in the form of GraphQL's errors. A client reads what it did wrong; a fault
 * of ours stays in the log, under the request's id.
 */
export function answerFailure(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  const isOurs = status < 400 || status >= 500;
  if (!isOurs) return sendRefusal(reply, status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_REQUEST', error.message, status);
  request.log.error(error);
  return sendRefusal(reply, 'INTERNAL_SERVER_ERROR');
}
