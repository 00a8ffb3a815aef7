import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';
import { finishPlan } from './finish-plan.ts';
import type { PlanNode } from './plan.ts';
import { hasUnmetRequirement, type Requirements, readRequirements } from './requirements.ts';
import { stageRequirements } from './stage-requirements.ts';

export interface Planner {
  readonly requirements: Requirements;
  /**
   * @param document one normalized operation and its fragments
   * @param overrides label of a progressive `@override` -> whether it holds
   */
  plan(document: DocumentNode, overrides: ReadonlyMap<string, boolean>): PlanNode | undefined;
}

/** Builds the query graph: tens to hundreds of milliseconds of work, once per supergraph. */
export function createPlanner(input: PlannerInput): Planner {
  const supergraph = Supergraph.build(input.sdl, { supportedFeatures: null, validateSupergraph: false });
  const apiSchema = supergraph.apiSchema();
  // Fragments are spread out in what is sent: reusing them costs planning time and is where planners go wrong.
  const planner = new QueryPlanner(supergraph, { reuseQueryFragments: false });
  const requirements = readRequirements(input);
  const planOnce = (document: DocumentNode, overrides: ReadonlyMap<string, boolean>) => {
    const operation = operationFromDocument(apiSchema, document);
    return finishPlan(planner.buildQueryPlan(operation, { overrideConditions: new Map(overrides) }), input);
  };
  return {
    requirements,
    plan(document, overrides) {
      const plan = planOnce(document, overrides);
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
}
