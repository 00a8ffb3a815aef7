/** Keeps retries a small part of all requests, so that they do not finish off a subgraph that is overloaded. */
export interface RetryBudget {
  /** A query was sent for the first time. */
  earn(): void;
  /** @returns whether one retry may be made; it is counted then */
  take(): boolean;
}

export interface RetryBudgetOptions {
  /** Retries that each query adds. */
  readonly share: number;
  /** Retries a second that are there anyway. */
  readonly minimum: number;
  /** @default performance.now */
  readonly now?: () => number;
}

/** A quiet hour must not save up for a storm. */
const MOST_EARNED = 100;

/**
 * A token bucket, as Finagle's `RetryBudget` is; one for each subgraph. Ours, since the retries of undici, `p-retry` and
 * `cockatiel` know no budget that all requests share, and so multiply the load of a subgraph that is overloaded.
 */
export function createRetryBudget({ share, minimum, now = () => performance.now() }: RetryBudgetOptions): RetryBudget {
  const mostGiven = Math.max(minimum, minimum > 0 ? 1 : 0);
  let earned = 0;
  let given = mostGiven;
  let filledAt = now();
  return {
    earn() {
      earned = Math.min(MOST_EARNED, earned + share);
    },
    take() {
      if (earned >= 1) {
        earned -= 1;
        return true;
      }
      const time = now();
      given = Math.min(mostGiven, given + ((time - filledAt) / 1000) * minimum);
      filledAt = time;
      if (given < 1) return false;
      given -= 1;
      return true;
    },
  };
}
