import { type GraphQLOutputType, isAbstractType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { ErrorCode } from '../../../../shared/errors/catalogue.ts';
import { own } from '../../compile/emitter.ts';
import type { OwnerOf } from '../../plan/field-owners.ts';
import { type Data, isObject, type ResponseError } from '../data/run-context.ts';
import { ErrorIndex } from './error-index.ts';
import { completeLeaf, INVALID } from './leaf-value.ts';
import { runtimeType } from './runtime-type.ts';
import type {
  DataField,
  DeferredSelection,
  DeniedField,
  IntrospectionField,
  OperationShape,
  Selection,
  ShapedType,
} from './selection.ts';

/** A response path as a linked list, innermost part first. */
export interface LinkedPath {
  readonly above: LinkedPath | undefined;
  readonly part: string | number;
}

/** A null already explained by an error, here or below: non-null parents propagate it without adding another. */
const FAILED: unique symbol = Symbol('failed');

export type Introspect = (field: IntrospectionField) => unknown;

export interface ShapedResult {
  readonly data: Data | null;
  /** Errors reported by subgraphs, then those found by shaping. */
  readonly errors: readonly ResponseError[];
  /** Deferred parts of the objects in the answer. */
  readonly deferred: readonly DeferredObject[];
}

/** An object in the answer with a deferred part. */
export interface DeferredObject {
  readonly part: DeferredSelection;
  readonly type: ShapedType;
  /** Its merged data. */
  readonly source: Data;
  readonly path: LinkedPath | undefined;
}

/**
 * Builds the response from the merged data by https://spec.graphql.org/October2021/#sec-Value-Completion: client
 * response names, checked leaf values, nulls propagated to the nearest nullable parent.
 * @param introspect resolves a `__schema` or `__type` field
 * @param ownerOf names the subgraph of a field for its errors
 */
export function shapeResult(
  shape: OperationShape,
  data: Data,
  reported: readonly ResponseError[],
  introspect: Introspect,
  ownerOf: OwnerOf,
): ShapedResult {
  const shaper = new Shaper(shape, reported, reported, introspect, ownerOf);
  return shaper.whole(shape.root, shape.rootType, data, undefined);
}

/**
 * Builds a deferred part of an object. Null propagation stops here: then the whole part is null.
 * @param earlier errors delivered before; they may explain a null and are not repeated
 */
export function shapePart(
  shape: OperationShape,
  { part, type, source, path }: DeferredObject,
  earlier: readonly ResponseError[],
  reported: readonly ResponseError[],
  introspect: Introspect,
  ownerOf: OwnerOf,
): ShapedResult {
  const shaper = new Shaper(shape, [...earlier, ...reported], reported, introspect, ownerOf);
  return shaper.whole(part.selection, type, source, path);
}

class Shaper {
  private readonly errors: ResponseError[];
  private readonly deferred: DeferredObject[] = [];
  private readonly shape: OperationShape;
  private readonly reported: ErrorIndex;
  private readonly introspect: Introspect;
  private readonly ownerOf: OwnerOf;

  constructor(
    shape: OperationShape,
    explaining: readonly ResponseError[],
    reported: readonly ResponseError[],
    introspect: Introspect,
    ownerOf: OwnerOf,
  ) {
    this.shape = shape;
    this.ownerOf = ownerOf;
    this.errors = [...reported];
    this.reported = new ErrorIndex(explaining);
    this.introspect = introspect;
  }

  whole(selection: Selection, type: ShapedType, source: Data, path: LinkedPath | undefined): ShapedResult {
    const { errors, deferred } = this;
    const result = this.object(selection, type, source, path);
    return result === FAILED ? { data: null, errors, deferred: [] } : { data: result, errors, deferred };
  }

  private object(
    selection: Selection,
    type: ShapedType,
    source: Data,
    path: LinkedPath | undefined,
  ): Data | typeof FAILED {
    const result: Data = Object.create(null);
    let failed = false;
    for (const field of selection.fieldsFor(type)) {
      if (field.kind === 'typename') {
        if (isObjectType(type)) result[field.key] = type.name;
        else {
          this.fail('Cannot determine the type of this object', { above: path, part: field.key });
          failed = true;
        }
      } else if (field.kind === 'introspection') {
        result[field.key] = this.introspect(field);
      } else if (field.kind === 'denied') {
        this.deny(field, { above: path, part: field.key });
        if (isNonNullType(field.type)) failed = true;
        else result[field.key] = null;
      } else {
        const value = this.field(field, type, source, { above: path, part: field.key });
        if (value === FAILED) failed = true;
        else result[field.key] = value;
      }
    }
    if (failed) return FAILED;
    for (const part of selection.deferredFor(type)) this.deferred.push({ part, type, source, path });
    return result;
  }

  private field(field: DataField, parent: ShapedType, source: Data, path: LinkedPath): unknown {
    const value = own(source, field.source);
    if (value === undefined && !Object.hasOwn(source, field.source)) {
      // The plan fetches or marks every field of the shape as missing; an absent one was never fetched.
      this.fail(`No subgraph resolved the field ${parent.name}.${field.name}`, path, 'FIELD_NOT_BROUGHT');
      return isNonNullType(field.type) ? FAILED : null;
    }
    return this.value(field, parent, field.type, value, path);
  }

  /** @returns {@link FAILED} if the null propagates above this value */
  private value(
    field: DataField,
    parent: ShapedType,
    type: GraphQLOutputType,
    value: unknown,
    path: LinkedPath,
  ): unknown {
    if (!isNonNullType(type)) {
      if (value === null || value === undefined) return null;
      const before = this.deferred.length;
      const completed = this.present(field, parent, type, value, path);
      if (completed !== FAILED) return completed;
      // An object that is not in the answer has no deferred parts.
      this.deferred.length = before;
      return null;
    }
    if (value === null || value === undefined) {
      if (!this.reported.explains(pathOf(path))) {
        this.fail(`Cannot return null for non-nullable field ${parent.name}.${field.name}.`, path);
      }
      return FAILED;
    }
    return this.present(field, parent, type.ofType, value, path);
  }

  private present(
    field: DataField,
    parent: ShapedType,
    type: GraphQLOutputType,
    value: unknown,
    path: LinkedPath,
  ): unknown {
    if (isListType(type)) return this.list(field, parent, type.ofType, value, path);
    if (isLeafType(type)) {
      const leaf = completeLeaf(type, value);
      return leaf === INVALID ? this.wrong(field, parent, path) : leaf;
    }
    if (!isObject(value) || !field.selection) return this.wrong(field, parent, path);
    const actual = isAbstractType(type) ? runtimeType(this.shape.schema, type, value) : type;
    if (!actual || !('getFields' in actual)) {
      this.fail('Cannot determine the type of this object', path);
      return FAILED;
    }
    return this.object(field.selection, actual as ShapedType, value, path);
  }

  private list(
    field: DataField,
    parent: ShapedType,
    type: GraphQLOutputType,
    value: unknown,
    path: LinkedPath,
  ): unknown {
    if (!Array.isArray(value)) return this.wrong(field, parent, path);
    const items: unknown[] = new Array(value.length);
    let failed = false;
    for (let index = 0; index < value.length; index++) {
      const item = this.value(field, parent, type, value[index], { above: path, part: index });
      if (item === FAILED) failed = true;
      else items[index] = item;
    }
    return failed ? FAILED : items;
  }

  private wrong(field: DataField, parent: ShapedType, path: LinkedPath): typeof FAILED {
    // The message omits the value: it may be an enum value that clients must not see.
    this.fail(`Invalid value found for field ${parent.name}.${field.name}.`, path);
    return FAILED;
  }

  private deny({ denial: { code, message, missingScopes } }: DeniedField, path: LinkedPath): void {
    const extensions = { ...(missingScopes.length > 0 && { missingScopes }), code };
    this.errors.push({ message, path: pathOf(path), extensions });
  }

  private fail(message: string, at: LinkedPath, code: ErrorCode = 'INVALID_SUBGRAPH_RESPONSE'): void {
    const path = pathOf(at);
    const serviceName = this.ownerOf(path);
    this.errors.push({ message, path, extensions: serviceName === undefined ? { code } : { code, serviceName } });
  }
}

export function pathOf(path: LinkedPath | undefined): (string | number)[] {
  const parts: (string | number)[] = [];
  for (let at = path; at; at = at.above) parts.push(at.part);
  return parts.reverse();
}
