import type { Page, PageArticle, PageBlock } from './page.ts';
import { printTime, weekdayOf } from './page-time.ts';
import { parsePage } from './parse-page.ts';

/**
 * Writes a page in the text page format, so that `parsePage` returns the same page.
 *
 * @throws RangeError when the format cannot express this page, for example a heading that ends with a full stop
 */
export function renderPage(page: Page): string {
  const text = `${[...stripLines(page), ...headLines(page), ...bodyLines(page.article), ...commentLines(page)].join('\n')}\n`;
  const parsed = parsePage(text, { file: '(rendered)' });
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    throw new RangeError(`The page format cannot express this page: line ${problem?.line}: ${problem?.message}`);
  }
  const difference = differenceOf(parsed.page, page);
  if (difference !== undefined) {
    throw new RangeError(`The page format cannot express this page: ${difference} would be read differently.`);
  }
  return text;
}

function stripLines({ regions }: Page): string[] {
  return regions.flatMap(({ name, grade, temperature, measure }) => [
    `  • ${name}`,
    `    ${grade ?? '-'}`,
    ...(temperature === undefined ? [] : [`    ${temperature}℃`]),
    ...(measure === undefined ? [] : [`    ${measure}`]),
  ]);
}

function headLines({ masthead, article, sourceCommentCount }: Page): string[] {
  const { lastEditedAt, links } = masthead;
  return [
    [`최종편집${printTime(lastEditedAt, '-')} (${weekdayOf(lastEditedAt)})`, ...links].join(' '),
    ...(article.section === undefined ? [] : [`홈 > ${article.section}`]),
    article.headline,
    article.headline,
    ...article.bylines.map(
      ({ name, role, email }) => `  • ${[name, role, email].filter(part => part !== undefined).join(' ')}`,
    ),
    `  • 승인 ${printTime(article.approvedAt, '.')}`,
    ...(article.updatedAt === undefined ? [] : [`  • 수정 ${printTime(article.updatedAt, '.')}`]),
    `  • 댓글 ${sourceCommentCount}`,
    '기사 공유하기',
    '',
  ];
}

function bodyLines({ subheadlines, dateline, blocks, tags, publisher, copyright }: PageArticle): string[] {
  const opening = blocks.findIndex(block => block.kind !== 'image');
  const top = blocks.slice(0, opening).flatMap(linesOf);
  const body = blocks.slice(opening).flatMap(block => [...linesOf(block), '']);
  if (dateline !== undefined) body[0] = `[${dateline}] ${body[0]}`;
  const { name, englishName } = publisher;
  return [
    ...subheadlines,
    ...top,
    '',
    ...body,
    ...(tags.length === 0 ? [] : [tags.map(tag => `#${tag}`).join(' ')]),
    englishName === undefined ? name : `${name}, ${englishName}`,
    ...(copyright === undefined ? [] : [copyright]),
    '',
  ];
}

function linesOf(block: PageBlock): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.text];
    case 'image':
      return [block.credit === undefined ? `▲ ${block.caption}` : `${block.caption}<${block.credit}>`];
    case 'list':
      return block.items.map(item => `  • ${item}`);
  }
}

function commentLines({ comments }: Page): string[] {
  const { count, isClosed, posts } = comments;
  return [
    `댓글 ${count}`,
    ...(isClosed === undefined ? [] : [isClosed ? '댓글닫힘' : '댓글쓰기']),
    ...posts.flatMap(({ author, createdAt, text }) => [`${author} ${printTime(createdAt, '.')}`, text, '답글쓰기']),
  ];
}

/** The path of the first value that differs. Prototypes are ignored: GraphQL's input objects have none. */
function differenceOf(one: unknown, other: unknown, path = 'page'): string | undefined {
  if (one === other) return undefined;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return path;
  const left: Readonly<Record<string, unknown>> = { ...one };
  const right: Readonly<Record<string, unknown>> = { ...other };
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const difference = differenceOf(left[key], right[key], `${path}.${key}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
