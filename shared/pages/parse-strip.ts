import { findRegionByName, REGIONS } from '../regions.ts';
import type { GradeLetter, RegionReading, StripMeasure } from './page.ts';
import { bulletText, foldWidth, type PageLine } from './page-lines.ts';
import type { Problems } from './problems.ts';

const LETTERS: ReadonlyMap<string, GradeLetter> = new Map(
  (['A', 'B', 'C', 'D'] as const).map(letter => [letter, letter]),
);
/**
 * Text that can only be meant as a temperature, valid or not: it starts with a digit or a sign, or has the degree sign.
 */
const LIKE_TEMPERATURE = /^[-+−\d]|[℃°]/;
const TEMPERATURE = /^([-+−]?)(\d{1,2}(?:\.\d{1,2})?) ?(?:℃|° ?C|도)$/;
const HIGHEST_TEMPERATURE = 60;
/** What a strip prints in place of a value that it does not have. */
const NO_VALUE =
  /^(?:[-–—−]{1,3}|(?:장비 ?)?점검 ?중?|점검 ?및 ?교정|자료 ?(?:없음|이상)|통신 ?(?:장애|이상)|측정 ?(?:불가|중|안 ?됨)|미측정|n\/a)$/i;
/** The labels, without spaces and signs, in lower case. */
const MEASURES: ReadonlyMap<string, StripMeasure> = new Map(
  Object.entries({
    통합대기: ['통합대기환경지수', '통합대기환경', '통합대기지수', '통합대기', '통합지수', '대기질', '대기환경', 'cai'],
    미세먼지: ['미세먼지', 'pm10', '미세먼지pm10'],
    초미세먼지: ['초미세먼지', 'pm25', '초미세먼지pm25'],
    오존: ['오존', 'o3', '오존o3'],
    이산화질소: ['이산화질소', 'no2', '이산화질소no2'],
    일산화탄소: ['일산화탄소', 'co', '일산화탄소co'],
    아황산가스: ['아황산가스', 'so2', '아황산가스so2', '이산화황'],
  } satisfies Record<StripMeasure, string[]>).flatMap(([measure, labels]) =>
    labels.map(label => [label, measure as StripMeasure] as const),
  ),
);
/** Name, grade, temperature and label. */
const MAX_LINES = 4;

/**
 * How many lines from the top belong to the strip, for a page without a masthead: from bullet to bullet, and after the
 * last one up to the label.
 */
export function measureStrip(lines: readonly PageLine[]): number {
  let end = 0;
  while (bulletText(lines[end]) !== undefined) {
    const start = end;
    end += 1;
    for (let line = lines[end]; line !== undefined && end - start < MAX_LINES; line = lines[end]) {
      if (bulletText(line) !== undefined) break;
      end += 1;
      if (line.text.length > 1 && !LIKE_TEMPERATURE.test(foldWidth(line.text))) break;
    }
  }
  return end;
}

/** Whether a region of a strip begins at the line: its name, and its grade below it. */
export function beginsRegion(line: PageLine | undefined, next: PageLine | undefined): boolean {
  const name = bulletText(line);
  if (name === undefined || next === undefined || findRegionByName(name) === undefined) return false;
  return LETTERS.has(foldWidth(next.text)) || NO_VALUE.test(foldWidth(next.text));
}

/** Parses the strip: for each region a bullet with its name, then lines with grade, optional temperature, and label. */
export function parseStrip(lines: readonly PageLine[], problems: Problems): readonly RegionReading[] {
  const readings: RegionReading[] = [];
  const seenAt = new Map<string, number>();
  for (const group of groupLines(lines, problems)) {
    const name = bulletText(group.bullet) ?? '';
    const region = findRegionByName(name);
    const values = readValues(group, problems);
    if (region === undefined) {
      problems.add('unknown-region', group.bullet, `one of ${REGIONS.map(known => known.name).join(', ')}`, name);
      continue;
    }
    const before = seenAt.get(region.code);
    if (before !== undefined) {
      problems.add('duplicate-region', group.bullet, `each region once; it is on line ${before} too`, name);
      continue;
    }
    seenAt.set(region.code, group.bullet.number);
    if (values !== undefined) readings.push({ code: region.code, name: region.name, ...values });
  }
  return readings;
}

interface StripGroup {
  readonly bullet: PageLine;
  readonly lines: PageLine[];
}

function groupLines(lines: readonly PageLine[], problems: Problems): readonly StripGroup[] {
  const groups: StripGroup[] = [];
  for (const line of lines) {
    if (bulletText(line) !== undefined) groups.push({ bullet: line, lines: [] });
    else if (groups.length > 0) groups.at(-1)?.lines.push(line);
    else problems.add('unexpected-line', line, 'the first region of the strip, as “• ” and its name');
  }
  return groups;
}

function readValues(
  { bullet, lines }: StripGroup,
  problems: Problems,
): Omit<RegionReading, 'code' | 'name'> | undefined {
  const rest = [...lines];
  const isUngraded = rest[0] !== undefined && NO_VALUE.test(foldWidth(rest[0].text));
  if (isUngraded) rest.shift();
  const grade = isUngraded ? undefined : readGrade(bullet, rest, problems);
  const last = rest.at(-1);
  const isLabel =
    last !== undefined && !NO_VALUE.test(foldWidth(last.text)) && !LIKE_TEMPERATURE.test(foldWidth(last.text));
  const label = isLabel ? rest.pop() : undefined;
  const measure = label && readMeasure(label, problems);
  if (label === undefined && !isUngraded) {
    problems.add('missing-measure', last ?? bullet, 'a label such as 미세먼지 below the grade');
  }
  const [temperatureLine, ...others] = rest.filter(line => !NO_VALUE.test(foldWidth(line.text)));
  for (const line of others) problems.add('unexpected-line', line, 'one grade, one temperature and one label a region');
  const temperature = temperatureLine === undefined ? undefined : readTemperature(temperatureLine, problems);
  if ((grade === undefined && !isUngraded) || (temperatureLine !== undefined && temperature === undefined))
    return undefined;
  return {
    ...(grade === undefined ? {} : { grade }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(measure === undefined ? {} : { measure }),
  };
}

function readMeasure(label: PageLine, problems: Problems): StripMeasure | undefined {
  const key = foldWidth(label.text)
    .toLowerCase()
    .replace(/[\s.()㎍/-]/g, '')
    .replace(/[₀-₉]/g, digit => String(digit.charCodeAt(0) - 0x2080));
  const measure = MEASURES.get(key);
  if (measure === undefined)
    problems.add('unknown-measure', label, `one of ${[...new Set(MEASURES.values())].join(', ')}`);
  return measure;
}

/** Removes the grade's line from the front of `lines`, unless that line is the temperature or the only label. */
function readGrade(bullet: PageLine, lines: PageLine[], problems: Problems): GradeLetter | undefined {
  const first = lines[0];
  const text = foldWidth(first?.text ?? '');
  const isAbsent = first === undefined || LIKE_TEMPERATURE.test(text) || (lines.length === 1 && text.length > 1);
  if (isAbsent) {
    problems.add('missing-grade', first ?? bullet, 'a grade A, B, C or D on the line after the region');
    return undefined;
  }
  lines.shift();
  const grade = LETTERS.get(text);
  if (grade === undefined) problems.add('bad-grade', first, 'A, B, C or D');
  return grade;
}

function readTemperature(line: PageLine, problems: Problems): number | undefined {
  const match = TEMPERATURE.exec(foldWidth(line.text));
  const degrees = Number(match?.[2] ?? Number.NaN);
  if (!(degrees <= HIGHEST_TEMPERATURE)) {
    problems.add('malformed-temperature', line, `degrees such as 26℃ or -3.5℃, from -60 to ${HIGHEST_TEMPERATURE}`);
    return undefined;
  }
  // 0 - degrees, so that -0 is parsed as the 0 that is printed again.
  return match?.[1] === '' || match?.[1] === '+' ? degrees : 0 - degrees;
}
