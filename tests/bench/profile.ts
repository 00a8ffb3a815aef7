import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { commandLine, commit, endOnSignals } from './command.ts';
import { TITLES } from './contestants/contestant.ts';
import { MEMORY } from './contestants/data-layer.ts';
import { createOperations, requestsOf } from './contestants/operations.ts';
import { startContestants } from './contestants/start-contestants.ts';
import { type CpuProfile, partsOf } from './harness/cpu-profile.ts';
import { startLoadGenerator } from './harness/load-generator.ts';
import { readCpu } from './harness/process-cpu.ts';
import { profileTable } from './report/profile-table.ts';
import { terminalTable } from './report/text-table.ts';
import { writeReport } from './report/write-report.ts';
import { circumstances, type ProfiledRun, saveResults } from './results.ts';

/** `npm run bench:profile`: the CPU of a request by part, in memory with varied variables. */

const PAGES = ['home', 'article', 'headline'] as const;
const CONNECTIONS = 16;
const WARM_UP_SECONDS = 3;
const WRITTEN_MS = 10_000;

const args = process.argv.slice(2);
const { values } = parseArgs({ args, options: { seconds: { type: 'string', default: '5' } } });
const seconds = Number(values.seconds);

const signal = endOnSignals();
const folder = await mkdtemp(path.join(tmpdir(), 'newsgraph-profiles-'));
process.env.NEWSGRAPH_PROFILES = folder;
process.env.NODE_OPTIONS = `--import=${path.join(import.meta.dirname, 'entries/profile-on-signal.ts')}`;
const runs: ProfiledRun[] = [];
try {
  await using load = await startLoadGenerator();
  await using contestants = await startContestants(MEMORY, {
    only: ['newsgraph', 'newsgraph-distributed'],
    log: console.log,
  });
  const operations = await createOperations();
  for (const contestant of contestants.all) {
    for (const page of PAGES) {
      signal.throwIfAborted();
      const operation = operations.get(page)!;
      const job = { port: contestant.port, requests: requestsOf(operation, contestant), connections: CONNECTIONS };
      await load.run({ ...job, seconds: WARM_UP_SECONDS });
      const server = contestant.processes.server ?? [];
      const { pid } = server[0]!;
      const before = readCpu(server);
      const { requests } = await load.run({ ...job, seconds });
      const cpu = (readCpu(server) - before) / requests;
      process.kill(pid, 'SIGUSR2');
      await load.run({ ...job, seconds });
      process.kill(pid, 'SIGUSR2');
      const parts = partsOf(await readProfile(pid));
      runs.push({ title: `${operation.title}, ${TITLES[contestant.id]}`, cpu, parts: Object.fromEntries(parts) });
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
const { head, rows } = profileTable(runs);
console.log(terminalTable(head, rows));
await saveResults('profile', { ...circumstances(commandLine('bench:profile', args), commit()), seconds, runs });
await writeReport();

async function readProfile(pid: number): Promise<CpuProfile> {
  const file = path.join(folder, `${pid}.json`);
  const end = performance.now() + WRITTEN_MS;
  for (;;) {
    await sleep(100);
    try {
      const profile = JSON.parse(await readFile(file, 'utf8')) as CpuProfile;
      await rm(file);
      return profile;
    } catch (error) {
      // It does not exist yet, or is incomplete.
      if (performance.now() > end) throw error;
    }
  }
}
