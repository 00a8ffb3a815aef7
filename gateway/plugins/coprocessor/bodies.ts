import type { GraphQLFormattedError } from 'graphql';
import { answerOf, refusedWith } from '../../engine/operations/answer.ts';
import type { ResponseHeaders } from '../../request/response-headers.ts';
import { JSON_TYPE } from '../../request/send-refusal.ts';
import type { HttpAnswer } from '../events.ts';
import type { Refusal } from '../refuse.ts';
import { joinValues } from '../request-headers.ts';
import { type HeaderLists, isMap } from './client.ts';

/** Converts bodies and headers of coprocessor replies. */

/** The code that Apollo Router uses. */
const MESSAGE_CODE = 'ERROR';

/** A GraphQL response; absent fields are omitted. */
interface ResponseBody {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The response to end a request with; text that is not JSON is an error message. */
export function responseOf(body: unknown): ResponseBody {
  const given = typeof body === 'string' ? (jsonIn(body) ?? body) : body;
  if (!isMap(given)) {
    const message = typeof given === 'string' ? given : 'The request is refused.';
    return { errors: [{ message, extensions: { code: MESSAGE_CODE } }] };
  }
  return checkedResponse(given);
}

/** @throws TypeError if the body is not a GraphQL response */
export function checkedResponse(body: unknown): ResponseBody {
  const { data, errors, extensions } = isMap(body) ? body : {};
  const isData = data === undefined || data === null || isMap(data);
  const areErrors = errors === undefined || errors === null || (Array.isArray(errors) && errors.every(isError));
  if (!isMap(body) || !isData || !areErrors || (data === undefined && !errors)) {
    throw new TypeError('the coprocessor replied with a body that is not a GraphQL response');
  }
  return {
    ...(data !== undefined && { data }),
    ...(Array.isArray(errors) && { errors: errors.filter(isError) }),
    ...(isMap(extensions) && { extensions }),
  };
}

function isError(error: unknown): error is GraphQLFormattedError {
  return isMap(error) && typeof error.message === 'string';
}

/** @returns undefined if the text is not JSON */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The HTTP response to end a request with. */
export function httpAnswer(status: number, body: unknown, headers: HeaderLists | undefined): HttpAnswer {
  return {
    status,
    headers: { ...responseHeaders(headers), 'content-type': JSON_TYPE },
    body: JSON.stringify(responseOf(body)),
  };
}

/** The refusal to end an operation with, with data or errors. */
export function breakRefusal(status: number, body: unknown, headers: HeaderLists | undefined): Refusal {
  const { data, errors = [], extensions } = responseOf(body);
  const answer = data === undefined ? refusedWith(errors) : answerOf(JSON.stringify(data), errors);
  return {
    kind: 'refusal',
    answer: { ...answer, status, headers: withoutType(responseHeaders(headers)), ...(extensions && { extensions }) },
  };
}

/** Omits the content type, which the gateway sets itself. */
export function withoutType({ 'content-type': _, ...headers }: ResponseHeaders): ResponseHeaders {
  return headers;
}

/** Lists of several values stay lists: `set-cookie` cannot be joined. */
export function responseHeaders(headers: HeaderLists | undefined): ResponseHeaders {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]),
  );
}

/** Joins the values of each header; headers without values are omitted. */
export function requestHeaders(headers: HeaderLists): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, joinValues(name, values)]),
  );
}

export function listsOf(headers: Readonly<Record<string, string | readonly string[] | undefined>>): HeaderLists {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? [value] : value]],
    ),
  );
}

/** The changes that replace all known headers by these: `undefined` removes the others. */
export function replacing(
  known: Readonly<Record<string, unknown>>,
  headers: HeaderLists,
): Record<string, string | undefined> {
  const joined = requestHeaders(headers);
  const removed = Object.keys(known).filter(name => !Object.hasOwn(joined, name));
  return { ...Object.fromEntries(removed.map(name => [name, undefined])), ...joined };
}
