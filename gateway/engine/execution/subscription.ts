import type { SubscriptionNode } from '../plan/plan.ts';
import { resumeTokenIn } from '../transport/resume-token.ts';
import { SubgraphFailure } from '../transport/subgraph-failure.ts';
import type { SubgraphEvent, SubgraphEvents, SubgraphResponse } from '../transport/transport.ts';
import { compilePlan } from './compile-plan.ts';
import type { RunContext } from './data/run-context.ts';
import type { CompileContext } from './nodes/compile-context.ts';
import { compileArrival } from './nodes/fetch.ts';
import { compileFetchVariables, readFetch } from './nodes/subgraph-call.ts';

/** A compiled subscription: one subgraph sends the events, the rest of the plan completes each of them. */
export interface Subscription {
  /** @returns the events, or the subgraph's refusal */
  open(run: RunContext): Promise<SubgraphEvents | SubgraphResponse>;
  /** Merges one event into its own run context and fetches the missing fields; asynchronous only if a fetch is. */
  deliver(run: RunContext, event: SubgraphEvent): Promise<void> | undefined;
  /** Reports a refusal, or why there is no response. */
  refuse(run: RunContext, reason: SubgraphResponse | unknown): void;
}

export function compileSubscription({ primary, rest }: SubscriptionNode, context: CompileContext): Subscription {
  const fetch = readFetch(primary, context.exactFields);
  const variablesOf = compileFetchVariables(primary);
  const subscribe = context.transport(primary.subgraph).prepareSubscription?.(fetch.sent);
  const arrival = compileArrival(primary, fetch, [], context);
  const complete = compilePlan(rest, context);

  const failed = (run: RunContext, error: unknown) => arrival.failed(run, [run.data], error);
  const arrived = (run: RunContext, response: SubgraphResponse) => {
    run.resumeToken = resumeTokenIn(response);
    try {
      arrival.arrived(run, [run.data], response);
    } catch (error) {
      failed(run, error);
    }
    return complete(run);
  };
  return {
    async open(run) {
      if (subscribe) return subscribe(variablesOf(run.variables), run.scope);
      throw new SubgraphFailure('SUBREQUEST_FAILED', primary.subgraph, 'has no transport that supports subscriptions');
    },
    deliver(run, event) {
      try {
        const response = event(run.scope);
        if (!(response instanceof Promise)) return arrived(run, response);
        return response.then(
          one => arrived(run, one),
          error => failed(run, error),
        );
      } catch (error) {
        failed(run, error);
        return undefined;
      }
    },
    refuse(run, reason) {
      const refusal = reason as SubgraphResponse;
      if (!(reason instanceof Error) && refusal.errors) arrived(run, { data: null, errors: refusal.errors });
      else failed(run, reason);
    },
  };
}
