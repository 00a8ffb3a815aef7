import {
  buildASTSchema,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  Kind,
  type NamedTypeNode,
  parse,
  type TypeNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type AccessRules, rulesOf } from '../supergraph/access-rules.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';

/** Returns the schema without the parts that the denied rules, given by id, hide. */
export type VisibleSchema = (denied: readonly string[]) => GraphQLSchema;

/** Callers fall into few classes of access; each class has a schema of its own. */
const MAX_SCHEMAS = 32;

type TypeDefinition = Extract<DefinitionNode, { readonly kind: `${string}TypeDefinition` }>;

/**
 * Removes from the schema the fields that access rules deny, and the types reachable only through them.
 */
export function createVisibleSchema({
  schema,
  schemaText,
  access: rules,
}: Pick<LoadedSupergraph, 'schema' | 'schemaText' | 'access'>): VisibleSchema {
  const schemas = new LRUCache<string, GraphQLSchema>({ max: MAX_SCHEMAS });
  let definitions: readonly DefinitionNode[] | undefined;
  return denied => {
    if (denied.length === 0) return schema;
    const key = denied.join('\n');
    let visible = schemas.get(key);
    if (!visible) {
      definitions ??= parse(schemaText, { noLocation: true }).definitions;
      visible = filter(definitions, schema, rules, new Set(denied));
      schemas.set(key, visible);
    }
    return visible;
  };
}

function filter(
  all: readonly DefinitionNode[],
  schema: GraphQLSchema,
  rules: AccessRules,
  denied: ReadonlySet<string>,
): GraphQLSchema {
  const isDenied = (type: string, field: string) => rulesOf(rules, type, field).some(({ id }) => denied.has(id));
  const types = new Map<string, TypeDefinition>();
  const others: DefinitionNode[] = [];
  for (const definition of all) {
    if (isTypeDefinition(definition)) types.set(definition.name.value, withoutFields(definition, isDenied));
    else others.push(definition);
  }
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
    type => type?.name ?? [],
  );
  // A type without fields or members is removed together with the fields that return it, until nothing changes.
  for (let shrinks = true; shrinks; ) {
    shrinks = false;
    for (const [name, definition] of types) {
      if (name === roots[0] || !isHidden(definition, isDenied)) continue;
      types.delete(name);
      for (const [other, remaining] of types) types.set(other, withoutType(remaining, name));
      shrinks = true;
    }
  }
  const reached = reachable(types, [...roots, ...others.flatMap(typesOfDirective)]);
  const remaining = [...types.values()].filter(({ name }) => reached.has(name.value));
  const otherDefinitions = others.flatMap(definition => withRoots(definition, reached));
  return buildASTSchema(
    { kind: Kind.DOCUMENT, definitions: [...otherDefinitions, ...remaining] },
    { assumeValid: true },
  );
}

function isTypeDefinition(definition: DefinitionNode): definition is TypeDefinition {
  return definition.kind.endsWith('TypeDefinition');
}

function withoutFields(definition: TypeDefinition, isDenied: (type: string, field: string) => boolean): TypeDefinition {
  if (!('interfaces' in definition)) return definition;
  const fields = definition.fields?.filter(({ name }) => !isDenied(definition.name.value, name.value)) ?? [];
  return { ...definition, fields };
}

/** A rule on `__typename` guards the whole type. */
function isHidden(definition: TypeDefinition, isDenied: (type: string, field: string) => boolean): boolean {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return definition.fields?.length === 0;
    case Kind.UNION_TYPE_DEFINITION:
      return definition.types?.length === 0;
    default:
      return isDenied(definition.name.value, '__typename');
  }
}

/** The definition without fields, arguments and members of a removed type. */
function withoutType(definition: TypeDefinition, name: string): TypeDefinition {
  const isKnown = ({ type }: { readonly type: TypeNode }) => nameOf(type) !== name;
  const isOther = (type: NamedTypeNode) => type.name.value !== name;
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const fields = definition.fields?.filter(isKnown).map(field => withoutArguments(field, isKnown)) ?? [];
      return { ...definition, fields, interfaces: definition.interfaces?.filter(isOther) ?? [] };
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return { ...definition, fields: definition.fields?.filter(isKnown) ?? [] };
    case Kind.UNION_TYPE_DEFINITION:
      return { ...definition, types: definition.types?.filter(isOther) ?? [] };
    default:
      return definition;
  }
}

function withoutArguments(
  field: FieldDefinitionNode,
  isKnown: (argument: InputValueDefinitionNode) => boolean,
): FieldDefinitionNode {
  return field.arguments?.every(isKnown) ? field : { ...field, arguments: field.arguments?.filter(isKnown) ?? [] };
}

/** Names of the reachable types; an interface reaches all of its implementations. */
function reachable(types: ReadonlyMap<string, TypeDefinition>, from: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = from.filter(name => types.has(name));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const definition = types.get(name)!;
    const next = typesOf(definition);
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const other of types.values()) {
        if ('interfaces' in other && other.interfaces?.some(one => one.name.value === name))
          next.push(other.name.value);
      }
    }
    open.push(...next.filter(one => types.has(one)));
  }
  return reached;
}

function typesOf(definition: TypeDefinition): string[] {
  const fields = 'fields' in definition ? (definition.fields ?? []) : [];
  return [
    ...fields.flatMap(field => [
      nameOf(field.type),
      ...(field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []).map(({ type }) => nameOf(type)) : []),
    ]),
    ...('interfaces' in definition ? (definition.interfaces ?? []).map(nameOf) : []),
    ...('types' in definition ? (definition.types ?? []).map(nameOf) : []),
  ];
}

function typesOfDirective(definition: DefinitionNode): string[] {
  if (definition.kind !== Kind.DIRECTIVE_DEFINITION) return [];
  return (definition.arguments ?? []).map(({ type }) => nameOf(type));
}

/** The schema definition without the root types that were removed. */
function withRoots(definition: DefinitionNode, reached: ReadonlySet<string>): DefinitionNode[] {
  if (definition.kind !== Kind.SCHEMA_DEFINITION) return [definition];
  return [{ ...definition, operationTypes: definition.operationTypes.filter(({ type }) => reached.has(nameOf(type))) }];
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
