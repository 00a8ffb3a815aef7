/** Unlike a generator, returning it does not wait for a value that is being waited for. */
export function mapIterator<In, Out>(source: AsyncIterator<In>, map: (value: In) => Out): AsyncIterator<Out> {
  return {
    async next() {
      const { done, value } = await source.next();
      return done ? { done: true, value: undefined } : { done: false, value: map(value) };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
}
