import type { BylineParts } from '../names/read-bylines.ts';
import type { PageArticle, PageBlock, PageImage, PagePublisher } from './page.ts';
import { beginsOtherList, isAdvertisement, isTool } from './page-furniture.ts';
import { bulletText, foldWidth, type PageLine } from './page-lines.ts';
import { parseTail } from './parse-tail.ts';
import type { Problems, SourcePosition } from './problems.ts';
import { endsSentence, endsWithFullStop } from './sentence-end.ts';
import { splitCredit } from './split-credit.ts';

/** The part between share line and comment box. */
export type ArticleText = Pick<
  PageArticle,
  'subheadlines' | 'dateline' | 'blocks' | 'bylines' | 'tags' | 'copyright'
> & {
  readonly publisher?: PagePublisher;
};

/** A line that does not end a sentence is a heading up to this length, and a paragraph above it. */
const MAX_HEADING_LENGTH = 60;

const DATELINE = /^\[([^[\]=]{1,60})=([^[\]=]{1,80})\] ?/;
const LIKE_DATELINE = /^\[[^\]]{0,140}=/;
/** Distinguishes a dateline from [자료=…] later in a text. */
const REPORTER_DATELINE = /(?:기자|특파원|통신원) ?\] ?$/;
/** A sentence and then something: a caption with a credit of an unknown form, but no heading. */
const SENTENCE_WITHIN = /[다요]\.[”’"')]? ?\S/;
/** A caption at the top, an entry of a list in the text; several on one line are the entries of one list. */
const TRIANGLE = /^[▲△] ?(?=\S)/;
const TRIANGLES = /(?:^| )[▲△] ?(?=\S)/;

/**
 * Parses sub-headlines, captions, dateline, body, and what stands under it.
 *
 * @param head the reporters under the headline
 */
export function parseText(
  zone: readonly PageLine[],
  head: readonly BylineParts[],
  end: SourcePosition,
  problems: Problems,
): ArticleText {
  const publisherOfDateline = zone.flatMap(line => DATELINE.exec(foldWidth(line.text))?.[1]?.trim() ?? [])[0];
  const { length, ...tail } = parseTail(zone, head, publisherOfDateline, end, problems);
  const text = zone.slice(0, length).filter(line => !isAdvertisement(line));
  const start = text.findIndex(line => beginsBody(line));
  const top = parseTop(start < 0 ? text : text.slice(0, start), problems);
  const first = text[start];
  if (first === undefined) {
    problems.add('empty-body', text.at(-1) ?? end, 'a paragraph, with or without a dateline before it');
    return { ...top, ...tail };
  }
  const opening = readDateline(first, problems);
  if (opening === undefined) reportLateDateline(text.slice(start + 1), problems);
  const openingBlocks: PageBlock[] = opening?.rest ? [{ kind: 'paragraph', text: opening.rest }] : [];
  const body = parseBody(text.slice(opening === undefined ? start : start + 1), openingBlocks, problems);
  if (!body.some(block => block.kind === 'paragraph')) problems.add('empty-body', first, 'a paragraph of text');
  const dateline = opening === undefined ? {} : { dateline: opening.dateline };
  return { subheadlines: top.subheadlines, ...dateline, blocks: [...top.blocks, ...body], ...tail };
}

/** The body starts with the dateline, or else with the first sentence that is not a caption. */
function beginsBody(line: PageLine): boolean {
  if (DATELINE.test(foldWidth(line.text)) || LIKE_DATELINE.test(foldWidth(line.text))) return true;
  return endsWithFullStop(line.text) && splitCredit(line.text).kind === 'none' && !TRIANGLE.test(line.text);
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

/** Above the body are the links of the share line, sub-headlines, and then captions. */
function parseTop(lines: readonly PageLine[], problems: Problems): { subheadlines: string[]; blocks: PageBlock[] } {
  const subheadlines: string[] = [];
  const blocks: PageBlock[] = [];
  for (const line of lines) {
    if (isTool(line)) continue;
    const credit = readCaption(line);
    const triangle = TRIANGLE.exec(line.text);
    if (credit.kind === 'image') blocks.push(credit.block);
    else if (credit.kind !== 'none')
      problems.add(credit.kind, line, 'a caption and its credit, as in 사진 설명<새벽신문>');
    else if (triangle !== null) blocks.push({ kind: 'image', caption: line.text.slice(triangle[0].length) });
    else if (bulletText(line) !== undefined)
      problems.add('ambiguous-line', line, 'no bullets between share line and text');
    else if (blocks.length > 0)
      problems.add('ambiguous-line', line, 'a caption that ends with its credit, or the text, after a caption');
    else if (beginsOtherList(line)) reportOtherList(line, problems);
    else if (!line.text.includes(' ') || SENTENCE_WITHIN.test(line.text))
      problems.add(
        'ambiguous-line',
        line,
        'a sub-headline of two words or more, or the name of a link that shares the article',
      );
    else subheadlines.push(line.text);
  }
  return { subheadlines, blocks };
}

/** A caption with its credit, without the ▲ before it. */
function readCaption(
  line: PageLine,
):
  | { readonly kind: 'image'; readonly block: PageImage }
  | { readonly kind: 'none' | 'unclosed-credit' | 'malformed-credit' } {
  const split = splitCredit(line.text.replace(TRIANGLE, ''));
  if (split.kind !== 'image') return { kind: split.kind };
  return { kind: 'image', block: { kind: 'image', caption: split.caption, credit: split.credit } };
}

function parseBody(lines: readonly PageLine[], opening: readonly PageBlock[], problems: Problems): PageBlock[] {
  const blocks: PageBlock[] = [...opening];
  let heading: PageLine | undefined;
  let items: string[] | undefined;
  lines.forEach((line, i) => {
    const entries = readEntries(line, [lines[i - 1], lines[i + 1]], problems);
    const block = entries === undefined ? readBlock(line, problems) : undefined;
    if (heading !== undefined && block?.kind === 'heading') reportHeading(heading, problems);
    if (block?.kind === 'heading' && blocks.length === 0) reportHeading(line, problems);
    heading = block?.kind === 'heading' ? line : undefined;
    if (entries === undefined) items = undefined;
    else if (items !== undefined) items.push(...entries);
    else if (entries.length > 0) {
      items = [...entries];
      blocks.push({ kind: 'list', items });
    }
    if (block !== undefined) blocks.push(block);
  });
  if (heading !== undefined) reportHeading(heading, problems);
  return blocks;
}

/**
 * The entries of a list on a line: one behind a bullet, one behind each ▲. A single ▲ without a credit may be a list or
 * a caption.
 */
function readEntries(
  line: PageLine,
  neighbours: readonly (PageLine | undefined)[],
  problems: Problems,
): readonly string[] | undefined {
  const item = bulletText(line);
  if (item !== undefined) return [item];
  if (!TRIANGLE.test(line.text) || readCaption(line).kind !== 'none') return undefined;
  const entries = line.text
    .split(TRIANGLES)
    .map(entry => entry.trim().replace(/[,;]$/, ''))
    .filter(entry => entry !== '');
  const isOfList = neighbours.some(other => other && TRIANGLE.test(other.text) && readCaption(other).kind === 'none');
  if (entries.length > 1 || isOfList) return entries;
  problems.add('ambiguous-line', line, 'a caption that ends with its credit, or a list of several ▲');
  return [];
}

function reportOtherList(line: PageLine, problems: Problems): void {
  problems.add('other-list', line, 'the text of this article only; take the list of other articles out');
}

function reportHeading(line: PageLine, problems: Problems): void {
  const expected = 'a sub-heading between other text, or a paragraph that ends its sentence';
  problems.add('ambiguous-line', line, expected);
}

function readBlock(line: PageLine, problems: Problems): PageBlock | undefined {
  if (beginsOtherList(line)) {
    reportOtherList(line, problems);
    return undefined;
  }
  const credit = readCaption(line);
  if (credit.kind === 'image') return credit.block;
  if (credit.kind !== 'none') {
    problems.add(credit.kind, line, 'a caption and its credit, as in 사진 설명<새벽신문>');
    return undefined;
  }
  const isParagraph = line.text.length > MAX_HEADING_LENGTH || endsSentence(line.text);
  if (!isParagraph && SENTENCE_WITHIN.test(line.text)) {
    problems.add('ambiguous-line', line, 'a caption with its credit, as in 사진 설명<새벽신문>, or whole sentences');
    return undefined;
  }
  return isParagraph ? { kind: 'paragraph', text: line.text } : { kind: 'heading', text: line.text, level: 2 };
}
