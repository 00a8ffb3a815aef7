/** Reads grouped across concurrent requests, below the per-request loaders. */

export interface GroupedReadsOptions<Shape, Key, Row> {
  /**
   * Reads the rows of some different keys in one command.
   *
   * @returns one entry for each key, in their order. What it throws goes to every key of the batch after each half of
   * it has been tried alone.
   */
  load(shape: Shape, keys: readonly Key[]): Promise<readonly Row[]>;
  /** Text that is equal for equal shapes; only reads of one shape are put into one command. */
  shapeId(shape: Shape): string;
  /** Text that is equal for equal keys. */
  keyId(key: Key): string;
  /** Whether an error is about the database as a whole, so that trying a half of the batch is of no use. */
  isOutage(error: unknown): boolean;
  /** The most keys of one command. @default 200 */
  maxBatch?: number;
}

export interface GroupedReads<Shape, Key, Row> {
  /** @returns the row of each key, in their order; an Error for a key that cannot be read. */
  loadMany(shape: Shape, keys: readonly Key[]): Promise<(Row | Error)[]>;
  /** @throws what the key alone threw */
  load(shape: Shape, key: Key): Promise<Row>;
}

interface Read<Key, Row> {
  readonly key: Key;
  readonly row: Promise<Row | Error>;
  settle(row: Row | Error): void;
}

interface Queue<Key, Row> {
  readonly waiting: Map<string, Read<Key, Row>>;
  batchesOut: number;
}

/**
 * Joins reads of concurrent requests into common commands by group commit: a batch goes out at once when none of its
 * shape is out, and what arrives in the meantime makes up the next one. No timer is involved, so a read on an idle
 * process waits for nothing.
 *
 * A read joins only reads that have not been sent, so one that begins after a write was acknowledged sees the write.
 * Rows are handed to several requests: only for data that does not depend on who asks, and nobody may change them.
 */
export function createGroupedReads<Shape, Key, Row>(
  options: GroupedReadsOptions<Shape, Key, Row>,
): GroupedReads<Shape, Key, Row> {
  const { shapeId, keyId, maxBatch = 200 } = options;
  const queues = new Map<string, Queue<Key, Row>>();

  function enqueue(shape: Shape, keys: readonly Key[]): Promise<Row | Error>[] {
    const id = shapeId(shape);
    let queue = queues.get(id);
    if (!queue) {
      queue = { waiting: new Map(), batchesOut: 0 };
      queues.set(id, queue);
    }
    const rows: Promise<Row | Error>[] = [];
    for (const key of keys) rows.push(join(queue, key));
    while (queue.waiting.size >= maxBatch || (queue.batchesOut === 0 && queue.waiting.size > 0)) send(id, shape, queue);
    return rows;
  }

  function join({ waiting }: Queue<Key, Row>, key: Key): Promise<Row | Error> {
    const id = keyId(key);
    const known = waiting.get(id);
    if (known) return known.row;
    const { promise, resolve } = Promise.withResolvers<Row | Error>();
    waiting.set(id, { key, row: promise, settle: resolve });
    return promise;
  }

  function send(id: string, shape: Shape, queue: Queue<Key, Row>): void {
    const batch: Read<Key, Row>[] = [];
    for (const [keyText, read] of queue.waiting) {
      batch.push(read);
      queue.waiting.delete(keyText);
      if (batch.length === maxBatch) break;
    }
    queue.batchesOut++;
    void run(shape, batch).then(() => {
      queue.batchesOut--;
      if (queue.waiting.size > 0 && queue.batchesOut === 0) send(id, shape, queue);
      // Shapes come from operations, of which there may be ever new ones: an idle queue is not kept.
      else if (queue.waiting.size === 0 && queue.batchesOut === 0) queues.delete(id);
    });
  }

  /** Settles every read of the batch and never throws. */
  async function run(shape: Shape, batch: readonly Read<Key, Row>[]): Promise<void> {
    try {
      const rows = await options.load(
        shape,
        batch.map(read => read.key),
      );
      if (rows.length !== batch.length) throw new RangeError(`${rows.length} rows for ${batch.length} keys`);
      for (const [i, read] of batch.entries()) read.settle(rows[i] as Row);
    } catch (error) {
      if (batch.length === 1 || options.isOutage(error)) {
        const cause = error instanceof Error ? error : new Error(String(error));
        for (const read of batch) read.settle(cause);
      } else {
        const half = batch.length >> 1;
        await Promise.all([run(shape, batch.slice(0, half)), run(shape, batch.slice(half))]);
      }
    }
  }

  return {
    loadMany: (shape, keys) => Promise.all(enqueue(shape, keys)),
    async load(shape, key) {
      const row = await enqueue(shape, [key])[0];
      if (row instanceof Error) throw row;
      return row as Row;
    },
  };
}

/**
 * For the batch function of a per-request loader: loads the requests of each shape together, and puts the rows back into
 * the order of the requests.
 */
export async function loadByShape<Request, Row>(
  requests: readonly Request[],
  shapeIdOf: (request: Request) => string,
  loadGroup: (group: readonly Request[]) => Promise<readonly (Row | Error)[]>,
): Promise<(Row | Error)[]> {
  const rows = new Map<Request, Row | Error>();
  await Promise.all(
    [...Map.groupBy(requests, shapeIdOf).values()].map(async group => {
      const loaded = await loadGroup(group);
      for (const [i, request] of group.entries()) rows.set(request, loaded[i] as Row | Error);
    }),
  );
  return requests.map(request => rows.get(request) as Row | Error);
}
