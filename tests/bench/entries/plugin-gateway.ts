import { readFile } from 'node:fs/promises';
import type { PluginHooks } from '../../../gateway/plugins/events.ts';
import { definePlugin } from '../../../gateway/plugins/plugin.ts';
import { readSettings } from '../../../site/settings/read-settings.ts';
import { createGatewayHost } from '../../support/hosts.ts';
import { createMemoryRepositories, createSubgraphs } from '../data/dataset.ts';
import type { ExecuteJob, ExecuteResult } from '../plugins.ts';

/** The embedded gateway over repositories in memory, with the plugin that BENCH_PLUGIN names. Takes jobs over IPC. */

const empty = () => undefined;
const HOOKS: Readonly<Record<string, PluginHooks>> = {
  onStart: { onStart: empty },
  everyRequestHook: {
    onHttpRequest: empty,
    authenticate: empty,
    onOperation: empty,
    onSubgraphRequest: empty,
    onSubgraphResponse: empty,
    cacheKey: () => '',
    onAnswer: empty,
    onSubscriptionStart: empty,
    onSubscriptionEvent: empty,
  },
};

const hooks = HOOKS[process.env.BENCH_PLUGIN ?? ''];
const plugins = hooks ? [definePlugin({ name: 'bench', setup: () => hooks })()] : [];
const sdl = await readFile(new URL('../../../supergraph.graphql', import.meta.url), 'utf8');
const subgraphs = createSubgraphs(await createMemoryRepositories());
const host = await createGatewayHost(readSettings(process.env), sdl, subgraphs, plugins);

process.on('message', async (job: ExecuteJob) => process.send?.(await run(job)));
console.log(`newsgraph ready at ${await host.listen()}`);

/** Executes operations one after the other, at least each once. */
async function run({ bodies, seconds }: ExecuteJob): Promise<ExecuteResult> {
  const requests = bodies.map(body => JSON.parse(body));
  const results: unknown[] = [];
  const started = performance.now();
  let count = 0;
  while (count < requests.length || performance.now() - started < seconds * 1000) {
    const result = await host.execute(requests[count % requests.length], { identity: undefined });
    if (seconds === 0) results.push(result);
    count++;
  }
  return { requests: count, seconds: (performance.now() - started) / 1000, results };
}
