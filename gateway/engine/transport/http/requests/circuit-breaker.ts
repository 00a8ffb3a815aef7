export type CircuitState = 'closed' | 'open' | 'half-open';

export interface CircuitBreakerOptions {
  /** Share of failures, up to 1, from which on the circuit opens. */
  readonly errorRate: number;
  /** Requests in the window below which the share means nothing. */
  readonly volume: number;
  /** Time over which requests are counted, in milliseconds. */
  readonly window: number;
  /** Time for which an open circuit refuses everything, in milliseconds. */
  readonly pause: number;
  /** Requests that are let through after the pause, all of which have to succeed. */
  readonly probes: number;
  /** Told of every change. */
  readonly onChange?: (state: CircuitState) => void;
  /** @default performance.now */
  readonly now?: () => number;
}

/** Marks what was let through; outcomes from before a change of state say nothing about the time after it. */
export type Pass = number;

export interface CircuitBreaker {
  /** @returns undefined when the request is refused */
  enter(): Pass | undefined;
  /** The request is over. Neither a success nor a failure: it was given up, or never sent. */
  leave(pass: Pass, outcome: 'success' | 'failure' | 'neither'): void;
}

const SLICES = 10;

/**
 * Closed, open and half-open, over a window that moves in ten steps. Ours, since `opossum` and `cockatiel` know only
 * success and failure, while a client that leaves is neither, and close after a single probe.
 */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { errorRate, volume, window, pause, probes, onChange, now = () => performance.now() } = options;
  const counts = createWindow(window / SLICES);
  let state: CircuitState = 'closed';
  let era: Pass = 0;
  let openedAt = 0;
  let probing = 0;
  let succeeded = 0;
  const change = (to: CircuitState) => {
    state = to;
    era++;
    probing = 0;
    succeeded = 0;
    counts.clear();
    if (to === 'open') openedAt = now();
    onChange?.(to);
  };
  return {
    enter() {
      if (state === 'closed') return era;
      if (state === 'open') {
        if (now() - openedAt < pause) return undefined;
        change('half-open');
      }
      if (probing + succeeded >= probes) return undefined;
      probing++;
      return era;
    },
    leave(pass, outcome) {
      if (pass !== era) return;
      if (state === 'half-open') {
        probing--;
        if (outcome === 'failure') change('open');
        else if (outcome === 'success' && ++succeeded >= probes) change('closed');
      } else if (outcome !== 'neither') {
        const { total, failed } = counts.add(now(), outcome === 'failure');
        if (outcome === 'failure' && total >= volume && failed / total >= errorRate) change('open');
      }
    },
  };
}

interface MovingWindow {
  add(time: number, failure: boolean): { readonly total: number; readonly failed: number };
  clear(): void;
}

/** @param slice milliseconds of each of the ten parts */
function createWindow(slice: number): MovingWindow {
  const totals = new Uint32Array(SLICES);
  const failures = new Uint32Array(SLICES);
  const sums = { total: 0, failed: 0 };
  let current = 0;
  const clear = () => {
    totals.fill(0);
    failures.fill(0);
    sums.total = 0;
    sums.failed = 0;
  };
  const moveTo = (step: number) => {
    if (step - current >= SLICES) clear();
    else {
      for (let passed = current + 1; passed <= step; passed++) {
        const at = passed % SLICES;
        sums.total -= totals[at]!;
        sums.failed -= failures[at]!;
        totals[at] = 0;
        failures[at] = 0;
      }
    }
    current = step;
  };
  return {
    add(time, failure) {
      moveTo(Math.floor(time / slice));
      const at = current % SLICES;
      totals[at]!++;
      sums.total++;
      if (failure) {
        failures[at]!++;
        sums.failed++;
      }
      return sums;
    },
    clear,
  };
}
