import type { FastifyReply } from 'fastify';
import { ERROR_CATALOGUE, type ErrorCode } from '../../shared/errors/catalogue.ts';
import { refusal } from './refusal.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Sends a refusal as a GraphQL response.
 * @param message @default the code's safe message
 * @param status @default the code's status
 */
export function sendRefusal(
  reply: FastifyReply,
  code: ErrorCode,
  message?: string,
  status: number = ERROR_CATALOGUE[code].status,
): FastifyReply {
  return reply
    .code(status)
    .type(JSON_TYPE)
    .send(refusal(code, message === undefined ? {} : { message }).text);
}
