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

/** A key that is read, for all who ask for it before it is sent. */
interface Read<Key, Row> {
  readonly key: Key;
  row: Row | Error | undefined;
  readonly calls: Call<Key, Row>[];
}

/** Somebody who waits for the rows of some keys. */
interface Call<Key, Row> {
  readonly reads: Read<Key, Row>[];
  /** Rows that have not arrived yet. */
  left: number;
  resolve(rows: (Row | Error)[]): void;
}

interface Queue<Key, Row> {
  /** What goes out next. A new map for each batch: see {@link MOST_QUEUES}. */
  waiting: Map<string, Read<Key, Row>>;
  batchesOut: number;
}

/**
 * Queues that are kept for the shapes that are asked again and again. A map that lives long and whose entries come and
 * go makes V8 take what they point to, all of a request, for long-lived as well, until the next full collection.
 */
const MOST_QUEUES = 1_000;

/**
 * Joins reads of concurrent requests into common commands by group commit: a batch goes out at once when none of its
 * shape is out, and what arrives in the meantime makes up the next one. No timer is involved, so a read on an idle
 * process waits for nothing. Ours, since `dataloader` waits a tick also where nothing is out, and fails a whole
 * batch for one key.
 *
 * A read joins only reads that have not been sent, so one that begins after a write was acknowledged sees the write.
 * Rows are handed to several requests: only for data that does not depend on who asks, and nobody may change them.
 */
export function createGroupedReads<Shape, Key, Row>(
  options: GroupedReadsOptions<Shape, Key, Row>,
): GroupedReads<Shape, Key, Row> {
  const { shapeId, keyId, maxBatch = 200 } = options;
  const queues = new Map<string, Queue<Key, Row>>();

  function enqueue(shape: Shape, keys: readonly Key[], resolve: Call<Key, Row>['resolve']): void {
    if (keys.length === 0) {
      resolve([]);
      return;
    }
    const id = shapeId(shape);
    let queue = queues.get(id);
    if (!queue) {
      if (queues.size >= MOST_QUEUES) letGoOfIdle();
      queue = { waiting: new Map(), batchesOut: 0 };
      queues.set(id, queue);
    }
    const call: Call<Key, Row> = { reads: [], left: keys.length, resolve };
    for (const key of keys) {
      join(queue, key, call);
      if (queue.waiting.size >= maxBatch) send(shape, queue);
    }
    if (queue.batchesOut === 0 && queue.waiting.size > 0) send(shape, queue);
  }

  /** Shapes come from operations, of which there may be ever new ones. */
  function letGoOfIdle(): void {
    for (const [id, { waiting, batchesOut }] of queues) if (batchesOut === 0 && waiting.size === 0) queues.delete(id);
  }

  function join({ waiting }: Queue<Key, Row>, key: Key, call: Call<Key, Row>): void {
    const id = keyId(key);
    let read = waiting.get(id);
    if (!read) {
      read = { key, row: undefined, calls: [] };
      waiting.set(id, read);
    }
    read.calls.push(call);
    call.reads.push(read);
  }

  function send(shape: Shape, queue: Queue<Key, Row>): void {
    const batch = [...queue.waiting.values()];
    queue.waiting = new Map();
    queue.batchesOut++;
    void run(shape, batch).then(() => {
      queue.batchesOut--;
      if (queue.waiting.size > 0 && queue.batchesOut === 0) send(shape, queue);
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
      for (const [i, read] of batch.entries()) settle(read, rows[i] as Row);
    } catch (error) {
      if (batch.length === 1 || options.isOutage(error)) {
        const cause = error instanceof Error ? error : new Error(String(error));
        for (const read of batch) settle(read, cause);
      } else {
        const half = batch.length >> 1;
        await Promise.all([run(shape, batch.slice(0, half)), run(shape, batch.slice(half))]);
      }
    }
  }

  const loadMany = (shape: Shape, keys: readonly Key[]) =>
    new Promise<(Row | Error)[]>(resolve => enqueue(shape, keys, resolve));
  return {
    loadMany,
    async load(shape, key) {
      const [row] = await loadMany(shape, [key]);
      if (row instanceof Error) throw row;
      return row as Row;
    },
  };
}

function settle<Key, Row>(read: Read<Key, Row>, row: Row | Error): void {
  read.row = row;
  for (const call of read.calls) {
    if (--call.left === 0) call.resolve(call.reads.map(one => one.row as Row | Error));
  }
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
  const [first] = requests;
  const shapeId = first === undefined ? '' : shapeIdOf(first);
  // Most batches have one shape.
  if (requests.every(request => shapeIdOf(request) === shapeId)) return [...(await loadGroup(requests))];
  const rows = new Map<Request, Row | Error>();
  await Promise.all(
    [...Map.groupBy(requests, shapeIdOf).values()].map(async group => {
      const loaded = await loadGroup(group);
      for (const [i, request] of group.entries()) rows.set(request, loaded[i] as Row | Error);
    }),
  );
  return requests.map(request => rows.get(request) as Row | Error);
}
