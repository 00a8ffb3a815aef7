import { isDeepStrictEqual } from 'node:util';
import type { ExecutionResult } from 'graphql';
import type { ExpectedError, Operation } from './suite.ts';

/** A result as a client parses it: plain JSON. */
export interface Answer {
  data?: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
}

export function toAnswer(result: ExecutionResult): Answer {
  return JSON.parse(JSON.stringify(result));
}

/** The differences between a result and the operation's expectation, one line each; empty when it is correct. */
export function compareAnswers(operation: Operation, monolith: Answer, answer: Answer): string[] {
  if (JSON.stringify(answer.errors ?? []).includes('"stacktrace"')) return ['an error leaks a stack trace'];
  if (operation.refused) return compareRefusal(operation.refused, answer);
  const expected = operation.data === undefined ? monolith.data : operation.data;
  const differences: string[] = [];
  if (!isDeepStrictEqual(answer.data, expected)) differences.push('data differs');
  if (operation.errors === 'as the monolith') {
    const [theirs, ours] = [nullPlaces(monolith), nullPlaces(answer)];
    if (!isDeepStrictEqual(theirs, ours)) differences.push(`errors are at [${ours}], not at [${theirs}]`);
  } else differences.push(...compareErrors(operation.errors ?? [], answer));
  return differences;
}

function compareRefusal(refused: { code?: string; valid?: true }, answer: Answer): string[] {
  const differences: string[] = [];
  const nullIsRight = refused.valid === true && answer.data === null;
  if (answer.data !== undefined && !nullIsRight)
    differences.push('data is there, though the operation is to be refused');
  if (!answer.errors?.length) differences.push('no error');
  for (const error of answer.errors ?? []) {
    if (refused.code && error.extensions?.code !== refused.code) {
      differences.push(`code ${error.extensions?.code} is not ${refused.code}`);
    }
  }
  return differences;
}

function compareErrors(expected: ExpectedError[], answer: Answer): string[] {
  const differences: string[] = [];
  const found = (answer.errors ?? []).map(e => ({ path: (e.path ?? []).join('.'), code: e.extensions?.code, e }));
  const fits = (want: ExpectedError, error: { path: string; code: string | undefined }) =>
    (error.path === want.path || (want.below === true && error.path.startsWith(`${want.path}.`))) &&
    (want.code === undefined || error.code === want.code);
  for (const want of expected) {
    if (!found.some(error => fits(want, error))) differences.push(`no error ${JSON.stringify(want)}`);
  }
  for (const error of found) {
    if (!expected.some(want => fits(want, error))) differences.push(`unexpected error ${JSON.stringify(error.e)}`);
  }
  return differences;
}

/** Where each error made a null: the longest prefix of its path that the data still has. */
function nullPlaces({ data, errors = [] }: Answer): string[] {
  const places = errors.map(error => {
    const place: (string | number)[] = [];
    let here = data;
    for (const step of error.path ?? []) {
      if (here === null || typeof here !== 'object') break;
      here = (here as Record<string | number, unknown>)[step];
      place.push(step);
    }
    return `${place.join('.')} ${here === null ? 'null' : 'not null'}`;
  });
  return [...new Set(places)].sort();
}
