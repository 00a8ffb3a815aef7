import { isDeepStrictEqual } from 'node:util';
import { type Contestant, TITLES } from '../contestants/contestant.ts';
import type { Operation } from '../contestants/operations.ts';
import { requestsOf } from '../contestants/operations.ts';
import type { LoadRequest } from './load.ts';

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** The answers to all requests of an operation, by which those of all others are judged. */
export type ReferenceAnswers = readonly {
  readonly request: LoadRequest;
  readonly text: string;
  readonly data: unknown;
}[];

/** Asks one after the other. @throws Error when an answer has errors or no data */
export async function referenceAnswers(reference: Contestant, operation: Operation): Promise<ReferenceAnswers> {
  const answers = [];
  for (const request of requestsOf(operation, 'graphql')) {
    const text = await ask(reference, request);
    answers.push({ request, text, data: dataOf(text, reference, operation) });
  }
  return answers;
}

/**
 * Compares a contestant's answers with the reference's.
 *
 * @param most how many requests, evenly spread over all
 * @throws Error that says where the two differ
 */
export async function checkParity(
  contestant: Contestant,
  operation: Operation,
  expected: ReferenceAnswers,
  most: number,
): Promise<void> {
  const requests = requestsOf(operation, contestant.form);
  const step = Math.max(1, Math.floor(requests.length / most));
  for (let i = 0; i < requests.length; i += step) {
    const data = dataOf(await ask(contestant, requests[i]!), contestant, operation);
    if (isDeepStrictEqual(data, expected[i]!.data)) continue;
    const where = firstDifference(data, expected[i]!.data, 'data');
    const variables = JSON.stringify(operation.variables[i]);
    throw new Error(`${TITLES[contestant.id]} answers ${operation.title} ${variables} differently: ${where}`);
  }
}

async function ask({ port }: Contestant, { method, path, body }: LoadRequest): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(10_000),
  });
  return response.text();
}

function dataOf(text: string, contestant: Contestant, operation: Operation): unknown {
  const answer = readAnswer(text);
  if (answer?.data && answer.errors === undefined) return answer.data;
  throw new Error(`${TITLES[contestant.id]} answers ${operation.title} with ${text.slice(0, 300)}`);
}

function readAnswer(text: string): Answer | undefined {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return undefined;
  }
}

/** For people: where two values differ first. */
export function firstDifference(found: unknown, expected: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(found, expected)) return undefined;
  if (isContainer(found) && isContainer(expected) && Array.isArray(found) === Array.isArray(expected)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const difference = firstDifference(found[key], expected[key], `${path}.${key}`);
      if (difference) return difference;
    }
  }
  return `${path} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
