import { Buffer, isUtf8 } from 'node:buffer';
import { type Problem, Problems } from './problems.ts';

/** The maximum size of a page, in bytes of UTF-8 (2 MiB). */
export const MAX_PAGE_BYTES = 2 * 1024 * 1024;

export type PageText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const REPLACEMENT = Buffer.from([0xef, 0xbf, 0xbd]);
const LF = 0x0a;
const CR = 0x0d;

/**
 * Decodes the bytes of a page: strict UTF-8, without a byte order mark. Each line with invalid bytes is a problem.
 * @param options.file the file name in problems. @default '(text)'
 * @param options.file the name that problems carry. @default '(text)'
 */
export function readPageText(bytes: Uint8Array, options: { readonly file?: string } = {}): PageText {
  const problems = new Problems(options.file);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > MAX_PAGE_BYTES) {
    problems.add('page-too-large', { number: 1 }, `at most ${MAX_PAGE_BYTES} bytes`, `${buffer.length} bytes`);
    return { ok: false, problems: problems.list() };
  }
  if (isUtf8(buffer)) {
    const start = buffer.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
    return { ok: true, text: buffer.toString('utf8', start) };
  }
  if (buffer.includes(0)) {
    problems.add('binary-page', { number: 1 }, 'text in UTF-8', 'a zero byte');
    return { ok: false, problems: problems.list() };
  }
  for (const { line, number } of byteLines(buffer)) {
    if (isUtf8(line)) continue;
    const at = firstWrongByte(line);
    const found = `byte ${[...line.subarray(at, at + 4)].map(byte => byte.toString(16).padStart(2, '0')).join(' ')}`;
    problems.add('invalid-utf8', { number }, 'UTF-8 (convert EUC-KR and CP949 first)', found, at + 1);
  }
  return { ok: false, problems: problems.list() };
}

/** Line breaks are never part of a longer UTF-8 sequence, so bytes can be split before they are decoded. */
function* byteLines(buffer: Buffer): Generator<{ line: Buffer; number: number }> {
  let number = 1;
  let start = 0;
  for (let at = 0; at < buffer.length; at += 1) {
    const byte = buffer[at];
    if (byte !== LF && byte !== CR) continue;
    yield { line: buffer.subarray(start, at), number };
    if (byte === CR && buffer[at + 1] === LF) at += 1;
    start = at + 1;
    number += 1;
  }
  yield { line: buffer.subarray(start), number };
}

/** Decoding inserts U+FFFD for invalid bytes; the first one that was not in the bytes is the position. */
function firstWrongByte(line: Buffer): number {
  let at = 0;
  for (const part of line.toString('utf8').split('\uFFFD')) {
    at += Buffer.byteLength(part);
    if (!line.subarray(at, at + 3).equals(REPLACEMENT)) return at;
    at += REPLACEMENT.length;
  }
  return at;
}
