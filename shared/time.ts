/** Asia/Seoul has had no daylight saving time since 1988, so its offset is a constant (IANA tz database). */
export const SEOUL_OFFSET = '+09:00';
const SEOUL_OFFSET_MS = 9 * 60 * 60 * 1000;

/** RFC 3339 section 5.6, `date-time`: date, `T`, time, optional fraction, offset. */
const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

const DAY_MS = 86_400_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** Recently written dates, by day: lists have many times of few days, and formatting the date is the expensive part. */
const dates = new Map<number, string>();
const MAX_DATES = 5_000;

/** A time as RFC 3339 text in the site's time zone; milliseconds are written only if not 0. */
export function formatSeoulTime(time: Date): string {
  const local = time.getTime() + SEOUL_OFFSET_MS;
  const day = Math.floor(local / DAY_MS);
  const inDay = local - day * DAY_MS;
  const seconds = Math.floor(inDay / 1000);
  const milliseconds = inDay - seconds * 1000;
  const clock = `${TWO_DIGITS[Math.floor(seconds / 3600)]}:${TWO_DIGITS[Math.floor(seconds / 60) % 60]}:${TWO_DIGITS[seconds % 60]}`;
  const fraction = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`;
  return `${dateOf(day)}T${clock}${fraction}${SEOUL_OFFSET}`;
}

function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const [date = ''] = new Date(day * DAY_MS).toISOString().split('T');
  if (dates.size >= MAX_DATES) dates.clear();
  dates.set(day, date);
  return date;
}

/** Parses RFC 3339 text; undefined when it is malformed or names a day or hour that does not exist. */
export function parseRfc3339(text: string): Date | undefined {
  const match = RFC_3339.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match.map(Number) as unknown as [number, ...number[]];
  const daysInMonth = new Date(Date.UTC(year as number, month as number, 0)).getUTCDate();
  const exists =
    inRange(month, 1, 12) && inRange(day, 1, daysInMonth) && inRange(hour, 0, 23) && inRange(minute, 0, 59);
  if (!exists || !inRange(second, 0, 59)) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function inRange(value: number | undefined, low: number, high: number): boolean {
  return value !== undefined && value >= low && value <= high;
}
