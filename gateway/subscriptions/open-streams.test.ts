import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerPart, AnswerStream } from '../engine/operations/answer.ts';
import { createLocalContext } from '../request/request-context.ts';
import { createOpenStreams, type OpenStreams } from './open-streams.ts';

/** Streams end with the token that opened them, by the clock on the wall, whatever happens to it. */

let streams: OpenStreams;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00Z') });
  streams = createOpenStreams({ subscriptions: { maxTotal: 10, maxPerClient: 10 } } as never);
});
afterEach(() => {
  streams.close();
  vi.useRealTimers();
});

const HOUR = 3_600_000;

/** A stream that waits for events, opened with a token of an hour. */
function open(lifetime = HOUR) {
  const waiting = Promise.withResolvers<IteratorResult<AnswerPart, undefined>>();
  let returned = false;
  const source: AnswerStream = {
    kind: 'subscription',
    [Symbol.asyncIterator]: () => ({
      next: () => waiting.promise,
      return: async () => {
        returned = true;
        return { done: true, value: undefined };
      },
    }),
  };
  const identity = { subject: 'ada', name: undefined, role: 'COMMENTER', scopes: new Set<string>() } as const;
  const context = createLocalContext({ ...identity, expiresAt: Date.now() + lifetime });
  const stream = streams.admit(source, context) as AnswerStream;
  return {
    next: stream[Symbol.asyncIterator]().next(),
    emit: (text: string) => waiting.resolve({ done: false, value: { text } as AnswerPart }),
    isReturned: () => returned,
  };
}

describe('a stream whose token expires', () => {
  it('ends when the clock jumps beyond the expiry, though no timer has run for that long', async () => {
    const stream = open();
    vi.setSystemTime(Date.now() + HOUR + 1);
    const { value } = await stream.next;
    expect(value).toMatchObject({ text: expect.stringContaining('UNAUTHENTICATED') });
    expect(stream.isReturned()).toBe(true);
    expect(streams.size).toBe(0);
  });

  it('passes no event on that comes right after the jump', async () => {
    const stream = open();
    vi.setSystemTime(Date.now() + HOUR);
    stream.emit('{"data":{"secret":1}}');
    expect((await stream.next).value).toMatchObject({ text: expect.stringContaining('UNAUTHENTICATED') });
  });

  it('goes on while the token is valid, also when the clock jumps back, and beyond the longest timer', async () => {
    const stream = open(60 * 24 * HOUR);
    vi.setSystemTime(Date.now() + 30 * 24 * HOUR);
    await new Promise(resolve => setTimeout(resolve, 1_100));
    vi.setSystemTime(Date.now() - 90 * 24 * HOUR);
    stream.emit('{"data":{"tick":1}}');
    expect((await stream.next).value).toEqual({ text: '{"data":{"tick":1}}' });
    expect(streams.size).toBe(1);
  });
});
