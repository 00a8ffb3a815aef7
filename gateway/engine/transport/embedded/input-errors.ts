import {
  type ASTNode,
  coerceInputValue,
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  typeFromAST,
  ValuesOfCorrectTypeRule,
  type VariableDefinitionNode,
  validate,
  visit,
} from 'graphql';
import type { SubgraphResponse } from '../transport.ts';

/**
 * Completes the errors of wrong input. The gateway's schema does not know what custom scalars accept, so only the
 * subgraph finds wrong values of them, and graphql-js reports these without a code.
 */
export type CompleteInputErrors = (
  response: SubgraphResponse,
  variables: Readonly<Record<string, unknown>>,
) => SubgraphResponse;

/** Nothing is done for responses without errors, nor before the first one with. */
export function createInputErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string,
): CompleteInputErrors {
  let literals: readonly GraphQLError[] | undefined;
  const literalErrors = () => {
    literals ??= validate(schema, document, [ValuesOfCorrectTypeRule]);
    return literals;
  };
  return (response, variables) => {
    if (!response.errors) return response;
    if (response.data === undefined) {
      const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
      const errors = definitions.flatMap(definition => variableErrors(schema, definition, variables));
      if (errors.length > 0) return { ...response, errors: errors as readonly GraphQLFormattedError[] };
    }
    const errors = (response.errors as readonly GraphQLError[]).map(error => {
      if (error.extensions.code !== undefined || !error.nodes) return error;
      const parts = partsOf(error.nodes);
      // What a scalar throws need not have a node.
      const literal = literalErrors().find(({ nodes }) => !nodes || nodes.some(node => parts.has(node)));
      return literal ? asBadInput(literal, {}, error.path) : error;
    });
    return { ...response, errors: errors as readonly GraphQLFormattedError[] };
  };
}

/** graphql-js says in words where in a variable the wrong value is; `extensions.argument` names it for programs. */
function variableErrors(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError[] {
  const { errors } = getVariableValues(schema, [definition], { ...variables }, { maxErrors: 50 });
  if (!errors) return [];
  const name = definition.variable.name.value;
  const paths: string[] = [];
  const type = typeFromAST(schema, definition.type as never) as GraphQLInputType;
  coerceInputValue(variables[name], type, path => paths.push(`${name}${path.map(printStep).join('')}`));
  return errors.map((error, i) => asBadInput(error, { argument: paths[i] ?? name }));
}

const printStep = (step: string | number) => (typeof step === 'number' ? `[${step}]` : `.${step}`);

/** A code that the scalar gives stays. What it threw is not passed on, since it is meant for the client. */
function asBadInput(
  { message, nodes, extensions }: GraphQLError,
  more: { readonly argument?: string },
  path?: GraphQLError['path'],
): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    path: path ?? null,
    extensions: { code: 'BAD_USER_INPUT', ...more, ...extensions },
  });
}

function partsOf(nodes: readonly ASTNode[]): ReadonlySet<ASTNode> {
  const parts = new Set<ASTNode>();
  for (const node of nodes) visit(node, { enter: part => void parts.add(part) });
  return parts;
}
