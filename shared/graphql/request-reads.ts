/** The reads of one request, below its resolvers. */

export interface RequestReadsOptions<Key, Row> {
  /**
   * Reads the rows of distinct keys.
   *
   * @returns one entry per key, in their order; an Error for a key that cannot be read. If it throws, all keys get the
   * error.
   */
  load(keys: readonly Key[]): Promise<readonly (Row | Error)[]>;
  /** Equal for equal keys. */
  keyId(key: Key): string;
}

export interface RequestReads<Key, Row> {
  /** @returns the row of each key, in order; synchronously if all of them are loaded */
  loadMany(keys: readonly Key[]): readonly (Row | Error)[] | Promise<readonly (Row | Error)[]>;
  /** @throws the error of the key */
  load(key: Key): Promise<Row>;
  /** Call it after a write: rows that were read before are stale. */
  clear(): void;
}

interface Slot<Key, Row> {
  readonly key: Key;
  row: Row | Error | undefined;
  /** Settles when the row has arrived. */
  arriving: Promise<void> | undefined;
}

/**
 * Batches and caches the reads of one request. Like a DataLoader, but made for many keys at a time: it allocates one
 * promise per batch instead of one per key, and none for loaded rows.
 */
export function createRequestReads<Key, Row>({ load, keyId }: RequestReadsOptions<Key, Row>): RequestReads<Key, Row> {
  const slots = new Map<string, Slot<Key, Row>>();
  let waiting: Slot<Key, Row>[] = [];
  let next: Promise<void> | undefined;

  function slotOf(key: Key): Slot<Key, Row> {
    const id = keyId(key);
    const known = slots.get(id);
    if (known) return known;
    next ??= endOfTurn().then(send);
    const slot = { key, row: undefined, arriving: next };
    waiting.push(slot);
    slots.set(id, slot);
    return slot;
  }

  async function send(): Promise<void> {
    const batch = waiting;
    waiting = [];
    next = undefined;
    let rows: readonly (Row | Error)[];
    try {
      rows = await load(batch.map(slot => slot.key));
      if (rows.length !== batch.length) throw new RangeError(`${rows.length} rows for ${batch.length} keys`);
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      rows = batch.map(() => cause);
    }
    for (let i = 0; i < batch.length; i++) {
      batch[i]!.row = rows[i]!;
      batch[i]!.arriving = undefined;
    }
  }

  function loadMany(keys: readonly Key[]): readonly (Row | Error)[] | Promise<readonly (Row | Error)[]> {
    const requested = keys.map(slotOf);
    const arriving = new Set<Promise<void>>();
    for (const slot of requested) if (slot.arriving) arriving.add(slot.arriving);
    const rows = () => requested.map(slot => slot.row as Row | Error);
    return arriving.size === 0 ? rows() : Promise.all(arriving).then(rows);
  }

  return {
    loadMany,
    async load(key) {
      const slot = slotOf(key);
      if (slot.arriving) await slot.arriving;
      if (slot.row instanceof Error) throw slot.row;
      return slot.row as Row;
    },
    clear: () => slots.clear(),
  };
}

/** Resolves after all promises that are settled now, so that later reads of this tick join the batch. */
function endOfTurn(): Promise<void> {
  return new Promise(resolve => void Promise.resolve().then(() => process.nextTick(resolve)));
}
