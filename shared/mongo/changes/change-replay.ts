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

/** A listener that goes on after a change of the past. */
export interface Latecomer<T extends Document> {
  readonly from: ListenFrom;
  /** Whether it has ended before it got everything. */
  hasLeft(): boolean;
  /** Takes a change of the past. @returns false when it takes no more */
  offer(change: Change<T>): boolean;
  /** Whether what comes from now on brings it all that is later than this. */
  canJoin(at: ChangePosition, seenUpTo: bigint | undefined): boolean;
  /** It gets the changes after this as they come. */
  join(at: ChangePosition): void;
  fail(error: Error): void;
}

export interface Replay<T extends Document> {
  add(latecomer: Latecomer<T>): void;
}

/** How long one reading of the past may take: who asks for more is told to read the present state. */
const LONGEST_MS = 10_000;
/** How many changes are read before their documents are. */
const CHUNK = 200;
/** How long the server waits for a further change before it says that there is none. */
const AWAIT_MS = 20;

/**
 * https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml: capped position lost, invalid resume
 * token, change stream fatal, change stream history lost. SecantusDB answers 280 also to tokens that it gave itself.
 */
const CANNOT_RESUME = new Set<unknown>([136, 260, 280, 286]);

export function isUnresumable(error: unknown): boolean {
  return error instanceof MongoServerError && CANNOT_RESUME.has(error.code);
}

/**
 * Reads the past of a collection for those who come back to it, one reading at a time: whoever comes while one is under
 * way shares the next, so that ten thousand clients who lost one server do not open ten thousand streams.
 */
export function createReplay<T extends Document>(db: Db, collection: string): Replay<T> {
  let waiting: Latecomer<T>[] = [];
  let isReading = false;

  async function readAll(): Promise<void> {
    isReading = true;
    while (waiting.length > 0) {
      const latecomers = waiting.sort((one, other) => (isAfter(one.from, other.from) ? 1 : -1));
      waiting = [];
      await readFor(db, collection, latecomers);
    }
    isReading = false;
  }
  return {
    add(latecomer) {
      waiting.push(latecomer);
      if (!isReading) void readAll();
    },
  };
}

/** @param latecomers the one that goes furthest back first */
async function readFor<T extends Document>(db: Db, collection: string, latecomers: Latecomer<T>[]): Promise<void> {
  let left = latecomers;
  while (left.length > 0) {
    const reading = new Reading<T>(db, collection, left);
    try {
      return await reading.run();
    } catch (error) {
      left = reading.left;
      if (!isUnresumable(error) || reading.hasBegun) return left.forEach(one => void one.fail(error as Error));
      // The history does not go back that far; it may go back as far as the next one wants.
      left.shift()?.fail(resumeTooOld('the database does not remember that long'));
    }
  }
}

class Reading<T extends Document> {
  left: Latecomer<T>[];
  hasBegun = false;
  readonly #db: Db;
  readonly #collection: string;
  readonly #found = new Set<Latecomer<T>>();
  #position: { time: bigint; ordinal: number };

  constructor(db: Db, collection: string, latecomers: Latecomer<T>[]) {
    this.#db = db;
    this.#collection = collection;
    this.left = latecomers;
    // The place before all changes of a time is no change that could be gone.
    for (const one of latecomers) if (one.from.ordinal === 0) this.#found.add(one);
    this.#position = { time: latecomers[0]!.from.time, ordinal: 0 };
  }

  async run(): Promise<void> {
    const latest = performance.now() + LONGEST_MS;
    let stream = this.#open();
    try {
      while (this.left.length > 0) {
        const { events, isEnd } = await nextChunk(stream, () => {
          this.hasBegun = true;
        });
        await this.#tell(events);
        if (events.at(-1)?.operationType === 'invalidate') {
          // The collection was dropped: its stream ends, and another one goes on.
          await stream.close();
          this.#position = { time: this.#position.time + 1n, ordinal: 0 };
          stream = this.#open();
        }
        this.left = this.left.filter(one => !one.hasLeft());
        if (isEnd) this.#joinAll(timeOf(stream.resumeToken));
        if (performance.now() > latest) this.#failAll('too much has happened since');
      }
    } finally {
      await (stream as Pick<ChangeStream, 'close'>).close().catch(() => {});
    }
  }

  #open(): ChangeStream<Document> {
    // By time, whichever server it is: the token of an event may be one that another server gave.
    return this.#db.collection(this.#collection).watch([], {
      startAtOperationTime: new Timestamp(this.#position.time),
      maxAwaitTimeMS: AWAIT_MS,
    });
  }

  /**
   * Documents are shown as they are now, not as they were written: what has been withdrawn since is shown to nobody who
   * was not there.
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

  /** @returns whether the latecomer goes on reading */
  #pass(latecomer: Latecomer<T>, position: ChangePosition, change: Change<T> | undefined): boolean {
    const { from } = latecomer;
    if (isAfter(from, position)) return true;
    if (!isAfter(position, from)) {
      this.#found.add(latecomer);
      return !change || from.part === 0 || latecomer.offer({ ...change, partsKnown: from.part });
    }
    if (this.#found.has(latecomer)) return !change || latecomer.offer(change);
    latecomer.fail(resumeTooOld('that event is not there any more'));
    return false;
  }

  #joinAll(seenUpTo: bigint | undefined): void {
    const at = { ...this.#position };
    this.left = this.left.filter(one => {
      if (!one.canJoin(at, seenUpTo)) return true;
      if (this.#found.has(one)) one.join(at);
      else one.fail(resumeTooOld('there is no such event'));
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
 * Up to when a server of MongoDB has looked for changes, as its token says: 0x82 and the cluster time. Undefined for
 * tokens of another form, whose servers say that there is no further change only when that is so.
 */
function timeOf(token: ResumeToken): bigint | undefined {
  const [, hex] = /^82([0-9a-f]{16})/i.exec((token as { _data?: string } | undefined)?._data ?? '') ?? [];
  const time = hex === undefined ? 0n : BigInt(`0x${hex}`);
  return time >> 32n > YEAR_2001 ? time : undefined;
}
