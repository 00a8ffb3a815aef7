import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { deferRule } from '../plan/defer.ts';
import { createInternalNames, type InternalNames } from '../plan/internal-names.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';
import { uncoveredFields } from './check-coverage.ts';
import { narrowFetches } from './narrow-fetches.ts';
import { normalizeOperation } from './normalize-operation.ts';
import { createPlanner, type Planner } from './planner.ts';
import { type Narrowing, simplifyOperation } from './simplify-operation.ts';

/** A request to plan a new operation; plain data, for another process. */
export interface PlanRequest {
  readonly text: string;
  readonly operationName: string | undefined;
  /** Values of `@skip` and `@include` variables; others stay open. */
  readonly conditions: readonly (readonly [variable: string, value: boolean])[];
  readonly overrides: readonly (readonly [label: string, holds: boolean])[];
  /** Source positions of the fields that the caller may not see; they are not planned. */
  readonly denied: readonly number[];
  /** Whether the client accepts incremental delivery. */
  readonly deferring: boolean;
  /** False if the operation is known to be valid. */
  readonly validate: boolean;
}

export type PlanReply =
  | { readonly kind: 'plan'; readonly plan: PlanNode | undefined }
  | {
      readonly kind: 'invalid';
      readonly errors: readonly { readonly message: string; readonly positions: readonly number[] }[];
    }
  /** No subgraph can resolve these fields, given as response paths. */
  | { readonly kind: 'unreachable'; readonly fields: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

const RULES = [...specifiedRules, deferRule];

export type PlanOperation = (request: PlanRequest) => PlanReply;

/**
 * Validates and plans operations: the expensive part of preparing one. Free of side effects, so it runs in any thread.
 * @param schema the API schema
 */
export function createPlanOperation(input: PlannerInput, schema: GraphQLSchema): PlanOperation {
  const names = createInternalNames(input);
  let planner: Planner | undefined;
  return request => {
    const document = parse(request.text);
    if (request.validate) {
      const errors = validate(schema, document, RULES);
      if (errors.length > 0) {
        return {
          kind: 'invalid',
          errors: errors.map(({ message, positions }) => ({ message, positions: positions ?? [] })),
        };
      }
    }
    try {
      planner ??= createPlanner(input);
      return planValid(planner, names, document, request, schema);
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
}

function planValid(
  planner: Planner,
  names: InternalNames,
  document: DocumentNode,
  request: PlanRequest,
  schema: GraphQLSchema,
): PlanReply {
  if (request.deferring) {
    // Answer without deferral what cannot be planned with it.
    try {
      const reply = planAs(true, planner, names, document, request, schema);
      if (reply.kind === 'plan') return reply;
    } catch {}
  }
  return planAs(false, planner, names, document, request, schema);
}

function planAs(
  deferring: boolean,
  planner: Planner,
  names: InternalNames,
  document: DocumentNode,
  request: PlanRequest,
  schema: GraphQLSchema,
): PlanReply {
  const operation = getOperationAST(document, request.operationName);
  if (!operation) throw new GraphQLError('The document does not contain the operation to plan');
  const inclusion = { conditions: new Map(request.conditions), denied: new Set(request.denied), deferring };
  const normalized = normalizeOperation(
    document,
    operation,
    names,
    inclusion,
    (directive, location) => schema.getDirective(directive)?.locations.includes(location) === true,
  );
  if (!normalized) return { kind: 'plan', plan: undefined };
  const overrides = new Map(request.overrides);
  const attempt = (narrowing: Narrowing): PlanReply => {
    const { document: simplified, selected } = simplifyOperation(
      normalized,
      schema,
      narrowing,
      planner.requirements.has,
    );
    const planned = planner.plan(simplified, overrides);
    const plan = planned && selected ? narrowFetches(planned, selected, schema) : planned;
    const fields = uncoveredFields(simplified, plan);
    return fields.length > 0
      ? { kind: 'unreachable', fields: fields.map(path => path.map(names.external).join('.')) }
      : { kind: 'plan', plan };
  };
  // Where the planner fails, another form of the operation may succeed. Report the first failure.
  let failure: unknown;
  for (const narrowing of ['keep', 'widen', 'split'] as const) {
    try {
      return attempt(narrowing);
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}
