import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PlanningBegun, PlanningNotice, PlanningReply, PlanningRequest } from './planning-requests.ts';
import { workerFile } from './worker-file.ts';

const MAIN = fileURLToPath(workerFile('planning-main', import.meta.url));

/** Heap of the process in MiB; an operation that needs more is refused. One V8 helper thread is enough. */
const FLAGS = ['--max-old-space-size=1024', '--v8-pool-size=1'];

/** How long a process may take to start and to load its supergraphs, on a machine that is busy. */
const START_MS = 45_000;

/** Characters of the process's stderr to report when it exits. */
const MAX_STDERR = 2_000;

export interface PlanningChildOptions {
  /**
   * Maximum planning time of one operation, in milliseconds, from when the process begins with it; then the process is killed and the operation refused.
   * @default 15_000
   */
  readonly timeout?: number;
  /**
   * Number of processes in a row that may exit before replying; after that, no new one is started.
   * @default 3
   */
  readonly attempts?: number;
  /** Called when a new process, without any supergraph, has been started. */
  readonly onStart: () => void;
}

export type ChildReply =
  | PlanningReply
  | { readonly kind: 'failed'; readonly reason: string; readonly unavailable?: true };

interface Job {
  readonly request: PlanningRequest;
  readonly before: () => void;
  readonly resolve: (reply: ChildReply) => void;
}

/** A child process that handles one request at a time, and is restarted when it exits. */
export class PlanningChild {
  readonly #timeout: number;
  readonly #attempts: number;
  readonly #onStart: () => void;
  readonly #queue: Job[] = [];
  #process: ChildProcess | undefined;
  #current: Job | undefined;
  #timer: NodeJS.Timeout | undefined;
  #crashes = 0;
  #closed = false;

  constructor({ timeout = 15_000, attempts = 3, onStart }: PlanningChildOptions) {
    this.#timeout = timeout;
    this.#attempts = attempts;
    this.#onStart = onStart;
    this.#start();
  }

  /**
   * @param before called when the request's turn has come: notices it sends arrive before the request
   * @returns the reply; a failure with `unavailable` if no process can be started. Never rejects.
   */
  request(request: PlanningRequest, before: () => void): Promise<ChildReply> {
    return new Promise(resolve => {
      this.#queue.push({ request, before, resolve });
      this.#next();
    });
  }

  /** @returns false if no process is running */
  notify(notice: PlanningNotice): boolean {
    if (!this.#process?.connected) return false;
    this.#process.send(notice, IGNORE_SEND_ERROR);
    return true;
  }

  /** Fails the waiting requests. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
    if (this.#current) this.#settle(CLOSED);
  }

  #start(): void {
    let stderr = '';
    let child: ChildProcess;
    try {
      child = fork(MAIN, { serialization: 'advanced', execArgv: FLAGS, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    } catch {
      // Node's permission model may forbid child processes.
      this.#crashes = this.#attempts;
      return;
    }
    this.#process = child;
    child.stderr!.setEncoding('utf8').on('data', text => {
      stderr = (stderr + text).slice(-MAX_STDERR);
    });
    (child.stderr as unknown as { unref(): void }).unref();
    keepAlive(child, false);
    const exited = (how: string) => {
      if (this.#process !== child) return;
      this.#process = undefined;
      this.#crashed(`The planning process ${how}\n${stderr}`.trim());
    };
    child.on('message', message => {
      if (this.#process !== child) return;
      this.#crashes = 0;
      const reply = message as PlanningReply | PlanningBegun;
      if (reply.kind === 'begun') this.#expireAfter(this.#timeout);
      else this.#settle(reply);
    });
    child.on('error', error => exited(`failed: ${error.message}`));
    child.once('close', (code, signal) => exited(`exited with ${signal ?? code}`));
    this.#onStart();
  }

  #next(): void {
    while (!this.#current) {
      const job = this.#queue.shift();
      if (!job) {
        if (this.#process) keepAlive(this.#process, false);
        return;
      }
      if (!this.#process && !this.#closed && this.#crashes < this.#attempts) this.#start();
      if (this.#process) this.#send(this.#process, job);
      else job.resolve(this.#closed ? CLOSED : UNAVAILABLE);
    }
  }

  #send(child: ChildProcess, job: Job): void {
    const { request, before } = job;
    this.#current = job;
    keepAlive(child, true);
    // No timeout for reading a supergraph.
    if (request.kind === 'plan') this.#expireAfter(START_MS + this.#timeout);
    before();
    child.send(request, IGNORE_SEND_ERROR);
  }

  #settle(reply: ChildReply): void {
    clearTimeout(this.#timer);
    const job = this.#current;
    this.#current = undefined;
    job?.resolve(reply);
    this.#next();
  }

  #crashed(reason: string): void {
    this.#crashes++;
    this.#settle(this.#crashes < this.#attempts ? { kind: 'failed', reason } : UNAVAILABLE);
  }

  #expireAfter(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#expire(), ms);
  }

  async #expire(): Promise<void> {
    await this.#end();
    this.#settle({ kind: 'failed', reason: `Planning took longer than ${this.#timeout} ms` });
  }

  async #end(): Promise<void> {
    clearTimeout(this.#timer);
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    keepAlive(child, true);
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  }
}

/** A request that cannot be sent is failed by the exit of the process. */
const IGNORE_SEND_ERROR = () => {};

const CLOSED: ChildReply = { kind: 'failed', reason: 'The planning process was closed' };
const UNAVAILABLE: ChildReply = { kind: 'failed', reason: 'No planning process is available', unavailable: true };

/** Whether the child process keeps this process alive. */
function keepAlive(child: ChildProcess, on: boolean): void {
  if (on) child.ref();
  else child.unref();
  if (on) child.channel?.ref();
  else child.channel?.unref();
}
