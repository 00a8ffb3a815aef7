import type { ExecutionResult, GraphQLError } from 'graphql';
import { type Answered, isStream } from '../../gateway/engine/operations/answer.ts';

interface Part {
  readonly data: unknown;
  readonly path: readonly (string | number)[];
  readonly label?: string;
  readonly errors?: readonly GraphQLError[];
}

interface Assembled {
  readonly result: ExecutionResult;
  /** The received texts, parsed. */
  readonly texts: readonly (ExecutionResult & { incremental?: readonly Part[]; hasNext?: boolean })[];
}

/**
 * Merges the parts of an incremental response as a client does.
 * @throws Error when the parts do not fit: a path that is not in the response, a wrong `hasNext`
 */
export async function assembleParts(answer: Answered): Promise<Assembled> {
  if (!isStream(answer)) {
    const result = JSON.parse(answer.text);
    return { result, texts: [result] };
  }
  const texts: Assembled['texts'][number][] = [];
  for await (const { text } of answer) texts.push(JSON.parse(text));
  const [first, ...others] = texts as [Assembled['texts'][number], ...Assembled['texts'][number][]];
  const { data } = structuredClone(first);
  const errors = [...(first.errors ?? [])];
  for (const [index, { hasNext }] of texts.entries()) {
    if (hasNext !== index < texts.length - 1)
      throw new Error(`text ${index} of ${texts.length} says hasNext: ${hasNext}`);
  }
  for (const part of others.flatMap(({ incremental }) => incremental!)) {
    let place: unknown = data;
    for (const step of part.path) place = (place as Record<string | number, unknown> | null)?.[step];
    if (typeof place !== 'object' || place === null) throw new Error(`no object at ${JSON.stringify(part.path)}`);
    merge(place as Record<string, unknown>, part.data);
    errors.push(...(part.errors ?? []));
  }
  return { result: errors.length > 0 ? { data: data!, errors } : { data: data! }, texts };
}

function merge(target: Record<string, unknown>, source: unknown): void {
  if (typeof source !== 'object' || source === null) return;
  for (const [key, value] of Object.entries(source)) {
    const known = Object.hasOwn(target, key) ? target[key] : undefined;
    if (typeof known === 'object' && known !== null) merge(known as Record<string, unknown>, value);
    else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  }
}
