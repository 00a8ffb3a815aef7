import {
  type ChangeStream,
  type ChangeStreamDocument,
  type ChangeStreamOptions,
  type Collection,
  type Db,
  type Document,
  MongoClientClosedError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  type ResumeToken,
  Timestamp,
} from 'mongodb';
import { type PositionedEvents, RESUME_POSITION, type ResumePoint } from '../../graphql/resumption.ts';
import { pauseAfter } from '../../reconnect/growing-pause.ts';
import { type Change, changeOf } from './change-event.ts';
import {
  type ChangePosition,
  checkAge,
  isAfter,
  readResumeToken,
  resumeTooOld,
  writeResumeToken,
} from './change-position.ts';
import { type ChangeQueue, createChangeQueue } from './change-queue.ts';
import { createReplay, isUnresumable, type Latecomer, type Replay } from './change-replay.ts';

export type { Change } from './change-event.ts';

export interface ListenOptions<T extends Document> {
  /** Ends the listener quietly. */
  readonly signal?: AbortSignal;
  /** Which changes the listener wants; the others are not queued for it. @default all */
  readonly accept?: (change: Change<T>) => boolean;
  /** Told whether changes come as they happen: true once they do, false while the stream is broken. @default nobody is */
  readonly onLive?: (isLive: boolean) => void;
  /** How many changes may wait for a slow reader before the listener ends with an error. @default 1000 */
  readonly maxQueued?: number;
  /** Begins with what follows a change of the past, of which up to `maxQueued` changes are brought. @default with the next */
  readonly resume?: ResumePoint | undefined;
}

/** The changes that a listener gets. */
export interface Changes<T extends Document>
  extends AsyncIterableIterator<Change<T>, undefined, undefined>,
    PositionedEvents,
    AsyncDisposable {}

export interface ChangeFeed<T extends Document> extends AsyncDisposable {
  /**
   * Resolves when the listener is in place: it gets every change that is acknowledged from then on, each once and in
   * order, also when the stream breaks in between. It ends when it is returned, aborted, or the feed is closed.
   *
   * Reading it throws ChangeFeedOverflowError when it was too slow, and ChangesLostError when the server no longer has
   * the changes since the stream broke.
   *
   * @throws the driver's error when the server cannot be reached; BAD_USER_INPUT and SUBSCRIPTION_RESUME_TOO_OLD when it
   *   cannot begin where it is to go on
   */
  listen(options?: ListenOptions<T>): Promise<Changes<T>>;
  /** Ends all listeners; the feed can be listened to anew. */
  close(): Promise<void>;
}

export interface ChangeFeedOptions {
  /** Called for each error after which the stream is opened again. @default nothing */
  readonly onError?: (error: unknown) => void;
}

/**
 * The server's history ends after the point from which a broken stream would have gone on.
 * @public
 */
export class ChangesLostError extends Error {
  override readonly name = 'ChangesLostError';
}

/** The point after which to go on. */
interface Position {
  time: Timestamp;
  token?: ResumeToken;
  /** The collection was dropped: only `startAfter` goes on after such a token. */
  invalidated: boolean;
  /** Events of that very time, so that going on by time repeats none of them. */
  readonly seen: Set<string>;
}

interface Listener<T extends Document> extends Required<Pick<ListenOptions<T>, 'accept' | 'onLive'>> {
  readonly queue: ChangeQueue<Change<T>>;
  /** Up to where it has everything already; all that is later is for it. `'past'` while it is brought the past. */
  after: ChangePosition | 'past' | undefined;
}

interface Run<T extends Document> {
  readonly listeners: Set<Listener<T>>;
  isLive: boolean;
  readonly stop: AbortController;
  /** How far it has come. */
  readonly opened: Promise<Position>;
}

const PAUSES = { first: 50, longest: 10_000 };

/**
 * Tells any number of listeners of a collection's changes over one change stream, which is open while somebody listens.
 * Make one for a collection and process.
 */
export function createChangeFeed<T extends Document>(
  db: Db,
  collection: string,
  options: ChangeFeedOptions = {},
): ChangeFeed<T> {
  const { onError = () => {} } = options;
  const replay = createReplay<T>(db, collection);
  let current: Run<T> | undefined;

  function start(): Run<T> {
    const run: Run<T> = {
      listeners: new Set(),
      isLive: false,
      stop: new AbortController(),
      opened: readPosition(db),
    };
    // Who waits for `opened` gets the error.
    void run.opened
      .then(at => follow(db, collection, run, at, onError))
      .then(
        () => finish(run),
        error => finish(run, error as Error),
      );
    return run;
  }

  function finish(run: Run<T>, error?: Error): void {
    if (current === run) current = undefined;
    run.stop.abort();
    for (const { queue } of run.listeners) queue.end(error);
  }

  const close = async () => {
    if (current) finish(current);
  };

  return {
    async listen({ signal, accept = () => true, onLive = () => {}, maxQueued = 1_000, resume } = {}) {
      const from = resume && readResumeToken(collection, resume);
      current ??= start();
      const run = current;
      const onAbort = () => void queue.return();
      const queue = createChangeQueue<Change<T>>(maxQueued, () => {
        signal?.removeEventListener('abort', onAbort);
        run.listeners.delete(listener);
        if (run.listeners.size === 0) finish(run);
      });
      const listener: Listener<T> = { queue, accept, onLive, after: from && 'past' };
      run.listeners.add(listener);
      if (run.isLive) onLive(true);
      if (signal?.aborted) onAbort();
      else signal?.addEventListener('abort', onAbort, { once: true });
      const position = await run.opened;
      if (from) await goOn(replay, listener, from, position, () => checkAge(from, resume));
      return Object.assign(queue, {
        [RESUME_POSITION]: () =>
          queue.isWaitedFor ? writeResumeToken(collection, reached(listener, position)) : undefined,
      });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The present moment by the server's clock; a stream that starts from it has all that is written later. */
async function readPosition(db: Db): Promise<Position> {
  const { operationTime } = await db.command({ ping: 1 });
  return { time: after(operationTime as Timestamp), invalidated: false, seen: new Set() };
}

/** Reads the stream until the run is stopped, and opens it again whenever it breaks. */
async function follow<T extends Document>(
  db: Db,
  collection: string,
  run: Run<T>,
  position: Position,
  onError: (error: unknown) => void,
): Promise<void> {
  const { signal } = run.stop;
  let failures = 0;
  while (!signal.aborted) {
    let wasOpen = false;
    try {
      await readFrom(db.collection(collection), run, position, () => {
        wasOpen = true;
        failures = 0;
        setLive(run, true);
      });
    } catch (error) {
      if (signal.aborted || isClosed(error)) return;
      setLive(run, false);
      onError(error);
      if (!wasOpen && isUnresumable(error)) {
        if (position.token === undefined) {
          throw new ChangesLostError('The changes since the stream broke are no longer there', { cause: error });
        }
        // The time of the last event may still be there when its token is not taken.
        delete position.token;
      } else {
        await pauseAfter(failures++, PAUSES, signal);
      }
    }
  }
}

function setLive<T extends Document>(run: Run<T>, isLive: boolean): void {
  if (run.isLive === isLive) return;
  run.isLive = isLive;
  for (const { onLive } of run.listeners) onLive(isLive);
}

async function readFrom<T extends Document>(
  collection: Collection<Document>,
  run: Run<T>,
  position: Position,
  onOpen: () => void,
): Promise<void> {
  const { signal } = run.stop;
  const stream = collection.watch([], { fullDocument: 'updateLookup', ...startingPoint(position) });
  const close = () => void stream.close().catch(() => {});
  signal.addEventListener('abort', close, { once: true });
  try {
    for (let event = await stream.tryNext(); !signal.aborted; event = await stream.next()) {
      onOpen();
      if (event === null) continue;
      if (advance(position, event)) {
        const at = positionOf(position);
        const change = changeOf(event as ChangeStreamDocument<T>, collection.collectionName, at);
        if (change) tell(run, change, at);
      }
      if (position.invalidated) return;
    }
  } finally {
    signal.removeEventListener('abort', close);
    await (stream as Pick<ChangeStream, 'close'>).close().catch(() => {});
  }
}

function startingPoint({ time, token, invalidated }: Position): ChangeStreamOptions {
  if (token === undefined) return { startAtOperationTime: invalidated ? after(time) : time };
  return invalidated ? { startAfter: token } : { resumeAfter: token };
}

/** @returns whether the event is a new one */
function advance(position: Position, event: ChangeStreamDocument): boolean {
  const { clusterTime } = event as { clusterTime?: Timestamp };
  if (clusterTime?.gt(position.time)) {
    position.time = clusterTime;
    position.seen.clear();
  }
  const id = JSON.stringify(event._id);
  const isNew = !position.seen.has(id);
  position.seen.add(id);
  position.token = event._id;
  position.invalidated = event.operationType === 'invalidate';
  return isNew;
}

function positionOf({ time, seen }: Position): ChangePosition {
  return { time: time.toBigInt(), ordinal: seen.size };
}

function tell<T extends Document>(run: Run<T>, change: Change<T>, at: ChangePosition): void {
  for (const { queue, accept, after: known } of run.listeners) {
    if (known === 'past' || (known && !isAfter(at, known))) continue;
    try {
      if (accept(change)) queue.push(change);
    } catch (error) {
      // A filter that throws must not end the stream of all others.
      queue.end(error as Error);
    }
  }
}

/** Up to where a listener has all that is for it. */
function reached<T extends Document>({ after: known }: Listener<T>, position: Position): ChangePosition {
  const now = positionOf(position);
  return known && known !== 'past' && isAfter(known, now) ? known : now;
}

/** Resolves when the listener has got all that followed a change, and gets what comes. */
async function goOn<T extends Document>(
  replay: Replay<T>,
  listener: Listener<T>,
  from: Latecomer<T>['from'],
  position: Position,
  checkPast: () => void,
): Promise<void> {
  const { queue, accept } = listener;
  // Nothing has come since, however long ago that was.
  if (from.part === 0 && !isAfter(positionOf(position), from)) {
    listener.after = from;
    return;
  }
  const joined = Promise.withResolvers<void>();
  try {
    checkPast();
  } catch (error) {
    await queue.return();
    throw error;
  }
  replay.add({
    from,
    hasLeft() {
      if (queue.hasEnded) joined.resolve();
      return queue.hasEnded;
    },
    offer(change) {
      try {
        if (queue.hasEnded || !accept(change) || queue.push(change)) return true;
        joined.reject(resumeTooOld('too much has happened since'));
      } catch (error) {
        joined.reject(error);
      }
      return false;
    },
    canJoin(at, seenUpTo) {
      const now = positionOf(position);
      // A stream that has not had an event yet has all that is written from its time on.
      if (now.ordinal === 0) return seenUpTo === undefined || seenUpTo >= now.time - 1n;
      return !isAfter(now, at);
    },
    join(at) {
      listener.after = at;
      joined.resolve();
    },
    fail: joined.reject,
  });
  try {
    await joined.promise;
  } catch (error) {
    await queue.return();
    throw error;
  }
}

function after(time: Timestamp): Timestamp {
  return new Timestamp(time.toBigInt() + 1n);
}

function isClosed(error: unknown): boolean {
  return (
    error instanceof MongoClientClosedError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoTopologyClosedError
  );
}
