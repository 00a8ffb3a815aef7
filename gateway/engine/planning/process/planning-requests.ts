import { buildSchema, parse } from 'graphql';
import { loadSupergraph, type PlannerInput, type SupergraphFacts } from '../../supergraph/load-supergraph.ts';
import { SupergraphError } from '../../supergraph/supergraph-error.ts';
import { createPlanOperation, type PlanOperation } from '../plan-operation.ts';
import { failed, type PlanReply, type PlanRequest } from '../plan-request.ts';

/** Notices to the planning process; they have no reply. */
export type PlanningNotice =
  /** Load a supergraph for planning. `schema` is the API schema's text. */
  | { readonly kind: 'open'; readonly hash: string; readonly input: PlannerInput; readonly schema: string }
  | { readonly kind: 'drop'; readonly hash: string };

/** Requests to the planning process; each has one reply, in order. */
export type PlanningRequest =
  | { readonly kind: 'read'; readonly sdl: string }
  | { readonly kind: 'plan'; readonly hash: string; readonly request: PlanRequest };

/** The facts of a supergraph, which stays loaded for planning; or why it is refused. */
export type SupergraphReading =
  | {
      readonly kind: 'read';
      /** Everything but the SDL, which the requester has. */
      readonly facts: Omit<SupergraphFacts, 'sdl'>;
      /** Source positions of the definitions in the API schema's text. */
      readonly starts: readonly number[];
    }
  | ({ readonly kind: 'refused' } & Pick<SupergraphError, 'code' | 'fault' | 'line'>);

/** Says that a plan is being made: from then on its time is measured. */
export interface PlanningBegun {
  readonly kind: 'begun';
}

export type PlanningReply = PlanReply | SupergraphReading;

/** Serves the parent process until it disconnects. */
export function answerRequests(): void {
  const planners = new Map<string, PlanOperation>();
  const read = (text: string): PlanningReply => {
    try {
      const { schema, sdl, ...facts } = loadSupergraph(text);
      planners.set(facts.hash, createPlanOperation(facts.planner, schema));
      return { kind: 'read', facts, starts: parse(facts.schemaText).definitions.map(({ loc }) => loc!.start) };
    } catch (error) {
      if (!(error instanceof SupergraphError)) return failed(error);
      const { code, fault, line } = error;
      return { kind: 'refused', code, fault, line };
    }
  };
  /** Whatever planning throws is the failure of one request. */
  const plan = (hash: string, request: PlanRequest): PlanningReply => {
    try {
      const planner = planners.get(hash);
      return planner ? planner(request) : { kind: 'failed', reason: `The supergraph ${hash} could not be loaded` };
    } catch (error) {
      return failed(error);
    }
  };
  const reply = (given: PlanningReply | PlanningBegun) => process.send?.(given);
  process.on('message', (message: PlanningNotice | PlanningRequest) => {
    switch (message.kind) {
      case 'open': {
        planners.set(message.hash, openPlanner(message.input, message.schema));
        break;
      }
      case 'drop':
        planners.delete(message.hash);
        break;
      case 'read':
        reply(read(message.sdl));
        break;
      case 'plan':
        reply({ kind: 'begun' });
        reply(plan(message.hash, message.request));
    }
  });
}

/** A supergraph that cannot be loaded fails the requests for it. */
function openPlanner(input: PlannerInput, schemaText: string): PlanOperation {
  try {
    return createPlanOperation(input, buildSchema(schemaText, { assumeValid: true, noLocation: true }));
  } catch (error) {
    return () => failed(error);
  }
}
