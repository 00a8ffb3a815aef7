import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isEnumType,
  isObjectType,
} from 'graphql';
import type { Complete, QueryRun, ResultSlot } from './query-run.ts';
import type { Path } from './resolve-info.ts';

/**
 * CompleteValue of the GraphQL specification (6.4.3) for values without a fast path. Error messages match graphql-js.
 */

function isThenable(value: unknown): value is PromiseLike<never> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** Serializes a non-null value of an enum or scalar. */
export function completeLeaf(type: GraphQLLeafType, slot: ResultSlot): Complete {
  const names = isEnumType(type)
    ? new Map<unknown, string>(type.getValues().map(({ name, value }) => [value, name]))
    : undefined;
  return (value: unknown, run, container, key) => {
    const name = names?.get(value);
    if (name !== undefined) return name;
    try {
      if (value instanceof Error) throw value;
      const serialized = type.serialize(value);
      if (serialized != null) return serialized;
      throw new Error(
        `Expected \`${type.name}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
      );
    } catch (error) {
      return run.fail(container, key, error, slot);
    }
  };
}

/** The items of an iterable, or undefined. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function'
    ? Array.from(value as Iterable<unknown>)
    : undefined;
}

export function notIterable({ coordinate }: ResultSlot): Error {
  return new Error(`Expected Iterable, but did not find one for field "${coordinate}".`);
}

type MakeInfo = ((run: QueryRun, path: Path) => GraphQLResolveInfo) | undefined;

/**
 * Completes an object of a type with `isTypeOf`.
 * @param write writes the object after the check
 */
export function completeChecked(type: GraphQLObjectType, slot: ResultSlot, info: MakeInfo, write: Complete): Complete {
  return (value: unknown, run, container, key, path) => {
    const decide: Complete = (belongs: boolean) => {
      if (belongs) return write(value as never, run, container, key, path);
      const error = new Error(`Expected value of type "${type.name}" but got: ${inspect(value)}.`);
      return run.fail(container, key, error, slot);
    };
    if (value instanceof Error) return run.fail(container, key, value, slot);
    try {
      const belongs = type.isTypeOf!(value, run.context, info?.(run, path!) as GraphQLResolveInfo);
      if (!isThenable(belongs)) return decide(belongs as never, run, container, key, path);
      run.wait(container, key, belongs, decide, slot, path);
      return null;
    } catch (error) {
      return run.fail(container, key, error, slot);
    }
  };
}

/**
 * Completes an object of an interface or union.
 * @param writerOf compiles the writer of a type; called once per type that occurs
 */
export function completeAbstract(
  type: GraphQLAbstractType,
  slot: ResultSlot,
  { typeNamed, isPossible, info, writerOf }: AbstractFacts,
): Complete {
  const writers = new Map<string, Complete>();
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (value: unknown, run, container, key, path) => {
    const write: Complete = (name: unknown) => {
      let writer = writers.get(name as string);
      if (!writer) {
        const actual = checkType(type, slot, name, value, typeNamed, isPossible);
        if (actual instanceof Error) return run.fail(container, key, actual, slot);
        writer = writerOf(actual);
        writers.set(actual.name, writer);
      }
      return writer(value as never, run, container, key, path);
    };
    if (value instanceof Error) return run.fail(container, key, value, slot);
    try {
      const name = resolveType(value, run.context, info?.(run, path!) as GraphQLResolveInfo, type);
      if (!isThenable(name)) return write(name as never, run, container, key, path);
      run.wait(container, key, name, write, slot, path);
      return null;
    } catch (error) {
      return run.fail(container, key, error, slot);
    }
  };
}

interface AbstractFacts {
  typeNamed(name: string): unknown;
  isPossible(type: GraphQLObjectType): boolean;
  readonly info: MakeInfo;
  writerOf(type: GraphQLObjectType): Complete;
}

function checkType(
  { name: expected }: GraphQLAbstractType,
  { coordinate }: ResultSlot,
  name: unknown,
  value: unknown,
  typeNamed: AbstractFacts['typeNamed'],
  isPossible: AbstractFacts['isPossible'],
): GraphQLObjectType | Error {
  if (name == null) {
    return new Error(
      `Abstract type "${expected}" must resolve to an Object type at runtime for field "${coordinate}". Either the "${expected}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
    );
  }
  if (typeof name !== 'string') {
    return new Error(
      `Abstract type "${expected}" must resolve to an Object type at runtime for field "${coordinate}" with value ${inspect(value)}, received "${inspect(name)}".`,
    );
  }
  const type = typeNamed(name);
  if (type == null) {
    return new Error(
      `Abstract type "${expected}" was resolved to a type "${name}" that does not exist inside the schema.`,
    );
  }
  if (!isObjectType(type)) return new Error(`Abstract type "${expected}" was resolved to a non-object type "${name}".`);
  return isPossible(type) ? type : new Error(`Runtime Object type "${name}" is not a possible type for "${expected}".`);
}

/** A short representation of a value for error messages. */
function inspect(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (typeof value !== 'object' || value === null) return String(value);
  const keys = Object.keys(value).slice(0, 10).join(', ');
  return Array.isArray(value) ? `[${value.length} items]` : `{ ${keys} }`;
}
