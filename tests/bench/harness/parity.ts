import { isDeepStrictEqual } from 'node:util';
import { type Contestant, TITLES } from '../contestants/contestant.ts';
import type { Operation } from '../contestants/operations.ts';
import { requestsOf } from '../contestants/operations.ts';
import type { LoadRequest } from './load.ts';

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** The number of requests in flight. */
const LANES = 8;

/** A response of the reference, which all others are compared with. */
export interface ReferenceAnswer {
  /** The index of the operation's variables. */
  readonly index: number;
  readonly request: LoadRequest;
  readonly text: string;
  readonly data: unknown;
}

/**
 * @param most how many responses, evenly spread over all requests of the operation
 * @throws Error when a response has errors or no data
 */
export async function referenceAnswers(
  reference: Contestant,
  operation: Operation,
  most: number,
): Promise<ReferenceAnswer[]> {
  const requests = requestsOf(operation, reference).map((request, index) => ({ request, index }));
  return inLanes(evenly(requests, most), async ({ request, index }) => {
    const text = await ask(reference, request);
    return { index, request, text, data: dataOf(text, reference, operation) };
  });
}

/**
 * Compares a contestant's responses with those of the reference.
 *
 * @param most how many, evenly spread over those of the reference
 * @throws Error with the first difference
 */
export async function checkParity(
  contestant: Contestant,
  operation: Operation,
  expected: readonly ReferenceAnswer[],
  most: number,
): Promise<void> {
  const requests = requestsOf(operation, contestant);
  await inLanes(evenly(expected, most), async answer => {
    const data = dataOf(await ask(contestant, requests[answer.index]!), contestant, operation);
    const difference = firstDifference(data, answer.data, 'data');
    if (difference === undefined) return;
    const variables = JSON.stringify(operation.variables[answer.index]);
    throw new Error(`${TITLES[contestant.id]} answers ${operation.title} ${variables} differently: ${difference}`);
  });
}

function evenly<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, i) => i % step === 0);
}

/** @returns the results in the order of the items */
async function inLanes<T, R>(items: readonly T[], action: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  const entries = items.entries();
  const lane = async () => {
    for (const [i, item] of entries) results[i] = await action(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

async function ask({ port }: Contestant, { method, path, body, authorization }: LoadRequest): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(authorization !== undefined && { authorization }),
    },
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

/** The first difference between two values, for messages. */
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
