import { badInput } from '../../../shared/errors/errors.ts';
import { cleanText, isBlank } from '../../../shared/text/text-faults.ts';

/** Limits that keep a document far below MongoDB's 16 MiB. */
export const LIMITS = {
  line: 300,
  subheadlines: 20,
  bylines: 50,
  blocks: 2_000,
  blockText: 20_000,
  items: 500,
  tags: 50,
  spans: 500,
  rows: 500,
  columns: 50,
  cells: 5_000,
  cellText: 2_000,
  reads: 20,
  frontPage: 100,
  series: 500,
  biography: 2_000,
  links: 10,
  sizes: 20,
  pixels: 30_000,
};

/** A line break or tab in it, as markup has them, is a space. */
export function line(path: string, value: string): string {
  return text(
    path,
    value.length > 3 * LIMITS.line ? value : value.replaceAll(/ *[\t\n\r\u2028\u2029]\s*/g, ' '),
    LIMITS.line,
  );
}

export function blockText(path: string, value: string): string {
  return text(path, value, LIMITS.blockText);
}

export function optionalLine(path: string, value: string | null | undefined): string | null {
  return value == null ? null : line(path, value);
}

export function lines(path: string, values: readonly string[] | null | undefined, most: number): string[] {
  return bounded(path, values ?? [], most).map((value, i) => line(`${path}[${i}]`, value));
}

export function text(path: string, value: string, most: number): string {
  // Before normalizing, which takes quadratic time on a long run of combining marks; NFD Hangul is up to three times
  // longer.
  if (value.length > 3 * most) throw badInput(path, `${value.length} characters`, `1 to ${most}`);
  const normal = cleanText(value);
  if (isBlank(normal))
    throw badInput(path, normal === '' ? 'an empty text' : 'no visible character', `1 to ${most} characters`);
  if (normal.length > most) throw badInput(path, `${normal.length} characters`, `1 to ${most}`);
  return normal;
}

export function bounded<T>(path: string, values: readonly T[], most: number): readonly T[] {
  if (values.length > most) throw badInput(path, `${values.length} entries`, `up to ${most}`);
  return values;
}

export function quote(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}
