import {
  type ChangeStream,
  type ChangeStreamDocument,
  type Db,
  type Document,
  MongoServerError,
  type ResumeToken,
  Timestamp,
} from 'mongodb';
import { type Change, changeOf } from './change-event.ts';
import { type ChangePosition, isAfter, type ListenFrom, resumeTooOld } from './change-position.ts';

/** A listener that resumes after a past change. */
export interface ResumingListener<T extends Document> {
  readonly from: ListenFrom;
  /** Whether it ended before it got everything. */
  hasLeft(): boolean;
  /** Offers it a past change. @returns false when it accepts no more */
  offer(change: Change<T>): boolean;
  /** Whether the live stream brings it everything later than this position. */
  canJoin(at: ChangePosition, seenUpTo: bigint | undefined): boolean;
  /** Switches it to the live stream, from this position. */
  join(at: ChangePosition): void;
  fail(error: Error): void;
}

export interface Replay<T extends Document> {
  add(listener: ResumingListener<T>): void;
}

/** The maximum duration of one replay; a client that needs more has to query the current state. */
const MAX_MS = 10_000;
/** How many changes are read before their documents are. */
const CHUNK = 200;
/** How long the server waits for another change before it reports that there is none. */
const AWAIT_MS = 20;

/**
 * https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml: capped position lost, invalid resume
 * token, change stream fatal, change stream history lost. SecantusDB also rejects tokens of its own with 280.
 */
const CANNOT_RESUME = new Set<unknown>([136, 260, 280, 286]);

export function isUnresumable(error: unknown): boolean {
  return error instanceof MongoServerError && CANNOT_RESUME.has(error.code);
}

/**
 * Replays the past of a collection for resuming listeners, one replay at a time: listeners that arrive during one share
 * the next, so that ten thousand clients that lost one server do not open ten thousand streams.
 */
export function createReplay<T extends Document>(db: Db, collection: string): Replay<T> {
  let waiting: ResumingListener<T>[] = [];
  let isReading = false;

  async function readAll(): Promise<void> {
    isReading = true;
    while (waiting.length > 0) {
      const listeners = waiting.sort((one, other) => (isAfter(one.from, other.from) ? 1 : -1));
      waiting = [];
      await readFor(db, collection, listeners);
    }
    isReading = false;
  }
  return {
    add(listener) {
      waiting.push(listener);
      if (!isReading) void readAll();
    },
  };
}

/** @param listeners the earliest position first */
async function readFor<T extends Document>(
  db: Db,
  collection: string,
  listeners: ResumingListener<T>[],
): Promise<void> {
  let left = listeners;
  while (left.length > 0) {
    const reading = new Reading<T>(db, collection, left);
    try {
      return await reading.run();
    } catch (error) {
      left = reading.left;
      if (!isUnresumable(error) || reading.hasBegun) return left.forEach(one => void one.fail(error as Error));
      // The oplog does not go back that far; it may go back far enough for the next listener.
      left.shift()?.fail(resumeTooOld('the database no longer has that change'));
    }
  }
}

class Reading<T extends Document> {
  left: ResumingListener<T>[];
  hasBegun = false;
  readonly #db: Db;
  readonly #collection: string;
  readonly #found = new Set<ResumingListener<T>>();
  #position: { time: bigint; ordinal: number };

  constructor(db: Db, collection: string, listeners: ResumingListener<T>[]) {
    this.#db = db;
    this.#collection = collection;
    this.left = listeners;
    // The position before all changes of a time is not a change that could be missing.
    for (const one of listeners) if (one.from.ordinal === 0) this.#found.add(one);
    this.#position = { time: listeners[0]!.from.time, ordinal: 0 };
  }

  async run(): Promise<void> {
    const latest = performance.now() + MAX_MS;
    let stream = this.#open();
    try {
      while (this.left.length > 0) {
        const { events, isEnd } = await nextChunk(stream, () => {
          this.hasBegun = true;
        });
        await this.#tell(events);
        if (events.at(-1)?.operationType === 'invalidate') {
          // The collection was dropped: its stream ends, and a new one continues.
          await stream.close();
          this.#position = { time: this.#position.time + 1n, ordinal: 0 };
          stream = this.#open();
        }
        this.left = this.left.filter(one => !one.hasLeft());
        if (isEnd) this.#joinAll(timeOf(stream.resumeToken));
        if (performance.now() > latest) this.#failAll('too many changes have happened since');
      }
    } finally {
      await (stream as Pick<ChangeStream, 'close'>).close().catch(() => {});
    }
  }

  #open(): ChangeStream<Document> {
    // By time, which works on every server: a token may come from another server.
    return this.#db.collection(this.#collection).watch([], {
      startAtOperationTime: new Timestamp(this.#position.time),
      maxAwaitTimeMS: AWAIT_MS,
    });
  }

  /**
   * Reads documents as they are now, not as they were: documents that were withdrawn since are not replayed.
   */
  async #tell(events: readonly ChangeStreamDocument[]): Promise<void> {
    const ids = events.flatMap(event => ('documentKey' in event && event.documentKey ? [event.documentKey._id] : []));
    const documents = new Map<string, T>();
    if (ids.length > 0) {
      const found = this.#db.collection(this.#collection).find({ _id: { $in: ids } });
      for await (const document of found) documents.set(JSON.stringify(document._id), document as unknown as T);
    }
    for (const event of events) {
      const position = this.#advance(event);
      const change = changeOf(event as ChangeStreamDocument<T>, this.#collection, position);
      const document = change && (documents.get(JSON.stringify(change.id)) ?? null);
      const current = change && { ...change, document: change.kind === 'delete' ? null : document! };
      this.left = this.left.filter(one => this.#pass(one, position, current));
    }
  }

  #advance(event: ChangeStreamDocument): ChangePosition {
    const time = (event as { clusterTime?: Timestamp }).clusterTime?.toBigInt() ?? this.#position.time;
    if (time > this.#position.time) this.#position = { time, ordinal: 0 };
    this.#position.ordinal++;
    return { ...this.#position };
  }

  /** @returns whether the listener continues */
  #pass(listener: ResumingListener<T>, position: ChangePosition, change: Change<T> | undefined): boolean {
    const { from } = listener;
    if (isAfter(from, position)) return true;
    if (!isAfter(position, from)) {
      this.#found.add(listener);
      return !change || from.part === 0 || listener.offer({ ...change, partsKnown: from.part });
    }
    if (this.#found.has(listener)) return !change || listener.offer(change);
    listener.fail(resumeTooOld('that event no longer exists'));
    return false;
  }

  #joinAll(seenUpTo: bigint | undefined): void {
    const at = { ...this.#position };
    this.left = this.left.filter(one => {
      if (!one.canJoin(at, seenUpTo)) return true;
      if (this.#found.has(one)) one.join(at);
      else one.fail(resumeTooOld('that event does not exist'));
      return false;
    });
  }

  #failAll(why: string): void {
    for (const one of this.left) one.fail(resumeTooOld(why));
    this.left = [];
  }
}

async function nextChunk(stream: ChangeStream<Document>, onOpen: () => void) {
  const events: ChangeStreamDocument[] = [];
  while (events.length < CHUNK) {
    const event = await stream.tryNext();
    onOpen();
    if (event === null) return { events, isEnd: events.length === 0 };
    events.push(event);
    if (event.operationType === 'invalidate') break;
  }
  return { events, isEnd: false };
}

const YEAR_2001 = 1_000_000_000n;

/**
 * The time up to which a MongoDB server has looked for changes, from its token: 0x82 and the cluster time. Undefined
 * for tokens of other servers, which report that there are no more changes only when that is true.
 */
function timeOf(token: ResumeToken): bigint | undefined {
  const [, hex] = /^82([0-9a-f]{16})/i.exec((token as { _data?: string } | undefined)?._data ?? '') ?? [];
  const time = hex === undefined ? 0n : BigInt(`0x${hex}`);
  return time >> 32n > YEAR_2001 ? time : undefined;
}
