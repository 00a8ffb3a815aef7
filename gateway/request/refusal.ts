import type { GraphQLErrorExtensions } from 'graphql';
import { ERROR_CATALOGUE, type ErrorCode, isErrorCode } from '../../shared/errors/catalogue.ts';
import { type AnswerError, isStream, refusedWith } from '../engine/operations/answer.ts';
import type { AnswerFacts, GatewayAnswer, GatewayAnswered } from './gateway-answer.ts';

export interface RefusalOptions extends AnswerFacts {
  /** Message for the client. @default the code's message in the catalogue */
  readonly message?: string;
  /** Extensions of the error, besides its code. */
  readonly details?: GraphQLErrorExtensions;
}

/** The response to a request that is not executed. Status and message default to those of the catalogue. */
export function refusal(code: ErrorCode, options: RefusalOptions = {}): GatewayAnswer {
  const { message = ERROR_CATALOGUE[code].message, details, ...facts } = options;
  return { ...refusedWith([{ message, extensions: { ...details, code } }]), ...facts };
}

/** The HTTP status of a refusal, by its first error; 400 for unknown codes. */
export function refusalStatus(errors: readonly AnswerError[]): number {
  const code = errors[0]?.extensions?.code;
  return isErrorCode(code) ? ERROR_CATALOGUE[code].status : 400;
}

/** Refuses a stream if the transport does not support one. */
export function refuseStream(answered: GatewayAnswered): GatewayAnswer {
  if (!isStream(answered)) return answered;
  void answered[Symbol.asyncIterator]().return?.();
  return refusal('STREAM_NOT_ACCEPTED');
}
