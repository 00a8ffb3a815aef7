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
import { createReplay, isUnresumable, type Replay, type ResumingListener } from './change-replay.ts';

export type { Change } from './change-event.ts';

export interface ListenOptions<T extends Document> {
  /** Ends the listener quietly. */
  readonly signal?: AbortSignal;
  /** Filters the changes; others are not queued. @default all */
  readonly accept?: (change: Change<T>) => boolean;
  /**
   * Called with whether changes arrive as they happen: true once they do, false while the stream is broken. @default
   * none
   */
  readonly onLive?: (isLive: boolean) => void;
  /** How many changes may be queued for a slow reader before the listener ends with an error. @default 1000 */
  readonly maxQueued?: number;
  /** Starts after a past change, with at most `maxQueued` replayed changes. @default with the next change */
  readonly resume?: ResumePoint | undefined;
}

/** The changes of one listener. */
export interface Changes<T extends Document>
  extends AsyncIterableIterator<Change<T>, undefined, undefined>,
    PositionedEvents,
    AsyncDisposable {}

export interface ChangeFeed<T extends Document> extends AsyncDisposable {
  /**
   * Resolves when the listener is registered: it gets every change that is acknowledged from then on, once and in
   * order, even when the stream breaks. It ends when it is returned, aborted, or the feed is closed.
   *
   * Reading it throws ChangeFeedOverflowError when the reader was too slow, and ChangesLostError when the server no
   * longer has the changes since the stream broke.
   *
   * @throws the driver's error when the server cannot be reached; BAD_USER_INPUT and SUBSCRIPTION_RESUME_TOO_OLD when
   * it cannot resume
   */
  listen(options?: ListenOptions<T>): Promise<Changes<T>>;
  /** Ends all listeners; the feed can be used again. */
  close(): Promise<void>;
}

export interface ChangeFeedOptions {
  /** Called for each error after which the stream is reopened. @default nothing */
  readonly onError?: (error: unknown) => void;
}

/**
 * The server's change history no longer reaches back to where a broken stream would resume.
 * @public
 */
export class ChangesLostError extends Error {
  override readonly name = 'ChangesLostError';
}

const BACKGROUND = 'newsgraph: changes';

/** The position to resume after. */
interface Position {
  time: Timestamp;
  token?: ResumeToken;
  /** The collection was dropped: only `startAfter` resumes after such a token. */
  invalidated: boolean;
  /** The events of that time, so that resuming by time repeats none of them. */
  readonly seen: Set<string>;
}

interface Listener<T extends Document> extends Required<Pick<ListenOptions<T>, 'accept' | 'onLive'>> {
  readonly queue: ChangeQueue<Change<T>>;
  /** The position up to which it has everything; later changes are for it. `'past'` during its replay. */
  after: ChangePosition | 'past' | undefined;
}

interface Run<T extends Document> {
  readonly listeners: Set<Listener<T>>;
  isLive: boolean;
  readonly stop: AbortController;
  /** Its current position. */
  readonly opened: Promise<Position>;
}

const PAUSES = { first: 50, longest: 10_000 };

/**
 * Delivers a collection's changes to any number of listeners over one change stream, which is open while there are
 * listeners. Create one per collection and process.
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
    // Callers that wait for `opened` get the error.
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
      if (from) await resumeListener(replay, listener, from, position, () => checkAge(from, resume));
      return Object.assign(queue, {
        [RESUME_POSITION]: () =>
          queue.isWaitedFor ? writeResumeToken(collection, positionOfListener(listener, position)) : undefined,
      });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The current server time; a stream that starts there has everything that is written later. */
async function readPosition(db: Db): Promise<Position> {
  const { operationTime } = await db.command({ ping: 1 });
  return { time: after(operationTime as Timestamp), invalidated: false, seen: new Set() };
}

/** Reads the stream until the run is stopped, and reopens it whenever it breaks. */
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
          throw new ChangesLostError('The changes since the stream broke are no longer available', { cause: error });
        }
        // The server may still have the time of the last event when it rejects its token.
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
  const options = { fullDocument: 'updateLookup', comment: BACKGROUND, ...startingPoint(position) };
  const stream = collection.watch([], options);
  const close = () => void stream.close().catch(() => {});
  signal.addEventListener('abort', close, { once: true });
  try {
    for (let event = await stream.tryNext(); !signal.aborted; event = await stream.next()) {
      onOpen();
      if (event === null) continue;
      if (advance(position, event)) {
        const at = positionOf(position);
        const change = changeOf(event as ChangeStreamDocument<T>, collection.collectionName, at);
        if (change) deliver(run, change, at);
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

/** @returns whether the event is new */
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

function deliver<T extends Document>(run: Run<T>, change: Change<T>, at: ChangePosition): void {
  for (const { queue, accept, after: known } of run.listeners) {
    if (known === 'past' || (known && !isAfter(at, known))) continue;
    try {
      if (accept(change)) queue.push(change);
    } catch (error) {
      // A filter that throws must not end the stream for all others.
      queue.end(error as Error);
    }
  }
}

/** The position up to which a listener has everything that is for it. */
function positionOfListener<T extends Document>({ after: known }: Listener<T>, position: Position): ChangePosition {
  const now = positionOf(position);
  return known && known !== 'past' && isAfter(known, now) ? known : now;
}

/** Resolves when the listener has everything that followed a change, and gets live changes. */
async function resumeListener<T extends Document>(
  replay: Replay<T>,
  listener: Listener<T>,
  from: ResumingListener<T>['from'],
  position: Position,
  checkPast: () => void,
): Promise<void> {
  const { queue, accept } = listener;
  // Nothing has happened since, however long ago that was.
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
        joined.reject(resumeTooOld('too many changes have happened since'));
      } catch (error) {
        joined.reject(error);
      }
      return false;
    },
    canJoin(at, seenUpTo) {
      const now = positionOf(position);
      // A stream without an event yet has everything that is written from its start time on.
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
