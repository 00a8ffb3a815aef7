import type { Masthead } from './page.ts';
import { foldWidth, type PageLine } from './page-lines.ts';
import { readLeadingTime, timeLength } from './page-time.ts';
import type { Problems } from './problems.ts';

const MASTHEAD = /^최종 ?편집 ?:? ?/;
const WEEKDAY = /^ ?\(([^()]{0,10})\)/;
/** The name of a link: letters alone, so that neither a headline nor a second time passes as one. */
const LINK = /^[\p{L}\p{M}+·&|/]{1,20}$/u;
const MAX_LINKS = 20;

/** Whether the line is the masthead. */
export function isMasthead(line: PageLine): boolean {
  return MASTHEAD.test(line.text);
}

/** Whether the line is a masthead with its time, so that a sentence about 최종편집 in the text is none. */
export function isTimedMasthead(line: PageLine): boolean {
  const label = MASTHEAD.exec(line.text);
  return label !== null && timeLength(line.text.slice(label[0].length)) > 0;
}

/** Parses the line with 최종편집: its time, an optional weekday, and the words of its links. */
export function parseMasthead(line: PageLine, problems: Problems): Masthead | undefined {
  const text = line.text.slice(MASTHEAD.exec(line.text)?.[0].length ?? 0);
  const time = readLeadingTime(text, line, problems);
  if (time === undefined) return undefined;
  const after = text.slice(time.length);
  const weekday = WEEKDAY.exec(foldWidth(after));
  const printed = weekday?.[1]?.trim().replace(/요일$/, '');
  if (printed !== undefined && printed !== time.weekday) {
    const date = time.value.slice(0, 10);
    problems.add('weekday-mismatch', line, `(${time.weekday}), the day of ${date}`, weekday?.[0].trim());
    return undefined;
  }
  const links = after.slice(weekday?.[0].length ?? 0);
  if (weekday === null && links !== '' && !links.startsWith(' ')) {
    problems.add('malformed-time', line, 'a space after the time', text);
    return undefined;
  }
  const words = links.split(' ').filter(word => word !== '' && word !== '|' && word !== '·');
  const wrong = words.length > MAX_LINKS ? words[MAX_LINKS] : words.find(word => !LINK.test(word));
  if (wrong !== undefined) {
    problems.add('unexpected-text', line, `at most ${MAX_LINKS} names of links such as 기사제보 after the time`, wrong);
    return undefined;
  }
  return { lastEditedAt: time.value, links: words };
}
