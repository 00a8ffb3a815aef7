import { type ASTVisitor, GraphQLError, Kind, type ListValueNode, type ValidationContext } from 'graphql';
import { usesVariable } from '../numbers/exact-literals.ts';

/** The planner's time doubles with each level. Lists without variables are kept from it. */
const MAX_LEVELS = 10;

/** Refuses variables in lists that are nested deep: only a custom scalar accepts such a list, and a variable can be it. */
export function nestedListsRule(context: ValidationContext): ASTVisitor {
  let levels = 0;
  return {
    [Kind.LIST]: {
      enter(node: ListValueNode) {
        levels++;
        if (levels !== MAX_LEVELS + 1 || !usesVariable(node)) return;
        const message = `A variable stands in a list that is nested more than ${MAX_LEVELS} deep; send the list as a variable.`;
        context.reportError(new GraphQLError(message, { nodes: node }));
      },
      leave() {
        levels--;
      },
    },
  };
}
