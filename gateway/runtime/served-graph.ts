import { isStream } from '../engine/operations/answer.ts';
import type { ServedSchema } from '../engine/operations/as-apollo-gateway.ts';
import type { Engine } from '../engine/operations/engine.ts';
import type { GatewayAnswered } from '../request/gateway-answer.ts';

/** The currently served graph, and its replacement on reload. */
export interface ServedGraph {
  engine(): Engine;
  /** Uses the current engine, which stays open until the result is complete. */
  use(run: (engine: Engine) => Pending): Pending;
  /**
   * Serves another engine from now on. Requests in flight finish on the previous one.
   * @returns when the previous engine is idle and closed
   */
  swap(next: Engine): Promise<void>;
  /** Reports the current schema, and each later one. */
  subscribe(listener: (served: ServedSchema) => void): () => void;
  close(): Promise<void>;
}

type Pending = GatewayAnswered | Promise<GatewayAnswered>;

export function serveGraph(first: Engine): ServedGraph {
  let current = { engine: first, running: 0, idle: Promise.withResolvers<void>() };
  const listeners = new Set<(served: ServedSchema) => void>();
  return {
    engine: () => current.engine,
    use(run) {
      const used = current;
      const answer = run(used.engine);
      if (!(answer instanceof Promise)) return answer;
      used.running++;
      const done = () => {
        if (--used.running === 0 && used !== current) used.idle.resolve();
      };
      answer.then(given => (isStream(given) ? given.ended : undefined)).then(done, done);
      return answer;
    },
    async swap(next) {
      const before = current;
      current = { engine: next, running: 0, idle: Promise.withResolvers<void>() };
      for (const listener of listeners) listener(next);
      if (before.running > 0) await before.idle.promise;
      await before.engine.close();
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(current.engine);
      return () => listeners.delete(listener);
    },
    close: () => current.engine.close(),
  };
}
