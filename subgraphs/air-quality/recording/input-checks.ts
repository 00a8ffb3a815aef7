import { createHash } from 'node:crypto';
import { badInput } from '../../../shared/errors/errors.ts';
import { findRegionByCode } from '../../../shared/regions.ts';
import { cleanText, isBlank } from '../../../shared/text/text-faults.ts';
import { formatSeoulTime } from '../../../shared/time.ts';

/** What all inputs of this subgraph have in common; each check names the part of the input. */

/** A clock that is fast by more must not make a reading the latest, nor one that no correction can overwrite. */
const MAX_CLOCK_SKEW_MS = 10 * 60 * 1000;

export function checkRegion(path: string, code: string): void {
  if (findRegionByCode(code)) return;
  throw badInput(path, JSON.stringify(code.slice(0, 80)), 'an ISO 3166-2:KR code such as "KR-11"');
}

export function checkNotFuture(path: string, time: Date | null | undefined, now: Date): void {
  if (time == null || time.getTime() <= now.getTime() + MAX_CLOCK_SKEW_MS) return;
  throw badInput(path, formatSeoulTime(time), 'a time that is not in the future');
}

export function checkRange(path: string, value: number, low: number, high: number, unit: string): void {
  if (!(value >= low && value <= high)) throw badInput(path, String(value), `${low} to ${high} ${unit}`.trimEnd());
}

export function checkCount(path: string, count: number, what: string, most: number): void {
  if (count < 1 || count > most) throw badInput(path, `${count} ${what}`, `1 to ${most}`);
}

/** A text as it is stored; null for one in which a reader would see nothing. */
export function readText(path: string, given: string | null | undefined, most: number): string | null {
  const text = given == null || isBlank(given) ? null : cleanText(given);
  if (text !== null && text.length > most) throw badInput(path, `${text.length} characters`, `up to ${most}`);
  return text;
}

export function readName(path: string, given: string, most: number): string {
  const name = readText(path, given, most);
  if (name === null) throw badInput(path, 'no visible text', 'a name');
  return name;
}

/** @throws BAD_USER_INPUT for two of one id: which of them counts would depend on their order */
export function checkDistinct(ids: readonly string[]): void {
  const seen = new Map<string, number>();
  ids.forEach((id, i) => {
    const first = seen.get(id);
    if (first !== undefined) throw badInput(`input[${i}]`, `the same as input[${first}] again`, 'each one once');
    seen.set(id, i);
  });
}

/** Identifies what is stated. */
export function hashOf(values: unknown): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
}
