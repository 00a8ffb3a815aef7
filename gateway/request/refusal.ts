import type { GraphQLErrorExtensions } from 'graphql';
import { ERROR_CATALOGUE, type ErrorCode, isErrorCode } from '../../shared/errors/catalogue.ts';
import { type AnswerError, isStream, refusedWith } from '../engine/operations/answer.ts';
import type { AnswerFacts, GatewayAnswer, GatewayAnswered } from './gateway-answer.ts';

export interface RefusalOptions extends AnswerFacts {
  /** What the client reads. @default the code's safe message */
  readonly message?: string;
  /** What the error says beside its code. */
  readonly details?: GraphQLErrorExtensions;
}

/** The answer to a request that is not run. Status and message are the catalogue's where nothing else is said. */
export function refusal(code: ErrorCode, options: RefusalOptions = {}): GatewayAnswer {
  const { message = ERROR_CATALOGUE[code].message, details, ...facts } = options;
  return { ...refusedWith([{ message, extensions: { ...details, code } }]), ...facts };
}

/** The HTTP status of a refusal by its first error; 400 for codes that are not ours. */
export function refusalStatus(errors: readonly AnswerError[]): number {
  const code = errors[0]?.extensions?.code;
  return isErrorCode(code) ? ERROR_CATALOGUE[code].status : 400;
}

/** The answer where no stream can be sent. */
export function refuseStream(answered: GatewayAnswered): GatewayAnswer {
  if (!isStream(answered)) return answered;
  void answered[Symbol.asyncIterator]().return?.();
  return refusal('STREAM_NOT_ACCEPTED');
}
