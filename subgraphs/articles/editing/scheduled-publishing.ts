import type { ArticleRepository } from '../store/repository.ts';

/** Other processes schedule articles too, so the database is polled at least this often. */
const MAX_WAIT_MS = 5_000;

export interface ScheduledPublishing {
  /** Checks at once: an article was scheduled. */
  wake(): void;
  close(): Promise<void>;
}

/**
 * Publishes scheduled articles when they are due: at once for those that became due while no process ran. Any number of
 * processes may do so; each article is claimed by one.
 *
 * @param onError called with errors, after which it retries
 */
export function startScheduledPublishing(
  repository: Pick<ArticleRepository, 'claimDue' | 'findNextDue'>,
  onError: (error: unknown) => void,
): ScheduledPublishing {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  async function publishDue(): Promise<number> {
    while (!closed && (await repository.claimDue(new Date())));
    const due = closed ? undefined : await repository.findNextDue();
    return due === undefined ? MAX_WAIT_MS : Math.min(MAX_WAIT_MS, Math.max(0, due.getTime() - Date.now()));
  }

  function run(): void {
    clearTimeout(timer);
    if (closed) return;
    if (running) {
      again = true;
      return;
    }
    again = false;
    running = publishDue()
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
