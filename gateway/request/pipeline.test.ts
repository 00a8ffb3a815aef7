import { describe, expect, it } from 'vitest';
import { type AnswerPart, type AnswerStream, answerOf } from '../engine/operations/answer.ts';
import { type GatewayAnswer, responseText, withExtensions, withFacts } from './gateway-answer.ts';
import { type GraphqlRequest, layered, type RequestLayer } from './pipeline.ts';
import { refusal, refusalStatus, refuseStream } from './refusal.ts';
import { createLocalContext } from './request-context.ts';

const context = createLocalContext(undefined);

describe('the pipeline', () => {
  it('runs the layers from the outermost to the handler, and back', async () => {
    const mark =
      (name: string): RequestLayer =>
      next =>
      async (request, given) => {
        const { text } = (await next(request, given)) as GatewayAnswer;
        return answerOf(`${name}(${text})`, []);
      };
    const handle = layered<GraphqlRequest>([mark('a'), mark('b')], ({ query }) => answerOf(query, []));
    const answer = (await handle({ query: 'q' }, context)) as GatewayAnswer;
    expect(answer.text).toBe('{"data":a({"data":b({"data":q})})}');
  });

  it('adds extensions to a text', () => {
    expect(JSON.parse(withExtensions('{"data":{"a":1}}', { cost: 2 }))).toEqual({
      data: { a: 1 },
      extensions: { cost: 2 },
    });
  });

  it('merges the facts that layers add to a response', () => {
    const answer = withFacts(withFacts(answerOf('{}', []), { headers: { a: '1' }, extensions: { x: 1 } }), {
      headers: { b: '2' },
      extensions: { y: 2 },
      status: 203,
    });
    expect(answer).toMatchObject({ headers: { a: '1', b: '2' }, status: 203, outcome: 'complete' });
    expect(responseText(answer)).toBe('{"data":{},"extensions":{"x":1,"y":2}}');
  });

  it('refuses with the status and the safe message of the catalogue', () => {
    const answer = refusal('RATE_LIMITED', { details: { retryAfter: 2 } });
    expect(JSON.parse(answer.text)).toEqual({
      errors: [{ message: 'Too many requests; try again later.', extensions: { retryAfter: 2, code: 'RATE_LIMITED' } }],
    });
    expect(answer.outcome).toBe('refused');
    expect(refusalStatus(answer.errors)).toBe(429);
    expect(refusalStatus([{ message: '', extensions: { code: 'OF_A_SUBGRAPH' } }])).toBe(400);
  });

  it('ends a stream where none can be sent', async () => {
    let ended = false;
    async function* events(): AsyncGenerator<AnswerPart, undefined> {
      try {
        yield { text: 'a' };
      } finally {
        ended = true;
      }
      return undefined;
    }
    const source = events();
    await source.next();
    const stream: AnswerStream = { kind: 'subscription', [Symbol.asyncIterator]: () => source };
    expect(JSON.parse(refuseStream(stream).text).errors[0].extensions.code).toBe('STREAM_NOT_ACCEPTED');
    await source.next();
    expect(ended).toBe(true);
  });
});
