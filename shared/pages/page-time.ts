import { SEOUL_OFFSET } from '../time.ts';
import { foldWidth } from './page-lines.ts';
import type { Problems, SourcePosition } from './problems.ts';

const TIME = /^(\d{4})[-./] ?(\d{1,2})[-./] ?(\d{1,2})\.? (\d{1,2}):(\d{2})(?::(\d{2}))?/;
const WEEKDAYS = '일월화수목금토';
/** Limits for newspapers: nothing on a page is older, and a later year is a typo. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** A time at the start of a text. */
export interface LeadingTime {
  /** RFC 3339 at +09:00. */
  readonly value: string;
  /** 일, 월, 화, 수, 목, 금 or 토. */
  readonly weekday: string;
  /** The length of the time in the text. */
  readonly length: number;
}

/** Parses a time such as `2026.01.30 18:54` at the start of a text, or reports the problem. */
export function readLeadingTime(text: string, place: SourcePosition, problems: Problems): LeadingTime | undefined {
  const match = TIME.exec(foldWidth(text));
  if (match === null) {
    problems.add('malformed-time', place, 'a date and time such as 2020.01.31 09:05', text);
    return undefined;
  }
  const [whole] = match;
  const [year, month, day, hour, minute, second] = match.slice(1).map(digits => Number(digits ?? 0)) as TimeParts;
  const date = new Date(Date.UTC(year, month - 1, day));
  const hasDate =
    year >= FIRST_YEAR && year <= LAST_YEAR && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!hasDate || hour > 23 || minute > 59 || second > 59) {
    const expected = `a day of the calendar from ${FIRST_YEAR} to ${LAST_YEAR} and a time from 00:00 to 23:59`;
    problems.add('impossible-time', place, expected, text.slice(0, whole.length));
    return undefined;
  }
  const clock = [hour, minute, second].map(part => String(part).padStart(2, '0')).join(':');
  return {
    value: `${date.toISOString().slice(0, 10)}T${clock}${SEOUL_OFFSET}`,
    weekday: WEEKDAYS.charAt(date.getUTCDay()),
    length: whole.length,
  };
}

type TimeParts = [number, number, number, number, number, number];

/** Parses a text that is only a time, or reports the problem. */
export function readTime(text: string, place: SourcePosition, problems: Problems): string | undefined {
  const time = readLeadingTime(text, place, problems);
  if (time === undefined || time.length === text.length) return time?.value;
  problems.add('malformed-time', place, 'nothing after the time', text);
  return undefined;
}

/** An RFC 3339 time as a page prints it, with the given separator between year, month and day. */
export function printTime(time: string, separator: '.' | '-'): string {
  const clock = time.slice(11, time.slice(17, 19) === '00' ? 16 : 19);
  return `${time.slice(0, 10).replaceAll('-', separator)} ${clock}`;
}

/** The weekday of an RFC 3339 time's date. */
export function weekdayOf(time: string): string {
  return WEEKDAYS.charAt(new Date(`${time.slice(0, 10)}T00:00:00Z`).getUTCDay());
}
