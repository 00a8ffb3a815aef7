/** Asia/Seoul has had no daylight saving time since 1988, so its offset is a constant (IANA tz database). */
export const SEOUL_OFFSET = '+09:00';
const SEOUL_OFFSET_MS = 9 * 60 * 60 * 1000;

/** RFC 3339 section 5.6, `date-time`: date, `T`, time, optional fraction, offset. */
const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** Texts of times written lately: one answer often holds the same time many times, and writing it is not cheap. */
const written = new Map<number, string>();
const MOST_WRITTEN = 5_000;

/** A time as RFC 3339 text in the site's zone; milliseconds are written only when there are any. */
export function formatSeoulTime(time: Date): string {
  const milliseconds = time.getTime();
  const known = written.get(milliseconds);
  if (known !== undefined) return known;
  const iso = new Date(milliseconds + SEOUL_OFFSET_MS).toISOString();
  const text = (iso.endsWith('.000Z') ? iso.slice(0, -5) : iso.slice(0, -1)) + SEOUL_OFFSET;
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(milliseconds, text);
  return text;
}

/** RFC 3339 text to a time, or undefined when it is not such a text or names a day or hour that does not exist. */
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
