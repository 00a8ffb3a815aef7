import { type GraphQLOutputType, isAbstractType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { ErrorCode } from '../../../../shared/errors/catalogue.ts';
import { own } from '../../compile/emitter.ts';
import { type Data, isObject, type ResponseError } from '../data/run-context.ts';
import { ErrorIndex } from './error-index.ts';
import { completeLeaf, INVALID } from './leaf-value.ts';
import { runtimeType } from './runtime-type.ts';
import type {
  DataField,
  DeferredSelection,
  IntrospectionField,
  OperationShape,
  Selection,
  ShapedType,
} from './selection.ts';

/** The place of a value, innermost part first. */
export interface ResponsePlace {
  readonly above: ResponsePlace | undefined;
  readonly part: string | number;
}

/** A null that has its error already, here or below: a non-null type above passes it on and adds nothing. */
const FAILED: unique symbol = Symbol('failed');

export type Introspect = (field: IntrospectionField) => unknown;

export interface ShapedResult {
  readonly data: Data | null;
  /** What the subgraphs reported, then what shaping found. */
  readonly errors: readonly ResponseError[];
  /** What is to be delivered later, of each object that made it into the answer. */
  readonly deferred: readonly DeferredObject[];
}

/** An object of the answer of which something is delivered later. */
export interface DeferredObject {
  readonly part: DeferredSelection;
  readonly type: ShapedType;
  /** All that is gathered of it. */
  readonly source: Data;
  readonly place: ResponsePlace | undefined;
}

/**
 * Makes the answer from the gathered data by the rules of https://spec.graphql.org/October2021/#sec-Value-Completion:
 * the client's names, leaves of the right type, nulls that climb to the next place that may be null.
 * @param introspect value of an `__schema` or `__type` field
 */
export function shapeResult(
  shape: OperationShape,
  data: Data,
  reported: readonly ResponseError[],
  introspect: Introspect,
): ShapedResult {
  const shaper = new Shaper(shape, reported, reported, introspect);
  return shaper.whole(shape.root, shape.rootType, data, undefined);
}

/**
 * Makes what is delivered later of an object. A null that climbs ends here: then all of it is null.
 * @param earlier errors of what was delivered before: they may explain a null, and are not said again
 */
export function shapePart(
  shape: OperationShape,
  { part, type, source, place }: DeferredObject,
  earlier: readonly ResponseError[],
  reported: readonly ResponseError[],
  introspect: Introspect,
): ShapedResult {
  const shaper = new Shaper(shape, [...earlier, ...reported], reported, introspect);
  return shaper.whole(part.selection, type, source, place);
}

class Shaper {
  private readonly errors: ResponseError[];
  private readonly deferred: DeferredObject[] = [];
  private readonly shape: OperationShape;
  private readonly reported: ErrorIndex;
  private readonly introspect: Introspect;

  constructor(
    shape: OperationShape,
    explaining: readonly ResponseError[],
    reported: readonly ResponseError[],
    introspect: Introspect,
  ) {
    this.shape = shape;
    this.errors = [...reported];
    this.reported = new ErrorIndex(explaining);
    this.introspect = introspect;
  }

  whole(selection: Selection, type: ShapedType, source: Data, place: ResponsePlace | undefined): ShapedResult {
    const { errors, deferred } = this;
    const result = this.object(selection, type, source, place);
    return result === FAILED ? { data: null, errors, deferred: [] } : { data: result, errors, deferred };
  }

  private object(
    selection: Selection,
    type: ShapedType,
    source: Data,
    place: ResponsePlace | undefined,
  ): Data | typeof FAILED {
    const result: Data = Object.create(null);
    let failed = false;
    for (const field of selection.fieldsFor(type)) {
      if (field.kind === 'typename') {
        if (isObjectType(type)) result[field.key] = type.name;
        else {
          this.fail('The type of this object could not be told', { above: place, part: field.key });
          failed = true;
        }
      } else if (field.kind === 'introspection') {
        result[field.key] = this.introspect(field);
      } else if (field.kind === 'denied') {
        this.fail(
          'Not authorized to access this field',
          { above: place, part: field.key },
          'UNAUTHORIZED_FIELD_OR_TYPE',
        );
        if (isNonNullType(field.type)) failed = true;
        else result[field.key] = null;
      } else {
        const value = this.field(field, type, source, { above: place, part: field.key });
        if (value === FAILED) failed = true;
        else result[field.key] = value;
      }
    }
    if (failed) return FAILED;
    for (const part of selection.deferredFor(type)) this.deferred.push({ part, type, source, place });
    return result;
  }

  private field(field: DataField, parent: ShapedType, source: Data, place: ResponsePlace): unknown {
    const value = own(source, field.source);
    if (value === undefined && !Object.hasOwn(source, field.source)) {
      // Shaping reads what the plan set out to bring; what is not even marked as missing was never asked for.
      this.fail(`No subgraph brought the field ${parent.name}.${field.name}`, place, 'FIELD_NOT_BROUGHT');
      return isNonNullType(field.type) ? FAILED : null;
    }
    return this.value(field, parent, field.type, value, place);
  }

  /** @returns {@link FAILED} when the null has to climb above this value */
  private value(
    field: DataField,
    parent: ShapedType,
    type: GraphQLOutputType,
    value: unknown,
    place: ResponsePlace,
  ): unknown {
    if (!isNonNullType(type)) {
      if (value === null || value === undefined) return null;
      const before = this.deferred.length;
      const completed = this.present(field, parent, type, value, place);
      if (completed !== FAILED) return completed;
      // What is not in the answer gets no later parts either.
      this.deferred.length = before;
      return null;
    }
    if (value === null || value === undefined) {
      if (!this.reported.explains(pathOf(place))) {
        this.fail(`Cannot return null for non-nullable field ${parent.name}.${field.name}.`, place);
      }
      return FAILED;
    }
    return this.present(field, parent, type.ofType, value, place);
  }

  private present(
    field: DataField,
    parent: ShapedType,
    type: GraphQLOutputType,
    value: unknown,
    place: ResponsePlace,
  ): unknown {
    if (isListType(type)) return this.list(field, parent, type.ofType, value, place);
    if (isLeafType(type)) {
      const leaf = completeLeaf(type, value);
      return leaf === INVALID ? this.wrong(field, parent, place) : leaf;
    }
    if (!isObject(value) || !field.selection) return this.wrong(field, parent, place);
    const actual = isAbstractType(type) ? runtimeType(this.shape.schema, type, value) : type;
    if (!actual || !('getFields' in actual)) {
      this.fail('The type of this object could not be told', place);
      return FAILED;
    }
    return this.object(field.selection, actual as ShapedType, value, place);
  }

  private list(
    field: DataField,
    parent: ShapedType,
    type: GraphQLOutputType,
    value: unknown,
    place: ResponsePlace,
  ): unknown {
    if (!Array.isArray(value)) return this.wrong(field, parent, place);
    const items: unknown[] = new Array(value.length);
    let failed = false;
    for (let index = 0; index < value.length; index++) {
      const item = this.value(field, parent, type, value[index], { above: place, part: index });
      if (item === FAILED) failed = true;
      else items[index] = item;
    }
    return failed ? FAILED : items;
  }

  private wrong(field: DataField, parent: ShapedType, place: ResponsePlace): typeof FAILED {
    // The value stays unsaid: it may be an enum value that clients are not to know.
    this.fail(`Invalid value found for field ${parent.name}.${field.name}.`, place);
    return FAILED;
  }

  private fail(message: string, place: ResponsePlace, code: ErrorCode = 'INVALID_SUBGRAPH_RESPONSE'): void {
    this.errors.push({ message, path: pathOf(place), extensions: { code } });
  }
}

export function pathOf(place: ResponsePlace | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: ResponsePlace | undefined = place; at; at = at.above) path.push(at.part);
  return path.reverse();
}
