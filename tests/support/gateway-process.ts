import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A gateway in a process of its own, whose memory is measured from outside of the test. */
export interface GatewayProcess extends AsyncDisposable {
  readonly url: string;
  readonly wsUrl: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** What the process has gained since it was ready, at the most, in MB of resident memory. */
  peakMegabytes(): Promise<number>;
}

const MAIN = path.resolve('tests/support/big-answers-main.ts');

/** Starts the gateway of big-answers-main.ts; it answers `{ text(size: 5000000) }` with as many characters. */
export async function startGatewayProcess(env: Record<string, string> = {}): Promise<GatewayProcess> {
  const child = fork(MAIN, {
    env: { ...process.env, ...env },
    execArgv: ['--v8-pool-size=0', '--max-old-space-size=256'],
  });
  const [{ url, rss }] = (await once(child, 'message')) as [{ url: string; rss: number }];
  return {
    url,
    wsUrl: url.replace('http', 'ws'),
    port: Number(new URL(url).port),
    child,
    async peakMegabytes() {
      const told = once(child, 'message');
      child.send('memory');
      const [{ peak }] = (await told) as [{ peak: number }];
      return Math.round((peak - rss) / 1_000_000);
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
