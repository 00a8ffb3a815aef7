import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CATALOGUE, type ErrorCode } from '../../shared/errors/catalogue.ts';
import { sendRefusal } from '../request/send-refusal.ts';
import { drainRequest } from './bodies/drain-request.ts';
import { tooLarge } from './bodies/read-all.ts';
import { RETRY_AFTER } from './connections/raw-answer.ts';

/** Codes of the statuses that Fastify refuses requests with. */
const CODES: Readonly<Record<number, ErrorCode>> = { 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' };

/**
 * Responds to HTTP errors with GraphQL errors. Client errors are described; internal errors are masked, and logged
 * under the request's id.
 */
export function answerFailure(
  error: FastifyError & { readonly refusal?: ErrorCode },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500;
  const isOverload = status === ERROR_CATALOGUE.SERVER_OVERLOADED.status;
  if (!isOverload && (status < 400 || status >= 500)) {
    // A client that leaves in the middle of its request is no fault.
    if (!request.raw.destroyed || request.raw.readableEnded) request.log.error(error);
    return sendRefusal(reply, 'INTERNAL_SERVER_ERROR');
  }
  if (!request.raw.readableEnded) {
    // Fastify would close the connection at once.
    reply.removeHeader('connection');
    drainRequest(request.raw);
  }
  if (isOverload) return sendRefusal(reply.header('retry-after', RETRY_AFTER), 'SERVER_OVERLOADED');
  const isTooLarge = error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
  const message = isTooLarge ? tooLarge(request.routeOptions.bodyLimit).message : error.message;
  const { refusal = CODES[status] ?? 'BAD_REQUEST' } = error;
  return sendRefusal(reply, refusal, message, status);
}
