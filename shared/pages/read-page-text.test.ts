import { describe, expect, it } from 'vitest';
import { EXAMPLE_PAGE } from '../../tests/support/example-page.ts';
import { MAX_PAGE_BYTES, readPageText } from './read-page-text.ts';

const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map(part => Buffer.from(part as string)));
const problemsOf = (data: Uint8Array) => {
  const read = readPageText(data, { file: 'page.txt' });
  return read.ok ? [] : read.problems;
};

describe('readPageText', () => {
  it('reads UTF-8 and drops the byte order mark, also from a view into a larger buffer', () => {
    expect(readPageText(bytes(EXAMPLE_PAGE))).toEqual({ ok: true, text: EXAMPLE_PAGE });
    expect(readPageText(bytes([0xef, 0xbb, 0xbf], '가\uFEFF'))).toEqual({ ok: true, text: '가\uFEFF' });
    const larger = new TextEncoder().encode('xx가나xx');
    expect(readPageText(larger.subarray(2, 8))).toEqual({ ok: true, text: '가나' });
    expect(readPageText(new Uint8Array())).toEqual({ ok: true, text: '' });
  });

  it('refuses wrong bytes with line and column, whatever the line breaks', () => {
    const [problem, ...others] = problemsOf(bytes('가\r\n나\r\uFFFD다', [0xb0, 0xa1, 0x41], '\n라'));
    expect(problem).toMatchObject({
      code: 'invalid-utf8',
      file: 'page.txt',
      line: 3,
      column: 7,
      found: 'byte b0 a1 41',
    });
    expect(others).toEqual([]);
  });

  it('refuses each line with wrong bytes', () => {
    const lines = problemsOf(bytes([0xff], '\n\n가', [0xc0, 0x80], '\n', [0xed, 0xa0, 0x80], '\r\n', [0xea, 0xb0])).map(
      p => p.line,
    );
    expect(lines).toEqual([1, 3, 4, 5]);
  });

  it('refuses a cut sequence at the end and UTF-16', () => {
    expect(problemsOf(bytes('가', [0xea, 0xb0]))).toMatchObject([{ code: 'invalid-utf8', line: 1, column: 4 }]);
    expect(problemsOf(Buffer.from('\uFEFF• 서울\n', 'utf16le'))).toMatchObject([{ code: 'binary-page', line: 1 }]);
  });

  it('takes 2 MiB and refuses more', () => {
    expect(readPageText(new Uint8Array(MAX_PAGE_BYTES).fill(0x20)).ok).toBe(true);
    expect(problemsOf(new Uint8Array(MAX_PAGE_BYTES + 1).fill(0x20))).toMatchObject([
      { code: 'page-too-large', line: 1 },
    ]);
  });

  it('ends soon on 2 MiB of wrong bytes', () => {
    const started = performance.now();
    expect(problemsOf(new Uint8Array(MAX_PAGE_BYTES).fill(0xff))).toHaveLength(1);
    expect(problemsOf(Buffer.from('\xff\n'.repeat(MAX_PAGE_BYTES / 2), 'latin1'))).toHaveLength(501);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
