import type { SupergraphFacts } from '../../supergraph/load-supergraph.ts';
import type { PlanReply } from '../plan-request.ts';
import { PlanningChild, type PlanningChildOptions } from './planning-child.ts';
import type { SupergraphReading } from './planning-requests.ts';
import type { PlanningService } from './planning-service.ts';

export type PlanningProcessOptions = Omit<PlanningChildOptions, 'onStart'>;

export type PlannedSupergraph = Pick<SupergraphFacts, 'hash' | 'planner' | 'schemaText'>;

/**
 * Reads supergraphs and plans operations in a child process, one at a time, so that a flood of unknown operations or a
 * new supergraph does not delay known operations. A process and not a thread, since threads share V8's compiler and
 * garbage collector helpers, which would compete with requests. It outlives supergraphs, so its code is loaded and
 * optimized when the next one arrives. An operation that crashes the process or times out is refused; the requests
 * behind it go to a new process.
 */
export interface PlanningProcess {
  /**
   * Reads a supergraph.
   * @throws Error if the process cannot
   */
  read(sdl: string): Promise<SupergraphReading>;
  /**
   * Plans operations of a supergraph until it is closed.
   * @param fallback plans if no process can be started
   */
  open(supergraph: PlannedSupergraph, fallback: PlanningService): PlanningService;
  /** Fails the waiting requests. */
  close(): Promise<void>;
}

export function createPlanningProcess(options: PlanningProcessOptions = {}): PlanningProcess {
  /** Number of open services by supergraph hash. */
  const opened = new Map<string, number>();
  /** Hashes of the supergraphs that the current process has loaded. */
  const loaded = new Set<string>();
  const child = new PlanningChild({ ...options, onStart: () => loaded.clear() });

  const load = ({ hash, planner, schemaText }: PlannedSupergraph) => {
    if (loaded.has(hash)) return;
    if (child.notify({ kind: 'open', hash, input: planner, schema: schemaText })) loaded.add(hash);
  };
  const release = (hash: string) => {
    if (!opened.has(hash) && loaded.delete(hash)) child.notify({ kind: 'drop', hash });
  };

  return {
    async read(sdl) {
      // Drop supergraphs that were read but never opened.
      for (const hash of loaded) release(hash);
      const reply = (await child.request({ kind: 'read', sdl }, () => {})) as SupergraphReading | Failed;
      if (reply.kind === 'failed') throw new Error(reply.reason);
      if (reply.kind === 'read') loaded.add(reply.facts.hash);
      return reply;
    },
    open(supergraph, fallback) {
      const { hash } = supergraph;
      opened.set(hash, (opened.get(hash) ?? 0) + 1);
      load(supergraph);
      return {
        async plan(request) {
          const reply = await child.request({ kind: 'plan', hash, request }, () => load(supergraph));
          return 'unavailable' in reply ? fallback.plan(request) : (reply as PlanReply);
        },
        async close() {
          const others = opened.get(hash)! - 1;
          if (others > 0) opened.set(hash, others);
          else opened.delete(hash);
          release(hash);
          await fallback.close();
        },
      };
    },
    close: () => child.close(),
  };
}

type Failed = { readonly kind: 'failed'; readonly reason: string };
