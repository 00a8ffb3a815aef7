import { enableCompileCache, flushCompileCache } from 'node:module';
import { yieldProcessToRequests } from './yield-to-requests.ts';

/** Entry point of the planning process. */

yieldProcessToRequests();
process.title = 'newsgraph-planning';
// Signals to the process group are for the gateway, which ends this process when it exits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.once('disconnect', () => {
  flushCompileCache();
  // `process.exit` may wait for a compiler thread for ever.
  process.kill(process.pid, 'SIGKILL');
});
// Cached compiled code of the planner's modules halves the startup time.
enableCompileCache();
const { answerRequests } = await import('./planning-requests.ts');
answerRequests();
