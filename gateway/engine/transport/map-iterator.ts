import { type PositionedEvents, RESUME_POSITION } from '../../../shared/graphql/resumption.ts';

/** Unlike a generator, `return` does not wait for a pending `next`. */
export function mapIterator<In, Out>(
  source: AsyncIterator<In> & PositionedEvents,
  map: (value: In) => Out | Promise<Out>,
): AsyncIterator<Out, undefined> & PositionedEvents {
  return {
    [RESUME_POSITION]: () => source[RESUME_POSITION]?.(),
    async next() {
      const { done, value } = await source.next();
      return done ? { done: true, value: undefined } : { done: false, value: await map(value) };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
}
