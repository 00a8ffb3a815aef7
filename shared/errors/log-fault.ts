import { hostname } from 'node:os';

/** As pino has them, which writes the log of requests. */
const LEVELS = { warn: 40, error: 50 } as const;
const ORDER = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/**
 * Writes a line of the JSON log outside of a server, to standard error.
 *
 * @param logLevel the least level that is logged
 */
export function logFault(logLevel: string, level: keyof typeof LEVELS, msg: string, error?: unknown): void {
  if (ORDER.indexOf(level) < ORDER.indexOf(logLevel)) return;
  const err =
    error instanceof Error
      ? { type: error.constructor.name, message: error.message, stack: error.stack }
      : error === undefined
        ? undefined
        : { message: String(error) };
  const line = { level: LEVELS[level], time: Date.now(), pid: process.pid, hostname: hostname(), err, msg };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
