import type { SubgraphResponse } from '../transport.ts';

/** Decoded chunks of a response body. */
type Chunks = AsyncIterable<string>;

/**
 * Reads GraphQL over server-sent events: `next` events until `complete`.
 * @throws Error if the stream ends without `complete`, or an event exceeds `maxLength` characters
 */
export async function* readEventStream(
  chunks: Chunks,
  maxLength: number,
  onId: (id: string) => void = () => {},
): AsyncGenerator<SubgraphResponse> {
  for await (const event of pieces(chunks, /\r\n\r\n|\n\n|\r\r/, maxLength)) {
    let kind = 'message';
    const data: string[] = [];
    for (const line of event.split(/\r\n|\n|\r/)) {
      // A line without a colon is a field without a value; a line that starts with a colon is a comment.
      const colon = line.indexOf(':');
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (field === 'event') kind = value;
      else if (field === 'id') onId(value);
      else if (field === 'data') data.push(value);
    }
    if (kind === 'complete') return;
    if (kind === 'next') yield JSON.parse(data.join('\n')) as SubgraphResponse;
  }
  throw new Error('The stream ended before it was complete');
}

/**
 * Reads multipart/mixed with `subscriptionSpec`: a payload per part, an empty object as a heartbeat.
 * @throws Error if the stream ends before its last part, or a part exceeds `maxLength` characters
 */
export async function* readMultipart(
  chunks: Chunks,
  contentType: string,
  maxLength: number,
): AsyncGenerator<SubgraphResponse> {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = (quoted ?? plain ?? '-').replace(/[^\w]/g, '\\$&');
  // A line of its own, which no JSON text contains.
  const delimiter = new RegExp(`\\r?\\n--${boundary}`);
  let isFirst = true;
  for await (const part of pieces(chunks, delimiter, maxLength, true)) {
    // The preamble before the first delimiter is not a part.
    if (isFirst) {
      isFirst = false;
      continue;
    }
    const blank = /\r?\n\r?\n/.exec(part);
    if (!blank) continue;
    const { payload, errors } = JSON.parse(part.slice(blank.index)) as {
      payload?: SubgraphResponse | null;
      errors?: SubgraphResponse['errors'];
    };
    if (payload) yield payload;
    // An error of the subscription itself, which ends it.
    else if (errors) yield { data: null, errors };
  }
}

/**
 * Splits text at a separator.
 * @param isMultipart the first separator may be the first line, and the last one is followed by `--`
 */
async function* pieces(
  chunks: Chunks,
  separator: RegExp,
  maxLength: number,
  isMultipart = false,
): AsyncGenerator<string> {
  let text = isMultipart ? '\n' : '';
  for await (const chunk of chunks) {
    text += chunk;
    for (let found = separator.exec(text); found; found = separator.exec(text)) {
      yield text.slice(0, found.index);
      text = text.slice(found.index + found[0].length);
    }
    if (isMultipart && text.startsWith('--')) return;
    if (text.length > maxLength) throw new Error(`An event is larger than ${maxLength} characters`);
  }
  if (isMultipart) throw new Error('The stream ended before its last part');
}
