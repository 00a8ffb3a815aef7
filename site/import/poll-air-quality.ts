import { setTimeout as sleep } from 'node:timers/promises';
import { growingPause } from '../../shared/reconnect/growing-pause.ts';
import { type AirKoreaClient, AirKoreaError } from './airkorea-client.ts';
import { type AirKoreaReading, readingsOfItems } from './airkorea-items.ts';
import type { GraphClient } from './graph-client.ts';

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

/** The result of one round. */
export interface PollReport {
  readonly recorded: number;
  readonly unchanged: number;
  readonly outdated: number;
  /** The newest hour, or null when no region reported. */
  readonly observedAt: string | null;
}

const RECORD = /* GraphQL */ `
  mutation RecordAirQuality($input: [RecordAirQualityInput!]!) {
    recordAirQuality(input: $input) { recorded unchanged outdated }
  }
`;
const HOUR_MS = 60 * 60 * 1000;
/** AirKorea publishes an hour about 15 minutes after it. */
const PAST_THE_HOUR_MS = 15 * 60 * 1000;
const PAUSES = { first: 30_000, longest: 10 * 60 * 1000 };
/** The maximum number of attempts per round, including the first: a key has about 500 requests a day. */
const ATTEMPTS = 6;

/**
 * Imports AirKorea's measurements once an hour until it is aborted, the first time at once. A failed round leaves
 * recorded readings unchanged, and is retried with growing delays; one that cannot succeed waits for the next hour.
 */
export async function pollAirQuality(options: PollOptions): Promise<void> {
  const { log, signal, now = () => new Date(), wait = waitByTimer, random = Math.random } = options;
  while (!signal?.aborted) {
    await pollRound(options).catch(error => {
      if (!signal?.aborted) log(`air quality: ${describe(error)}; the last good readings stay until the next hour`);
    });
    await wait(untilNextRound(now(), random()), signal).catch(() => {});
  }
}

/**
 * One round, with retries while they may help.
 *
 * @throws the error of the last attempt
 */
export async function pollRound(options: PollOptions): Promise<PollReport> {
  const { log, signal, wait = waitByTimer, random = Math.random } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      const report = await pollOnce(options);
      log(
        `air quality of ${report.observedAt ?? 'no region'}: ${report.recorded} recorded, ` +
          `${report.unchanged} unchanged, ${report.outdated} outdated`,
      );
      return report;
    } catch (error) {
      const hopeless = error instanceof AirKoreaError && !error.transient;
      if (signal?.aborted || hopeless || attempt === ATTEMPTS) throw error;
      const pause = Math.round(growingPause(attempt - 1, PAUSES, random));
      log(`air quality: ${describe(error)}; trying again in ${Math.round(pause / 1000)} s`);
      await wait(pause, signal);
    }
  }
}

async function pollOnce({ airKorea, graph, signal, now = () => new Date() }: PollOptions): Promise<PollReport> {
  const fetchedAt = now();
  const readings = readingsOfItems(await airKorea.fetchStations(signal), fetchedAt);
  if (readings.length === 0) throw new AirKoreaError('no region has a measurement', true);
  return {
    ...(await record(graph, readings)),
    observedAt:
      readings
        .map(reading => reading.observedAt)
        .sort()
        .at(-1) ?? null,
  };
}

async function record(graph: GraphClient, input: readonly AirKoreaReading[]): Promise<Omit<PollReport, 'observedAt'>> {
  const { data, errors } = await graph.execute<{ recordAirQuality: Omit<PollReport, 'observedAt'> }>(RECORD, { input });
  if (errors?.[0]) throw new Error(`the graph refused the readings: ${errors[0].message}`);
  if (!data) throw new Error('the graph gave no answer');
  return data.recordAirQuality;
}

/** Up to a minute after the quarter, so that not all installations poll at the same time. */
function untilNextRound(now: Date, random: number): number {
  const intoTheHour = (now.getTime() - PAST_THE_HOUR_MS) % HOUR_MS;
  return HOUR_MS - intoTheHour + Math.round(random * 60_000);
}

function describe(error: unknown): string {
  if (error instanceof AirKoreaError) return `AirKorea: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

const waitByTimer = (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal && { signal });
