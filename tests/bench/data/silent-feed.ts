import type { Document } from 'mongodb';
import type { Change, ChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';

type Listener<T extends Document> = AsyncIterableIterator<Change<T>, undefined, undefined> & AsyncDisposable;

/** A feed without changes: listeners wait until they leave. */
export function createSilentFeed<T extends Document>(): ChangeFeed<T> {
  const listeners = new Set<Listener<T>>();
  const listen = (): Listener<T> => {
    const ended = Promise.withResolvers<IteratorReturnResult<undefined>>();
    const end = () => {
      listeners.delete(listener);
      ended.resolve({ done: true, value: undefined });
      return ended.promise;
    };
    const listener: Listener<T> = {
      next: () => ended.promise,
      return: end,
      [Symbol.asyncIterator]: () => listener,
      [Symbol.asyncDispose]: async () => {
        await end();
      },
    };
    listeners.add(listener);
    return listener;
  };
  const close = async () => {
    await Promise.all([...listeners].map(listener => listener.return?.()));
  };
  return { listen: async () => listen(), close, [Symbol.asyncDispose]: close };
}
