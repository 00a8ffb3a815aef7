import type { Engine } from '../../engine/operations/engine.ts';
import { perOperation } from '../../engine/operations/per-operation.ts';
import type { PreparedOperation } from '../../engine/operations/prepared-operation.ts';
import type { Answer, Layer } from '../../request/pipeline.ts';
import type { RequestContext, ResponseNotes } from '../../request/request-context.ts';
import type { Settings } from '../../settings/table.ts';
import { compileCost, type OperationCost } from './compile-cost.ts';

/** Knows what operations cost; worked out once per operation. */
export type CostOf = (prepared: PreparedOperation, engine: Engine) => OperationCost;

export function createCostOf({ listSize }: Pick<Settings['demandControl'], 'listSize'>): CostOf {
  return perOperation((prepared, { schema, supergraph }) => compileCost(prepared, schema, supergraph.costs, listSize));
}

/** Works out what each request costs, before and where it is asked for also after; refuses what costs too much. */
export function createDemandControl(settings: Settings['demandControl'], costOf: CostOf): Layer {
  const { mode, max, report } = settings;
  return (next, graph) => (request, context) => {
    if (context.transport === 'local') return next(request, context);
    const engine = graph.engine();
    const prepared = engine.read(request);
    if (prepared.kind === 'refused') return next(request, context);
    const { notes } = context;
    const variables = request.variables ?? {};
    const cost = costOf(prepared, engine);
    const { cost: estimated, problem } = cost.estimate(variables);
    notes.cost = { estimated };
    const reported = report === 'always' || (report === 'asked' && asksForCost(context));
    if (mode === 'enforce' && (problem !== undefined || estimated > max)) {
      if (reported) sayCost(notes, { estimated, max });
      return problem === undefined ? tooExpensive(estimated, max) : unknowable(problem);
    }
    const answer = next(request, context);
    if (!reported) return answer;
    const after = (given: Answer) => {
      const actual = actualCost(cost, given, variables);
      notes.cost = actual === undefined ? { estimated } : { estimated, actual };
      sayCost(notes, { ...notes.cost, max });
      return given;
    };
    return answer instanceof Promise ? answer.then(after) : after(answer);
  };
}

/** The header by which a client asks to be told. */
function asksForCost({ headers }: RequestContext): boolean {
  return headers['newsgraph-cost'] === 'include';
}

/** Undefined for streams, whose parts are not known yet, and for what did not run. */
function actualCost(cost: OperationCost, answer: Answer, variables: Readonly<Record<string, unknown>>) {
  if (typeof answer !== 'string' || !answer.startsWith('{"data"')) return undefined;
  return cost.actual(JSON.parse(answer).data, variables);
}

/** JSON has no infinity. */
function sayCost(
  notes: ResponseNotes,
  { estimated, actual, max }: { estimated: number; actual?: number; max: number },
) {
  notes.setExtension('cost', {
    estimated: Number.isFinite(estimated) ? estimated : null,
    ...(actual !== undefined && { actual }),
    max,
  });
}

function tooExpensive(estimated: number, max: number): string {
  const found = Number.isFinite(estimated) ? String(estimated) : 'more than can be reckoned';
  const message = `Estimated cost of the operation: found ${found}, at most ${max} allowed`;
  const known = Number.isFinite(estimated) ? { 'cost.estimated': estimated } : {};
  return refusal(message, { code: 'COST_ESTIMATED_TOO_EXPENSIVE', ...known, 'cost.max': max });
}

function unknowable(problem: string): string {
  return refusal(`The cost of the operation cannot be told: ${problem}`, { code: 'COST_QUERY_PARSE_FAILURE' });
}

function refusal(message: string, extensions: object): string {
  return JSON.stringify({ errors: [{ message, extensions }] });
}
