import { Kind, type OperationDefinitionNode, visit } from 'graphql';

/** The variables that an operation uses; declaring one is no use. */
export function usedVariables(operation: OperationDefinitionNode): Set<string> {
  const names = new Set<string>();
  visit(
    { ...operation, variableDefinitions: [] },
    {
      [Kind.VARIABLE](variable) {
        names.add(variable.name.value);
      },
    },
  );
  return names;
}
