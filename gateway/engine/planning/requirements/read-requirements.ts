import {
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { argumentOf } from '../../supergraph/directives.ts';
import { collectKeys } from '../../supergraph/entity-keys.ts';
import type { PlannerInput } from '../../supergraph/load-supergraph.ts';
import { indexTypes, type TypeIndex } from '../../supergraph/type-index.ts';

/** Root type names in supergraphs. */
export const ROOT_TYPES = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

export interface Requirement {
  readonly subgraph: string;
  /** Its `join__Graph` value. */
  readonly graph: string;
  /** The type that the subgraph resolves: an interface, if it has an interface object of the object type. */
  readonly type: string;
  /** The field set of `@requires`, with the planner's names. */
  readonly fields: SelectionSetNode;
  /** A key by which the subgraph can resolve the entity. */
  readonly key: SelectionSetNode;
}

/** The `@requires` of a supergraph. */
export interface Requirements {
  readonly types: TypeIndex;
  /** `join__Graph` value -> subgraph name */
  readonly graphs: ReadonlyMap<string, string>;
  readonly any: boolean;
  /** The requirement of a field that no subgraph resolves without one. */
  of(type: string, field: string): Requirement | undefined;
  /** Whether a field has `@requires` in some subgraph. */
  has(type: string, field: string): boolean;
  /** The field set that a subgraph requires for a field, with the planner's names. */
  neededBy(subgraph: string, type: string, field: string): SelectionSetNode | undefined;
  /** The resolvable keys of a type in a subgraph, as the names of their top-level fields. */
  keysOf(subgraph: string, type: string): readonly (readonly string[])[];
  /** Whether a subgraph has an interface as an interface object. */
  isInterfaceObject(subgraph: string, type: string): boolean;
  /** Whether a subgraph has any. */
  readonly anyInterfaceObject: boolean;
}

export function readRequirements({ sdl }: PlannerInput): Requirements {
  const document = parse(sdl, { noLocation: true });
  const types = indexTypes(document);
  const names = graphNames(document);
  const keys = new Map<string, SelectionSetNode>();
  const found = new Map<string, Requirement>();
  const allKeys = collectKeys(document, names).keys;
  const needed = new Map<string, SelectionSetNode>();
  const interfaceObjects = new Set<string>();
  const requiring = new Set<string>();
  for (const [typeName, { definition, fields }] of types.types) {
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== 'join__type') continue;
      const key = argumentOf(directive, 'key');
      const graph = names.get(String(argumentOf(directive, 'graph'))) ?? '';
      if (argumentOf(directive, 'isInterfaceObject') === true) interfaceObjects.add(`${graph} ${typeName}`);
      const resolvable = argumentOf(directive, 'resolvable') !== false;
      if (typeof key !== 'string' || !resolvable || keys.has(`${graph} ${typeName}`)) continue;
      keys.set(`${graph} ${typeName}`, parseFieldSet(key));
    }
    for (const [fieldName, { directives = [] }] of fields) {
      const sources = directives.filter(
        directive => directive.name.value === 'join__field' && argumentOf(directive, 'external') !== true,
      );
      for (const source of sources) {
        const requires = argumentOf(source, 'requires');
        if (typeof requires !== 'string') continue;
        const graph = String(argumentOf(source, 'graph'));
        const subgraph = names.get(graph) ?? '';
        const requirement = parseFieldSet(requires);
        requiring.add(`${typeName} ${fieldName}`);
        needed.set(`${subgraph} ${typeName} ${fieldName}`, requirement);
        const key = keys.get(`${subgraph} ${typeName}`);
        if (sources.length === 1 && key)
          found.set(`${typeName} ${fieldName}`, {
            subgraph,
            graph,
            type: typeName,
            fields: requirement,
            key,
          });
      }
    }
  }
  return {
    types,
    graphs: names,
    any: needed.size > 0,
    has: (type, field) => requiring.has(`${type} ${field}`),
    of(type, field) {
      const own = found.get(`${type} ${field}`);
      const known = types.types.get(type);
      if (own || !known || !isInherited(known.fields.get(field))) return own;
      return known.interfaces.map(name => found.get(`${name} ${field}`)).find(requirement => requirement !== undefined);
    },
    neededBy: (subgraph, type, field) => needed.get(`${subgraph} ${type} ${field}`),
    keysOf: (subgraph, type) => allKeys.get(`${subgraph} ${type}`) ?? [],
    isInterfaceObject: (subgraph, type) => interfaceObjects.has(`${subgraph} ${type}`),
    anyInterfaceObject: interfaceObjects.size > 0,
  };
}

/** Whether an object type has a field by an interface object alone: no subgraph resolves it for the type itself. */
function isInherited(field: FieldDefinitionNode | undefined): boolean {
  const joined = (field?.directives ?? []).filter(({ name }) => name.value === 'join__field');
  return joined.length > 0 && joined.every(directive => argumentOf(directive, 'graph') === undefined);
}

export function parseFieldSet(text: string): SelectionSetNode {
  return (parse(`{${text}}`, { noLocation: true }).definitions[0] as OperationDefinitionNode).selectionSet;
}

function graphNames(document: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const { name, directives = [] } of definition.values ?? []) {
      const graph = directives.find(directive => directive.name.value === 'join__graph');
      names.set(name.value, String(graph && argumentOf(graph, 'name')));
    }
  }
  return names;
}
