/** Limits retries to a small share of all requests, so that they do not overload a failing subgraph. */
export interface RetryBudget {
  /** Called for the first attempt of a query. */
  earn(): void;
  /** @returns whether a retry is allowed; if so, it is counted */
  take(): boolean;
}

export interface RetryBudgetOptions {
  /** Retries earned per query. */
  readonly share: number;
  /** Retries per second that are always allowed. */
  readonly minimum: number;
  /** @default performance.now */
  readonly now?: () => number;
}

/** Cap on earned retries, so that a quiet hour does not allow a retry storm. */
const MAX_EARNED = 100;

/**
 * A token bucket, as Finagle's `RetryBudget` is; one for each subgraph. Ours, since the retries of undici, `p-retry` and
 * `cockatiel` know no budget that all requests share, and so multiply the load of a subgraph that is overloaded.
 */
export function createRetryBudget({ share, minimum, now = () => performance.now() }: RetryBudgetOptions): RetryBudget {
  const maxGranted = Math.max(minimum, minimum > 0 ? 1 : 0);
  let earned = 0;
  let granted = maxGranted;
  let filledAt = now();
  return {
    earn() {
      earned = Math.min(MAX_EARNED, earned + share);
    },
    take() {
      if (earned >= 1) {
        earned -= 1;
        return true;
      }
      const time = now();
      granted = Math.min(maxGranted, granted + ((time - filledAt) / 1000) * minimum);
      filledAt = time;
      if (granted < 1) return false;
      granted -= 1;
      return true;
    },
  };
}
