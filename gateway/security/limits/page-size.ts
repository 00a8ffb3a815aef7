import { type ArgumentNode, type ASTNode, type GraphQLError, Kind, type ObjectFieldNode, visit } from 'graphql';
import { refusedWith } from '../../engine/operations/answer.ts';
import { perOperation } from '../../engine/operations/per-operation.ts';
import type { ParsedOperation } from '../../engine/operations/prepared-operation.ts';
import type { OperationLayer } from '../../request/pipeline.ts';
import type { Settings } from '../../settings/table.ts';
import { limitError } from './limit-error.ts';

type PageLimits = Pick<Settings['limits'], 'pageSize' | 'pageArguments'>;

/**
 * Limits page size arguments, literal or variable. Unlike the other limits it checks requests, not texts: the site's
 * own requests, such as those of its feeds, are exempt.
 */
export function createPageSizeLayer(limits: PageLimits): OperationLayer {
  const sizesOf = perOperation((operation: ParsedPages) => findPageSizes(operation, limits));
  return next => (request, context) => {
    if (context.transport === 'local') return next(request, context);
    const { errors, variables } = sizesOf(request.operation, request.engine);
    if (errors.length > 0) return refusedWith(errors);
    for (const { name, defaultValue, node } of variables) {
      const error = tooLarge(request.variables?.[name] ?? defaultValue, limits, node);
      if (error) return refusedWith([error]);
    }
    return next(request, context);
  };
}

/** Computing the location of an error takes time proportional to the text before it. */
const MAX_ERRORS = 5;

type ParsedPages = Pick<ParsedOperation, 'document' | 'operation'>;

interface PageSizes {
  /** For literals in the operation. */
  readonly errors: readonly GraphQLError[];
  readonly variables: readonly PageVariable[];
}

interface PageVariable {
  readonly name: string;
  /** The variable's default in the operation. */
  readonly defaultValue: string | undefined;
  readonly node: PageNode;
}

type PageNode = ArgumentNode | ObjectFieldNode;

export function findPageSizes({ document, operation }: ParsedPages, limits: PageLimits): PageSizes {
  const errors: GraphQLError[] = [];
  const variables: PageVariable[] = [];
  const check = (node: PageNode) => {
    const { value } = node;
    if (!limits.pageArguments.includes(node.name.value)) return;
    if (value.kind === Kind.INT) {
      const error = errors.length < MAX_ERRORS ? tooLarge(value.value, limits, node) : undefined;
      if (error) errors.push(error);
    } else if (value.kind === Kind.VARIABLE) {
      const name = value.name.value;
      const definition = operation.variableDefinitions?.find(one => one.variable.name.value === name);
      const defaultValue = definition?.defaultValue?.kind === Kind.INT ? definition.defaultValue.value : undefined;
      variables.push({ name, defaultValue, node });
    }
  };
  visit(document, { Argument: check as (node: ASTNode) => void, ObjectField: check as (node: ASTNode) => void });
  return { errors, variables };
}

/** Values that are not integers are left to variable coercion. */
function tooLarge(value: unknown, { pageSize }: PageLimits, node: PageNode): GraphQLError | undefined {
  const size = typeof value === 'string' ? Number(value) : value;
  if (typeof size !== 'number' || !(size > pageSize)) return undefined;
  return limitError('MAX_PAGE_SIZE_LIMIT', `Value of "${node.name.value}"`, size, pageSize, node);
}
