import type { Masthead } from './page.ts';
import { foldWidth, type PageLine } from './page-lines.ts';
import { readLeadingTime } from './page-time.ts';
import type { Problems } from './problems.ts';

const MASTHEAD = /^최종 ?편집 ?:? ?/;
const WEEKDAY = /^ ?\(([^()]{0,10})\)/;

/** Whether the line is the masthead. */
export function isMasthead(line: PageLine): boolean {
  return MASTHEAD.test(line.text);
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
  return { lastEditedAt: time.value, links: links.split(' ').filter(word => word !== '') };
}
