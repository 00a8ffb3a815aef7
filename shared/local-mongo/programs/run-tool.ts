import { execFile } from 'node:child_process';

export interface ToolResult {
  ok: boolean;
  stdout: string;
  stderr: string;
  /** Why it did not succeed: the tool's own last words, else how it ended. */
  reason: string;
}

export interface ToolOptions {
  env: NodeJS.ProcessEnv;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** Runs a short-lived program to its end; never throws for what the program does. */
export async function runTool(command: string, args: readonly string[], options: ToolOptions): Promise<ToolResult> {
  options.signal?.throwIfAborted();
  const { promise, resolve } = Promise.withResolvers<ToolResult>();
  const settings = {
    env: options.env,
    timeout: options.timeoutMs,
    killSignal: 'SIGKILL' as const,
    maxBuffer: 16 * 1024 * 1024,
    windowsHide: true,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  execFile(command, [...args], settings, (error, stdout, stderr) => {
    const timedOut = error?.killed === true && options.signal?.aborted !== true;
    const reason = timedOut
      ? `no end after ${Math.round(options.timeoutMs / 1_000)} s`
      : (lastLine(stderr) ?? lastLine(stdout) ?? error?.message ?? '');
    resolve({ ok: error === null, stdout, stderr, reason });
  });
  const result = await promise;
  options.signal?.throwIfAborted();
  return result;
}

/** The last line that says something, preferring one that is marked as an error. */
function lastLine(text: string): string | undefined {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
  return (lines.findLast(line => /^\s*error\b/i.test(line)) ?? lines.at(-1))?.trim();
}
