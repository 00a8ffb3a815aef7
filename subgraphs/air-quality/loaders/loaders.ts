import DataLoader from 'dataloader';
import { badInput, userError } from '../../../shared/errors/errors.ts';
import { alignToKeys } from '../../../shared/graphql/align-to-keys.ts';
import { createGroupedReads, loadByShape } from '../../../shared/graphql/grouped-reads.ts';
import { createRequestReads } from '../../../shared/graphql/request-reads.ts';
import { RESUME_TOKEN, type ResumePoint } from '../../../shared/graphql/resumption.ts';
import type { RequestScope } from '../../../shared/graphql/subgraph.ts';
import { isOutage } from '../../../shared/mongo/connection/is-outage.ts';
import { REGIONS } from '../../../shared/regions.ts';
import { type Bucket, contentsOf, countIntervals, fillIntervals, intervalsOf } from '../measures/history.ts';
import type { AirQualityRow, Reading } from '../measures/reading.ts';
import { rank, type Summary, summarise } from '../measures/summary.ts';
import type { PlaceRecorder } from '../recording/place-recorder.ts';
import type { ReadingRecorder } from '../recording/reading-recorder.ts';
import type { AirQualityRepository } from '../store/repository.ts';
import type { HistoryInterval, Pollutant } from '../types/schema.generated.ts';
import { checkCodes } from './check-codes.ts';
import { mapChanges } from './map-changes.ts';
import type { PlaceLoaders } from './place-loaders.ts';

export interface Context extends RequestScope {
  readonly loaders: Loaders;
  readonly places: PlaceLoaders;
  readonly recorder: ReadingRecorder;
  readonly placeRecorder: PlaceRecorder;
}

export type Loaders = ReturnType<typeof createLoaders>;

export type SharedReads = ReturnType<typeof createSharedReads>;

interface HistorySpan {
  readonly from: Date;
  readonly to: Date;
  readonly interval: HistoryInterval;
}

/** Null means now: the latest reading. */
type Moment = Date | null;

const MAX_INTERVALS = 1_000;
const REGION_CODES = REGIONS.map(region => region.code);

/** The reads that concurrent requests share; created once. */
export function createSharedReads(repository: AirQualityRepository) {
  return {
    readings: createGroupedReads<Moment, string, Reading | null>({
      load: async (at, codes) => {
        const rows = at === null ? repository.findLatest(codes) : repository.findAsOf(codes, at);
        return alignToKeys(codes, await rows, reading => reading.regionCode);
      },
      shapeId: at => String(at?.getTime()),
      keyId: String,
      isOutage,
    }),
    histories: createGroupedReads<HistorySpan, string, Bucket[]>({
      load: (span, codes) => readHistories(repository, span, codes),
      shapeId: spanId,
      keyId: String,
      isOutage,
    }),
  };
}

/** The loaders of one request: they batch what the fields of one plan step read. */
export function createLoaders(shared: SharedReads, repository: AirQualityRepository, view: ReadingView) {
  const readings = createRequestReads<{ code: string; at: Moment }, AirQualityRow | null>({
    load: keys =>
      loadByShape(
        keys,
        ({ at }) => String(at?.getTime()),
        async group => {
          const at = group[0]?.at ?? null;
          const rows = await shared.readings.loadMany(
            at,
            group.map(({ code }) => code),
          );
          const seen = view(at);
          return rows.map(row => (row instanceof Error || row === null ? row : seen(row)));
        },
      ),
    keyId: ({ code, at }) => (at === null ? code : `${code}@${at.getTime()}`),
  });
  const histories = new DataLoader<{ code: string; span: HistorySpan }, Bucket[], string>(
    keys =>
      loadByShape(
        keys,
        ({ span }) => spanId(span),
        group =>
          shared.histories.loadMany(
            (group[0] as { span: HistorySpan }).span,
            group.map(({ code }) => code),
          ),
      ),
    { cacheKeyFn: ({ code, span }) => `${code}/${spanId(span)}` },
  );
  /** What is said of all regions together counts only readings that are not stale. */
  const freshOfAll = async (at: Moment): Promise<AirQualityRow[]> => {
    const rows = await readings.loadMany(REGION_CODES.map(code => ({ code, at })));
    return rows.flatMap(row => {
      if (row instanceof Error) throw row;
      return row === null || row.isStale ? [] : row;
    });
  };
  return {
    /** The reading of each region, in order. */
    readingsOf: (codes: readonly string[], at: Moment) => readings.loadMany(codes.map(code => ({ code, at }))),
    /** @throws BAD_USER_INPUT when the span is empty or has too many intervals. */
    async historyOf(code: string, span: HistorySpan): Promise<Bucket[]> {
      checkSpan(span);
      return histories.load({ code, span });
    },
    /** @throws BAD_USER_INPUT when `first` is not from 1 to 17. */
    async ranking(pollutant: Pollutant, first: number | null | undefined, at: Moment): Promise<AirQualityRow[]> {
      if (first != null && (first < 1 || first > REGIONS.length)) {
        throw badInput('first', String(first), `1 to ${REGIONS.length}`);
      }
      return rank(await freshOfAll(at), pollutant).slice(0, first ?? REGIONS.length);
    },
    summary: async (at: Moment): Promise<Summary> => summarise(await freshOfAll(at)),
    /** @throws BAD_USER_INPUT for an empty list, and for an unknown code. */
    async updates(
      codes: readonly string[] | null | undefined,
      resume?: ResumePoint,
    ): Promise<AsyncIterable<AirQualityRow>> {
      const changes = await repository.onLatest(new Set(checkCodes('regionCodes', codes ?? REGION_CODES)), resume);
      return mapChanges(changes, change => ({
        ...view(null)(change.document as Reading),
        [RESUME_TOKEN]: change[RESUME_TOKEN],
      }));
    },
  };
}

/** Turns readings into rows as of a time, null for now. */
export type ReadingView = (at: Moment) => (reading: Reading) => AirQualityRow;

async function readHistories(
  repository: AirQualityRepository,
  span: HistorySpan,
  codes: readonly string[],
): Promise<Bucket[][]> {
  const intervals = intervalsOf(span.from, span.to, span.interval);
  const [start, end] = [intervals[0]?.start ?? span.from, intervals.at(-1)?.end ?? span.to];
  const parts =
    span.interval === 'HOUR'
      ? (await repository.findBetween(codes, start, end)).map(reading => ({
          regionCode: reading.regionCode,
          at: reading.observedAt,
          contents: contentsOf(reading),
        }))
      : (await repository.findDays(codes, start, end)).map(day => ({
          regionCode: day.regionCode,
          at: day.day,
          contents: day,
        }));
  const byRegion = Map.groupBy(parts, part => part.regionCode);
  return codes.map(code => fillIntervals(intervals, span.interval, byRegion.get(code) ?? []));
}

function spanId({ from, to, interval }: HistorySpan): string {
  return `${from.getTime()}/${to.getTime()}/${interval}`;
}

function checkSpan({ from, to, interval }: HistorySpan): void {
  if (from >= to) {
    throw userError('BAD_USER_INPUT', '`to` must be later than `from`.', { argument: 'to' });
  }
  const count = countIntervals(from, to, interval);
  if (count > MAX_INTERVALS) throw badInput('to', `${count} intervals after \`from\``, `up to ${MAX_INTERVALS}`);
}
