import type { AnswerPart } from '../engine/operations/answer.ts';
import type { StreamFormat } from './response-writer.ts';

/**
 * The distinct connections mode of GraphQL over Server-Sent Events
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md): one operation a response.
 */
export const EVENT_STREAM: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: ':\n\n',
  // What a client that comes back sends as `Last-Event-ID`.
  event: ({ text, resumeToken }) => sseEvent('next', text, resumeToken),
  heartbeat: ':\n\n',
  // An id without data is no event, and is remembered like that of one.
  position: token => `id: ${token}\n\n`,
  closing: sseEvent('complete', ''),
};

/** JSON holds no line breaks, so that it is one line of data. */
export function sseEvent(event: 'next' | 'complete', data: string, id?: string): string {
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`;
}

/** A single answer as a stream, for clients that ask for queries as events. */
export async function* singlePart(part: AnswerPart): AsyncGenerator<AnswerPart, undefined> {
  yield part;
  return undefined;
}
