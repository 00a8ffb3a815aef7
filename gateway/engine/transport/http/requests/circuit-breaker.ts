export type CircuitState = 'closed' | 'open' | 'half-open';

export interface CircuitBreakerOptions {
  /** Failure rate, up to 1, at which the circuit opens. */
  readonly errorRate: number;
  /** Minimum number of requests in the window for the failure rate to count. */
  readonly volume: number;
  /** Length of the sliding window, in milliseconds. */
  readonly window: number;
  /** How long an open circuit rejects every request, in milliseconds. */
  readonly pause: number;
  /** Number of half-open requests, all of which must succeed to close the circuit. */
  readonly probes: number;
  /** Called on every state change. */
  readonly onChange?: (state: CircuitState) => void;
  /** @default performance.now */
  readonly now?: () => number;
}

/** Identifies the era in which a request was let through: outcomes from before a state change are ignored. */
export type Pass = number;

export interface CircuitBreaker {
  /** @returns undefined if the request is rejected */
  enter(): Pass | undefined;
  /** Reports the outcome of a request. `neither`: it was cancelled, or never sent. */
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

/** @param slice length of a slice, in milliseconds */
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
