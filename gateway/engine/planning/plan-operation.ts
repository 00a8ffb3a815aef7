import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { isTooDeep, TOO_DEEP } from '../document/too-deep.ts';
import { markLiterals, restoreLiterals } from '../numbers/exact-literals.ts';
import { deferRule } from '../plan/defer.ts';
import { createInternalNames, type InternalNames } from '../plan/internal-names.ts';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';
import { uncoveredFields } from './check-coverage.ts';
import { narrowFetches } from './members/narrow-fetches.ts';
import { normalizeOperation } from './normalize-operation.ts';
import { failed, type PlanReply, type PlanRequest, type ValidationError } from './plan-request.ts';
import { createPlanner, type Planner } from './planner.ts';
import { planSerially } from './serial-mutations.ts';
import { type Narrowing, simplifyOperation } from './simplify-operation.ts';
import { VALIDATION_RULES } from './validation-rules.ts';

const RULES = [...VALIDATION_RULES, deferRule];

export type PlanOperation = (request: PlanRequest) => PlanReply;

/**
 * Validates and plans operations: the expensive part of preparing one. Free of side effects, so it runs in any thread.
 * @param schema the API schema
 */
export function createPlanOperation(input: PlannerInput, schema: GraphQLSchema): PlanOperation {
  const names = createInternalNames(input);
  let planner: Planner | undefined;
  return request => {
    try {
      const document = parse(request.text);
      const errors = request.validate ? validated(schema, document) : [];
      if (errors.length > 0) return { kind: 'invalid', errors };
      planner ??= createPlanner(input);
      return planValid({ planner, names, schema, prefix: input.prefix }, document, request);
    } catch (error) {
      return failed(error);
    }
  };
}

interface Planning {
  readonly planner: Planner;
  readonly names: InternalNames;
  /** No name of the supergraph begins with it. */
  readonly prefix: string;
  /** The API schema. */
  readonly schema: GraphQLSchema;
}

/** What a rule throws is an error of the operation too. */
function validated(schema: GraphQLSchema, document: DocumentNode): readonly ValidationError[] {
  const errorOf = ({ message, positions }: GraphQLError) => ({ message, positions: positions ?? [] });
  try {
    return validate(schema, document, RULES).map(errorOf);
  } catch (error) {
    if (error instanceof GraphQLError) return [errorOf(error)];
    if (isTooDeep(error)) return [{ message: TOO_DEEP, positions: [] }];
    throw error;
  }
}

function planValid(planning: Planning, document: DocumentNode, request: PlanRequest): PlanReply {
  if (request.deferring) {
    // Answer without deferral what cannot be planned with it.
    try {
      const reply = planAs(true, planning, document, request);
      if (reply.kind === 'plan') return reply;
    } catch {}
  }
  return planAs(false, planning, document, request);
}

function planAs(
  deferring: boolean,
  { planner, names, prefix, schema }: Planning,
  document: DocumentNode,
  request: PlanRequest,
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
  const marked = markLiterals(normalized, schema, prefix);
  const overrides = new Map(request.overrides);
  const attempt = (given: DocumentNode, narrowing: Narrowing): PlanReply => {
    const { requirements } = planner;
    const simple = simplifyOperation(given, schema, narrowing, requirements.has);
    const { document: simplified, asked, isMoved } = simple;
    const planned = planner.plan(simplified, overrides);
    const isNarrowed = planned && (isMoved || requirements.anyInterfaceObject);
    const narrowed = isNarrowed ? narrowFetches(planned, asked, schema, requirements) : planned;
    const plan = narrowed && restoreLiterals(narrowed, prefix);
    const fields = uncoveredFields(simplified, plan);
    return fields.length > 0
      ? { kind: 'unreachable', fields: fields.map(path => path.map(names.external).join('.')) }
      : { kind: 'plan', plan };
  };
  // Where the planner fails, another form of the operation may succeed. Report the first failure.
  const plan = (given: DocumentNode): PlanReply => {
    let failure: unknown;
    for (const narrowing of ['keep', 'widen', 'split'] as const) {
      try {
        return attempt(given, narrowing);
      } catch (error) {
        failure ??= error;
      }
    }
    throw failure;
  };
  return operation.operation === OperationTypeNode.MUTATION ? planSerially(marked, plan) : plan(marked);
}
