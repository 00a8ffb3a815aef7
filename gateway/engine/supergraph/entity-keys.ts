import { type DocumentNode, Kind, parse } from 'graphql';
import { argumentOf } from './directives.ts';

/** Resolvable keys, as the names of their top-level fields. */
export interface EntityKeys {
  /** Resolvable keys by `subgraph Type`; none if the type is not an entity there. */
  readonly keys: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Interfaces by object type: a subgraph with `@interfaceObject` resolves the object by its interface. */
  readonly interfaces: ReadonlyMap<string, readonly string[]>;
}

/** @param graphNames `join__Graph` value -> subgraph name */
export function collectKeys(document: DocumentNode, graphNames: ReadonlyMap<string, string>): EntityKeys {
  const keys = new Map<string, string[][]>();
  const interfaces = new Map<string, string[]>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    interfaces.set(
      type.name.value,
      (type.interfaces ?? []).map(node => node.name.value),
    );
    for (const directive of type.directives ?? []) {
      const key = argumentOf(directive, 'key');
      if (directive.name.value !== 'join__type' || typeof key !== 'string') continue;
      if (argumentOf(directive, 'resolvable') === false) continue;
      const typeInGraph = `${graphNames.get(String(argumentOf(directive, 'graph')))} ${type.name.value}`;
      keys.set(typeInGraph, [...(keys.get(typeInGraph) ?? []), topFields(key)]);
    }
  }
  return { keys, interfaces };
}

function topFields(fieldSet: string): string[] {
  const [operation] = parse(`{${fieldSet}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap(node => (node.kind === Kind.FIELD ? [node.name.value] : []));
}
