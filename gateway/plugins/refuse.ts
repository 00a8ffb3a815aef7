import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { ERROR_CATALOGUE, isErrorCode } from '../../shared/errors/catalogue.ts';
import { refusedWith } from '../engine/operations/answer.ts';
import type { GatewayAnswer } from '../request/gateway-answer.ts';
import { refusalStatus } from '../request/refusal.ts';
import { lowerCaseNames, type ResponseHeaders } from '../request/response-headers.ts';

export interface RefuseOptions {
  /** The error code: one of docs/errors.md, or a custom code. @default 'FORBIDDEN' */
  readonly code?: string;
  /** The error message. @default the code's safe message */
  readonly message?: string;
  /** The HTTP status. @default the code's status in the catalogue, or 400 for custom codes */
  readonly status?: number;
  /** Extensions of the error, besides its code. */
  readonly extensions?: GraphQLErrorExtensions;
  /** HTTP headers of the response, such as `retry-after`. */
  readonly headers?: ResponseHeaders;
}

/** Returned by a hook to refuse the request. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly answer: GatewayAnswer;
}

const DEFAULT_CODE = 'FORBIDDEN';

/** Refuses a request: `return refuse({ code: 'RATE_LIMITED', message: 'Too many reports today' })`. */
export function refuse(options: RefuseOptions = {}): Refusal {
  const { code = DEFAULT_CODE, status, extensions, headers } = options;
  const message = options.message ?? (isErrorCode(code) ? ERROR_CATALOGUE[code].message : 'The request is refused.');
  const errors = [{ message, extensions: { ...extensions, code } }];
  return {
    kind: 'refusal',
    answer: {
      ...refusedWith(errors),
      status: status ?? refusalStatus(errors),
      ...(headers && { headers: lowerCaseNames(headers) }),
    },
  };
}

export function isRefusal(given: object): given is Refusal {
  return 'kind' in given && given.kind === 'refusal';
}

/** The refusal for a GraphQLError that a hook threw; undefined for other errors, which clients must not see. */
export function refusalOf(error: unknown): GatewayAnswer | undefined {
  if (!isForClients(error)) return undefined;
  const { http, code = DEFAULT_CODE, ...extensions } = error.extensions;
  const status = (http as { status?: unknown } | undefined)?.status;
  return refuse({
    code: String(code),
    message: error.message,
    extensions,
    ...(typeof status === 'number' && { status }),
  }).answer;
}

/** Also accepts errors from another copy of graphql, which a plugin may import. */
function isForClients(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError || (error instanceof Error && error.name === 'GraphQLError');
}
