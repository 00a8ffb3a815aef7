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
  type CollectedField,
  type Condition,
  type ConditionalSet,
  collectFields,
  type SelectionFacts,
  setsBelow,
} from './query-selection.ts';
import { createInfo, type FieldFacts, type Path, readsInfo } from './resolve-info.ts';

export interface QueryFacts extends SelectionFacts {
  readonly operation: OperationDefinitionNode;
  readonly fragmentsByName: FieldFacts['fragments'];
}

/** Writes an object of the response from a resolver's result. */
type WriteObject = (source: unknown, run: QueryRun, path: Path | undefined) => object;

const NO_PROPERTIES = Object.freeze(Object.create(null)) as object;

/**
 * Generates the code that writes the objects of one selection: a function for each object and each value that is not a
 * plain leaf. Values are written to the response at once; promises are passed to the run. In the code `s` is a source,
 * `r` the run, `o` an object of the response, `p` its path, if something reads it.
 */
export function compileSelection(
  facts: QueryFacts,
  type: GraphQLObjectType,
  sets: readonly ConditionalSet[],
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

  /** @param levels how far a null in the position of the object propagates */
  object(type: GraphQLObjectType, sets: readonly ConditionalSet[], levels: number): string {
    const { emitter } = this;
    const fields = collectFields(this.facts, sets, type);
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

  private definitionOf(type: GraphQLObjectType, { name }: CollectedField): GraphQLField<unknown, unknown> | undefined {
    const fields = type.getFields();
    return Object.hasOwn(fields, name) ? fields[name] : undefined;
  }

  private isDefault(type: GraphQLObjectType, field: CollectedField): boolean {
    const definition = this.definitionOf(type, field);
    return definition !== undefined && !batchOf(definition) && isDefaultResolver(definition);
  }

  /** Statements that set a field of `o`, which is null before. */
  private field(type: GraphQLObjectType, field: CollectedField, levels: number): string {
    const { emitter } = this;
    if (field.name === '__typename') return emitter.set('o', field.key, emitter.text(type.name));
    const definition = this.definitionOf(type, field);
    // graphql-js leaves it out; such a query is not compiled.
    if (!definition) throw new Error(`${type.name} has no field ${field.name}`);
    const nodes = field.occurrences.map(({ node }) => node);
    const slot: ResultSlot = {
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
    const values = this.value(definition.type, field, slot, fieldFacts);
    const key = emitter.text(field.key);
    const path = `{prev:p,key:${key},typename:${emitter.text(type.name)}}`;
    const target = {
      container: 'o',
      key,
      path,
      hold: '',
      set: (value: string) => emitter.set('o', field.key, value),
    };
    const args = () => emitArguments(emitter, definition, nodes[0]!, 'v');
    const batch = batchOf(definition);
    if (batch) return this.gathered(batch, slot, fieldFacts, values, target, args(), field);
    if (isDefaultResolver(definition)) return this.property(definition, field, slot, values, target, args, fieldFacts);
    const resolve = emitter.constant(definition.resolve);
    const info = readsInfo(definition.resolve!, 3) ? `,${this.info(fieldFacts)}(r,${path})` : '';
    const failed = target.set(`r.fail(o,${key},e,${emitter.constant(slot)})`);
    const called = `const v=r.variables;a=${resolve}(s,${args()},r.context${info})`;
    const label = emitter.name();
    return `${label}:{let a;try{${called}}catch(e){${failed}break ${label}}${this.put('a', values, target, slot)}}`;
  }

  private property(
    definition: GraphQLField<unknown, unknown>,
    field: CollectedField,
    slot: ResultSlot,
    values: Values,
    target: Target,
    args: () => string,
    facts: FieldFacts,
  ): string {
    const { emitter } = this;
    const { key, path } = target;
    const read = `d[${emitter.text(field.name)}]`;
    const call = `const v=r.variables;a=${read}(${args()},r.context,${this.info(facts)}(r,${path}))`;
    const failed = target.set(`r.fail(o,${key},e,${emitter.constant(slot)})`);
    const label = emitter.name();
    const otherwise = `if(typeof a==='function'){try{${call}}catch(e){${failed}break ${label}}}`;
    const put = `${otherwise}${this.put('a', values, target, slot)}`;
    const plain = plainTest(definition.type, 'a');
    return `${label}:{let a=${read};${plain ? `if(${plain}){${target.set('a')}break ${label}}` : ''}${put}}`;
  }

  private gathered(
    batch: ResolveBatch,
    slot: ResultSlot,
    facts: FieldFacts,
    values: Values,
    { path }: Target,
    args: string,
    field: CollectedField,
  ): string {
    const { emitter } = this;
    const resolve = emitter.name();
    const needsInfo = readsInfo(batch, 3);
    const info = needsInfo ? `,${this.info(facts)}(r,p)` : '';
    emitter.line(
      `function ${resolve}(s,r,p){const v=r.variables;return ${emitter.constant(batch)}(s,${args},r.context${info})}`,
    );
    // The slot object must exist when the code is built; its functions are set afterwards.
    const own: Record<keyof BatchSlot, unknown> = {
      ...slot,
      key: field.key,
      resolve: undefined,
      complete: undefined,
    };
    const name = emitter.constant(own);
    emitter.line(`${name}.resolve=${resolve};${name}.complete=${values.complete};`);
    return `r.gather(${name},s,o${needsInfo || values.readsPath ? `,${path}` : ''});`;
  }

  /** Statements that set a value, or pass its promise to the run. */
  private put(variable: string, { complete, plain, readsPath }: Values, target: Target, slot: ResultSlot): string {
    const { container, key, path, hold, set } = target;
    const given = readsPath ? path : 'undefined';
    const wait = `r.wait(${container},${key},${variable},${complete},${this.emitter.constant(slot)}${readsPath ? `,${path}` : ''});`;
    const isPromise = `typeof ${variable}==='object'&&${variable}!==null&&typeof ${variable}.then==='function'`;
    const completed = set(`${complete}(${variable},r,${container},${key},${given})`);
    const rest = `if(${isPromise}){${hold}${wait}}else{${completed}}`;
    const short = plain?.(variable);
    return short ? `if(${short}){${set(variable)}}else ${rest}` : rest;
  }

  /** The function that completes values of a type. */
  private value(type: GraphQLOutputType, field: CollectedField, slot: ResultSlot, facts: FieldFacts): Values {
    const { emitter } = this;
    const isRequired = isNonNullType(type);
    const inner = this.present(isRequired ? type.ofType : type, field, slot, facts);
    const name = emitter.name();
    const absent = isRequired ? `r.missing(c,k,${emitter.constant(slot)})` : 'null';
    emitter.line(`function ${name}(a,r,c,k,p){return a==null?${absent}:${inner.complete}(a,r,c,k,p)}`);
    return { ...inner, complete: name };
  }

  /** The same for non-null values. */
  private present(type: GraphQLOutputType, field: CollectedField, slot: ResultSlot, facts: FieldFacts): Values {
    const { emitter } = this;
    if (isLeafType(type)) {
      const plain = (variable: string) => plainTest(type, variable);
      return { complete: emitter.constant(completeLeaf(type, slot)), plain, readsPath: false };
    }
    if (isListType(type)) return this.list(type.ofType, field, slot, facts);
    if (isAbstractType(type)) return this.abstract(type, field, slot, facts);
    if (!isObjectType(type)) throw new Error(`${slot.coordinate} has an unsupported type`);
    const sets = setsBelow(field);
    const write = this.object(type, sets, slot.levels);
    const readsPath = type.isTypeOf !== undefined || readsPaths(this.facts, type, sets);
    const name = emitter.name();
    const failed = `if(a instanceof Error)return r.fail(c,k,a,${emitter.constant(slot)});`;
    emitter.line(`function ${name}(a,r,c,k,p){${failed}return ${write}(a,r,p)}`);
    if (!type.isTypeOf) return { complete: name, readsPath };
    const info = readsInfo(type.isTypeOf, 2) ? this.makeInfo(facts) : undefined;
    // Functions of the generated code exist only when it runs, so they are passed here.
    const checked = emitter.name();
    emitter.line(
      `const ${checked}=${emitter.constant((writer: Complete) => completeChecked(type, slot, info, writer))}(${name});`,
    );
    return { complete: checked, readsPath };
  }

  private list(item: GraphQLOutputType, field: CollectedField, slot: ResultSlot, facts: FieldFacts): Values {
    const { emitter } = this;
    const itemSlot: ResultSlot = { ...slot, levels: isNonNullType(item) ? slot.levels + 1 : 0 };
    const values = this.value(item, field, itemSlot, facts);
    const name = emitter.name();
    const target: Target = {
      container: 'l',
      key: 'i',
      path: '{prev:p,key:i,typename:undefined}',
      hold: 'l.push(null);',
      set: value => `l.push(${value});`,
    };
    const wrong = `return r.fail(c,k,a instanceof Error?a:${emitter.constant(notIterable)}(${emitter.constant(slot)}),${emitter.constant(slot)})`;
    const items = `const g=Array.isArray(a)?a:${emitter.constant(itemsOf)}(a);if(g===undefined)${wrong};`;
    const loop = `for(let i=0;i<g.length;i++){const b=g[i];${this.put('b', values, target, itemSlot)}}`;
    emitter.line(`function ${name}(a,r,c,k,p){${items}const l=[];${loop}return l}`);
    return { complete: name, readsPath: values.readsPath };
  }

  private abstract(
    type: Parameters<typeof completeAbstract>[0],
    field: CollectedField,
    slot: ResultSlot,
    facts: FieldFacts,
  ): Values {
    const { schema } = this.facts;
    const reads = !type.resolveType || readsInfo(type.resolveType, 2);
    const complete = completeAbstract(type, slot, {
      typeNamed: name => schema.getType(name),
      isPossible: actual => schema.isSubType(type, actual),
      info: reads ? this.makeInfo(facts) : undefined,
      writerOf: actual => {
        const write = compileSelection(this.facts, actual, setsBelow(field), slot.levels);
        const complete: Complete = (value: unknown, run, _container, _key, path) => write(value, run, path);
        if (!actual.isTypeOf) return complete;
        return completeChecked(
          actual,
          slot,
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

/** Whether some resolver below an object reads its path. */
function readsPaths(facts: SelectionFacts, type: GraphQLCompositeType, sets: readonly ConditionalSet[]): boolean {
  if (isAbstractType(type))
    return facts.schema.getPossibleTypes(type).some(one => !!one.isTypeOf || readsPaths(facts, one, sets));
  return collectFields(facts, sets, type).some(field => {
    const definition = type.getFields()[field.name];
    if (!definition) return false;
    const resolve = batchOf(definition) ?? (isDefaultResolver(definition) ? undefined : definition.resolve);
    if (resolve && readsInfo(resolve, 3)) return true;
    const below = getNamedType(definition.type);
    if (isLeafType(below)) return false;
    // Type resolution may read the path; checking abstract types inside others would take too long.
    if (isAbstractType(below) && (!below.resolveType || readsInfo(below.resolveType, 2))) return true;
    return readsPaths(facts, below as GraphQLCompositeType, setsBelow(field));
  });
}

/** How values of a type are completed in a slot. */
interface Values {
  /** Name of a function `(value, run, container, key, path)`; it does not take promises. */
  readonly complete: string;
  /** A test for values that need no completion. */
  readonly plain?: (variable: string) => string | undefined;
  readonly readsPath: boolean;
}

/** The generated code's target of a value. */
interface Target {
  readonly container: string;
  readonly key: string;
  readonly path: string;
  /** Statements that reserve the list item of an awaited value. */
  readonly hold: string;
  set(value: string): string;
}

function isDefaultResolver({ resolve }: GraphQLField<unknown, unknown>): boolean {
  return !resolve || resolve === defaultFieldResolver;
}

function batchOf({ extensions }: GraphQLField<unknown, unknown>): ResolveBatch | undefined {
  return (extensions as { resolveBatch?: ResolveBatch }).resolveBatch;
}

/** A test that holds for most values of a leaf type; they need no serialization. */
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
