import type { PageArticle, PageBlock, PagePublisher } from './page.ts';
import { bulletText, foldWidth, type PageLine } from './page-lines.ts';
import type { Problems, SourcePosition } from './problems.ts';
import { endsSentence, endsWithFullStop } from './sentence-end.ts';
import { splitCredit } from './split-credit.ts';

/** The part between share line and comment box. */
export type ArticleText = Pick<PageArticle, 'subheadlines' | 'dateline' | 'blocks' | 'copyright'> & {
  readonly publisher?: PagePublisher;
};

/** A line that does not end a sentence is a heading up to this length, and a paragraph above it. */
const MAX_HEADING_LENGTH = 60;

const DATELINE = /^\[([^[\]=]{1,60})=([^[\]=]{1,80})\] ?/;
const LIKE_DATELINE = /^\[[^\]]{0,140}=/;
/** Distinguishes a dateline from [자료=…] later in a text. */
const REPORTER_DATELINE = /(?:기자|특파원|통신원) ?\] ?$/;
const PUBLISHER = /^([^,.?!…]{1,60}), ?(?=.*\p{sc=Latn})([\p{sc=Latn}\d][\p{sc=Latn}\d &.,'’-]{0,79})$/u;
const COPYRIGHT = /^(?:저작권자|[ⓒ©])/;

/** Parses sub-headlines, captions, dateline, body and publisher line. */
export function parseText(zone: readonly PageLine[], end: SourcePosition, problems: Problems): ArticleText {
  const tail = parseTail(zone, end, problems);
  const text = zone.slice(0, tail.length);
  const start = text.findIndex(line => beginsBody(line));
  const top = parseTop(start < 0 ? text : text.slice(0, start), problems);
  const first = text[start];
  if (first === undefined) {
    problems.add('empty-body', text.at(-1) ?? end, 'a paragraph, with or without a dateline before it');
    return { ...top, ...tail.values };
  }
  const opening = readDateline(first, problems);
  if (opening === undefined) reportLateDateline(text.slice(start + 1), problems);
  const openingBlocks: PageBlock[] = opening?.rest ? [{ kind: 'paragraph', text: opening.rest }] : [];
  const body = parseBody(text.slice(opening === undefined ? start : start + 1), openingBlocks, problems);
  if (!body.some(block => block.kind === 'paragraph')) problems.add('empty-body', first, 'a paragraph of text');
  const dateline = opening === undefined ? {} : { dateline: opening.dateline };
  return { subheadlines: top.subheadlines, ...dateline, blocks: [...top.blocks, ...body], ...tail.values };
}

/** The body starts with the dateline, or else with the first sentence that is not a caption. */
function beginsBody(line: PageLine): boolean {
  if (DATELINE.test(foldWidth(line.text)) || LIKE_DATELINE.test(foldWidth(line.text))) return true;
  return endsWithFullStop(line.text) && splitCredit(line.text).kind === 'none';
}

function readDateline(line: PageLine, problems: Problems): { dateline: string; rest: string } | undefined {
  const folded = foldWidth(line.text);
  const bracket = DATELINE.exec(folded);
  if (bracket !== null) {
    const dateline = line.text.slice(1, folded.indexOf(']')).trim();
    return { dateline, rest: line.text.slice(bracket[0].length) };
  }
  if (LIKE_DATELINE.test(folded)) problems.add('malformed-dateline', line, 'a dateline such as [새벽신문=홍길동 기자]');
  return undefined;
}

function reportLateDateline(lines: readonly PageLine[], problems: Problems): void {
  for (const line of lines) {
    const bracket = DATELINE.exec(foldWidth(line.text));
    if (bracket !== null && REPORTER_DATELINE.test(bracket[0])) {
      problems.add(
        'misplaced-dateline',
        line,
        'only sub-headlines and captions with a credit before it',
        bracket[0].trim(),
      );
    }
  }
}

/** Above the body are sub-headlines and then captions. */
function parseTop(lines: readonly PageLine[], problems: Problems): { subheadlines: string[]; blocks: PageBlock[] } {
  const subheadlines: string[] = [];
  const blocks: PageBlock[] = [];
  for (const line of lines) {
    const credit = splitCredit(line.text);
    if (credit.kind === 'image') blocks.push(credit.block);
    else if (credit.kind !== 'none')
      problems.add(credit.kind, line, 'a caption and its credit, as in 사진 설명<새벽신문>');
    else if (bulletText(line) !== undefined)
      problems.add('ambiguous-line', line, 'no bullets between share line and text');
    else if (blocks.length === 0) subheadlines.push(line.text);
    else problems.add('ambiguous-line', line, 'a caption that ends with its credit, or the text, after a caption');
  }
  return { subheadlines, blocks };
}

function parseBody(lines: readonly PageLine[], opening: readonly PageBlock[], problems: Problems): PageBlock[] {
  const blocks: PageBlock[] = [...opening];
  let heading: PageLine | undefined;
  let items: string[] | undefined;
  for (const line of lines) {
    const item = bulletText(line);
    const block = item === undefined ? readBlock(line, problems) : undefined;
    if (heading !== undefined && block?.kind === 'heading') reportHeading(heading, problems);
    if (block?.kind === 'heading' && blocks.length === 0) reportHeading(line, problems);
    heading = block?.kind === 'heading' ? line : undefined;
    if (item === undefined) items = undefined;
    else if (items !== undefined) items.push(item);
    else {
      items = [item];
      blocks.push({ kind: 'list', items });
    }
    if (block !== undefined) blocks.push(block);
  }
  if (heading !== undefined) reportHeading(heading, problems);
  return blocks;
}

function reportHeading(line: PageLine, problems: Problems): void {
  const expected = 'a sub-heading between other text, or a paragraph that ends its sentence';
  problems.add('ambiguous-line', line, expected);
}

function readBlock(line: PageLine, problems: Problems): PageBlock | undefined {
  const credit = splitCredit(line.text);
  if (credit.kind === 'image') return credit.block;
  if (credit.kind !== 'none') {
    problems.add(credit.kind, line, 'a caption and its credit, as in 사진 설명<새벽신문>');
    return undefined;
  }
  const isParagraph = line.text.length > MAX_HEADING_LENGTH || endsSentence(line.text);
  return isParagraph ? { kind: 'paragraph', text: line.text } : { kind: 'heading', text: line.text, level: 2 };
}

interface PageTail {
  readonly values: Pick<ArticleText, 'publisher' | 'copyright'>;
  /** The number of lines before the tail. */
  readonly length: number;
}

/** The publisher line is the last one, except for a copyright line on either side of it. */
function parseTail(zone: readonly PageLine[], end: SourcePosition, problems: Problems): PageTail {
  let length = zone.length;
  const takeCopyright = (): string | undefined => {
    const text = zone[length - 1]?.text;
    if (text === undefined || !COPYRIGHT.test(text)) return undefined;
    length -= 1;
    return text;
  };
  const after = takeCopyright();
  const line = zone[length - 1];
  const publisher = line && readPublisher(line, zone);
  if (publisher === undefined) {
    problems.add('missing-publisher', line ?? end, 'a last line such as “새벽신문, SAEBYEOK DAILY”');
  } else {
    length -= 1;
  }
  const copyright = after ?? (publisher === undefined ? undefined : takeCopyright());
  return { values: { ...(publisher && { publisher }), ...(copyright && { copyright }) }, length };
}

/** A name alone is the publisher only if the dateline has it. */
function readPublisher(line: PageLine, zone: readonly PageLine[]): PagePublisher | undefined {
  const folded = foldWidth(line.text);
  const names = PUBLISHER.exec(folded);
  if (names !== null) {
    const comma = folded.indexOf(',');
    return { name: line.text.slice(0, comma).trim(), englishName: line.text.slice(comma + 1).trim() };
  }
  const dateline = zone.find(other => DATELINE.test(foldWidth(other.text)));
  const name = dateline && DATELINE.exec(foldWidth(dateline.text))?.[1]?.trim();
  return name === folded ? { name: line.text } : undefined;
}
