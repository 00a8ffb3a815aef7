import { assign, own } from '../../compile/emitter.ts';
import { isName, typesOf } from '../../plan/path-step.ts';
import type { KeyRenamer } from '../../plan/plan.ts';
import { FRAGMENT } from './rewrites.ts';
import { type Data, isObject } from './run-context.ts';

/** Objects whose `@fromContext` arguments have the same values: they can be fetched together. */
export interface ContextGroup {
  readonly targets: Data[];
  /** Variables by name. */
  readonly values: Readonly<Data>;
}

/** Lists the objects at a path of the data, by the values that the objects above them give. */
export type CollectByContext = (data: Data) => readonly ContextGroup[];

const ABOVE = '..';

/**
 * @param path of the fetch
 * @param rewrites where each value is: up from the object, then down; several for one variable if the type decides
 */
export function compileContexts(
  path: readonly string[],
  rewrites: readonly KeyRenamer[],
  possibleTypes: ReadonlyMap<string, ReadonlySet<string>>,
): CollectByContext {
  const depth = path.filter(isName).length;
  const names = [...new Set(rewrites.map(({ renameKeyTo }) => renameKeyTo))].sort();
  const sources = rewrites.map(({ path: steps, renameKeyTo }) => {
    const levels = steps.lastIndexOf(ABOVE) + 1;
    return { name: renameKeyTo, level: depth - levels, below: steps.slice(levels) };
  });
  const valuesFor = (above: readonly Data[]): Data => {
    const values: Data = {};
    for (const name of names) assign(values, name, null);
    for (const { name, level, below } of sources) {
      const value = valueAt(above[level], below, 0, possibleTypes);
      if (value !== undefined) assign(values, name, value);
    }
    return values;
  };
  return data => {
    const groups = new Map<string, ContextGroup>();
    visitPlaced(data, path, (target, above) => {
      const values = valuesFor(above);
      const key = JSON.stringify(values);
      const group = groups.get(key);
      if (group) group.targets.push(target);
      else groups.set(key, { targets: [target], values });
    });
    return [...groups.values()];
  };
}

/** Visits the objects at a path with those above them, the root first; the last one is the object itself. */
function visitPlaced(data: Data, path: readonly string[], visit: (target: Data, above: readonly Data[]) => void): void {
  const walk = (value: unknown, part: number, above: readonly Data[]): void => {
    if (Array.isArray(value)) {
      const next = path[part] === '@' ? part + 1 : part;
      for (const item of value) walk(item, next, above);
      return;
    }
    if (!isObject(value)) return;
    const step = path[part];
    const types = step === undefined ? undefined : typesOf(step);
    if (types) {
      if (types.includes(String(value.__typename))) walk(value, part + 1, above);
    } else if (step === undefined) visit(value, [...above, value]);
    else walk(own(value, step), part + 1, [...above, value]);
  };
  walk(data, 0, []);
}

function valueAt(
  value: unknown,
  steps: readonly string[],
  at: number,
  possibleTypes: ReadonlyMap<string, ReadonlySet<string>>,
): unknown {
  const step = steps[at];
  if (step === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map(item => valueAt(item, steps, at, possibleTypes) ?? null);
  if (!isObject(value)) return undefined;
  if (!step.startsWith(FRAGMENT)) return valueAt(own(value, step), steps, at + 1, possibleTypes);
  const type = step.slice(FRAGMENT.length);
  const typename = own(value, '__typename');
  const applies = typename === undefined || typename === type || possibleTypes.get(type)?.has(String(typename));
  return applies ? valueAt(value, steps, at + 1, possibleTypes) : undefined;
}
