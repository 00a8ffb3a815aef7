/** The options of `newsgraph seed`. Equal options produce equal documents. */
export interface SeedOptions {
  readonly articles: number;
  readonly comments: number;
  /** How many days before `until` the articles, comments and hourly readings go back. */
  readonly days: number;
  readonly seed: number;
  readonly until: Date;
}

/** Called after each batch with its number of documents. */
export type OnSeeded = (documents: number) => void;

export const DAY_MS = 24 * 60 * 60 * 1000;
export const SEED_BATCH = 1_000;

/** Writes documents in batches as they are generated, so that memory does not grow with their number. */
export async function writeInBatches<T>(
  documents: Iterable<T>,
  size: number,
  write: (batch: T[]) => Promise<void>,
  onSeeded: OnSeeded,
): Promise<void> {
  let batch: T[] = [];
  const flush = async () => {
    await write(batch);
    onSeeded(batch.length);
    batch = [];
  };
  for (const document of documents) {
    batch.push(document);
    if (batch.length === size) await flush();
  }
  if (batch.length > 0) await flush();
}
