import type { ArticleRepository } from '../store/repository.ts';

type Claims = Pick<ArticleRepository, 'claimDue' | 'findNextDue' | 'claimExpired' | 'findNextExpiry'>;

/** Other processes schedule articles too, so the database is polled at least this often. */
const MAX_WAIT_MS = 5_000;

export interface ScheduledPublishing {
  /** Checks at once: an article was scheduled, or will expire. */
  wake(): void;
  close(): Promise<void>;
}

/**
 * Publishes scheduled articles when they are due, and archives those that expire: at once for those that became due while
 * no process ran. Any number of processes may do so; each article is claimed by one.
 *
 * @param onError called with errors, after which it retries
 */
export function startScheduledPublishing(repository: Claims, onError: (error: unknown) => void): ScheduledPublishing {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  async function moveDue(): Promise<number> {
    while (!closed && (await repository.claimDue(new Date())));
    while (!closed && (await repository.claimExpired(new Date())));
    const times = closed ? [] : await Promise.all([repository.findNextDue(), repository.findNextExpiry()]);
    const waits = times.flatMap(time => (time ? Math.max(0, time.getTime() - Date.now()) : []));
    return Math.min(MAX_WAIT_MS, ...waits);
  }

  function run(): void {
    clearTimeout(timer);
    if (closed) return;
    if (running) {
      again = true;
      return;
    }
    again = false;
    running = moveDue()
      .catch(error => {
        if (!closed) onError(error);
        return MAX_WAIT_MS;
      })
      .then(wait => {
        running = undefined;
        if (closed) return;
        if (again) run();
        else timer = setTimeout(run, wait).unref();
      });
  }

  run();
  return {
    wake: run,
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
