import { formatSeoulTime } from '../../shared/time.ts';
import type { GraphClient } from '../import/graph-client.ts';
import { type AirKoreaClient, AirKoreaError } from './airkorea-client.ts';
import { alertsOfItems } from './alerts.ts';
import { forecastsOfItems } from './forecasts.ts';
import type { AirKoreaItem, ReadItems } from './item-values.ts';
import { readingsOfItems, stationReadingsOfItems } from './measurements.ts';
import { type Counts, describeCounts, recordRows } from './record.ts';
import { stationsOfItems } from './stations.ts';

export interface Round {
  readonly airKorea: AirKoreaClient;
  readonly graph: GraphClient;
  readonly fetchedAt: Date;
  readonly signal?: AbortSignal | undefined;
}

/** The result of one round. */
export interface RoundReport extends Counts {
  /** One line for the log. */
  readonly line: string;
}

/** Something that AirKorea publishes, and how it comes into the graph. */
export interface Source {
  /** As `newsgraph poll` takes it. */
  readonly name: string;
  /** How often there is something new, and how long after the beginning of each span. */
  readonly every: { readonly ms: number; readonly after: number };
  run(round: Round): Promise<RoundReport>;
}

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Most that is said of what was not read. */
const MAX_UNREAD = 5;

/** The measurements, hourly: of each station, and of each region the mean of its urban stations. */
export const MEASUREMENTS: Source = {
  name: 'air-quality',
  // AirKorea publishes an hour about 15 minutes after it.
  every: { ms: HOUR_MS, after: 15 * MINUTE_MS },
  async run({ airKorea, graph, fetchedAt, signal }) {
    const parameters = { sidoName: '전국', ver: '1.3' };
    const items = await airKorea.fetchItems('ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty', parameters, signal);
    const readings = readingsOfItems(items, fetchedAt);
    if (readings.length === 0) throw new AirKoreaError('no region has a measurement', true);
    const input = { field: 'recordAirQuality', type: 'RecordAirQualityInput', what: 'readings' };
    const counts = await recordRows(graph, input, readings);
    const ofStations = await recordRows(
      graph,
      { field: 'recordStationAirQuality', type: 'RecordStationAirQualityInput', what: 'readings of stations' },
      stationReadingsOfItems(items, fetchedAt),
    );
    const newest = readings.map(({ observedAt }) => observedAt).sort();
    const line = `air quality of ${newest.at(-1)}: ${describeCounts(counts)}; stations: ${describeCounts(ofStations)}`;
    return { ...counts, line };
  },
};

const STATIONS: Source = {
  name: 'air-quality-stations',
  every: { ms: DAY_MS, after: 4 * HOUR_MS },
  async run({ airKorea, graph, fetchedAt, signal }) {
    const items = await airKorea.fetchItems('MsrstnInfoInqireSvc/getMsrstnList', {}, signal);
    const input = { field: 'recordAirQualityStations', type: 'RecordAirQualityStationInput', what: 'stations' };
    return recordRead(graph, input, demandSome(stationsOfItems(items, fetchedAt), 'station'));
  },
};

const FORECASTS: Source = {
  name: 'air-quality-forecasts',
  // Issued at 5, 11, 17 and 23; corrected at any hour.
  every: { ms: HOUR_MS, after: 20 * MINUTE_MS },
  async run({ airKorea, graph, fetchedAt, signal }) {
    const issuedOn = (day: Date): Promise<AirKoreaItem[]> =>
      airKorea.fetchItems('ArpltnInforInqireSvc/getMinuDustFrcstDspth', { searchDate: dateOf(day) }, signal);
    const items = await issuedOn(fetchedAt);
    // Before the first issue of a day, that of the day before is the last one.
    if (items.length === 0) items.push(...(await issuedOn(new Date(fetchedAt.getTime() - DAY_MS))));
    const input = { field: 'recordAirQualityForecasts', type: 'RecordAirQualityForecastInput', what: 'forecasts' };
    return recordRead(graph, input, demandSome(forecastsOfItems(items), 'forecast'));
  },
};

const ALERTS: Source = {
  name: 'air-quality-alerts',
  // 144 requests a day, of about 500 that a key has for each operation.
  every: { ms: 10 * MINUTE_MS, after: MINUTE_MS },
  async run({ airKorea, graph, fetchedAt, signal }) {
    // An alert of the last days of a year is cleared in the next one, but listed in its own.
    const years = new Set([fetchedAt, new Date(fetchedAt.getTime() - 7 * DAY_MS)].map(day => dateOf(day).slice(0, 4)));
    const items: AirKoreaItem[] = [];
    for (const year of years) {
      items.push(...(await airKorea.fetchItems('UlfptcaAlarmInqireSvc/getUlfptcaAlarmInfo', { year }, signal)));
    }
    const input = { field: 'recordAirQualityAlerts', type: 'RecordAirQualityAlertInput', what: 'alerts' };
    return recordRead(graph, input, alertsOfItems(items, fetchedAt));
  },
};

export const SOURCES: readonly Source[] = [MEASUREMENTS, STATIONS, FORECASTS, ALERTS];

function demandSome<Row>(read: ReadItems<Row>, what: string): ReadItems<Row> {
  if (read.rows.length > 0) return read;
  const [first] = read.unread;
  throw new AirKoreaError(`no ${what} in the answer${first === undefined ? '' : `; not read: ${first}`}`, true);
}

async function recordRead(
  graph: GraphClient,
  input: Parameters<typeof recordRows>[1],
  { rows, unread }: ReadItems<object>,
): Promise<RoundReport> {
  const counts = await recordRows(graph, input, rows);
  const shown = unread.slice(0, MAX_UNREAD).join('; ');
  const more = unread.length > MAX_UNREAD ? `; and ${unread.length - MAX_UNREAD} more` : '';
  const line = `${input.what}: ${describeCounts(counts)}${unread.length === 0 ? '' : `; not read: ${shown}${more}`}`;
  return { ...counts, line };
}

/** The date in Asia/Seoul, as `2026-03-01`. */
function dateOf(time: Date): string {
  return formatSeoulTime(time).slice(0, 10);
}
