import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'undici';
import type { LoadFailure, LoadJob, LoadRequest, LoadResult } from '../harness/load.ts';
import { percentile } from '../harness/statistics.ts';

/** A separate process, so that its CPU is counted for no contestant. It receives jobs over IPC, one at a time. */

/** A limit for a run, whatever its seconds. */
const MOST_REQUESTS = 1_000_000;
/** A run ends when a connection waits longer than this for a response. */
const ANSWER_MS = 10_000;

process.on('message', async (job: LoadJob) => {
  process.send?.(await run(job).catch((error: Error): LoadFailure => ({ failure: error.message })));
});
process.on('disconnect', () => process.exit(0));
console.log('ready at ipc');

async function run(job: LoadJob): Promise<LoadResult> {
  const clients = Array.from(
    { length: job.connections },
    () =>
      new Client(`http://127.0.0.1:${job.port}`, { pipelining: 1, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS }),
  );
  const requests = job.requests.map(prepare);
  const latencies: number[] = [];
  let next = 0;
  const cpu = process.cpuUsage();
  const started = performance.now();
  const end = started + job.seconds * 1000;
  const pace = job.requestsPerSecond === undefined ? 0 : 1000 / job.requestsPerSecond;

  const drive = async (client: Client) => {
    for (;;) {
      const number = next++;
      const due = started + number * pace;
      const free = performance.now();
      if (due > free) await sleep(due - free);
      // Waiting for a free connection counts, otherwise a stall would hide the requests behind it; a late timer does
      // not.
      const from = pace > 0 && due < free ? due : performance.now();
      if (from >= end || number >= MOST_REQUESTS) return;
      await send(client, requests[number % requests.length]!);
      latencies.push(performance.now() - from);
    }
  };
  try {
    await Promise.all(clients.map(drive));
  } finally {
    await Promise.all(clients.map(client => client.destroy()));
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const sorted = Float64Array.from(latencies).sort();
  return {
    requests: sorted.length,
    seconds,
    requestsPerSecond: sorted.length / seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    load: (user + system) / 1e6 / seconds,
  };
}

const prepare = ({ method, path, body, authorization }: LoadRequest) => ({
  method,
  path,
  headers: {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(authorization !== undefined && { authorization }),
  },
  ...(body !== undefined && { body: Buffer.from(body) }),
});

function send(client: Client, request: ReturnType<typeof prepare>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let status = 0;
  let bytes = 0;
  client.dispatch(request, {
    onRequestStart() {},
    onResponseStart(_controller, statusCode) {
      status = statusCode;
    },
    onResponseData(_controller, chunk) {
      bytes += chunk.length;
    },
    onResponseEnd() {
      if (status === 200 && bytes > 0) resolve();
      else reject(new Error(`${request.method} ${request.path}: status ${status}, ${bytes} bytes`));
    },
    onResponseError(_controller, error) {
      reject(error);
    },
  });
  return promise;
}
