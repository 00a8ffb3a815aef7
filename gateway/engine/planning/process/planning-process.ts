import type { SupergraphFacts } from '../../supergraph/load-supergraph.ts';
import type { PlanReply } from '../plan-operation.ts';
import { PlanningChild, type PlanningChildOptions } from './planning-child.ts';
import type { SupergraphReading } from './planning-requests.ts';
import type { PlanningService } from './planning-service.ts';

export type PlanningProcessOptions = Omit<PlanningChildOptions, 'onStart'>;

export type PlannedSupergraph = Pick<SupergraphFacts, 'hash' | 'planner' | 'schemaText'>;

/**
 * Reads supergraphs and plans operations on them in another process, one after another, so that a flood of unknown
 * operations, or a new supergraph, does not hold up known operations. It is a process and not a thread since threads
 * share V8's helpers for compiling and collecting, which then compete with requests; and it outlives the supergraphs,
 * since its code is loaded and fast when the next one comes. An operation that ends the process or takes too long is
 * refused; what is behind it goes to a new process.
 */
export interface PlanningProcess {
  /**
   * Reads a supergraph.
   * @throws Error when the process cannot
   */
  read(sdl: string): Promise<SupergraphReading>;
  /**
   * Plans on a supergraph until it is closed.
   * @param fallback plans where no process can be had
   */
  open(supergraph: PlannedSupergraph, fallback: PlanningService): PlanningService;
  /** Refuses what is waiting. */
  close(): Promise<void>;
}

export function createPlanningProcess(options: PlanningProcessOptions = {}): PlanningProcess {
  /** By hash, with the number of those that plan on each. */
  const opened = new Map<string, number>();
  /** What the process of now can plan on. */
  const held = new Set<string>();
  const child = new PlanningChild({ ...options, onStart: () => held.clear() });

  const hold = ({ hash, planner, schemaText }: PlannedSupergraph) => {
    if (held.has(hash)) return;
    if (child.tell({ kind: 'open', hash, input: planner, schema: schemaText })) held.add(hash);
  };
  const release = (hash: string) => {
    if (!opened.has(hash) && held.delete(hash)) child.tell({ kind: 'drop', hash });
  };

  return {
    async read(sdl) {
      // What was read and then not taken up.
      for (const hash of held) release(hash);
      const reply = (await child.ask({ kind: 'read', sdl }, () => {})) as SupergraphReading | Failed;
      if (reply.kind === 'failed') throw new Error(reply.reason);
      if (reply.kind === 'read') held.add(reply.facts.hash);
      return reply;
    },
    open(supergraph, fallback) {
      const { hash } = supergraph;
      opened.set(hash, (opened.get(hash) ?? 0) + 1);
      hold(supergraph);
      return {
        async plan(request) {
          const reply = await child.ask({ kind: 'plan', hash, request }, () => hold(supergraph));
          return 'gone' in reply ? fallback.plan(request) : (reply as PlanReply);
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
