/** Groups reads of concurrent requests, below the per-request loaders. */

export interface GroupedReadsOptions<Shape, Key, Row> {
  /**
   * Reads the rows of distinct keys in one command.
   *
   * @returns one entry per key, in their order. If it throws, each half of the batch is retried alone; a batch of one
   * key gets the error.
   */
  load(shape: Shape, keys: readonly Key[]): Promise<readonly Row[]>;
  /** Equal for equal shapes; only reads of one shape share a command. */
  shapeId(shape: Shape): string;
  /** Equal for equal keys. */
  keyId(key: Key): string;
  /** Whether an error concerns the whole database, so that retrying half of the batch is pointless. */
  isOutage(error: unknown): boolean;
  /** The maximum number of keys per command. @default 200 */
  maxBatch?: number;
}

export interface GroupedReads<Shape, Key, Row> {
  /** @returns the row of each key, in order; an Error for a key that cannot be read. */
  loadMany(shape: Shape, keys: readonly Key[]): Promise<(Row | Error)[]>;
  /** @throws the error of the key */
  load(shape: Shape, key: Key): Promise<Row>;
}

/** A key to read, with all callers that requested it before it was sent. */
interface Read<Key, Row> {
  readonly key: Key;
  row: Row | Error | undefined;
  readonly calls: Call<Key, Row>[];
}

/** A caller that waits for the rows of some keys. */
interface Call<Key, Row> {
  readonly reads: Read<Key, Row>[];
  /** Number of rows that have not arrived yet. */
  left: number;
  resolve(rows: (Row | Error)[]): void;
}

interface Queue<Key, Row> {
  /** The next batch. A new map for each batch: see {@link MAX_QUEUES}. */
  waiting: Map<string, Read<Key, Row>>;
  inFlight: number;
}

/**
 * The number of queues to cache, for the most used shapes. V8 promotes what a long-lived map with changing entries
 * points to, here everything of a request, to the old generation, until the next full collection.
 */
const MAX_QUEUES = 1_000;

/**
 * Groups reads of concurrent requests into common commands, like a group commit: a batch is sent at once when none of
 * its shape is in flight, and reads that arrive meanwhile make up the next one. No timer is involved, so a read in an
 * idle process never waits. It is our own, because `dataloader` waits a tick even when nothing is in flight, and fails
 * a whole batch for one key.
 *
 * A read joins only batches that have not been sent, so a read that starts after a write was acknowledged sees it.
 * Several requests share the rows: use it only for data that does not depend on the caller, and never mutate a row.
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
      if (queues.size >= MAX_QUEUES) evictIdleQueues();
      queue = { waiting: new Map(), inFlight: 0 };
      queues.set(id, queue);
    }
    const call: Call<Key, Row> = { reads: [], left: keys.length, resolve };
    for (const key of keys) {
      join(queue, key, call);
      if (queue.waiting.size >= maxBatch) send(shape, queue);
    }
    if (queue.inFlight === 0 && queue.waiting.size > 0) send(shape, queue);
  }

  /** Shapes come from operations, of which there may be new ones forever. */
  function evictIdleQueues(): void {
    for (const [id, { waiting, inFlight }] of queues) if (inFlight === 0 && waiting.size === 0) queues.delete(id);
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
    queue.inFlight++;
    void run(shape, batch).then(() => {
      queue.inFlight--;
      if (queue.waiting.size > 0 && queue.inFlight === 0) send(shape, queue);
    });
  }

  /** Settles every read of the batch; never throws. */
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
 * For the batch function of a per-request loader: loads the requests of each shape together, and returns the rows in
 * the order of the requests.
 */
export async function loadByShape<Request, Row>(
  requests: readonly Request[],
  shapeIdOf: (request: Request) => string,
  loadGroup: (group: readonly Request[]) => Promise<readonly (Row | Error)[]>,
): Promise<(Row | Error)[]> {
  const [first] = requests;
  const shapeId = first === undefined ? '' : shapeIdOf(first);
  // Most batches have a single shape.
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
