import { isStream } from '../engine/operations/answer.ts';
import type { ServedSchema } from '../engine/operations/as-apollo-gateway.ts';
import type { Engine } from '../engine/operations/engine.ts';
import type { GatewayAnswered } from '../request/gateway-answer.ts';

/** The graph that is served now, and its hand-over to the next one. */
export interface ServedGraph {
  engine(): Engine;
  /** Runs something on the engine of this moment, which is kept until that has finished. */
  use(run: (engine: Engine) => Pending): Pending;
  /**
   * Serves another engine from now on. What is under way finishes on the one before.
   * @returns when nothing runs there any more, and it is closed
   */
  swap(next: Engine): Promise<void>;
  /** Tells of the schema now, and of each that follows. */
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
