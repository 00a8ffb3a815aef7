import { type ArgumentNode, type ASTNode, type GraphQLError, Kind, type ObjectFieldNode, visit } from 'graphql';
import { refusedWith } from '../../engine/operations/answer.ts';
import { perOperation } from '../../engine/operations/per-operation.ts';
import type { ParsedOperation } from '../../engine/operations/prepared-operation.ts';
import type { OperationLayer } from '../../request/pipeline.ts';
import type { Settings } from '../../settings/table.ts';
import { limitError } from './limit-error.ts';

type PageLimits = Pick<Settings['limits'], 'pageSize' | 'pageArguments'>;

/**
 * Refuses `first: 100000`, written in the operation or in a variable. It judges requests and not texts, as the other
 * limits do: the site's own, such as those of its feeds, have pages as large as they need.
 */
export function createPageSizeLayer(limits: PageLimits): OperationLayer {
  const sizesOf = perOperation((operation: ParsedPages) => findPageSizes(operation, limits));
  return next => (request, context) => {
    if (context.transport === 'local') return next(request, context);
    const { errors, variables } = sizesOf(request.operation, request.engine);
    if (errors.length > 0) return refusedWith(errors);
    for (const { name, otherwise, node } of variables) {
      const error = tooLarge(request.variables?.[name] ?? otherwise, limits, node);
      if (error) return refusedWith([error]);
    }
    return next(request, context);
  };
}

/** Finding the place of an error takes as long as the text before it. */
const MOST_ERRORS = 5;

type ParsedPages = Pick<ParsedOperation, 'document' | 'operation'>;

interface PageSizes {
  /** Of what is written in the operation. */
  readonly errors: readonly GraphQLError[];
  readonly variables: readonly PageVariable[];
}

interface PageVariable {
  readonly name: string;
  /** What the operation gives as its default. */
  readonly otherwise: string | undefined;
  readonly node: PageNode;
}

type PageNode = ArgumentNode | ObjectFieldNode;

export function findPageSizes({ document, operation }: ParsedPages, limits: PageLimits): PageSizes {
  const errors: GraphQLError[] = [];
  const variables: PageVariable[] = [];
  const look = (node: PageNode) => {
    const { value } = node;
    if (!limits.pageArguments.includes(node.name.value)) return;
    if (value.kind === Kind.INT) {
      const error = errors.length < MOST_ERRORS ? tooLarge(value.value, limits, node) : undefined;
      if (error) errors.push(error);
    } else if (value.kind === Kind.VARIABLE) {
      const name = value.name.value;
      const definition = operation.variableDefinitions?.find(one => one.variable.name.value === name);
      const otherwise = definition?.defaultValue?.kind === Kind.INT ? definition.defaultValue.value : undefined;
      variables.push({ name, otherwise, node });
    }
  };
  visit(document, { Argument: look as (node: ASTNode) => void, ObjectField: look as (node: ASTNode) => void });
  return { errors, variables };
}

/** Values that are no whole number are left to the coercion of variables. */
function tooLarge(value: unknown, { pageSize }: PageLimits, node: PageNode): GraphQLError | undefined {
  const size = typeof value === 'string' ? Number(value) : value;
  if (typeof size !== 'number' || !(size > pageSize)) return undefined;
  return limitError('MAX_PAGE_SIZE_LIMIT', `Value of "${node.name.value}"`, size, pageSize, node);
}
