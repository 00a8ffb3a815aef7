import { type PositionedEvents, RESUME_POSITION } from '../../../shared/graphql/resumption.ts';

/** Not a generator: returning one waits for its pending `next`, so a listener would only leave at the next change. */
export function mapChanges<T, R>(
  changes: AsyncIterator<T, undefined> & PositionedEvents,
  map: (change: T) => R,
): AsyncIterableIterator<R> & PositionedEvents {
  return {
    [RESUME_POSITION]: () => changes[RESUME_POSITION]?.(),
    async next() {
      const { done, value } = await changes.next();
      return done ? { done: true, value: undefined } : { done: false, value: map(value) };
    },
    async return() {
      await changes.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
