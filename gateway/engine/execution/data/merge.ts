import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { Emitter } from '../../compile/emitter.ts';
import { type Data, isObject } from './run-context.ts';

/** Merges a subgraph response into the data, guided by the selection: values below a leaf are not touched. */
export interface Merger {
  /** Moves the fields of `source` into `target`; objects of `source` may become part of `target`. */
  merge(target: Data, source: Data): void;
  /**
   * Marks unresolved fields: own properties that are `undefined`. Shaping reports an absent field as a gap in the plan,
   * and a marked one as the result of a missing entity or an error.
   */
  markMissing(target: Data): void;
}

/** @param apart whether the targets must not share objects */
export function mergeAll(merger: Merger, targets: readonly Data[], source: Data, apart: boolean): void {
  for (const [index, target] of targets.entries()) {
    merger.merge(target, apart && index < targets.length - 1 ? structuredClone(source) : source);
  }
}

type Shape = Map<string, Shape | undefined>;

/** @param isAbstract whether a name is that of an interface, as subgraphs with `@interfaceObject` return it */
export function compileMerge(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  renamed: readonly (readonly [from: string, to: string])[],
  isAbstract: IsAbstract,
): Merger {
  const shape: Shape = new Map();
  addFields(shape, set, fragments, new Map(renamed));
  return compileShape(shape, isAbstract);
}

type IsAbstract = (typename: unknown) => boolean;

function addFields(
  shape: Shape,
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  renamed: ReadonlyMap<string, string>,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const alias = (selection.alias ?? selection.name).value;
      const name = renamed.get(alias) ?? alias;
      const inner = shape.get(name) ?? (selection.selectionSet ? new Map() : undefined);
      shape.set(name, inner);
      if (selection.selectionSet && inner) addFields(inner, selection.selectionSet, fragments, renamed);
    } else {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment) addFields(shape, fragment.selectionSet, fragments, renamed);
    }
  }
}

function compileShape(shape: Shape, isAbstract: IsAbstract): Merger {
  const emitter = new Emitter();
  emitter.line('function merge(t,s){let v,o;');
  const mark: string[] = [];
  for (const [name, inner] of shape) {
    const source = emitter.get('s', name);
    const target = emitter.get('t', name);
    const put = emitter.set('t', name, 'v');
    if (inner) {
      const below = emitter.constant(compileValue(inner, isAbstract));
      emitter.line(`if((v=${source})!==undefined){if((o=${target})==null)${put}else if(v!==null)${below}.merge(o,v);}`);
      mark.push(
        `if((o=${target})===undefined){${emitter.set('t', name, 'undefined')}}else if(o!==null)${below}.mark(o);`,
      );
    } else if (name === '__typename') {
      // The typename of an interface object must not replace the concrete type.
      emitter.line(
        `if((v=s.__typename)!==undefined&&((o=t.__typename)==null||${emitter.constant(isAbstract)}(o)))${put}`,
      );
    } else {
      // A null from one subgraph does not overwrite a value from another.
      emitter.line(`if((v=${source})!==undefined&&(v!==null||${target}==null))${put}`);
      mark.push(`if(${target}===undefined)${emitter.set('t', name, 'undefined')}`);
    }
  }
  emitter.line('}');
  emitter.line(`function markMissing(t){let o;${mark.join('')}}`);
  return emitter.build('{merge,markMissing}');
}

/** Compiled lazily, when two responses meet below a field: mostly, a response is put into an empty slot. */
function compileValue(
  shape: Shape,
  isAbstract: IsAbstract,
): { merge(target: unknown, source: unknown): void; mark(target: unknown): void } {
  let compiled: Merger | undefined;
  const merger = () => {
    compiled ??= compileShape(shape, isAbstract);
    return compiled;
  };
  return {
    merge: function merge(target, source): void {
      if (Array.isArray(target) && Array.isArray(source)) {
        for (let index = 0; index < target.length && index < source.length; index++) {
          if (target[index] == null) target[index] = source[index];
          else merge(target[index], source[index]);
        }
      } else if (isObject(target) && isObject(source)) {
        merger().merge(target, source);
      }
    },
    mark: function mark(target): void {
      if (Array.isArray(target)) for (const item of target) mark(item);
      else if (isObject(target)) merger().markMissing(target);
    },
  };
}
