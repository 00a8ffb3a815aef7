import { takeTurn } from '../engine/operations/take-turn.ts';

/** How long after there was no room it is looked for again. */
const AGAIN_MS = 100;

/**
 * The operations of one connection: some run at once, the others wait in their own line. Each begins in a turn of its own
 * of the event loop, so that other connections are served in between.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #mayBegin: () => boolean;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #asking = false;
  #again: NodeJS.Timeout | undefined;
  #closed = false;

  /**
   * @param atOnce how many run at once
   * @param mayBegin whether another may begin; call `proceed` when that changes. It is asked again before long as well
   */
  constructor(atOnce: number, mayBegin: () => boolean) {
    this.#atOnce = atOnce;
    this.#mayBegin = mayBegin;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Runs a task in its turn. @returns undefined if the connection closed before */
  async run<T>(task: () => Promise<T>): Promise<T | undefined> {
    if (this.#closed) return undefined;
    await new Promise<void>(resolve => {
      this.#waiting.push(resolve);
      this.proceed();
    });
    try {
      return this.#closed ? undefined : await task();
    } finally {
      this.#running--;
      this.proceed();
    }
  }

  /** Lets those begin whose turn it is. */
  proceed(): void {
    if (this.#asking || this.#waiting.length === 0 || this.#running >= this.#atOnce) return;
    this.#asking = true;
    takeTurn(() => {
      this.#asking = false;
      if (this.#waiting.length === 0 || this.#running >= this.#atOnce) return;
      if (!this.#mayBegin()) return this.#askAgain();
      this.#running++;
      this.#waiting.shift()!();
      this.proceed();
    });
  }

  /** Lets those that wait go, without running their tasks. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#again);
    this.#running += this.#waiting.length;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #askAgain(): void {
    this.#again ??= setTimeout(() => {
      this.#again = undefined;
      this.proceed();
    }, AGAIN_MS).unref();
  }
}
