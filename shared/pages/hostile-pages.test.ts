import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_PAGE } from '../../tests/support/example-page.ts';
import { parsePage } from './parse-page.ts';

function expectPageOrProblems(text: string): void {
  const parsed = parsePage(text);
  if (parsed.ok) return;
  expect(parsed.problems.length).toBeGreaterThan(0);
  const lineCount = text.split(/\r\n|\n|\r/).length;
  for (const { line, column, message } of parsed.problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lineCount);
    if (column !== undefined) expect(column).toBeGreaterThanOrEqual(1);
    expect(message).not.toBe('');
  }
}

const LINES = EXAMPLE_PAGE.split('\n');
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom(
    '<',
    '>',
    '[',
    ']',
    '=',
    '• ',
    '\n',
    '\r',
    '댓글',
    '승인',
    '수정',
    '최종편집',
    '℃',
    '.',
    ',',
    '홈 > ',
    '\u0301',
    '\uD800',
  ),
);

describe('a page that was tampered with never throws, and is read or refused with lines that exist', () => {
  it('when some of its text is replaced', () => {
    const edit = fc.tuple(fc.nat(EXAMPLE_PAGE.length), fc.nat(30), piece);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), edits => {
        const text = edits.reduce(
          (page, [at, length, put]) => page.slice(0, at) + put + page.slice(at + length),
          EXAMPLE_PAGE,
        );
        expectPageOrProblems(text);
      }),
      { numRuns: 1500 },
    );
  });

  it('when its lines are dropped, doubled and moved', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(LINES.length - 1), { maxLength: 120 }), fc.nat(LINES.length), (indexes, count) => {
        expectPageOrProblems([...LINES.slice(0, count), ...indexes.map(index => LINES[index])].join('\n'));
      }),
      { numRuns: 500 },
    );
  });

  it('when it is cut anywhere, or is no page at all', () => {
    for (let length = 0; length < EXAMPLE_PAGE.length; length += 1) expectPageOrProblems(EXAMPLE_PAGE.slice(0, length));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectPageOrProblems), { numRuns: 500 });
  });
});

describe('hostile input of a mebibyte is answered in linear time:', () => {
  // Below: in place of the text, in a line of its own, or as the whole page. What is quadratic needs minutes for these.
  const repeated = [
    '[',
    '<',
    '>',
    '=',
    ',',
    '.',
    '…',
    ' ',
    '\u00A0',
    '\n',
    '\r\n',
    '• ',
    '• 서울\n',
    '• 한나루 ',
    '·',
    '가',
    '가 ',
    '"',
    '<a>',
    '[=',
    'a@',
    'a.',
    '1',
    '1,',
    '댓글 ',
    '댓글 1\n',
    '승인 ',
    '  • 승인 2026.01.30 18:54\n',
    '최종편집',
    '최종편집\n',
    '홈 > ',
    '기자',
    '\u0301',
    '\u0301\u0323',
    '글\n',
    '글이다.\n',
    '[a=b] 글.\n',
    'a, B\n',
    '저작권자\n',
    '\u200B',
    'ＡＢ',
    '\u1100\u1161\u11A8',
    '한나루 전문 ',
    '😀',
  ];
  const head = LINES.slice(0, 53).join('\n');
  const text = LINES.slice(0, 61).join('\n');
  for (const unit of repeated) {
    it(JSON.stringify(unit), () => {
      const flood = unit.repeat(Math.floor(2 ** 20 / Buffer.byteLength(unit)));
      const started = performance.now();
      const pages = [
        flood,
        `${head}\n${flood}`,
        `${head}\n제목\n제목\n  • ${flood}`,
        `${text}\n${flood}.`,
        `${EXAMPLE_PAGE}\n${flood}`,
      ];
      for (const page of pages) expectPageOrProblems(page);
      expect(performance.now() - started).toBeLessThan(10_000);
    });
  }

  it('combining marks that normalising would sort for a minute', () => {
    const flood = `글${'\u0301'.repeat(200_000)}${'\u0323'.repeat(200_000)}`;
    const started = performance.now();
    expectPageOrProblems(EXAMPLE_PAGE.replace('첫날', flood));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
