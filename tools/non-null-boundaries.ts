import { type DocumentNode, type FieldDefinitionNode, Kind, type TypeNode } from 'graphql';

/**
 * Finds non-null fields that another subgraph than their parent's may have to resolve. When that subgraph is down, such a
 * field takes its parent with it, and in the end the whole page.
 *
 * Three kinds of fields cross to another subgraph: root fields, fields of an entity that a subgraph refers to without
 * defining them, and fields that need a right, which are null for a caller without it. A reference that may be null
 * itself stops the null, so `article: Article` of a comment may lead to non-null fields of an article.
 *
 * @param subgraphs the schema of each subgraph by its name
 * @returns a line for each field; none if all is well
 */
export function nonNullBoundaries(subgraphs: Readonly<Record<string, DocumentNode>>): string[] {
  const faults = new Set<string>();
  const all = Object.entries(subgraphs).map(([name, document]) => ({ name, types: fieldsOf(document) }));
  for (const { name, types } of all) {
    for (const [type, fields] of types) {
      for (const field of fields.values()) {
        const place = `${type}.${field.name.value} of ${name}`;
        if (!isNonNull(field.type)) continue;
        if (ROOTS.has(type)) faults.add(`${place}: a root field is non-null`);
        else if (type !== 'Subscription' && needsRight(field))
          faults.add(`${place}: a field that needs a right is non-null`);
      }
      for (const reference of fields.values()) {
        if (!isItemNonNull(reference.type)) continue;
        const target = nameOf(reference.type);
        const own = types.get(target);
        for (const other of all) {
          for (const field of other.types.get(target)?.values() ?? []) {
            if (!isNonNull(field.type) || own?.has(field.name.value)) continue;
            faults.add(
              `${target}.${field.name.value} of ${other.name}: it is non-null, and so is ${type}.${reference.name.value} of ${name}`,
            );
          }
        }
      }
    }
  }
  return [...faults].sort();
}

/** A subscription has one root field: nothing stands beside it that a null could take along. */
const ROOTS = new Set(['Query', 'Mutation']);

const RIGHTS = new Set(['authenticated', 'requiresScopes', 'policy']);

const needsRight = ({ directives = [] }: FieldDefinitionNode) => directives.some(({ name }) => RIGHTS.has(name.value));

type Fields = ReadonlyMap<string, FieldDefinitionNode>;

function fieldsOf(document: DocumentNode): ReadonlyMap<string, Fields> {
  const types = new Map<string, Map<string, FieldDefinitionNode>>();
  for (const definition of document.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION: {
        const fields = types.get(definition.name.value) ?? new Map();
        types.set(definition.name.value, fields);
        for (const field of definition.fields ?? []) fields.set(field.name.value, field);
      }
    }
  }
  return types;
}

const isNonNull = (type: TypeNode) => type.kind === Kind.NON_NULL_TYPE;

/** Whether a null of the named type would go on to the field, or to one of its lists. */
function isItemNonNull(type: TypeNode): boolean {
  if (type.kind === Kind.LIST_TYPE) return isItemNonNull(type.type);
  return type.kind === Kind.NON_NULL_TYPE && (type.type.kind === Kind.NAMED_TYPE || isItemNonNull(type.type));
}

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));
