import { pauseAfter } from '../reconnect/growing-pause.ts';
import type { RunningMongo } from './running-mongo.ts';
import { type StartMongoOptions, startMongo } from './start-mongo.ts';

/** A MongoDB that runs until it is closed. */
export interface KeptMongo extends AsyncDisposable {
  /** Connection string, with the name of the database; it stays the same. */
  readonly uri: string;
}

export interface KeepMongoOptions extends Omit<StartMongoOptions, 'signal'> {
  /** Takes a line for each step of starting again. @default log */
  onRestart?(line: string): void;
}

/** A server that ends sooner than this after its start is started again after a pause that doubles. */
const SHORT_LIFE_MS = 10_000;
const PAUSES = { first: 200, longest: 10_000 };

/**
 * Starts a MongoDB as `startMongo` does, and starts it again on its data and its port whenever it ends by itself, so that
 * clients of its address reconnect.
 *
 * @throws as `startMongo` does, for the first start only
 */
export async function keepMongo({ onRestart, ...options }: KeepMongoOptions): Promise<KeptMongo> {
  let log = options.log;
  const first = await startMongo({ ...options, log: line => log(line) });
  log = onRestart ?? options.log;
  const stop = new AbortController();
  /** A server whose guard died alone is taken over by the next start; who began it still stops it. */
  const started: RunningMongo[] = [first];
  const keeping = keep(first);

  async function keep(running: RunningMongo): Promise<void> {
    const stopped = new Promise<void>(resolve => stop.signal.addEventListener('abort', () => resolve()));
    for (let current = running, failures = 0; ; ) {
      const startedAt = performance.now();
      await Promise.race([current.exited, stopped]);
      if (stop.signal.aborted) return;
      failures = performance.now() - startedAt < SHORT_LIFE_MS ? failures + 1 : 0;
      if (failures > 1) await pauseAfter(failures - 2, PAUSES, stop.signal);
      const next = await restart();
      if (!next) return;
      current = next;
    }
  }

  /** @returns undefined if it is to stop */
  async function restart(): Promise<RunningMongo | undefined> {
    for (let failures = 0; !stop.signal.aborted; failures++) {
      try {
        const next = await startMongo({ ...options, log, signal: stop.signal });
        started.push(next);
        if (next.uri !== first.uri) log(`mongodb: it had to take another port, which is not looked for: ${next.uri}`);
        return next;
      } catch (error) {
        if (stop.signal.aborted) return undefined;
        log(`mongodb: it could not be started again: ${(error as Error).message}`);
        await pauseAfter(failures, PAUSES, stop.signal);
      }
    }
    return undefined;
  }

  return {
    uri: first.uri,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await keeping;
      for (const one of started.reverse()) await one.close();
    },
  };
}
