import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { PlanNode } from '../plan/plan.ts';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';
import { createDeferralCheck, type DeferralCheck } from './check-deferral.ts';
import { finishPlan } from './finish-plan.ts';
import { hasUnmetRequirement, type Requirements, readRequirements } from './requirements.ts';
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
  let deferral: DeferralCheck | undefined;
  const planOnce = (document: DocumentNode, overrides: ReadonlyMap<string, boolean>) => {
    const operation = operationFromDocument(apiSchema, document);
    return finishPlan(planner.buildQueryPlan(operation, { overrideConditions: new Map(overrides) }), input);
  };
  const self: Planner = {
    requirements,
    plan(document, overrides) {
      const plan = planOnce(document, overrides);
      if (plan?.kind === 'Defer') {
        deferral ??= createDeferralCheck(requirements);
        if (deferral.isSound(plan, document, whole => self.plan(whole, overrides))) return plan;
        throw new Error('The plan with deferred parts does not fetch everything that the plan without them would');
      }
      if (!plan || !requirements.any || !hasUnmetRequirement(plan, requirements)) return plan;
      const staged = stageRequirements(document, requirements, input);
      if (staged.steps.length === 0) return plan;
      const first = planOnce(staged.document, overrides);
      if (first?.kind === 'Subscription') {
        const nodes = first.rest ? [first.rest, ...staged.steps] : staged.steps;
        return { ...first, rest: { kind: 'Sequence', nodes } };
      }
      return { kind: 'Sequence', nodes: first ? [first, ...staged.steps] : staged.steps };
    },
  };
  return self;
}
