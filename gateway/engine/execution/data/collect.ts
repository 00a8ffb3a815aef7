import { Emitter, own } from '../../compile/emitter.ts';
import { typesOf } from '../../plan/path-step.ts';
import { type Data, isObject } from './run-context.ts';

/** Lists the objects at a path of the data, without nulls. */
export type Collect = (data: Data) => Data[];

/** Compiles `['articles', '@', 'region']` into nested loops. */
export function compileCollect(path: readonly string[]): Collect {
  const emitter = new Emitter();
  const gather = emitter.constant(gatherObjects);
  emitter.line('function collect(data){const out=[];');
  let value = 'data';
  let closing = '';
  for (const part of path) {
    const types = typesOf(part);
    if (types) {
      const allowed = emitter.constant(new Set(types));
      emitter.line(`if(typeof ${value}==='object'&&${value}!==null&&${allowed}.has(${value}.__typename)){`);
      closing += '}';
      continue;
    }
    const next = emitter.name();
    if (part === '@') emitter.line(`if(Array.isArray(${value}))for(const ${next} of ${value}){`);
    else emitter.line(`if(typeof ${value}==='object'&&${value}!==null){const ${next}=${emitter.get(value, part)};`);
    closing += '}';
    value = next;
  }
  emitter.line(`if(${value}!=null)${gather}(${value},out);${closing}return out}`);
  return emitter.build('collect');
}

function gatherObjects(value: unknown, out: Data[]): void {
  if (Array.isArray(value)) for (const item of value) gatherObjects(item, out);
  else if (isObject(value)) out.push(value);
}

export type ResponsePath = readonly (string | number)[];

/** Finds the paths of each object, with internal response names. Slow; only used for error paths. */
export function locatePaths(data: Data, path: readonly string[]): Map<Data, ResponsePath[]> {
  const found = new Map<Data, ResponsePath[]>();
  const walk = (value: unknown, part: number, at: ResponsePath): void => {
    if (Array.isArray(value)) {
      const next = path[part] === '@' ? part + 1 : part;
      for (const [index, item] of value.entries()) walk(item, next, [...at, index]);
    } else if (isObject(value)) {
      const name = path[part];
      const types = name === undefined ? undefined : typesOf(name);
      if (types) {
        if (types.includes(String(value.__typename))) walk(value, part + 1, at);
        return;
      }
      if (name !== undefined) {
        walk(own(value, name), part + 1, [...at, name]);
        return;
      }
      const paths = found.get(value);
      if (paths) paths.push(at);
      else found.set(value, [at]);
    }
  };
  walk(data, 0, []);
  return found;
}
