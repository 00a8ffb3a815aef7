/** An item from the open API: every value is text, or missing in one of several ways. */
export type AirKoreaItem = Readonly<Record<string, unknown>>;

/** As much as the graph accepts. */
export const MAX_CLOCK_SKEW_MS = 10 * 60 * 1000;

/** Undefined for all ways in which a text is missing. */
export function text(value: unknown): string | undefined {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' || trimmed === '-' || trimmed === 'null' ? undefined : trimmed;
}

/** Undefined for `-`, empty, null and a negative number. */
export function readNumber(value: unknown): number | undefined {
  const number =
    typeof value === 'number' ? value : /^\d+(\.\d+)?$/.test(text(value) ?? '') ? Number(value) : undefined;
  return number !== undefined && number >= 0 ? number : undefined;
}

/** `2026-03-01 24:00` is midnight at the end of that day. Times are in Asia/Seoul. */
export function readDataTime(value: unknown): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})$/.exec(text(value) ?? '');
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour <= 24 && minute < 60;
  if (!exists || (hour === 24 && minute > 0)) return undefined;
  return new Date(date.getTime() + ((hour - 9) * 60 + minute) * 60_000);
}

/** What could be used of some items, and what could not, in words for the log. */
export interface ReadItems<Row> {
  readonly rows: readonly Row[];
  readonly unread: readonly string[];
}
