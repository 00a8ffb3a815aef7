/** The queue of one listener of a feed, read as an async iterator. */
export interface ChangeQueue<T> extends AsyncIterableIterator<T, undefined, undefined>, AsyncDisposable {
  /** @returns false when the queue was full: it is cleared, and the reader gets an error. */
  push(value: T): boolean;
  readonly hasEnded: boolean;
  /** Whether its reader has consumed everything, and waits for more. */
  readonly isWaitedFor: boolean;
  /** Ends the queue: queued values are still read, then the end, or the error. */
  end(error?: Error): void;
  next(): Promise<IteratorResult<T, undefined>>;
  return(): Promise<IteratorReturnResult<undefined>>;
}

/**
 * A listener read too slowly, so that changes had to be dropped. It can listen again after it has read the current
 * state.
 * @public
 */
export class ChangeFeedOverflowError extends Error {
  override readonly name = 'ChangeFeedOverflowError';
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * @param maxQueued the maximum number of queued values
 * @param onEnd called once, when nothing can be pushed any more
 */
export function createChangeQueue<T>(maxQueued: number, onEnd: () => void): ChangeQueue<T> {
  let waiting: T[] = [];
  let readers: PromiseWithResolvers<IteratorResult<T, undefined>>[] = [];
  let ended = false;
  let failure: Error | undefined;

  function end(error?: Error): void {
    if (ended) return;
    ended = true;
    failure = error;
    // A reader waits only when the queue is empty. Only one reader gets the error, as it is thrown once.
    for (const reader of readers) settleAtEnd(reader);
    readers = [];
    onEnd();
  }

  function settleAtEnd(reader: PromiseWithResolvers<IteratorResult<T, undefined>>): void {
    const error = failure;
    failure = undefined;
    if (error) reader.reject(error);
    else reader.resolve(DONE);
  }

  const close = async () => {
    waiting = [];
    end();
    failure = undefined;
    return DONE;
  };

  return {
    get hasEnded() {
      return ended;
    },
    get isWaitedFor() {
      return readers.length > 0;
    },
    push(value) {
      if (ended) return false;
      const reader = readers.shift();
      if (reader) reader.resolve({ done: false, value });
      else if (waiting.length < maxQueued) waiting.push(value);
      else {
        waiting = [];
        end(new ChangeFeedOverflowError(`This listener is more than ${maxQueued} changes behind; listen again`));
        return false;
      }
      return true;
    },
    end,
    next() {
      const reader = Promise.withResolvers<IteratorResult<T, undefined>>();
      if (waiting.length > 0) reader.resolve({ done: false, value: waiting.shift() as T });
      else if (ended) settleAtEnd(reader);
      else readers.push(reader);
      return reader.promise;
    },
    return: close,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await close()),
  };
}
