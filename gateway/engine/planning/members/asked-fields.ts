import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { objectTypesOf } from './object-types.ts';
import type { Place, PlaceStep } from './place.ts';

/** Response names that a client selects on the objects at a place, by object type. */
export type AskedFields = (place: Place) => ReadonlyMap<string, ReadonlySet<string>>;

/** Selections on objects of some types. */
interface Selections {
  readonly set: SelectionSetNode;
  readonly types: ReadonlySet<string>;
}

/** @param document one operation without named fragments */
export function createAskedFields(document: DocumentNode, schema: GraphQLSchema): AskedFields {
  const operation = getOperationAST(document);
  const root = operation && schema.getRootType(operation.operation);
  const start: Selections[] = root ? [{ set: operation.selectionSet, types: new Set([root.name]) }] : [];
  const known = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  return place => {
    const key = JSON.stringify(place.map(({ name, types }) => [name, types && [...types]]));
    const found =
      known.get(key) ??
      namesOf(
        place.reduce((given, step) => stepDown(given, step, schema), start),
        schema,
      );
    known.set(key, found);
    return found;
  };
}

function stepDown(selections: readonly Selections[], step: PlaceStep, schema: GraphQLSchema): Selections[] {
  const found: Selections[] = [];
  for (const given of selections) {
    eachField(given, schema, (field, parents) => {
      if (nameOf(field) !== step.name || !field.selectionSet) return;
      const types = [...parents].flatMap(parent => typesOfField(parent, field.name.value, schema));
      const left = new Set(types.filter(type => !step.types || step.types.has(type)));
      if (left.size > 0) found.push({ set: field.selectionSet, types: left });
    });
  }
  return found;
}

function namesOf(selections: readonly Selections[], schema: GraphQLSchema): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const given of selections) {
    for (const type of given.types) names.set(type, names.get(type) ?? new Set());
    eachField(given, schema, (field, types) => {
      for (const type of types) names.get(type)!.add(nameOf(field));
    });
  }
  return names;
}

/** Visits the fields of a selection with the object types that have them. */
function eachField(
  { set, types }: Selections,
  schema: GraphQLSchema,
  visit: (field: FieldNode, types: ReadonlySet<string>) => void,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) visit(selection, types);
    if (selection.kind !== Kind.INLINE_FRAGMENT) continue;
    const condition = selection.typeCondition?.name.value;
    const allowed = condition === undefined ? [...types] : objectTypesOf(condition, schema);
    const left = new Set(allowed.filter(type => types.has(type)));
    if (left.size > 0) eachField({ set: selection.selectionSet, types: left }, schema, visit);
  }
}

const nameOf = ({ alias, name }: FieldNode) => (alias ?? name).value;

function typesOfField(parent: string, field: string, schema: GraphQLSchema): readonly string[] {
  const type = schema.getType(parent);
  const definition = isObjectType(type) ? type.getFields()[field] : undefined;
  return definition ? objectTypesOf(getNamedType(definition.type).name, schema) : [];
}
