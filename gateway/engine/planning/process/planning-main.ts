import { enableCompileCache } from 'node:module';
import { yieldProcessToRequests } from './yield-to-requests.ts';

/** The planning process. */

yieldProcessToRequests();
process.title = 'newsgraph-planning';
// A signal to the process group is for the gateway, which ends this process when it has ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.once('disconnect', () => process.exit(0));
// What V8 made of the planner's modules before halves the time until it can plan.
enableCompileCache();
const { answerRequests } = await import('./planning-requests.ts');
answerRequests();
