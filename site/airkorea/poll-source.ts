import { setTimeout as sleep } from 'node:timers/promises';
import { growingPause } from '../../shared/reconnect/growing-pause.ts';
import type { GraphClient } from '../import/graph-client.ts';
import { type AirKoreaClient, AirKoreaError } from './airkorea-client.ts';
import type { RoundReport, Source } from './sources.ts';

export interface PollOptions {
  readonly airKorea: AirKoreaClient;
  readonly graph: GraphClient;
  /** One line for each round. */
  readonly log: (line: string) => void;
  /** Stops polling. */
  readonly signal?: AbortSignal;
  /** @default the system's clock */
  readonly now?: () => Date;
  /** Waits a number of milliseconds; throws when the signal is aborted. @default a timer */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  /** From 0 to 1. @default Math.random */
  readonly random?: () => number;
}

/** Spans begin at the hours and days of Asia/Seoul. */
const SEOUL_OFFSET_MS = 9 * 60 * 60 * 1000;
const PAUSES = { first: 30_000, longest: 10 * 60 * 1000 };
/** The maximum number of attempts per round, including the first: a key has about 500 requests a day. */
const ATTEMPTS = 6;

/**
 * Imports a source of AirKorea whenever there is something new until it is aborted, the first time at once. A failed
 * round leaves what is recorded unchanged, and is retried with growing delays; one that cannot succeed waits for the next.
 */
export async function pollSource(source: Source, options: PollOptions): Promise<void> {
  const { log, signal, now = () => new Date(), wait = waitByTimer, random = Math.random } = options;
  while (!signal?.aborted) {
    await pollRound(source, options).catch(error => {
      if (!signal?.aborted) log(`${source.name}: ${describe(error)}; the last good data stay until the next round`);
    });
    await wait(untilNextRound(source, now(), random()), signal).catch(() => {});
  }
}

/**
 * One round, with retries while they may help.
 *
 * @throws the error of the last attempt
 */
export async function pollRound(source: Source, options: PollOptions): Promise<RoundReport> {
  const { airKorea, graph, log, signal, now = () => new Date(), wait = waitByTimer, random = Math.random } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      const report = await source.run({ airKorea, graph, fetchedAt: now(), signal });
      log(report.line);
      return report;
    } catch (error) {
      const hopeless = error instanceof AirKoreaError && !error.transient;
      if (signal?.aborted || hopeless || attempt === ATTEMPTS) throw error;
      const pause = Math.round(growingPause(attempt - 1, PAUSES, random));
      log(`${source.name}: ${describe(error)}; trying again in ${Math.round(pause / 1000)} s`);
      await wait(pause, signal);
    }
  }
}

/** Up to a minute later than the source, so that not all installations poll at the same time. */
function untilNextRound({ every }: Source, now: Date, random: number): number {
  const intoTheSpan = (now.getTime() + SEOUL_OFFSET_MS - every.after) % every.ms;
  return every.ms - intoTheSpan + Math.round(random * 60_000);
}

function describe(error: unknown): string {
  if (error instanceof AirKoreaError) return `AirKorea: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

const waitByTimer = (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal && { signal });
