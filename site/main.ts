#!/usr/bin/env -S node --v8-pool-size=0
import { nodeProblem } from './commands/node-version.ts';

/*
 * The `newsgraph` command. A Node that is too old reads this file too, and has to get as far as the message: so this
 * file and node-version.ts have only syntax and imports that such a Node knows, and everything else is imported later.
 */

const problem = nodeProblem(process.versions.node);
if (problem !== undefined) {
  console.error(problem);
  process.exitCode = 2;
} else {
  const { enableCompileCache } = await import('node:module');
  // What V8 makes of a thousand modules is read again at the next start, which takes half the time then.
  enableCompileCache();
  const { main } = await import('./commands/main.ts');
  await main(process.argv.slice(2));
}
