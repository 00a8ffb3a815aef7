import { assign, own } from '../../compile/emitter.ts';
import type { Rewrite } from '../../plan/plan.ts';
import { type Data, isObject } from './run-context.ts';

/** Starts a step of a rewrite that objects of one type pass. */
export const FRAGMENT = '... on ';

/** Applies the planner's rewrites to a response or a representation; rare, so interpreted. */
export type ApplyRewrites = (value: unknown) => void;

export function compileRewrites(
  rewrites: readonly Rewrite[] | undefined,
  possibleTypes: ReadonlyMap<string, ReadonlySet<string>>,
): ApplyRewrites | undefined {
  if (!rewrites?.length) return undefined;
  return value => {
    for (const rewrite of rewrites) applyAt(rewrite, 0, value, possibleTypes);
  };
}

function applyAt(
  rewrite: Rewrite,
  depth: number,
  value: unknown,
  possibleTypes: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  if (Array.isArray(value)) {
    for (const item of value) applyAt(rewrite, depth, item, possibleTypes);
    return;
  }
  if (!isObject(value)) return;
  const part = rewrite.path[depth];
  if (part === undefined) return;
  if (part.startsWith(FRAGMENT)) {
    const type = part.slice(FRAGMENT.length);
    const typename = own(value, '__typename');
    const applies = typename === undefined || typename === type || possibleTypes.get(type)?.has(String(typename));
    if (applies) applyAt(rewrite, depth + 1, value, possibleTypes);
  } else if (depth === rewrite.path.length - 1) {
    applyTo(rewrite, part, value);
  } else {
    applyAt(rewrite, depth + 1, own(value, part), possibleTypes);
  }
}

function applyTo(rewrite: Rewrite, field: string, value: Data): void {
  if (rewrite.kind === 'ValueSetter') {
    assign(value, field, rewrite.setValueTo);
    return;
  }
  // False, zero, "" and null are values too and must be moved.
  const moved = own(value, field);
  if (moved === undefined) return;
  assign(value, rewrite.renameKeyTo, moved);
  delete value[field];
}
