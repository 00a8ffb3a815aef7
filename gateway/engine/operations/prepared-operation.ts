import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { type CoerceVariables, compileVariables } from '../compile/compile-variables.ts';
import { isTooDeep, TOO_DEEP } from '../document/too-deep.ts';
import { conditionVariables, isDefer } from '../plan/conditions.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import type { OverrideLabel } from '../supergraph/override-labels.ts';
import { findGuardedFields, type GuardedFields } from './guarded-fields.ts';
import { parseOperation } from './parse-operation.ts';
import { requestError, withoutSuggestion } from './request-errors.ts';
import type { Variant } from './variant.ts';

/** An operation that can be executed, or the reason why it is refused. */
export type Preparation = PreparedOperation | RefusedOperation;

export interface RefusedOperation {
  readonly kind: 'refused';
  readonly errors: readonly GraphQLError[];
}

/** Facts about an operation, computed once per text and operation name. */
export interface PreparedOperation {
  readonly kind: 'prepared';
  readonly text: string;
  readonly operationName: string | undefined;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerces the client's variables to the types that the operation declares. */
  readonly coerce: CoerceVariables;
  /** Boolean variables of `@skip` and `@include`, which select the variant. */
  readonly conditions: readonly string[];
  /** Labels of progressive overrides that affect fields of the operation. */
  readonly labels: readonly OverrideLabel[];
  /** Whether it selects `__schema` or `__type`. */
  readonly introspects: boolean;
  /** Whether it uses `@defer`. */
  readonly defers: boolean;
  /** Fields with access rules. */
  readonly guarded: readonly GuardedFields[];
  /** Number of executions. */
  uses: number;
  /** Set when validation has passed, with the first variant. */
  valid: boolean;
  /** By condition values, override labels and denied rules; a promise while planning is in progress. */
  readonly variants: Map<string, Variant | Promise<Variant | RefusedOperation>>;
}

/** The input of an operation rule. Not yet validated: fragments may form cycles, fields may not exist. */
export interface ParsedOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly schema: GraphQLSchema;
}

/** Returns errors to refuse an operation, or none to accept it. The result is cached for the text, whoever sends it. */
export type OperationRule = (operation: ParsedOperation) => readonly GraphQLError[];

export interface ReadOptions {
  readonly introspection?: boolean;
  readonly maxTokens?: number;
  readonly operationRules?: readonly OperationRule[];
}

/** Parses an operation and extracts its facts; cheap, and does not validate. */
export function readOperation(
  text: string,
  operationName: string | undefined,
  supergraph: Pick<LoadedSupergraph, 'schema' | 'overrideLabels' | 'access'>,
  options: ReadOptions,
): Preparation {
  try {
    return readFacts(text, operationName, supergraph, options);
  } catch (error) {
    if (isTooDeep(error)) return refused(requestError('GRAPHQL_VALIDATION_FAILED', TOO_DEEP));
    throw error;
  }
}

function readFacts(
  text: string,
  operationName: string | undefined,
  { schema, overrideLabels, access }: Pick<LoadedSupergraph, 'schema' | 'overrideLabels' | 'access'>,
  { introspection = true, maxTokens = 0, operationRules = [] }: ReadOptions,
): Preparation {
  let document: DocumentNode;
  try {
    document = parseOperation(text, maxTokens);
  } catch (error) {
    return refused(error as GraphQLError);
  }
  const operation = getOperationAST(document, operationName);
  if (!operation) return refused(requestError('OPERATION_RESOLUTION_FAILURE', unresolved(document, operationName)));
  // The validation rules of the specification do not check this.
  if (!schema.getRootType(operation.operation)) {
    const message = `The schema has no ${operation.operation} type.`;
    return refused(requestError('GRAPHQL_VALIDATION_FAILED', new GraphQLError(message, { nodes: operation })));
  }
  const introspects = selectsSchema(document);
  if (!introspection && introspects) {
    return refused(
      requestError('INTROSPECTION_DISABLED', 'Introspection is disabled: __schema and __type cannot be queried'),
    );
  }
  const errors = operationRules.flatMap(rule => rule({ text, document, operation, schema }));
  if (errors.length > 0) return refused(...errors);
  return {
    kind: 'prepared',
    text,
    operationName,
    document,
    operation,
    coerce: compileVariables(schema, operation),
    conditions: conditionVariables(document),
    // A selected field's name is always in the text.
    labels: overrideLabels.filter(({ fields, implicit }) => implicit || [...fields].some(name => text.includes(name))),
    introspects,
    defers: usesDefer(document),
    guarded: findGuardedFields(schema, access, document, introspects),
    uses: 0,
    valid: false,
    variants: new Map(),
  };
}

export function refused(...errors: GraphQLError[]): RefusedOperation {
  return { kind: 'refused', errors };
}

/** Validation errors from the planning process, with their positions in this text. */
export function invalid(
  prepared: PreparedOperation,
  errors: readonly { readonly message: string; readonly positions: readonly number[] }[],
  suggests: boolean,
): RefusedOperation {
  const source = prepared.document.loc?.source;
  return refused(
    ...errors.map(({ message, positions }) => {
      const error = new GraphQLError(message, source ? { source, positions } : {});
      return requestError('GRAPHQL_VALIDATION_FAILED', suggests ? error : withoutSuggestion(error));
    }),
  );
}

function unresolved(document: DocumentNode, operationName: string | undefined): string {
  if (operationName !== undefined) return `Unknown operation named "${operationName}".`;
  const any = document.definitions.some(node => node.kind === Kind.OPERATION_DEFINITION);
  return any ? 'Must provide operation name if query contains multiple operations.' : 'Must provide an operation.';
}

function selectsSchema(document: DocumentNode): boolean {
  let selects = false;
  visit(document, {
    [Kind.FIELD]({ name }) {
      if (name.value === '__schema' || name.value === '__type') selects = true;
    },
  });
  return selects;
}

function usesDefer(document: DocumentNode): boolean {
  let uses = false;
  visit(document, {
    [Kind.DIRECTIVE](directive) {
      if (isDefer(directive)) uses = true;
    },
  });
  return uses;
}
