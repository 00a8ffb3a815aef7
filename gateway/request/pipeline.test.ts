import { describe, expect, it } from 'vitest';
import type { AnswerStream } from '../engine/operations/answer-stream.ts';
import type { Engine } from '../engine/operations/engine.ts';
import { type Layer, layered, refuseStream, withExtensions } from './pipeline.ts';
import { createLocalContext } from './request-context.ts';

const graph = { engine: () => ({}) as Engine };
const context = createLocalContext(undefined);

describe('the pipeline', () => {
  it('asks the layers from the outermost to the answer, and back', async () => {
    const mark =
      (name: string): Layer =>
      next =>
      async (request, given) =>
        `${name}(${await next(request, given)})`;
    const handle = layered([mark('a'), mark('b')], graph, ({ query }) => query);
    expect(await handle({ query: 'q' }, context)).toBe('a(b(q))');
  });

  it('adds extensions to a text', () => {
    expect(JSON.parse(withExtensions('{"data":{"a":1}}', { cost: 2 }))).toEqual({
      data: { a: 1 },
      extensions: { cost: 2 },
    });
  });

  it('ends a stream where none can be sent', async () => {
    let ended = false;
    async function* events(): AsyncGenerator<string, undefined> {
      try {
        yield 'a';
      } finally {
        ended = true;
      }
      return undefined;
    }
    const source = events();
    await source.next();
    const stream: AnswerStream = { kind: 'subscription', [Symbol.asyncIterator]: () => source };
    expect(JSON.parse(refuseStream(stream)).errors[0].extensions.code).toBe('STREAM_NOT_ACCEPTED');
    await source.next();
    expect(ended).toBe(true);
  });
});
