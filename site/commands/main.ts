import { CommanderError } from 'commander';
import { OperatorError } from '../../shared/errors/operator-error.ts';
import { createProgram } from './program.ts';

/** What is still open this long after a command has ended, such as a timer of a policy module, does not hold it up. */
const GRACE_MS = 1_000;

/**
 * Runs the command that the arguments name and sets the exit code: 2 for errors that the operator can fix, a line on
 * standard error for each problem; 1 for faults of the program, which keep their stack.
 *
 * The process ends by itself: `process.exit` would lose output to a pipe, and may hang while Node writes its compile cache.
 */
export async function main(args: readonly string[]): Promise<void> {
  process.env.APOLLO_TELEMETRY_DISABLED ??= '1';
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  process.exitCode = await run(args);
  // Of a worker: the channel to the process above would keep this one alive.
  process.channel?.unref();
  setTimeout(() => process.exit(), GRACE_MS).unref();
}

async function run(args: readonly string[]): Promise<number> {
  const { program, exitCode } = createProgram();
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
    return exitCode();
  } catch (error) {
    // Its message is on standard error already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof OperatorError)) {
      console.error(error);
      return 1;
    }
    for (const line of error.message.split('\n')) console.error(`newsgraph: ${line}`);
    return 2;
  }
}

/** `newsgraph schema | head` closes the pipe before everything is written. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
