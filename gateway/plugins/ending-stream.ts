import { type AnswerPart, refusedWith } from '../engine/operations/answer.ts';
import type { GatewayAnswer, GatewayStream } from '../request/gateway-answer.ts';
import type { PluginContext } from '../request/plugin-context.ts';

/** The result for a part: a part to send, `null` to drop it, or a refusal that ends the stream. */
export type PartOutcome = AnswerPart | null | { readonly refusal: GatewayAnswer };

/** Maps the parts of a stream. `return()` does not wait for a pending part. */
export function mapParts(
  stream: GatewayStream,
  map: (part: AnswerPart) => PartOutcome | Promise<PartOutcome>,
): GatewayStream {
  const source = stream[Symbol.asyncIterator]();
  let ended = false;
  const iterator: AsyncIterator<AnswerPart, undefined> = {
    async next() {
      while (!ended) {
        const { done, value } = await source.next();
        if (done) break;
        const outcome = await map(value);
        if (outcome === null) continue;
        if (!('refusal' in outcome)) return { done: false, value: outcome };
        ended = true;
        await source.return?.();
        return { done: false, value: { text: refusedWith(outcome.refusal.errors).text } };
      }
      return { done: true, value: undefined };
    },
    async return() {
      ended = true;
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
  return { ...stream, [Symbol.asyncIterator]: () => iterator };
}

/** Ends a subscription if a subgraph hook refused a request while an event was completed. */
export function endingWhenRefused(stream: GatewayStream, values: PluginContext): GatewayStream {
  return mapParts(stream, part => (values.refusal ? { refusal: values.refusal } : part));
}
