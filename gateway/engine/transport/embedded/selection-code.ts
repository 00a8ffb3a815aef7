import {
  defaultFieldResolver,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { Emitter } from '../../compile/emitter.ts';
import { emitArguments } from './compile-arguments.ts';
import { completeAbstract, completeChecked, completeLeaf, itemsOf, notIterable } from './complete-value.ts';
import type { BatchSlot, Complete, QueryRun, ResolveBatch, ResultSlot } from './query-run.ts';
import {
  type AskedField,
  type AskedSet,
  askedFields,
  type Condition,
  type SelectionFacts,
  setsBelow,
} from './query-selection.ts';
import { createInfo, type FieldFacts, type Path, readsInfo } from './resolve-info.ts';

export interface QueryFacts extends SelectionFacts {
  readonly operation: OperationDefinitionNode;
  readonly fragmentsByName: FieldFacts['fragments'];
}

/** Makes an object of the answer from what a resolver returned. */
type WriteObject = (source: unknown, run: QueryRun, path: Path | undefined) => object;

const NO_PROPERTIES = Object.freeze(Object.create(null)) as object;

/**
 * Code that makes the objects of one selection: a function for each object and each value that is more than a plain leaf.
 * What is there stands in the answer at once; promises are handed to the run. In the code `s` is a source, `r` the run,
 * `o` an object of the answer, `p` its path, where somebody reads that.
 */
export function compileSelection(
  facts: QueryFacts,
  type: GraphQLObjectType,
  sets: readonly AskedSet[],
  levels: number,
): WriteObject {
  const unit = new SelectionUnit(facts);
  return unit.emitter.build(unit.object(type, sets, levels));
}

class SelectionUnit {
  readonly emitter = new Emitter();
  private readonly facts: QueryFacts;

  constructor(facts: QueryFacts) {
    this.facts = facts;
  }

  /** @param levels how far a null goes that stands in the place of the object */
  object(type: GraphQLObjectType, sets: readonly AskedSet[], levels: number): string {
    const { emitter } = this;
    const fields = askedFields(this.facts, sets, type);
    const name = emitter.name();
    const isOpen = fields.some(({ occurrences }) => occurrences.every(({ conditions }) => conditions.length > 0));
    let body = fields.some(field => this.isDefault(type, field))
      ? `const d=typeof s==='object'&&s!==null||typeof s==='function'?s:${emitter.constant(NO_PROPERTIES)};`
      : '';
    body += isOpen ? 'const o={};' : `const o={${fields.map(({ key }) => `${emitter.key(key)}null`).join(',')}};`;
    for (const field of fields) {
      const code = `{${isOpen ? emitter.set('o', field.key, 'null') : ''}${this.field(type, field, levels)}}`;
      const alternatives = field.occurrences.map(({ conditions }) => conditions);
      body += alternatives.some(one => one.length === 0) ? code : `if(${this.holds(alternatives)})${code}`;
    }
    emitter.line(`function ${name}(s,r,p){${body}return o}`);
    return name;
  }

  private holds(alternatives: readonly (readonly Condition[])[]): string {
    const one = ({ variable, value }: Condition) =>
      `${this.emitter.get('r.variables', variable)}${value ? '===' : '!=='}true`;
    return alternatives.map(conditions => conditions.map(one).join('&&')).join('||');
  }

  private definitionOf(type: GraphQLObjectType, { name }: AskedField): GraphQLField<unknown, unknown> | undefined {
    const fields = type.getFields();
    return Object.hasOwn(fields, name) ? fields[name] : undefined;
  }

  private isDefault(type: GraphQLObjectType, field: AskedField): boolean {
    const definition = this.definitionOf(type, field);
    return definition !== undefined && !batchOf(definition) && isDefaultResolver(definition);
  }

  /** Statements that put a field into `o`, which has null there. */
  private field(type: GraphQLObjectType, field: AskedField, levels: number): string {
    const { emitter } = this;
    if (field.name === '__typename') return emitter.set('o', field.key, emitter.text(type.name));
    const definition = this.definitionOf(type, field);
    // graphql-js leaves it out; such a query has no code.
    if (!definition) throw new Error(`${type.name} has no field ${field.name}`);
    const nodes = field.occurrences.map(({ node }) => node);
    const place: ResultSlot = {
      coordinate: `${type.name}.${field.name}`,
      nodes,
      levels: isNonNullType(definition.type) ? levels + 1 : 0,
    };
    const fieldFacts: FieldFacts = {
      fieldName: field.name,
      fieldNodes: nodes,
      returnType: definition.type,
      parentType: type,
      schema: this.facts.schema,
      fragments: this.facts.fragmentsByName,
      operation: this.facts.operation,
    };
    const values = this.value(definition.type, field, place, fieldFacts);
    const key = emitter.text(field.key);
    const path = `{prev:p,key:${key},typename:${emitter.text(type.name)}}`;
    const slot = {
      container: 'o',
      key,
      path,
      hold: '',
      set: (value: string) => emitter.set('o', field.key, value),
    };
    const args = () => emitArguments(emitter, definition, nodes[0]!, 'v');
    const batch = batchOf(definition);
    if (batch) return this.gathered(batch, place, fieldFacts, values, slot, args(), field);
    if (isDefaultResolver(definition)) return this.property(definition, field, place, values, slot, args, fieldFacts);
    const resolve = emitter.constant(definition.resolve);
    const info = readsInfo(definition.resolve!, 3) ? `,${this.info(fieldFacts)}(r,${path})` : '';
    const failed = slot.set(`r.fail(o,${key},e,${emitter.constant(place)})`);
    const called = `const v=r.variables;a=${resolve}(s,${args()},r.context${info})`;
    const label = emitter.name();
    return `${label}:{let a;try{${called}}catch(e){${failed}break ${label}}${this.put('a', values, slot, place)}}`;
  }

  private property(
    definition: GraphQLField<unknown, unknown>,
    field: AskedField,
    place: ResultSlot,
    values: Values,
    slot: Slot,
    args: () => string,
    facts: FieldFacts,
  ): string {
    const { emitter } = this;
    const { key, path } = slot;
    const read = `d[${emitter.text(field.name)}]`;
    const call = `const v=r.variables;a=${read}(${args()},r.context,${this.info(facts)}(r,${path}))`;
    const failed = slot.set(`r.fail(o,${key},e,${emitter.constant(place)})`);
    const label = emitter.name();
    const otherwise = `if(typeof a==='function'){try{${call}}catch(e){${failed}break ${label}}}`;
    const put = `${otherwise}${this.put('a', values, slot, place)}`;
    const plain = plainTest(definition.type, 'a');
    return `${label}:{let a=${read};${plain ? `if(${plain}){${slot.set('a')}break ${label}}` : ''}${put}}`;
  }

  private gathered(
    batch: ResolveBatch,
    place: ResultSlot,
    facts: FieldFacts,
    values: Values,
    { path }: Slot,
    args: string,
    field: AskedField,
  ): string {
    const { emitter } = this;
    const resolve = emitter.name();
    const needsInfo = readsInfo(batch, 3);
    const info = needsInfo ? `,${this.info(facts)}(r,p)` : '';
    emitter.line(
      `function ${resolve}(s,r,p){const v=r.variables;return ${emitter.constant(batch)}(s,${args},r.context${info})}`,
    );
    // The functions are known once the code has been built; the place is one object from the start.
    const own: Record<keyof BatchSlot, unknown> = {
      ...place,
      key: field.key,
      resolve: undefined,
      complete: undefined,
    };
    const name = emitter.constant(own);
    emitter.line(`${name}.resolve=${resolve};${name}.complete=${values.complete};`);
    return `r.gather(${name},s,o${needsInfo || values.readsPath ? `,${path}` : ''});`;
  }

  /** Statements that put the value in a variable in its place, or have the run do so later. */
  private put(variable: string, { complete, plain, readsPath }: Values, slot: Slot, place: ResultSlot): string {
    const { container, key, path, hold, set } = slot;
    const given = readsPath ? path : 'undefined';
    const wait = `r.wait(${container},${key},${variable},${complete},${this.emitter.constant(place)}${readsPath ? `,${path}` : ''});`;
    const isPromise = `typeof ${variable}==='object'&&${variable}!==null&&typeof ${variable}.then==='function'`;
    const completed = set(`${complete}(${variable},r,${container},${key},${given})`);
    const rest = `if(${isPromise}){${hold}${wait}}else{${completed}}`;
    const short = plain?.(variable);
    return short ? `if(${short}){${set(variable)}}else ${rest}` : rest;
  }

  /** The function that completes values of a type in a place. */
  private value(type: GraphQLOutputType, field: AskedField, place: ResultSlot, facts: FieldFacts): Values {
    const { emitter } = this;
    const isRequired = isNonNullType(type);
    const inner = this.present(isRequired ? type.ofType : type, field, place, facts);
    const name = emitter.name();
    const absent = isRequired ? `r.missing(c,k,${emitter.constant(place)})` : 'null';
    emitter.line(`function ${name}(a,r,c,k,p){return a==null?${absent}:${inner.complete}(a,r,c,k,p)}`);
    return { ...inner, complete: name };
  }

  /** The same for values that are not null. */
  private present(type: GraphQLOutputType, field: AskedField, place: ResultSlot, facts: FieldFacts): Values {
    const { emitter } = this;
    if (isLeafType(type)) {
      const plain = (variable: string) => plainTest(type, variable);
      return { complete: emitter.constant(completeLeaf(type, place)), plain, readsPath: false };
    }
    if (isListType(type)) return this.list(type.ofType, field, place, facts);
    if (isAbstractType(type)) return this.abstract(type, field, place, facts);
    if (!isObjectType(type)) throw new Error(`${place.coordinate} is of a type that cannot be answered`);
    const sets = setsBelow(field);
    const write = this.object(type, sets, place.levels);
    const readsPath = type.isTypeOf !== undefined || readsPaths(this.facts, type, sets);
    const name = emitter.name();
    const failed = `if(a instanceof Error)return r.fail(c,k,a,${emitter.constant(place)});`;
    emitter.line(`function ${name}(a,r,c,k,p){${failed}return ${write}(a,r,p)}`);
    if (!type.isTypeOf) return { complete: name, readsPath };
    const info = readsInfo(type.isTypeOf, 2) ? this.makeInfo(facts) : undefined;
    // A function of the code can be handed on only once it is there.
    const checked = emitter.name();
    emitter.line(
      `const ${checked}=${emitter.constant((writer: Complete) => completeChecked(type, place, info, writer))}(${name});`,
    );
    return { complete: checked, readsPath };
  }

  private list(item: GraphQLOutputType, field: AskedField, place: ResultSlot, facts: FieldFacts): Values {
    const { emitter } = this;
    const itemPlace: ResultSlot = { ...place, levels: isNonNullType(item) ? place.levels + 1 : 0 };
    const values = this.value(item, field, itemPlace, facts);
    const name = emitter.name();
    const slot: Slot = {
      container: 'l',
      key: 'i',
      path: '{prev:p,key:i,typename:undefined}',
      hold: 'l.push(null);',
      set: value => `l.push(${value});`,
    };
    const wrong = `return r.fail(c,k,a instanceof Error?a:${emitter.constant(notIterable)}(${emitter.constant(place)}),${emitter.constant(place)})`;
    const items = `const g=Array.isArray(a)?a:${emitter.constant(itemsOf)}(a);if(g===undefined)${wrong};`;
    const loop = `for(let i=0;i<g.length;i++){const b=g[i];${this.put('b', values, slot, itemPlace)}}`;
    emitter.line(`function ${name}(a,r,c,k,p){${items}const l=[];${loop}return l}`);
    return { complete: name, readsPath: values.readsPath };
  }

  private abstract(
    type: Parameters<typeof completeAbstract>[0],
    field: AskedField,
    place: ResultSlot,
    facts: FieldFacts,
  ): Values {
    const { schema } = this.facts;
    const reads = !type.resolveType || readsInfo(type.resolveType, 2);
    const complete = completeAbstract(type, place, {
      typeNamed: name => schema.getType(name),
      isPossible: actual => schema.isSubType(type, actual),
      info: reads ? this.makeInfo(facts) : undefined,
      writerOf: actual => {
        const write = compileSelection(this.facts, actual, setsBelow(field), place.levels);
        const complete: Complete = (value: unknown, run, _container, _key, path) => write(value, run, path);
        if (!actual.isTypeOf) return complete;
        return completeChecked(
          actual,
          place,
          readsInfo(actual.isTypeOf, 2) ? this.makeInfo(facts) : undefined,
          complete,
        );
      },
    });
    return {
      complete: this.emitter.constant(complete),
      readsPath: reads || readsPaths(this.facts, type, setsBelow(field)),
    };
  }

  private makeInfo(facts: FieldFacts): (run: QueryRun, path: Path) => GraphQLResolveInfo {
    return (run, path) => createInfo(facts, path, run.variables as Record<string, unknown>);
  }

  private info(facts: FieldFacts): string {
    return this.emitter.constant(this.makeInfo(facts));
  }
}

/** Whether somebody below an object reads where it stands. */
function readsPaths(facts: SelectionFacts, type: GraphQLCompositeType, sets: readonly AskedSet[]): boolean {
  if (isAbstractType(type))
    return facts.schema.getPossibleTypes(type).some(one => !!one.isTypeOf || readsPaths(facts, one, sets));
  return askedFields(facts, sets, type).some(field => {
    const definition = type.getFields()[field.name];
    if (!definition) return false;
    const resolve = batchOf(definition) ?? (isDefaultResolver(definition) ? undefined : definition.resolve);
    if (resolve && readsInfo(resolve, 3)) return true;
    const below = getNamedType(definition.type);
    if (isLeafType(below)) return false;
    // Whoever has to find out types may read it; looking into abstract types inside others takes too long.
    if (isAbstractType(below) && (!below.resolveType || readsInfo(below.resolveType, 2))) return true;
    return readsPaths(facts, below as GraphQLCompositeType, setsBelow(field));
  });
}

/** How values of a place are completed. */
interface Values {
  /** The name of a function `(value, run, container, key, path)`; values are not promises. */
  readonly complete: string;
  /** A test of a variable that holds for values that stand as they are. */
  readonly plain?: (variable: string) => string | undefined;
  readonly readsPath: boolean;
}

/** Where a value goes, in the code. */
interface Slot {
  readonly container: string;
  readonly key: string;
  readonly path: string;
  /** Statements that keep the place for what is awaited. */
  readonly hold: string;
  set(value: string): string;
}

function isDefaultResolver({ resolve }: GraphQLField<unknown, unknown>): boolean {
  return !resolve || resolve === defaultFieldResolver;
}

function batchOf({ extensions }: GraphQLField<unknown, unknown>): ResolveBatch | undefined {
  return (extensions as { resolveBatch?: ResolveBatch }).resolveBatch;
}

/** A test that holds for most values of a leaf type, which then stand in the answer as they are. */
function plainTest(type: GraphQLOutputType, variable: string): string | undefined {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (!isLeafType(inner)) return undefined;
  return PLAIN[(inner as GraphQLLeafType).name]?.(variable);
}

const PLAIN: Readonly<Record<string, (variable: string) => string>> = {
  String: variable => `typeof ${variable}==='string'`,
  ID: variable => `typeof ${variable}==='string'`,
  Boolean: variable => `typeof ${variable}==='boolean'`,
  Int: variable => `typeof ${variable}==='number'&&(${variable}|0)===${variable}`,
  Float: variable => `typeof ${variable}==='number'&&Number.isFinite(${variable})`,
};
