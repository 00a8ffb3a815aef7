/** What one request reads, below its resolvers. */

export interface RequestReadsOptions<Key, Row> {
  /**
   * Reads the rows of some different keys.
   *
   * @returns one entry for each key, in their order; an Error for a key that cannot be read. What it throws goes to all.
   */
  load(keys: readonly Key[]): Promise<readonly (Row | Error)[]>;
  /** Text that is equal for equal keys. */
  keyId(key: Key): string;
}

export interface RequestReads<Key, Row> {
  /** @returns the row of each key, in their order; at once where all of them are known */
  loadMany(keys: readonly Key[]): readonly (Row | Error)[] | Promise<readonly (Row | Error)[]>;
  /** @throws what the key alone threw */
  load(key: Key): Promise<Row>;
  /** After a write: what was read before it is no longer to be believed. */
  clear(): void;
}

interface Slot<Key, Row> {
  readonly key: Key;
  row: Row | Error | undefined;
  /** Settles when the row is there. */
  arriving: Promise<void> | undefined;
}

/**
 * The reads of one request: those that its fields ask for in one turn go out together, and what is known is not read
 * again. Like a DataLoader, but made for many keys at a time: it has one promise a batch instead of one a key, and none
 * for what is known.
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
    const asked = keys.map(slotOf);
    const arriving = new Set<Promise<void>>();
    for (const slot of asked) if (slot.arriving) arriving.add(slot.arriving);
    const rows = () => asked.map(slot => slot.row as Row | Error);
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

/** After all that is done by promises that are settled now: who asks later in this turn is waited for. */
function endOfTurn(): Promise<void> {
  return new Promise(resolve => void Promise.resolve().then(() => process.nextTick(resolve)));
}
