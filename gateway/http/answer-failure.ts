import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../request/refusal.ts';

/**
 * Responds to HTTP errors with GraphQL errors. Client errors are described; internal errors are masked, and logged
 * under the request's id.
 */
export function answerFailure(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  const isOurs = status < 400 || status >= 500;
  if (isOurs) request.log.error(error);
  const { text } = isOurs
    ? refusal('INTERNAL_SERVER_ERROR')
    : refusal(status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_REQUEST', { message: error.message });
  return reply
    .code(isOurs ? 500 : status)
    .type('application/json; charset=utf-8')
    .send(text);
}
