import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type ProcessMark, stateOfProcess } from '../../shared/local-mongo/process-mark.ts';
import type { ServerRecord } from '../../shared/local-mongo/server-record.ts';
import { ask, createEnvironment, startNewsgraph } from './newsgraph-command.ts';

/** Parts that die come back. */

const QUERY = '{ articles(first: 1) { totalCount } }';

it('the database that it began is started again after kill -9, as often as it dies', async () => {
  await using environment = await createEnvironment({ ownServer: true });
  await using graph = await startNewsgraph(['start'], environment.env);
  const record = async () =>
    JSON.parse(await readFile(path.join(environment.env.NEWSGRAPH_DATA, 'mongo.json'), 'utf8')) as ServerRecord;
  const before = await ask<{ articles: { totalCount: number } }>(graph.url, QUERY);
  expect(before.data!.articles.totalCount).toBeGreaterThan(0);
  const ready = async () => (await fetch(new URL('/health/ready', graph.url))).status;
  const servers: ProcessMark[] = [];
  for (const part of ['server', 'server', 'guard'] as const) {
    const one = await record();
    servers.push(one.server);
    process.kill(one[part].pid, 'SIGKILL');
    await sleep(200);
    await expect
      .poll(async () => ({ data: (await ask(graph.url, QUERY)).data, ready: await ready() }), {
        timeout: 30_000,
        interval: 300,
      })
      .toEqual({ data: before.data, ready: 200 });
    // It answers a moment before it is known to have started.
    await expect
      .poll(() => graph.output().stderr.match(/"msg":"database /g)?.length, { timeout: 30_000 })
      .toBe(servers.length);
  }
  servers.push((await record()).server);
  expect(await graph.end('SIGTERM')).toBe(0);
  for (const server of servers) expect(await stateOfProcess(server)).toBe('gone');
  // While it serves, every line of the log is JSON.
  const [, ...lines] = graph.output().stderr.split(/^samples .*\n/m);
  for (const line of lines.join('').split('\n').filter(Boolean)) expect(() => JSON.parse(line)).not.toThrow();
});
