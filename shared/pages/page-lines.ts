import type { Problems, SourcePosition } from './problems.ts';

/** A line of a page that is not blank. */
export interface PageLine extends SourcePosition {
  /** Line number in the original text, from 1. */
  readonly number: number;
  /** The original line. */
  readonly raw: string;
  /** The line in NFC, trimmed, with single spaces and without invisible characters. */
  readonly text: string;
}

export interface PageLines {
  readonly lines: readonly PageLine[];
  /** Reported when something is missing at the end: the last line that is not blank. */
  readonly end: SourcePosition;
}

/** LF, CRLF and CR, also mixed. */
const LINE_BREAK = /\r\n|\n|\r/;
/** Control characters except the tab, and characters that change the text direction (Unicode Technical Report 36). */
const FORBIDDEN = /[[\p{Cc}--\t]\u202A-\u202E\u2066-\u2069]/v;
/** Zero width space, word joiner, byte order mark: they are invisible and make equal texts differ. */
const INVISIBLE = /\u200B|\u2060|\uFEFF/g;
/**
 * The limit of the Stream-Safe Text Format (UAX #15, section 13), in marks. Without it `normalize` takes quadratic time
 * for long runs.
 */
const COMBINING_FLOOD = /\p{M}{31}/u;

/** Splits a page into lines; blank ones are only counted. */
export function splitPageLines(text: string, problems: Problems): PageLines {
  const lines: PageLine[] = [];
  text.split(LINE_BREAK).forEach((raw, index) => {
    const number = index + 1;
    const clean = cleanLine(raw, number, problems);
    if (clean !== '') lines.push({ number, raw, text: clean });
  });
  return { lines, end: { number: lines.at(-1)?.number ?? 1 } };
}

function cleanLine(raw: string, number: number, problems: Problems): string {
  const place = { number };
  const forbidden = FORBIDDEN.exec(raw);
  if (forbidden !== null) {
    const hex = (forbidden[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    problems.add('forbidden-character', place, 'no control character', `U+${hex}`, forbidden.index + 1);
  } else if (!raw.isWellFormed()) {
    problems.add('forbidden-character', place, 'whole characters', 'half a surrogate pair');
  }
  const visible = raw.replace(INVISIBLE, '');
  if (COMBINING_FLOOD.test(visible)) {
    problems.add('combining-flood', place, 'at most 30 marks in a row', 'a longer row');
    return singleSpaced(visible);
  }
  return singleSpaced(visible.normalize('NFC'));
}

function singleSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

/**
 * Converts full-width digits, letters and signs to ordinary ones. The length stays the same, so positions stay valid.
 */
export function foldWidth(text: string): string {
  return text.replace(FULL_WIDTH, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

const BULLET = /^[•·●▪◦∙] ?(?=\S)/;

/** The text after the bullet, or undefined when the line has none. */
export function bulletText(line: PageLine | undefined): string | undefined {
  const sign = line === undefined ? null : BULLET.exec(line.text);
  return sign === null ? undefined : line?.text.slice(sign[0].length);
}
