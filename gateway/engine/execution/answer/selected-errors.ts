import { getNamedType, isAbstractType, isObjectType } from 'graphql';
import { own } from '../../compile/emitter.ts';
import { type Data, isObject, type ResponseError } from '../data/run-context.ts';
import { runtimeType } from './runtime-type.ts';
import type { DataField, OperationShape, Selection, ShapedType } from './selection.ts';

/**
 * The errors that concern a client. A plan may fetch a field for more types of objects than were asked for it; what fails
 * there is no one's concern, unless another fetch needs it.
 * @param inputs response names that fetches of the plan need
 */
export function selectedErrors(
  shape: OperationShape,
  data: Data,
  errors: readonly ResponseError[],
  inputs: ReadonlySet<string>,
): readonly ResponseError[] {
  if (errors.length === 0) return errors;
  const selected = errors.filter(({ path }) => !path || isSelected(shape, data, path, inputs));
  return selected.length === errors.length ? errors : selected;
}

function isSelected(
  shape: OperationShape,
  data: Data,
  path: readonly (string | number)[],
  inputs: ReadonlySet<string>,
): boolean {
  let places: readonly { readonly selection: Selection; readonly type: ShapedType }[] = [
    { selection: shape.root, type: shape.rootType },
  ];
  let value: unknown = data;
  let fields: readonly DataField[] = [];
  for (const part of path) {
    if (typeof part === 'number') {
      if (!Array.isArray(value)) return true;
      value = value[part];
      continue;
    }
    if (fields.length > 0) {
      if (!isObject(value)) return true;
      const type = typeOf(shape, fields[0]!, value);
      if (!type) return true;
      places = fields.flatMap(({ selection }) => (selection ? { selection, type } : []));
    }
    if (!isObject(value)) return true;
    const found = places.flatMap(({ selection, type }) => fieldsNamed(selection, type, part));
    if (found.length === 0) return inputs.has(part);
    fields = found.filter(field => field.kind === 'data');
    if (fields.length === 0) return true;
    value = own(value, fields[0]!.source);
  }
  return true;
}

/** The field of a response name, in deferred parts too. */
function fieldsNamed(selection: Selection, type: ShapedType, key: string): ReturnType<Selection['fieldsFor']> {
  return [
    ...selection.fieldsFor(type).filter(field => field.key === key),
    ...selection.deferredFor(type).flatMap(part => fieldsNamed(part.selection, type, key)),
  ];
}

function typeOf({ schema }: OperationShape, field: DataField, value: Data): ShapedType | undefined {
  const type = getNamedType(field.type);
  if (isObjectType(type)) return type;
  return isAbstractType(type) ? runtimeType(schema, type, value) : undefined;
}
