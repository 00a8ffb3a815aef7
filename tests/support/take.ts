/** The next values of an iterator: at most the given number. */
export async function take<T>(iterator: AsyncIterator<T>, length: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < length) {
    const { done, value } = await iterator.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}
