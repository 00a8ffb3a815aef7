import {
  type ASTVisitor,
  type FieldNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  SingleFieldSubscriptionsRule,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { fragmentsOf } from '../document/fragments.ts';
import { conditionOf, isCondition, isIncluded } from '../plan/conditions.ts';

/**
 * A subscription has a single root field, which is no introspection field and does not depend on variables (GraphQL
 * specification, section 5.2.4.1). In place of the rule of graphql-js, which throws on `@include(if: $variable)`.
 */
function singleRootFieldRule(context: ValidationContext): ASTVisitor {
  const fragments = fragmentsOf(context.getDocument());
  return {
    OperationDefinition(operation) {
      if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
      const subject = operation.name ? `Subscription "${operation.name.value}"` : 'Anonymous Subscription';
      const fields: FieldNode[] = [];
      const conditional: SelectionNode[] = [];
      const seen = new Set<string>();
      const collect = ({ selections }: SelectionSetNode) => {
        for (const selection of selections) {
          const included = hasCondition(selection) ? isIncluded(selection, NO_VALUES) : true;
          if (included === false) continue;
          if (included === undefined) conditional.push(selection);
          if (selection.kind === Kind.FIELD) fields.push(selection);
          else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
          else if (!seen.has(selection.name.value)) {
            seen.add(selection.name.value);
            const fragment = fragments.get(selection.name.value);
            if (fragment) collect(fragment.selectionSet);
          }
        }
      };
      collect(operation.selectionSet);
      const report = (what: string, nodes: readonly (SelectionNode | typeof operation)[]) =>
        context.reportError(new GraphQLError(`${subject} ${what}`, { nodes }));
      if (conditional.length > 0) {
        const directives = conditional.flatMap(({ directives = [] }) => directives.filter(isCondition));
        const names = [...new Set(directives.map(({ name }) => `@${name.value}`))].join(' and ');
        report(`must not use ${names} with a variable in the top level selection.`, conditional);
      }
      const [first] = fields;
      if (!first) return report('must select one top level field.', [operation]);
      const others = fields.filter(field => responseName(field) !== responseName(first));
      if (others.length > 0) report('must select only one top level field.', others);
      const introspection = fields.filter(({ name }) => name.value.startsWith('__'));
      if (introspection.length > 0) report('must not select an introspection top level field.', introspection);
    },
  };
}

const NO_VALUES = new Map<string, boolean>();

/** Without an `if` of the right kind, other rules refuse the directive. */
const hasCondition = ({ directives = [] }: SelectionNode) =>
  directives.some(directive => {
    const value = isCondition(directive) ? conditionOf(directive) : undefined;
    return value?.kind === Kind.VARIABLE || value?.kind === Kind.BOOLEAN;
  });

const responseName = ({ alias, name }: FieldNode) => (alias ?? name).value;

/** The validation rules of the GraphQL specification. None of them throws. */
export const VALIDATION_RULES: readonly ValidationRule[] = specifiedRules.map(rule =>
  rule === SingleFieldSubscriptionsRule ? singleRootFieldRule : rule,
);
