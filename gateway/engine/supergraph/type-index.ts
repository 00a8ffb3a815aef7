import { type DocumentNode, type FieldDefinitionNode, Kind, type TypeDefinitionNode, type TypeNode } from 'graphql';

export interface IndexedType {
  readonly definition: TypeDefinitionNode;
  readonly fields: ReadonlyMap<string, FieldDefinitionNode>;
  readonly interfaces: readonly string[];
}

/** A supergraph's composite types by name, read from its AST: a few look-ups do not justify building a schema. */
export interface TypeIndex {
  readonly types: ReadonlyMap<string, IndexedType>;
  /** Object and interface types that implement an interface. */
  implementers(interfaceName: string): readonly string[];
}

export function indexTypes(document: DocumentNode): TypeIndex {
  const types = new Map<string, IndexedType>();
  const implementers = new Map<string, string[]>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      const interfaces = (definition.interfaces ?? []).map(node => node.name.value);
      const fields = new Map((definition.fields ?? []).map(field => [field.name.value, field]));
      types.set(definition.name.value, { definition, fields, interfaces });
      for (const name of interfaces) implementers.set(name, [...(implementers.get(name) ?? []), definition.name.value]);
    } else if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      types.set(definition.name.value, { definition, fields: new Map(), interfaces: [] });
    }
  }
  return { types, implementers: name => implementers.get(name) ?? [] };
}

/** `[[Product!]!]` -> `Product` */
export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}
