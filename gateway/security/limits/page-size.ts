import {
  type ArgumentNode,
  type ASTNode,
  type GraphQLError,
  Kind,
  type ObjectFieldNode,
  type ValueNode,
  visit,
} from 'graphql';
import type { Layer } from '../../http/pipeline.ts';
import { perOperation } from '../../operations/per-operation.ts';
import type { OperationRule, ParsedOperation, PreparedOperation } from '../../operations/prepared-operation.ts';
import type { Settings } from '../../settings/table.ts';
import { limitError } from './limit-error.ts';

type PageLimits = Pick<Settings['limits'], 'pageSize' | 'pageArguments'>;

/** Refuses `first: 100000`, wherever it is written in the operation. */
export function createPageSizeRule(limits: PageLimits): OperationRule {
  return operation =>
    pageArguments(operation, limits).flatMap(({ value, node }) =>
      value.kind === Kind.INT ? tooLarge(value.value, limits, node) : [],
    );
}

/** Refuses the same when it comes as the value of a variable. */
export function createPageSizeLayer(limits: PageLimits): Layer {
  const variablesOf = perOperation(prepared => pageVariables(prepared, limits));
  return (next, graph) => (request, context) => {
    const engine = graph.engine();
    const prepared = engine.read(request);
    if (prepared.kind === 'prepared') {
      for (const { name, otherwise, node } of variablesOf(prepared, engine)) {
        const errors = tooLarge(request.variables?.[name] ?? otherwise, limits, node);
        if (errors.length > 0) return JSON.stringify({ errors });
      }
    }
    return next(request, context);
  };
}

interface PageVariable {
  readonly name: string;
  /** What the operation gives as its default. */
  readonly otherwise: string | undefined;
  readonly node: ASTNode;
}

const NONE: readonly PageVariable[] = [];

function pageVariables(prepared: PreparedOperation, limits: PageLimits): readonly PageVariable[] {
  const found = pageArguments(prepared, limits).flatMap(({ value, node }) => {
    if (value.kind !== Kind.VARIABLE) return [];
    const name = value.name.value;
    const definition = prepared.operation.variableDefinitions?.find(one => one.variable.name.value === name);
    const otherwise = definition?.defaultValue?.kind === Kind.INT ? definition.defaultValue.value : undefined;
    return [{ name, otherwise, node }];
  });
  return found.length === 0 ? NONE : found;
}

function pageArguments({ document }: Pick<ParsedOperation, 'document'>, { pageArguments: names }: PageLimits) {
  const found: (ArgumentNode | ObjectFieldNode)[] = [];
  const look = (node: ArgumentNode | ObjectFieldNode) => {
    if (names.includes(node.name.value)) found.push(node);
  };
  visit(document, { Argument: look, ObjectField: look });
  return found.map(node => ({ node, value: node.value as ValueNode }));
}

/** Values that are no whole number are left to the coercion of variables. */
function tooLarge(value: unknown, { pageSize }: PageLimits, node: ASTNode): readonly GraphQLError[] {
  const size = typeof value === 'string' ? Number(value) : value;
  if (typeof size !== 'number' || !(size > pageSize)) return OK;
  const name = (node as ArgumentNode).name.value;
  return [limitError('MAX_PAGE_SIZE_LIMIT', `Value of "${name}"`, size, pageSize, node)];
}

const OK: readonly GraphQLError[] = [];
