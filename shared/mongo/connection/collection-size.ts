import type { Collection } from 'mongodb';

/** Collections of up to this many documents are read whole, in about the time that one more command takes. */
const SMALL = 2_000;
/** How long a collection is assumed to be small, in milliseconds; one that has grown is never checked again. */
const LASTS_MS = 60_000;

/** Marks commands that no request caused, in the database's log and in command counts. */
const BACKGROUND = 'newsgraph: size of a collection';

/** Whether a collection is so small that reading everything that a filter matches costs next to nothing. */
export function watchSmallness(collection: Pick<Collection, 'estimatedDocumentCount'>): () => Promise<boolean> {
  let known: Promise<boolean> | undefined;
  let readAt = 0;
  const read = () => {
    readAt = performance.now();
    const reading = collection
      .estimatedDocumentCount({ comment: BACKGROUND })
      .then(count => count <= SMALL)
      .catch(() => false);
    // Until the answer arrives, the previous one applies.
    known ??= reading;
    void reading.then(() => {
      known = reading;
    });
    return known;
  };
  return async () => {
    if (!known) return read();
    if ((await known) && performance.now() - readAt > LASTS_MS) void read();
    return known;
  };
}
