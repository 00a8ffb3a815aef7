import { findRegionByName } from '../../shared/regions.ts';
import { type AirKoreaItem, type ReadItems, readDataTime, text } from './item-values.ts';

interface Zone {
  readonly name: string;
  readonly regionCode: string;
  readonly grade: string | null;
}

/** A forecast as `recordAirQualityForecasts` accepts it. */
export interface ForecastInput {
  readonly pollutant: string;
  readonly day: string;
  readonly issuedAt: string;
  readonly zones: readonly Zone[];
  readonly overall: string | null;
  readonly cause: string | null;
  readonly advice: string | null;
  readonly images: readonly string[];
}

const POLLUTANTS: Readonly<Record<string, string>> = { PM10: 'PM10', PM25: 'PM25', 'PM2.5': 'PM25', O3: 'O3' };
const GRADES: Readonly<Record<string, string | null>> = {
  좋음: 'GOOD',
  보통: 'MODERATE',
  나쁨: 'UNHEALTHY',
  매우나쁨: 'VERY_UNHEALTHY',
  예보없음: null,
};
/** The parts of two regions that have a forecast of their own. */
const PARTS: Readonly<Record<string, string>> = { 영동: '강원', 영서: '강원', 경기남부: '경기', 경기북부: '경기' };
const IMAGES = Array.from({ length: 9 }, (_, i) => `imageUrl${i + 1}`);

/** Reads the items of `getMinuDustFrcstDspth`: of each pollutant and day, the one that was issued last. */
export function forecastsOfItems(items: readonly AirKoreaItem[]): ReadItems<ForecastInput> {
  const rows = new Map<string, ForecastInput>();
  const unread: string[] = [];
  for (const item of items) {
    const pollutant = POLLUTANTS[text(item.informCode) ?? ''];
    const day = readDataTime(`${text(item.informData) ?? ''} 00:00`);
    const issuedAt = readIssue(item.dataTime);
    const zones = readZones(item.informGrade, unread);
    if (pollutant === undefined || !day || !issuedAt || zones.length === 0) {
      const found = [item.informCode, item.informData, item.dataTime, item.informGrade];
      unread.push(`forecast ${JSON.stringify(found).slice(0, 200)}`);
      continue;
    }
    const key = `${pollutant}@${day.toISOString()}`;
    const known = rows.get(key);
    if (known && known.issuedAt >= issuedAt.toISOString()) continue;
    rows.set(key, {
      pollutant,
      day: day.toISOString(),
      issuedAt: issuedAt.toISOString(),
      zones,
      overall: text(item.informOverall) ?? null,
      cause: text(item.informCause) ?? null,
      advice: text(item.actionKnack) ?? null,
      images: IMAGES.flatMap(name => readImage(item[name])),
    });
  }
  return { rows: [...rows.values()], unread };
}

/** `2026-03-01 05시 발표` */
function readIssue(value: unknown): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{1,2})시(?: 발표)?$/.exec(text(value) ?? '');
  return match ? readDataTime(`${match[1]} ${match[2]!.padStart(2, '0')}:00`) : undefined;
}

/** `서울 : 보통,제주 : 나쁨,경기북부 : 예보없음` */
function readZones(value: unknown, unread: string[]): Zone[] {
  const parts = (text(value) ?? '').split(',').filter(part => text(part) !== undefined);
  return parts.flatMap(part => {
    const [name = '', label = '', ...more] = part.split(':').map(piece => piece.trim());
    const region = findRegionByName(PARTS[name] ?? name);
    const grade = GRADES[label.replaceAll(' ', '')];
    if (region && grade !== undefined && more.length === 0) return { name, regionCode: region.code, grade };
    unread.push(`zone ${JSON.stringify(part.trim().slice(0, 80))}`);
    return [];
  });
}

function readImage(value: unknown): string[] {
  const url = text(value);
  return url !== undefined && /^https?:/i.test(url) && URL.canParse(url) ? [url] : [];
}
