import { findRegionByName } from '../../shared/regions.ts';
import { type AirKoreaItem, MAX_CLOCK_SKEW_MS, type ReadItems, readDataTime, readNumber, text } from './item-values.ts';

/** An alert as `recordAirQualityAlerts` accepts it. */
export interface AlertInput {
  readonly regionCode: string;
  readonly zone: string;
  readonly pollutant: string;
  readonly level: string;
  readonly issuedAt: string;
  readonly issuedValue: number | null;
  readonly clearedAt: string | null;
  readonly clearedValue: number | null;
  readonly recordedAt: string;
}

const POLLUTANTS: Readonly<Record<string, string>> = { PM10: 'PM10', PM25: 'PM25', 'PM2.5': 'PM25' };
const LEVELS: Readonly<Record<string, string>> = { 주의보: 'ADVISORY', 경보: 'WARNING' };

/** Reads the items of `getUlfptcaAlarmInfo`. An alert without a time of clearing is in force. */
export function alertsOfItems(items: readonly AirKoreaItem[], fetchedAt: Date): ReadItems<AlertInput> {
  const rows = new Map<string, AlertInput>();
  const unread: string[] = [];
  for (const item of items) {
    const alert = readAlert(item, fetchedAt);
    if (!alert) {
      const { districtName, moveName, itemCode, issueGbn, issueDate, issueTime, clearDate, clearTime } = item;
      const found = [districtName, moveName, itemCode, issueGbn, issueDate, issueTime, clearDate, clearTime];
      unread.push(`alert ${JSON.stringify(found).slice(0, 200)}`);
      continue;
    }
    const key = [alert.regionCode, alert.zone, alert.pollutant, alert.level, alert.issuedAt].join('/');
    // Listed twice, a cleared one is the later.
    if (!rows.get(key)?.clearedAt) rows.set(key, alert);
  }
  return { rows: [...rows.values()], unread };
}

function readAlert(item: AirKoreaItem, fetchedAt: Date): AlertInput | undefined {
  const region = findRegionByName(text(item.districtName) ?? '');
  const zone = text(item.moveName);
  const pollutant = POLLUTANTS[text(item.itemCode) ?? ''];
  const level = LEVELS[text(item.issueGbn) ?? ''];
  const issuedAt = readMoment(item.issueDate, item.issueTime);
  const isCleared = text(item.clearDate) !== undefined || text(item.clearTime) !== undefined;
  const clearedAt = isCleared ? readMoment(item.clearDate, item.clearTime) : null;
  const isKnown = region && zone !== undefined && pollutant !== undefined && level !== undefined;
  if (!isKnown || !issuedAt || clearedAt === undefined) return undefined;
  const latest = (clearedAt ?? issuedAt).getTime();
  if (latest < issuedAt.getTime() || latest > fetchedAt.getTime() + MAX_CLOCK_SKEW_MS) return undefined;
  return {
    regionCode: region.code,
    zone,
    pollutant,
    level,
    issuedAt: issuedAt.toISOString(),
    issuedValue: readNumber(item.issueVal) ?? null,
    clearedAt: clearedAt?.toISOString() ?? null,
    clearedValue: clearedAt === null ? null : (readNumber(item.clearVal) ?? null),
    recordedAt: fetchedAt.toISOString(),
  };
}

function readMoment(date: unknown, time: unknown): Date | undefined {
  return readDataTime(`${text(date) ?? ''} ${text(time) ?? ''}`);
}
