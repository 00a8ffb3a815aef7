import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  visit,
} from 'graphql';
import { type CoerceVariables, compileVariables } from '../compile/compile-variables.ts';
import { conditionVariables, isDefer } from '../plan/conditions.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import type { OverrideLabel } from '../supergraph/override-labels.ts';
import { findGuardedFields, type GuardedFields } from './guarded-fields.ts';
import { requestError, withoutSuggestion } from './request-errors.ts';
import type { Variant } from './variant.ts';

/** An operation that can be run, or the reason why it never will. */
export type Preparation = PreparedOperation | RefusedOperation;

export interface RefusedOperation {
  readonly kind: 'refused';
  readonly errors: readonly GraphQLError[];
}

/** What is known once per operation text and operation name. */
export interface PreparedOperation {
  readonly kind: 'prepared';
  readonly text: string;
  readonly operationName: string | undefined;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Makes of a client's variables what the operation declares. */
  readonly coerce: CoerceVariables;
  /** Variables that decide between variants. */
  readonly conditions: readonly string[];
  /** Progressive overrides that concern the operation's fields. */
  readonly labels: readonly OverrideLabel[];
  /** Whether it asks for the schema. */
  readonly introspects: boolean;
  /** Whether parts of its answer may come later. */
  readonly defers: boolean;
  /** Fields that not everybody may see. */
  readonly guarded: readonly GuardedFields[];
  /** How often it was run. */
  uses: number;
  /** Becomes true when validation has passed, with the first variant. */
  valid: boolean;
  /** By condition values and labels; a promise while it is being planned. */
  readonly variants: Map<string, Variant | Promise<Variant | RefusedOperation>>;
}

/** What a rule is told of an operation. It is not valid yet: fragments may form circles, fields may not exist. */
export interface ParsedOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly schema: GraphQLSchema;
}

/** Says why an operation is refused; nothing when it is not. Its verdict holds for the text, whoever asks. */
export type OperationRule = (operation: ParsedOperation) => readonly GraphQLError[];

export interface ReadOptions {
  readonly introspection?: boolean;
  readonly maxTokens?: number;
  readonly operationRules?: readonly OperationRule[];
}

/** Parses and looks the operation up; cheap, and does not say whether it is valid. */
export function readOperation(
  text: string,
  operationName: string | undefined,
  { schema, overrideLabels, access }: Pick<LoadedSupergraph, 'schema' | 'overrideLabels' | 'access'>,
  { introspection = true, maxTokens = 0, operationRules = [] }: ReadOptions,
): Preparation {
  let document: DocumentNode;
  try {
    document = parse(text, maxTokens > 0 ? { maxTokens } : undefined);
  } catch (error) {
    if (error instanceof GraphQLError && error.message.endsWith('tokens. Parsing aborted.')) {
      return refused(tooManyTokens(maxTokens, error));
    }
    const cause = error instanceof GraphQLError ? error : new GraphQLError('The operation could not be read');
    return refused(requestError('GRAPHQL_PARSE_FAILED', cause));
  }
  const operation = getOperationAST(document, operationName);
  if (!operation) return refused(requestError('OPERATION_RESOLUTION_FAILURE', unresolved(document, operationName)));
  // Validation by the specification's rules does not look at this.
  if (!schema.getRootType(operation.operation)) {
    const message = `The schema has no ${operation.operation} type.`;
    return refused(requestError('GRAPHQL_VALIDATION_FAILED', new GraphQLError(message, { nodes: operation })));
  }
  const introspects = asksForSchema(document);
  if (!introspection && introspects) {
    return refused(
      requestError('INTROSPECTION_DISABLED', 'Introspection is turned off: __schema and __type are not answered'),
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
    // A field cannot be asked for without its name being in the text.
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

function tooManyTokens(limit: number, { source, positions }: GraphQLError): GraphQLError {
  const places = { source: source ?? null, positions: positions ?? null, extensions: { limit } };
  const message = `Token limit exceeded: more than ${limit} tokens`;
  return requestError('MAX_TOKENS_LIMIT', new GraphQLError(message, places));
}

/** Errors of a validation that ran in another thread, with their places in this text. */
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

function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    [Kind.FIELD]({ name }) {
      if (name.value === '__schema' || name.value === '__type') asks = true;
    },
  });
  return asks;
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
