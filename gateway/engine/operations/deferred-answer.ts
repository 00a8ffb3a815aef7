import type { GraphQLError } from 'graphql';
import { type DeferredObject, pathOf } from '../execution/answer/shape-result.ts';
import type { ResponseError, RunContext } from '../execution/data/run-context.ts';
import type { Deferral } from '../execution/deferral.ts';
import { gatherParts } from '../execution/gather-parts.ts';
import { type Answered, type AnswerPart, answerOf } from './answer.ts';
import { type IncrementalSpec, incrementalFormat, type LaterPart } from './incremental-format.ts';
import type { Variant } from './variant.ts';

/**
 * Delivers an answer incrementally: an initial payload with `data` and `hasNext`, then payloads with whatever is ready,
 * the last with `hasNext: false`. Returns a single answer when nothing is pending after the initial payload.
 */
export async function answerInParts(
  variant: Variant & { readonly deferral: Deferral },
  run: RunContext,
  spec: IncrementalSpec,
  onFault: (error: unknown) => GraphQLError,
): Promise<Answered> {
  const gathering = gatherParts(variant.deferral, run);
  await gathering.primary;
  const { data, errors, deferred } = variant.result(run);
  const first = { data, ...(errors.length > 0 && { errors }) };
  const format = incrementalFormat(spec);
  const waiting = new Map<string, DeferredObject[]>();
  const wait = (objects: readonly DeferredObject[]) => {
    for (const object of objects) {
      const known = waiting.get(object.part.key);
      if (known) known.push(object);
      else waiting.set(object.part.key, [object]);
    }
  };
  wait(deferred);
  if (waiting.size === 0) {
    gathering.stop();
    return answerOf(JSON.stringify(data), errors);
  }

  /** Shapes the deferred objects that are ready, and queues those nested in them. */
  const takeReady = (found: DeferredObject[]): LaterPart[] => {
    const taken: LaterPart[] = [];
    for (const [key, objects] of waiting) {
      if (!gathering.isComplete(key)) continue;
      waiting.delete(key);
      const reported = assignErrors(gathering.errorsOf(key), objects);
      for (const [index, object] of objects.entries()) {
        const shaped = variant.part(run, object, reported[index]!);
        wait(shaped.deferred);
        found.push(...shaped.deferred);
        taken.push({ object, data: shaped.data, errors: shaped.errors });
      }
    }
    return taken;
  };
  const takeFailed = (cause: unknown): LaterPart[] => {
    const error = onFault(cause).toJSON() as ResponseError;
    const taken = [...waiting.values()].flat().map(object => ({ object, data: null, errors: [error] }));
    waiting.clear();
    return taken;
  };

  let isFirst = true;
  const ended = Promise.withResolvers<void>();
  const end = () => {
    waiting.clear();
    gathering.stop();
    ended.resolve();
  };
  const left = Promise.withResolvers<void>();
  const iterator: AsyncIterator<AnswerPart, undefined> = {
    async next() {
      if (isFirst) {
        isFirst = false;
        return part({ ...first, ...format.first(deferred), hasNext: true });
      }
      while (waiting.size > 0) {
        const found: DeferredObject[] = [];
        const parts = gathering.fault ? takeFailed(gathering.fault.cause) : takeReady(found);
        if (parts.length > 0) {
          const hasNext = waiting.size > 0;
          if (!hasNext) end();
          return part({ ...format.later(parts, found), hasNext });
        }
        await Promise.race([gathering.change(), left.promise]);
      }
      return { done: true, value: undefined };
    },
    async return() {
      end();
      left.resolve();
      return { done: true, value: undefined };
    },
  };
  return { kind: 'incremental', spec, ended: ended.promise, [Symbol.asyncIterator]: () => iterator };
}

const part = (payload: object): IteratorYieldResult<AnswerPart> => ({
  done: false,
  value: { text: JSON.stringify(payload) },
});

/** Assigns each error to the object it occurred in; an error outside all of them goes to the first. */
function assignErrors(errors: readonly ResponseError[], objects: readonly DeferredObject[]): ResponseError[][] {
  const shares = objects.map((): ResponseError[] => []);
  if (errors.length === 0) return shares;
  const byPath = new Map(objects.map((object, index) => [JSON.stringify(pathOf(object.path)), shares[index]!]));
  for (const error of errors) {
    let share: ResponseError[] | undefined;
    for (let length = error.path?.length ?? 0; length >= 0 && !share; length--) {
      share = byPath.get(JSON.stringify(error.path?.slice(0, length) ?? []));
    }
    (share ?? shares[0]!).push(error);
  }
  return shares;
}
