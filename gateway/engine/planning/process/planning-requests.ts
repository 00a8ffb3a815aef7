import { buildSchema, parse } from 'graphql';
import { loadSupergraph, type PlannerInput, type SupergraphFacts } from '../../supergraph/load-supergraph.ts';
import { SupergraphError } from '../../supergraph/supergraph-error.ts';
import { createPlanOperation, type PlanOperation, type PlanReply, type PlanRequest } from '../plan-operation.ts';

/** What the planning process is told, without a reply. */
export type PlanningNotice =
  /** Be ready to plan on a supergraph. `schema` is the text of what clients see. */
  | { readonly kind: 'open'; readonly hash: string; readonly input: PlannerInput; readonly schema: string }
  | { readonly kind: 'drop'; readonly hash: string };

/** What it is asked: each has one reply, in order. */
export type PlanningRequest =
  | { readonly kind: 'read'; readonly sdl: string }
  | { readonly kind: 'plan'; readonly hash: string; readonly request: PlanRequest };

/** What a supergraph says, which can be planned on from then on; or why it is refused. */
export type SupergraphReading =
  | {
      readonly kind: 'read';
      /** All but the text, which who asked has. */
      readonly facts: Omit<SupergraphFacts, 'sdl'>;
      /** Where each definition begins in the text of what clients see. */
      readonly starts: readonly number[];
    }
  | ({ readonly kind: 'refused' } & Pick<SupergraphError, 'code' | 'fault' | 'line'>);

export type PlanningReply = PlanReply | SupergraphReading;

/** Answers the parent process for as long as it is there. */
export function answerRequests(): void {
  const planners = new Map<string, PlanOperation>();
  const read = (text: string): SupergraphReading => {
    try {
      const { schema, sdl, ...facts } = loadSupergraph(text);
      planners.set(facts.hash, createPlanOperation(facts.planner, schema));
      return { kind: 'read', facts, starts: parse(facts.schemaText).definitions.map(({ loc }) => loc!.start) };
    } catch (error) {
      if (!(error instanceof SupergraphError)) throw error;
      const { code, fault, line } = error;
      return { kind: 'refused', code, fault, line };
    }
  };
  const reply = (given: PlanningReply) => process.send?.(given);
  process.on('message', (asked: PlanningNotice | PlanningRequest) => {
    switch (asked.kind) {
      case 'open': {
        const schema = buildSchema(asked.schema, { assumeValid: true, noLocation: true });
        planners.set(asked.hash, createPlanOperation(asked.input, schema));
        break;
      }
      case 'drop':
        planners.delete(asked.hash);
        break;
      case 'read':
        reply(read(asked.sdl));
        break;
      case 'plan':
        reply(planners.get(asked.hash)!(asked.request));
    }
  });
}
