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
   * @param overrides label of a progressive `@override` -> whether it holds
   * @throws where the planner fails
   */
  plan(document: DocumentNode, overrides: ReadonlyMap<string, boolean>): PlanNode | undefined;
}

/** Builds the query graph: tens to hundreds of milliseconds of work, once per supergraph. */
export function createPlanner(input: PlannerInput): Planner {
  const supergraph = Supergraph.build(input.sdl, { supportedFeatures: null, validateSupergraph: false });
  const apiSchema = supergraph.apiSchema();
  // Fragments are spread out in what is sent: reusing them costs planning time and is where planners go wrong.
  const planner = new QueryPlanner(supergraph, {
    reuseQueryFragments: false,
    incrementalDelivery: { enableDefer: true },
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
        throw new Error('The plan in parts does not bring all that the whole one would');
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
