/** A line of a stream of bytes, without its line break. */
export interface ByteLine {
  /** From 1, or continued from where reading resumed. */
  readonly number: number;
  /** Undefined when the line is too long; it was skipped without buffering it. */
  readonly text: string | undefined;
  /** Where the next line starts, in bytes. */
  readonly end: number;
}

const NEWLINE = 10;

/**
 * Splits a stream into lines in bounded memory. The last line needs no line break.
 *
 * @param start where the stream starts, so that reading can resume in the middle of a file
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
  start: { readonly offset: number; readonly line: number } = { offset: 0, line: 0 },
): AsyncGenerator<ByteLine, void, undefined> {
  let { offset: end, line: number } = start;
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (): ByteLine => {
    const text = size > maxBytes ? undefined : new TextDecoder().decode(Buffer.concat(parts)).replace(/\r$/, '');
    parts = [];
    size = 0;
    return { number: ++number, text, end };
  };
  const keep = (bytes: Uint8Array) => {
    end += bytes.length;
    size += bytes.length;
    if (size <= maxBytes) parts.push(bytes);
    else parts = [];
  };
  for await (const chunk of stream) {
    let bytes: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE)) {
      keep(bytes.subarray(0, at));
      end++;
      yield take();
      bytes = bytes.subarray(at + 1);
    }
    keep(bytes);
  }
  if (size > 0) yield take();
}
