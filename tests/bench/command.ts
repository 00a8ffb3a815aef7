import { execFileSync } from 'node:child_process';

/** Shared by the benchmark's commands. */

/** The command that reproduces this run. */
export function commandLine(script: string, args: readonly string[]): string {
  const rest = args.length > 0 ? ` -- ${args.join(' ')}` : '';
  const router = process.env.HIVE_ROUTER_PATH ? 'HIVE_ROUTER_PATH=… ' : '';
  return `${router}npm run ${script}${rest}`;
}

/** The measured commit; a plus sign means that files differ from it. */
export function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', ':/') ? '+' : ''}`;
  } catch {
    return 'unknown';
  }
}

/** The first SIGINT or SIGTERM ends the run in order, the second one at once. */
export function endOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(1);
      controller.abort(new Error(`ended by ${signal}`));
    });
  }
  process.on('uncaughtException', error => {
    console.error(error === controller.signal.reason ? error.message : error);
    process.exit(1);
  });
  return controller.signal;
}
