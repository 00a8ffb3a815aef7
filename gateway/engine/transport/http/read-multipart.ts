import { parseExactly } from '../../numbers/exact-json.ts';
import type { SubgraphResponse } from '../transport.ts';
import { decodeText } from './decode-text.ts';
import { asResponse } from './read-event-stream.ts';

/**
 * Reads multipart/mixed with `subscriptionSpec`: a payload in each part, an empty object as a sign of life.
 *
 * Not `meros`: it takes two parts for one where a chunk cuts a boundary and holds the next one whole, does not tell a
 * stream that was lost from one that has ended, and holds parts of any size.
 * @throws Error when the stream ends before its last part, a part is larger than `maxLength` characters, or what it holds
 *   is no response
 */
export async function* readMultipart(
  chunks: AsyncIterable<Uint8Array>,
  contentType: string,
  maxLength: number,
): AsyncGenerator<SubgraphResponse, undefined> {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  let isFirst = true;
  for await (const part of cutParts(decodeText(chunks), quoted ?? plain ?? '-', maxLength)) {
    // What stands before the first delimiter is no part.
    if (isFirst) {
      isFirst = false;
      continue;
    }
    const blank = /\r?\n\r?\n/.exec(part);
    if (!blank) continue;
    const { payload, errors } = asResponse(parseExactly(part.slice(blank.index))) as {
      payload?: unknown;
      errors?: SubgraphResponse['errors'];
    };
    if (payload !== undefined && payload !== null) yield asResponse(payload);
    // Said of the subscription, which ends with it.
    else if (errors) yield { data: null, errors };
  }
  return undefined;
}

/** What stands between the delimiters, up to that of the end, which `--` follows. */
async function* cutParts(
  texts: AsyncIterable<string>,
  boundary: string,
  maxLength: number,
): AsyncGenerator<string, undefined> {
  // A line of its own: no JSON text can hold it. The `\r` before it may stay where it is, as JSON does not mind.
  const delimiter = `\n--${boundary}`;
  /** Of a part that has not ended; joined once, so that a long one is neither copied nor searched with each text. */
  let pieces: string[] = [];
  let length = 0;
  // The first delimiter may be the first line.
  let rest = '\n';
  for await (const text of texts) {
    rest += text;
    for (let at = rest.indexOf(delimiter); at >= 0; at = rest.indexOf(delimiter)) {
      yield pieces.join('') + rest.slice(0, at);
      pieces = [];
      length = 0;
      rest = rest.slice(at + delimiter.length);
    }
    if (length === 0 && rest.startsWith('--')) return undefined;
    // The end may be the beginning of a delimiter.
    const settled = Math.max(0, rest.length - delimiter.length);
    if (settled > 0) pieces.push(rest.slice(0, settled));
    length += settled;
    rest = rest.slice(settled);
    if (length + rest.length > maxLength) throw new Error(`An event is larger than ${maxLength} characters`);
  }
  throw new Error('The stream ended before its last part');
}
