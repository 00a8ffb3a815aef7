import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** Which subgraphs define a field. */
export type OwnersOf = (type: string, field: string) => readonly string[];

/** @returns a function that reads owners from the schemas of the subgraphs */
export function ownersIn(subgraphs: Readonly<Record<string, DocumentNode>>): OwnersOf {
  const owners = new Map<string, string[]>();
  for (const [name, { definitions }] of Object.entries(subgraphs)) {
    for (const definition of definitions) {
      if (!('fields' in definition)) continue;
      for (const field of definition.fields ?? []) {
        const key = `${definition.name.value}.${field.name.value}`;
        owners.set(key, [...(owners.get(key) ?? []), name]);
      }
    }
  }
  return (type, field) => owners.get(`${type}.${field}`) ?? [];
}

/**
 * What is left of an answer when a subgraph is away: its fields are null, and a null goes up only from a non-null field
 * of that subgraph.
 */
export function withoutSubgraph(
  schema: GraphQLSchema,
  document: DocumentNode,
  ownersOf: OwnersOf,
  gone: string,
  data: unknown,
): unknown {
  const fragments = new Map(
    document.definitions.flatMap(definition =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const fieldsOf = (type: GraphQLObjectType, { selections }: SelectionSetNode): FieldNode[] =>
    selections.flatMap(selection => {
      if (selection.kind === Kind.FIELD) return [selection];
      const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
      const condition = part.typeCondition && schema.getType(part.typeCondition.name.value);
      const applies = !condition || condition === type || schema.isSubType(condition as never, type);
      return applies ? fieldsOf(type, part.selectionSet) : [];
    });
  const value = (type: GraphQLOutputType, selections: SelectionSetNode | undefined, found: unknown): unknown => {
    if (found === null || !selections) return found;
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (Array.isArray(found)) {
      const { ofType } = nullable as unknown as { readonly ofType: GraphQLOutputType };
      const items = found.map(item => value(ofType, selections, item));
      return items.includes(null) && isNonNullType(ofType) ? null : items;
    }
    const named = getNamedType(nullable);
    const row = found as Readonly<Record<string, unknown>>;
    const concrete = 'getFields' in named && !('resolveType' in named) ? named : schema.getType(String(row.__typename));
    return object(concrete as GraphQLObjectType, selections, row);
  };
  const object = (type: GraphQLObjectType, selections: SelectionSetNode, row: Readonly<Record<string, unknown>>) => {
    const left: Record<string, unknown> = {};
    for (const field of fieldsOf(type, selections)) {
      const key = field.alias?.value ?? field.name.value;
      if (field.name.value === '__typename') {
        left[key] = row[key];
        continue;
      }
      const { type: fieldType } = type.getFields()[field.name.value]!;
      const owners = ownersOf(type.name, field.name.value);
      left[key] = owners.length === 1 && owners[0] === gone ? null : value(fieldType, field.selectionSet, row[key]);
      if (left[key] === null && isNonNullType(fieldType)) return null;
    }
    return left;
  };
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)!;
  return value(schema.getQueryType()!, (operation as { selectionSet: SelectionSetNode }).selectionSet, data);
}
