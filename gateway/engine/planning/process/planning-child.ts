import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PlanningNotice, PlanningReply, PlanningRequest } from './planning-requests.ts';
import { workerFile } from './worker-file.ts';

const MAIN = fileURLToPath(workerFile('planning-main', import.meta.url));

/** Heap of the process, in MiB; an operation that needs more is refused. One helper thread is enough for it. */
const FLAGS = ['--max-old-space-size=1024', '--v8-pool-size=1'];

/** The end of what a process said is the reason for its end. */
const LAST_WORDS = 2_000;

export interface PlanningChildOptions {
  /**
   * Longest time for one operation, in milliseconds; then the process is ended and the operation refused.
   * @default 15_000
   */
  readonly timeout?: number;
  /**
   * Processes that may end in a row without having answered anything before there is none any more.
   * @default 3
   */
  readonly attempts?: number;
  /** A process has been started that knows nothing yet. */
  readonly onStart: () => void;
}

export type ChildReply = PlanningReply | { readonly kind: 'failed'; readonly reason: string; readonly gone?: true };

interface Job {
  readonly request: PlanningRequest;
  readonly before: () => void;
  readonly resolve: (reply: ChildReply) => void;
}

/** A process that is asked one thing at a time, and is started again when it ends. */
export class PlanningChild {
  readonly #timeout: number;
  readonly #attempts: number;
  readonly #onStart: () => void;
  readonly #queue: Job[] = [];
  #process: ChildProcess | undefined;
  #current: Job | undefined;
  #timer: NodeJS.Timeout | undefined;
  #deaths = 0;
  #closed = false;

  constructor({ timeout = 15_000, attempts = 3, onStart }: PlanningChildOptions) {
    this.#timeout = timeout;
    this.#attempts = attempts;
    this.#onStart = onStart;
    this.#start();
  }

  /**
   * @param before called when its turn has come: what it tells arrives first
   * @returns the reply; a failure that says `gone` where no process can be had any more. Never rejects.
   */
  ask(request: PlanningRequest, before: () => void): Promise<ChildReply> {
    return new Promise(resolve => {
      this.#queue.push({ request, before, resolve });
      this.#next();
    });
  }

  /** @returns false where there is no process at the moment */
  tell(notice: PlanningNotice): boolean {
    if (!this.#process?.connected) return false;
    this.#process.send(notice, LOST);
    return true;
  }

  /** Fails what is waiting. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
    if (this.#current) this.#settle(CLOSED);
  }

  #start(): void {
    let said = '';
    let child: ChildProcess;
    try {
      child = fork(MAIN, { serialization: 'advanced', execArgv: FLAGS, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    } catch {
      // Node's permission model may not allow any.
      this.#deaths = this.#attempts;
      return;
    }
    this.#process = child;
    child.stderr!.setEncoding('utf8').on('data', text => {
      said = (said + text).slice(-LAST_WORDS);
    });
    (child.stderr as unknown as { unref(): void }).unref();
    hold(child, false);
    const ended = (how: string) => {
      if (this.#process !== child) return;
      this.#process = undefined;
      this.#died(`The planning process ${how}\n${said}`.trim());
    };
    child.on('message', reply => {
      if (this.#process !== child) return;
      this.#deaths = 0;
      this.#settle(reply as PlanningReply);
    });
    child.on('error', error => ended(`failed: ${error.message}`));
    child.once('close', (code, signal) => ended(`ended with ${signal ?? code}`));
    this.#onStart();
  }

  #next(): void {
    while (!this.#current) {
      const job = this.#queue.shift();
      if (!job) {
        if (this.#process) hold(this.#process, false);
        return;
      }
      if (!this.#process && !this.#closed && this.#deaths < this.#attempts) this.#start();
      if (this.#process) this.#send(this.#process, job);
      else job.resolve(this.#closed ? CLOSED : GONE);
    }
  }

  #send(child: ChildProcess, job: Job): void {
    const { request, before } = job;
    this.#current = job;
    hold(child, true);
    // A supergraph takes what time it takes.
    if (request.kind === 'plan') this.#timer = setTimeout(() => void this.#expire(), this.#timeout);
    before();
    child.send(request, LOST);
  }

  #settle(reply: ChildReply): void {
    clearTimeout(this.#timer);
    const job = this.#current;
    this.#current = undefined;
    job?.resolve(reply);
    this.#next();
  }

  #died(reason: string): void {
    this.#deaths++;
    this.#settle(this.#deaths < this.#attempts ? { kind: 'failed', reason } : GONE);
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
    hold(child, true);
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  }
}

/** What cannot be sent to a process that is ending is answered by its end. */
const LOST = () => {};

const CLOSED: ChildReply = { kind: 'failed', reason: 'Planning has ended' };
const GONE: ChildReply = { kind: 'failed', reason: 'There is no planning process', gone: true };

/** Whether this process waits for the other. */
function hold(child: ChildProcess, held: boolean): void {
  if (held) child.ref();
  else child.unref();
  if (held) child.channel?.ref();
  else child.channel?.unref();
}
