import { Emitter, own } from '../../compile/emitter.ts';
import type { RequiresField, RequiresSelection } from '../../plan/plan.ts';
import type { ApplyRewrites } from './rewrites.ts';
import { type Data, isObject } from './run-context.ts';

/** Builds the representations sent to `_entities`. */
export interface RepresentationBuilder {
  /**
   * @returns `null` if a required value is missing, so the entity cannot be fetched; `undefined` if the object is of a
   * type that the fetch does not cover, or a required value was never fetched
   */
  make(target: Data): Data | null | undefined;
  /** A deduplication key: equal for equal representations. */
  key(target: Data, representation: Data): string;
}

type PossibleTypes = ReadonlyMap<string, ReadonlySet<string>>;

export function compileRepresentation(
  requires: readonly RequiresSelection[],
  possibleTypes: PossibleTypes,
  holdsKey: (type: string, fields: ReadonlySet<string>) => boolean,
  applyRewrites: ApplyRewrites | undefined,
): RepresentationBuilder {
  const emitter = new Emitter();
  const make: string[] = [];
  const key: string[] = [];
  for (const type of concreteTypes(requires, possibleTypes)) {
    const fields = fieldsFor(requires, type, possibleTypes);
    const required = fields.filter(field => field.name !== '__typename');
    if (!holdsKey(type, new Set(fields.map(field => field.name)))) continue;
    make.push(`case ${emitter.text(type)}:{${emitMake(emitter, fields, required, possibleTypes)}}`);
    const [only, second] = required;
    if (only && !second && !only.selections) {
      const tag = emitter.text(`${type} `);
      key.push(
        `case ${emitter.text(type)}:v=${emitter.get('r', only.name)};return typeof v==='string'?${tag}+v:JSON.stringify(r);`,
      );
    }
  }
  emitter.line(`function make(t){switch(t.__typename){${make.join('\n')}}return undefined}`);
  emitter.line(`function key(t,r){let v;switch(t.__typename){${key.join('\n')}}return JSON.stringify(r)}`);
  const built: RepresentationBuilder = emitter.build('{make,key}');
  if (!applyRewrites) return built;
  return {
    key: built.key,
    make(target) {
      const representation = built.make(target);
      if (representation) applyRewrites(representation);
      return representation;
    },
  };
}

function emitMake(
  emitter: Emitter,
  fields: readonly RequiresField[],
  required: readonly RequiresField[],
  possibleTypes: PossibleTypes,
): string {
  const hasOwn = emitter.constant(Object.hasOwn);
  const locals = new Map<RequiresField, string>();
  let code = '';
  for (const field of required) {
    const local = emitter.name();
    locals.set(field, local);
    const absent = `return ${hasOwn}(t,${emitter.text(field.source)})?null:undefined;`;
    code += `const ${local}=${emitter.get('t', field.source)};if(${local}===undefined)${absent}`;
  }
  // An entity cannot be found by nulls alone.
  if (required.length > 0) code += `if(${[...locals.values()].map(local => `${local}===null`).join('&&')})return null;`;
  const parts = fields.map(field => {
    const local = locals.get(field) ?? 't.__typename';
    if (!field.selections) return emitter.key(field.name) + local;
    const select = emitter.constant(compileSelect(field.selections, possibleTypes));
    return `${emitter.key(field.name)}${select}(${local})`;
  });
  return `${code}return {${parts.join(',')}};`;
}

/** Copies the required parts of a nested value. Missing nested values are sent as null. */
function compileSelect(
  selections: readonly RequiresSelection[],
  possibleTypes: PossibleTypes,
): (value: unknown) => unknown {
  const emitter = new Emitter();
  const merged = mergeFields(selections);
  const parts = merged.flatMap(field => {
    const value = emitter.get('s', field.source);
    const select = field.selections && emitter.constant(compileSelect(field.selections, possibleTypes));
    return [`${emitter.key(field.name)}${select ? `${select}(${value})` : `${value}??null`}`];
  });
  for (const selection of selections) {
    if (selection.kind !== 'InlineFragment') continue;
    const select = emitter.constant(compileSelect(selection.selections, possibleTypes));
    const applies = emitter.constant((value: Data) => isOfType(value, selection.typeCondition, possibleTypes));
    parts.push(`...(${applies}(s)?${select}(s):null)`);
  }
  emitter.line(`function one(s){return {${parts.join(',')}}}`);
  const one: (value: Data) => Data = emitter.build('one');
  const select = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(select);
    return isObject(value) ? one(value) : null;
  };
  return select;
}

function isOfType(value: Data, type: string | undefined, possibleTypes: PossibleTypes): boolean {
  if (type === undefined) return true;
  const typename = String(own(value, '__typename'));
  return typename === type || possibleTypes.get(type)?.has(typename) === true;
}

function concreteTypes(requires: readonly RequiresSelection[], possibleTypes: PossibleTypes): Set<string> {
  const types = new Set<string>();
  for (const selection of requires) {
    if (selection.kind !== 'InlineFragment' || selection.typeCondition === undefined) continue;
    types.add(selection.typeCondition);
    for (const type of possibleTypes.get(selection.typeCondition) ?? []) types.add(type);
  }
  return types;
}

/** The fields that apply to one concrete type; fragments are resolved at compile time. */
function fieldsFor(
  requires: readonly RequiresSelection[],
  type: string,
  possibleTypes: PossibleTypes,
): RequiresField[] {
  const flat = (selections: readonly RequiresSelection[]): RequiresSelection[] =>
    selections.flatMap(selection => {
      if (selection.kind === 'Field') return [selection];
      const { typeCondition } = selection;
      const applies =
        typeCondition === undefined || typeCondition === type || possibleTypes.get(typeCondition)?.has(type);
      return applies ? flat(selection.selections) : [];
    });
  return mergeFields(flat(requires));
}

/** One field per representation key, with nested selections merged. */
function mergeFields(selections: readonly RequiresSelection[]): RequiresField[] {
  const fields = new Map<string, RequiresField>();
  for (const selection of selections) {
    if (selection.kind !== 'Field') continue;
    const known = fields.get(selection.name);
    const both = known?.selections && selection.selections;
    fields.set(
      selection.name,
      both ? { ...known, selections: [...known.selections!, ...selection.selections!] } : selection,
    );
  }
  return [...fields.values()];
}
