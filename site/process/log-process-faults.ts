import { logFault } from '../../shared/errors/log-fault.ts';

/**
 * Makes lines of the JSON log of Node's warnings and of an error that nothing catches, which ends the process with the
 * exit code 1. Node writes them as plain text before.
 */
export function logProcessFaults(logLevel: string): Disposable {
  const nodes = process.listeners('warning');
  process.removeAllListeners('warning');
  const onWarning = (warning: Error) => logFault(logLevel, 'warn', 'A warning of Node.js', warning);
  const onError = (error: unknown) => {
    logFault(logLevel, 'error', 'The process ends at an error that nothing caught', error);
    process.exit(1);
  };
  process.on('warning', onWarning);
  process.on('uncaughtException', onError);
  return {
    [Symbol.dispose]() {
      process.off('warning', onWarning);
      process.off('uncaughtException', onError);
      for (const listener of nodes) process.on('warning', listener);
    },
  };
}
