import { type FieldNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { printCompact } from '../document/print-compact.ts';
import { usedVariables } from '../document/used-variables.ts';
import type { FetchNode } from './plan.ts';

/** What an entity fetch selects on its entities. */
export function selectionOfEntities(fetch: FetchNode): SelectionSetNode {
  return entitiesOf(operationOf(fetch)).selectionSet!;
}

/** An entity fetch with another selection on its entities, and with the variables of that one only. */
export function selectOfEntities(fetch: FetchNode, selectionSet: SelectionSetNode): FetchNode {
  const operation = operationOf(fetch);
  const entities: FieldNode = { ...entitiesOf(operation), selectionSet };
  const selecting: OperationDefinitionNode = {
    ...operation,
    selectionSet: { ...operation.selectionSet, selections: [entities] },
  };
  const used = usedVariables(selecting);
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  const definition: OperationDefinitionNode = { ...selecting, ...(variableDefinitions ? { variableDefinitions } : {}) };
  const { contextRewrites, ...rest } = fetch;
  const contexts = contextRewrites?.filter(({ renameKeyTo }) => used.has(renameKeyTo));
  return {
    ...rest,
    operation: printCompact({ kind: Kind.DOCUMENT, definitions: [definition] }),
    variables: fetch.variables.filter(name => used.has(name)),
    ...(contexts?.length ? { contextRewrites: contexts } : {}),
  };
}

const operationOf = ({ operation }: FetchNode) =>
  parse(operation, { noLocation: true }).definitions[0] as OperationDefinitionNode;

const entitiesOf = ({ selectionSet }: OperationDefinitionNode) => selectionSet.selections[0] as FieldNode;
