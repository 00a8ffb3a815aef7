import { SEOUL_OFFSET } from '../time.ts';
import { foldWidth } from './page-lines.ts';
import type { Problems, SourcePosition } from './problems.ts';

/** `2026.01.30 18:54`, `2026년 1월 30일 오후 6시 54분`, `2026-01-30 (금) PM 6:54:00`. */
const TIME = new RegExp(
  [
    String.raw`^(\d{4})(?:[-./] ?(\d{1,2})[-./] ?(\d{1,2})\.?|년 ?(\d{1,2})월 ?(\d{1,2})일)`,
    String.raw`(?: ?\(([일월화수목금토])(?:요일)?\))?[ T]`,
    String.raw`(?:(오전|오후|AM|PM) ?)?(\d{1,2})(?::(\d{2})(?::(\d{2}))?|시(?: ?(\d{1,2})분)?)(?: ?(AM|PM)(?![A-Z]))?`,
  ].join(''),
  'i',
);
const WEEKDAY_BEHIND = /^ ?\(([일월화수목금토])(?:요일)?\)$/;
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
  const [whole, year, m1, d1, m2, d2, weekday, before, h, minutes, seconds, spoken, after] = match;
  const [month, day] = [Number(m1 ?? m2), Number(d1 ?? d2)];
  const [hour, minute, second] = [
    clockHour(Number(h), before ?? after),
    Number(minutes ?? spoken ?? 0),
    Number(seconds ?? 0),
  ];
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  const isInRange = Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR;
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isInRange || !exists || hour === undefined || hour > 23 || minute > 59 || second > 59) {
    const expected = `a day of the calendar from ${FIRST_YEAR} to ${LAST_YEAR} and a time from 00:00 to 23:59`;
    problems.add('impossible-time', place, expected, text.slice(0, whole.length));
    return undefined;
  }
  const actual = WEEKDAYS.charAt(date.getUTCDay());
  if (weekday !== undefined && weekday !== actual) {
    problems.add(
      'weekday-mismatch',
      place,
      `(${actual}), the day of ${date.toISOString().slice(0, 10)}`,
      `(${weekday})`,
    );
    return undefined;
  }
  const clock = [hour, minute, second].map(part => String(part).padStart(2, '0')).join(':');
  return {
    value: `${date.toISOString().slice(0, 10)}T${clock}${SEOUL_OFFSET}`,
    weekday: actual,
    length: whole.length,
  };
}

/** The hour of a clock of 24 hours; undefined for one that a clock of 12 hours does not have, such as 오후 14. */
function clockHour(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour > 12) return undefined;
  return (hour % 12) + (/오후|pm/i.test(half) ? 12 : 0);
}

/** Parses a text that is only a time, perhaps with its weekday behind it, or reports the problem. */
export function readTime(text: string, place: SourcePosition, problems: Problems): string | undefined {
  const time = readLeadingTime(text, place, problems);
  if (time === undefined || time.length === text.length) return time?.value;
  const weekday = WEEKDAY_BEHIND.exec(foldWidth(text.slice(time.length)))?.[1];
  if (weekday === time.weekday) return time.value;
  if (weekday === undefined) problems.add('malformed-time', place, 'nothing after the time', text);
  else
    problems.add('weekday-mismatch', place, `(${time.weekday}), the day of ${time.value.slice(0, 10)}`, `(${weekday})`);
  return undefined;
}

/** The length of the time at the start of a text, valid or not; 0 when there is none. */
export function timeLength(text: string): number {
  return TIME.exec(foldWidth(text))?.[0].length ?? 0;
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
