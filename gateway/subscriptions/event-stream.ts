import type { StreamFormat } from './response-writer.ts';

/**
 * The distinct connections mode of GraphQL over Server-Sent Events
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md): one operation a response.
 */
export const EVENT_STREAM: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: ':\n\n',
  event: text => sseEvent('next', text),
  heartbeat: ':\n\n',
  closing: sseEvent('complete', ''),
};

/** JSON holds no line breaks, so that it is one line of data. */
export function sseEvent(event: 'next' | 'complete', data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`;
}

/** A single answer as a stream, for clients that ask for queries as events. */
export async function* singleText(text: string): AsyncGenerator<string, undefined> {
  yield text;
  return undefined;
}
