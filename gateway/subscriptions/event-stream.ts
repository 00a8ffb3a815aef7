import type { AnswerPart } from '../engine/operations/answer.ts';
import type { StreamFormat } from './response-writer.ts';

/**
 * The distinct connections mode of GraphQL over Server-Sent Events
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md): one operation per response.
 */
export const EVENT_STREAM: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: ':\n\n',
  // A reconnecting client sends the id as `Last-Event-ID`.
  event: ({ text, resumeToken }) => sseEvent('next', text, resumeToken),
  heartbeat: ':\n\n',
  // An id without data is not an event, but clients remember it like an event's id.
  position: token => `id: ${token}\n\n`,
  closing: sseEvent('complete', ''),
};

/** JSON text has no line breaks, so it is a single `data` line. */
export function sseEvent(event: 'next' | 'complete', data: string, id?: string): string {
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`;
}

/** A single response as a stream, for clients that request events for a query. */
export async function* singlePart(part: AnswerPart): AsyncGenerator<AnswerPart, undefined> {
  yield part;
  return undefined;
}
