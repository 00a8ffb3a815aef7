import { type DeferredObject, pathOf } from '../execution/answer/shape-result.ts';
import type { ResponseError } from '../execution/data/run-context.ts';

/**
 * Versions of incremental delivery, as clients name them in `Accept`:
 * - `20220824` (`deferSpec`): entries with data, path and label. Apollo's clients and routers.
 * - `v0.2` (`incrementalSpec`): parts are announced as pending, and completed. graphql-js 17, Apollo Client 4.
 */
export type IncrementalSpec = '20220824' | 'v0.2';

/** A deferred object to deliver. */
export interface LaterPart {
  readonly object: DeferredObject;
  /** Null if a non-null field in it is null; the errors say why. */
  readonly data: unknown;
  readonly errors: readonly ResponseError[];
}

/** Formats the payloads of one answer, without `hasNext`. */
export interface IncrementalFormat {
  /** Fields of the initial payload besides `data`. @param waiting objects with deferred parts */
  first(waiting: readonly DeferredObject[]): object;
  /** @param found objects in these parts that have deferred parts themselves */
  later(parts: readonly LaterPart[], found: readonly DeferredObject[]): object;
}

export function incrementalFormat(spec: IncrementalSpec): IncrementalFormat {
  return spec === 'v0.2' ? pendingFormat() : ENTRIES;
}

const ENTRIES: IncrementalFormat = {
  first: () => ({}),
  later: parts => ({
    incremental: parts.map(({ object, data, errors }) => ({ data, ...pathAndLabel(object), ...withErrors(errors) })),
  }),
};

function pendingFormat(): IncrementalFormat {
  const ids = new Map<DeferredObject, string>();
  let count = 0;
  const announce = (objects: readonly DeferredObject[]) => {
    if (objects.length === 0) return {};
    for (const object of objects) ids.set(object, String(count++));
    return { pending: objects.map(object => ({ id: ids.get(object), ...pathAndLabel(object) })) };
  };
  return {
    first: announce,
    later(parts, found) {
      const announced = announce(found);
      const delivered = parts.filter(({ data }) => data !== null);
      return {
        ...announced,
        ...(delivered.length > 0 && {
          incremental: delivered.map(({ object, data, errors }) => ({
            id: ids.get(object),
            data,
            ...withErrors(errors),
          })),
        }),
        completed: parts.map(({ object, data, errors }) => ({
          id: ids.get(object),
          ...(data === null && withErrors(errors)),
        })),
      };
    },
  };
}

function pathAndLabel({ part: { label }, path }: DeferredObject): object {
  return { path: pathOf(path), ...(label !== undefined && { label }) };
}

const withErrors = (errors: readonly ResponseError[]) => (errors.length > 0 ? { errors } : {});
