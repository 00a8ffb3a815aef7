import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { sendRefusal } from '../request/send-refusal.ts';

/**
 * Responds to HTTP errors with GraphQL errors. Client errors are described; internal errors are masked, and logged
 * under the request's id.
 */
export function answerFailure(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  const isOurs = status < 400 || status >= 500;
  if (!isOurs) return sendRefusal(reply, status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_REQUEST', error.message, status);
  request.log.error(error);
  return sendRefusal(reply, 'INTERNAL_SERVER_ERROR');
}
