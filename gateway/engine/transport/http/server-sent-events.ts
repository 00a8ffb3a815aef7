import { decodeText } from './decode-text.ts';

/** One event; what a field says that is not in it is undefined. */
export interface ServerSentEvent {
  readonly type: string | undefined;
  readonly id: string | undefined;
  readonly data: string | undefined;
}

/**
 * Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream).
 *
 * Not `eventsource-parser`: it drops events without data, as that specification has it, and the `complete` of GraphQL
 * over Server-Sent Events is one where a server does not write for browsers.
 * @throws Error when an event is larger than `maxLength` characters
 */
export async function* readServerSentEvents(
  chunks: AsyncIterable<Uint8Array>,
  maxLength: number,
): AsyncGenerator<ServerSentEvent, undefined> {
  const lines = new Lines();
  let event = new EventFields();
  for await (const text of decodeText(chunks)) {
    for (const line of lines.push(text)) {
      if (line !== '') event.read(line);
      else if (!event.isEmpty) {
        yield event.take();
        event = new EventFields();
      }
    }
    if (lines.unfinished + event.length > maxLength) throw new Error(`An event is larger than ${maxLength} characters`);
  }
  return undefined;
}

/** Cuts texts into lines, which end with `\n`, `\r` or `\r\n`. */
class Lines {
  /** Of a line that has not ended; joined once, so that a long one is not copied with each text. */
  #pieces: string[] = [];
  #isAfterReturn = false;
  /** How many characters have come of it. */
  unfinished = 0;

  push(text: string): string[] {
    if (text === '') return [];
    // The second half of a `\r\n` whose first one has ended the line before.
    const lines = (this.#isAfterReturn && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n|\n|\r/);
    this.#isAfterReturn = text.endsWith('\r');
    const last = lines.pop()!;
    if (lines.length > 0) {
      lines[0] = this.#pieces.join('') + lines[0]!;
      this.#pieces = [];
      this.unfinished = 0;
    }
    this.#pieces.push(last);
    this.unfinished += last.length;
    return lines;
  }
}

class EventFields {
  readonly #data: string[] = [];
  #type: string | undefined;
  #id: string | undefined;
  length = 0;

  get isEmpty(): boolean {
    return this.#type === undefined && this.#id === undefined && this.#data.length === 0;
  }

  read(line: string): void {
    // A line without a colon is a field without a value; one that begins with it, a comment.
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#type = value;
    else if (field === 'data') this.#data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    else return;
    this.length += line.length;
  }

  take(): ServerSentEvent {
    return { type: this.#type, id: this.#id, data: this.#data.length === 0 ? undefined : this.#data.join('\n') };
  }
}
