import { type AnswerPart, refusedWith } from '../engine/operations/answer.ts';
import type { GatewayAnswer, GatewayStream } from '../request/gateway-answer.ts';
import type { PluginContext } from '../request/plugin-context.ts';

/** What becomes of a part: another, `null` where it is dropped, or a refusal that ends the stream. */
export type PartOutcome = AnswerPart | null | { readonly refusal: GatewayAnswer };

/** The same stream with its parts changed. Returning it does not wait for a part that is being waited for. */
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

/** Ends a subscription with the refusal of a hook that ran while subgraphs completed an event. */
export function endingWhenRefused(stream: GatewayStream, values: PluginContext): GatewayStream {
  return mapParts(stream, part => (values.refusal ? { refusal: values.refusal } : part));
}
