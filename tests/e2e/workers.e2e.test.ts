import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findTestPort } from '../support/free-port.ts';
import { ask, createEnvironment, type RunningCommand, runNewsgraph, startNewsgraph } from './newsgraph-command.ts';

/** Several processes that answer on one port. */

let environment: Awaited<ReturnType<typeof createEnvironment>>;
let running: RunningCommand;
let metricsUrl: string;
beforeAll(async () => {
  environment = await createEnvironment();
  const port = await findTestPort();
  metricsUrl = `http://127.0.0.1:${port}/metrics`;
  running = await startNewsgraph(['start', '--workers', '2'], {
    ...environment.env,
    PORT: '0',
    LOG_LEVEL: 'info',
    METRICS_PORT: String(port),
  });
});
afterAll(async () => {
  await running?.[Symbol.asyncDispose]();
  await environment[Symbol.asyncDispose]();
});

const QUERY = 'query Counted { regions { name } articles(first: 1) { nodes { headline } } }';

/** Asks over new connections, which go to all processes in turn. */
const askOften = async (times: number) => {
  for (let i = 0; i < times; i++) {
    const response = await fetch(running.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ query: QUERY }),
    });
    expect((await response.json()) as object).not.toHaveProperty('errors');
  }
};
/** The processes that wrote a line of a request. */
const answered = () =>
  new Set([...running.output().stdout.matchAll(/"pid":(\d+).*"operation":"Counted"/g)].map(([, pid]) => Number(pid)));

it('says that it is ready once, and answers from all of them', async () => {
  await askOften(10);
  await expect.poll(() => answered().size).toBe(2);
  expect(answered()).not.toContain(running.child.pid);
  expect(running.output().stdout.match(/newsgraph ready at/g)).toHaveLength(1);
  expect(running.output().stderr.match(/^samples /gm)).toHaveLength(1);
});

it('counts the requests of all of them in one place', async () => {
  const text = await (await fetch(metricsUrl)).text();
  const sample = /newsgraph_request_duration_seconds_count\{operation="Counted"[^}]*\} (\d+)/.exec(text);
  expect(Number(sample?.[1])).toBe(10);
});

it('starts another where one dies', async () => {
  const before = answered();
  const [victim] = before;
  process.kill(victim!, 'SIGKILL');
  await expect
    .poll(
      async () => {
        await askOften(4).catch(() => {});
        return [...answered()].filter(pid => !before.has(pid)).length;
      },
      { timeout: 40_000, interval: 300 },
    )
    .toBe(1);
  expect(running.output().stderr).toMatch(/worker \d+ ended \(SIGKILL\); another takes its place/);
});

/** The processes that answer. */
const workers = async () => {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const rows = stdout.split('\n').map(line => line.trim().split(/\s+/).map(Number));
  return rows.filter(([, parent]) => parent === running.child.pid).map(([pid]) => pid!);
};
const askAnew = (timeout: number) =>
  fetch(running.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ query: '{ regions { name } }' }),
    signal: AbortSignal.timeout(timeout),
  });

it('leaves no client without an answer, or the end of its connection, where one dies', async () => {
  const outcomes: string[] = [];
  const asked: Promise<unknown>[] = [];
  const [victim] = await workers();
  for (let i = 0; i < 60; i++) {
    const outcome = askAnew(20_000).then(
      async response => ((await response.json()) as { data: unknown }).data !== undefined && 'answered',
      error => ((error as Error).name === 'TimeoutError' ? 'left alone' : 'closed'),
    );
    asked.push(outcome.then(one => outcomes.push(String(one))));
    if (i === 30) process.kill(victim!, 'SIGKILL');
    await sleep(2);
  }
  await Promise.all(asked);
  expect(outcomes.filter(one => one === 'left alone')).toEqual([]);
  expect(outcomes.filter(one => one === 'answered').length).toBeGreaterThan(40);
});

it('keeps the port open when all of them die, and answers who comes meanwhile', async () => {
  await expect.poll(async () => (await workers()).length, { timeout: 20_000 }).toBe(2);
  for (const pid of await workers()) process.kill(pid, 'SIGKILL');
  await sleep(20);
  const responses = await Promise.all(Array.from({ length: 10 }, () => askAnew(30_000)));
  expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
  // While it serves, every line of the log is JSON.
  const [, ...lines] = running.output().stderr.split(/^samples .*\n/m);
  for (const line of lines.join('').split('\n').filter(Boolean)) expect(() => JSON.parse(line)).not.toThrow();
});

it('drains all of them at a signal', async () => {
  const asked = Array.from({ length: 6 }, () => ask(running.url, QUERY));
  await sleep(50);
  const code = running.end('SIGTERM');
  for (const answer of await Promise.all(asked)) expect(answer).not.toHaveProperty('errors');
  expect(await code).toBe(0);
  await expect(fetch(running.url)).rejects.toThrow();
});

it('serve one subgraph too', async () => {
  await using own = await createEnvironment();
  await using served = await startNewsgraph(['serve', 'air-quality', '--port', '0', '--workers', '2'], own.env);
  expect(await ask(served.url, '{ region(code: "KR-11") { name } }')).toEqual({
    status: 200,
    data: { region: { name: '서울' } },
  });
  expect(await served.end('SIGTERM')).toBe(0);
});

it('ends where a worker cannot even begin', async () => {
  const { code, stderr } = await runNewsgraph(['gateway', '--supergraph', 'missing.graphql', '--workers', '2'], {
    PORT: '0',
  });
  expect(code).not.toBe(0);
  expect(stderr).toContain('missing.graphql');
});
