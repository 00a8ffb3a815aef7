import { isStream } from '../../engine/operations/answer.ts';
import type { Engine } from '../../engine/operations/engine.ts';
import { perOperation } from '../../engine/operations/per-operation.ts';
import type { PreparedOperation } from '../../engine/operations/prepared-operation.ts';
import { type AnswerFacts, type GatewayAnswered, onAnswer, withFacts } from '../../request/gateway-answer.ts';
import type { OperationLayer } from '../../request/pipeline.ts';
import { refusal } from '../../request/refusal.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Settings } from '../../settings/table.ts';
import { compileCost, type OperationCost } from './compile-cost.ts';

/** Returns the cost function of an operation; compiled once per operation. */
export type CostOf = (prepared: PreparedOperation, engine: Engine) => OperationCost;

export function createCostOf({ listSize }: Pick<Settings['demandControl'], 'listSize'>): CostOf {
  return perOperation((prepared, { schema, supergraph }) => compileCost(prepared, schema, supergraph.costs, listSize));
}

/**
 * Estimates the cost of each request, and computes the actual cost on request; in mode `enforce`, refuses expensive
 * requests.
 */
export function createDemandControlLayer(settings: Settings['demandControl'], costOf: CostOf): OperationLayer {
  const { mode, max, report } = settings;
  return next => (request, context) => {
    if (context.transport === 'local') return next(request, context);
    const variables = request.variables ?? {};
    const cost = costOf(request.operation, request.engine);
    const { cost: estimated, problem } = cost.estimate(variables);
    const reported = report === 'always' || (report === 'asked' && requestsCost(context));
    const factsOf = (found: { readonly estimated: number; readonly actual?: number }): AnswerFacts => ({
      cost: found,
      ...(reported && { extensions: { cost: costExtension({ ...found, max }) } }),
    });
    if (mode === 'enforce' && (problem !== undefined || estimated > max)) {
      const facts = factsOf({ estimated });
      return problem === undefined ? tooExpensive(estimated, max, facts) : notEstimable(problem, facts);
    }
    return onAnswer(next(request, context), answered => {
      const actual = reported ? actualCost(cost, answered, variables) : undefined;
      return withFacts(answered, factsOf(actual === undefined ? { estimated } : { estimated, actual }));
    });
  };
}

/** The header with which a client requests the cost. */
function requestsCost({ headers }: RequestContext): boolean {
  return headers['newsgraph-cost'] === 'include';
}

/** Undefined for streams, which are not complete yet, and for refused operations. */
function actualCost(cost: OperationCost, answered: GatewayAnswered, variables: Readonly<Record<string, unknown>>) {
  if (isStream(answered) || answered.outcome === 'refused') return undefined;
  return cost.actual(JSON.parse(answered.text).data, variables);
}

/** JSON has no infinity. */
function costExtension({ estimated, actual, max }: { estimated: number; actual?: number; max: number }) {
  return {
    estimated: Number.isFinite(estimated) ? estimated : null,
    ...(actual !== undefined && { actual }),
    max,
  };
}

function tooExpensive(estimated: number, max: number, facts: AnswerFacts): GatewayAnswered {
  const found = Number.isFinite(estimated) ? String(estimated) : 'more than can be estimated';
  const known = Number.isFinite(estimated) ? { 'cost.estimated': estimated } : {};
  return refusal('COST_ESTIMATED_TOO_EXPENSIVE', {
    message: `Estimated cost of the operation: found ${found}, at most ${max} allowed`,
    details: { ...known, 'cost.max': max },
    ...facts,
  });
}

function notEstimable(problem: string, facts: AnswerFacts): GatewayAnswered {
  return refusal('COST_QUERY_PARSE_FAILURE', {
    message: `The cost of the operation cannot be estimated: ${problem}`,
    ...facts,
  });
}
