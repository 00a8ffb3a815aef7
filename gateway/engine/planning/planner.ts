import { isVariable, operationFromDocument, Supergraph, VariableCollector } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { DirectiveLocation, type DocumentNode } from 'graphql';
import type { PlanNode } from '../plan/plan.ts';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';
import { createDeferralCheck, type DeferralCheck } from './check-deferral.ts';
import { finishPlan } from './finish-plan.ts';
import { placeOperationDirectives } from './operation-directives.ts';
import { orderContexts } from './order-contexts.ts';
import { createPlanFromEntity } from './plan-from-entity.ts';
import { type Requirements, readRequirements } from './requirements/read-requirements.ts';
import { hasUnmetRequirement } from './requirements/unmet-requirements.ts';
import { stageRequirements } from './stage-requirements.ts';

export interface Planner {
  readonly requirements: Requirements;
  /**
   * @param document one normalized operation and its fragments
   * @param overrides label of a progressive `@override` -> whether it is on
   * @throws if the planner fails
   */
  plan(document: DocumentNode, overrides: ReadonlyMap<string, boolean>): PlanNode | undefined;
}

/** Builds the query graph once per supergraph: takes tens to hundreds of milliseconds. */
export function createPlanner(input: PlannerInput): Planner {
  collectVariablesOnce();
  const supergraph = Supergraph.build(input.sdl, { supportedFeatures: null, validateSupergraph: false });
  const apiSchema = supergraph.apiSchema();
  // Fragments are inlined in fetches: reusing them costs planning time and triggers planner bugs.
  const planner = new QueryPlanner(supergraph, {
    reuseQueryFragments: false,
    incrementalDelivery: { enableDefer: true },
    // Else what one type below a path is asked for answers what another one was asked for.
    typeConditionedFetching: true,
  });
  const requirements = readRequirements(input);
  const planFromEntity = createPlanFromEntity(input);
  let deferral: DeferralCheck | undefined;
  const planOnce = (document: DocumentNode, overrides: ReadonlyMap<string, boolean>) => {
    const operation = operationFromDocument(apiSchema, document);
    const plan = finishPlan(planner.buildQueryPlan(operation, { overrideConditions: new Map(overrides) }), input);
    const mayStandOnQuery = (name: string) =>
      apiSchema.directive(name)?.locations.includes(DirectiveLocation.QUERY) === true;
    return plan && orderContexts(placeOperationDirectives(plan, document, mayStandOnQuery));
  };
  const self: Planner = {
    requirements,
    plan(document, overrides) {
      let plan: PlanNode | undefined;
      let failure: unknown;
      try {
        plan = planOnce(document, overrides);
      } catch (error) {
        failure = error;
      }
      if (plan?.kind === 'Defer') {
        deferral ??= createDeferralCheck(requirements);
        if (deferral.isSound(plan, document, whole => self.plan(whole, overrides))) return plan;
        throw new Error('The plan with deferred parts does not fetch everything that the plan without them would');
      }
      const isWhole = !failure && (!plan || !requirements.any || !hasUnmetRequirement(plan, requirements));
      const staged = isWhole
        ? undefined
        : stageRequirements(document, requirements, input, (start, field, operation) =>
            planFromEntity(start, field, operation, overrides),
          );
      if (staged?.steps.length) return inStages(planOnce(staged.document, overrides), staged.steps);
      if (failure) throw failure;
      return plan;
    },
  };
  return self;
}

function inStages(first: PlanNode | undefined, steps: readonly PlanNode[]): PlanNode {
  if (first?.kind === 'Defer') throw new Error('Fields with requirements cannot be planned in stages and in parts');
  if (first?.kind !== 'Subscription') return { kind: 'Sequence', nodes: first ? [first, ...steps] : steps };
  return { ...first, rest: { kind: 'Sequence', nodes: first.rest ? [first.rest, ...steps] : steps } };
}

/**
 * Has the planner look for variables in each value once. Its own collector visits the items of a list twice, so that a
 * literal of 25 nested lists takes seconds, and one of 40 takes days.
 */
function collectVariablesOnce(): void {
  VariableCollector.prototype.collectInArguments = function collectInArguments(args) {
    const pending: unknown[] = [args];
    // In their order, which is that of the variables of a fetch.
    while (pending.length > 0) {
      const value = pending.pop();
      if (isVariable(value)) this.add(value);
      else if (typeof value === 'object' && value !== null) pending.push(...Object.values(value).reverse());
    }
  };
}
