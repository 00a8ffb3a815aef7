/**
 * Pages of sorted lists on a server that reads everything that a filter matches before it sorts and limits (see
 * `ServerTraits.stopsAtLimit`): each page is read in windows of its sort values, until it is full. The density of a
 * list is cached, so that usually the first window suffices and holds little more than the page. The cached density
 * only decides where to look first; pages are correct whatever it is.
 */

/** Sort values from `from` to `to`, both inclusive; unbounded where one is omitted. */
export interface ValueWindow {
  readonly from?: number;
  readonly to?: number;
}

/** A page to read. Its sort values are integers, such as times in milliseconds. */
export interface WindowedPage {
  /** The list and its sort order; the cache key. */
  readonly list: string;
  /** The direction: up from the lowest value or down from the highest. */
  readonly direction: 1 | -1;
  /** The number of rows that fill it. */
  readonly size: number;
  /** The first value, in reading direction, that may be on it. @default the list's */
  readonly first?: number | undefined;
  /** The last value that may be on it. @default the list's */
  readonly last?: number | undefined;
  /** The expected first value of the list, and the distance between its values, used when nothing is cached. */
  readonly begin?: number | undefined;
  readonly pitch?: number | undefined;
  /** How many windows are tried before the rest of the list is read. @default 3 */
  readonly attempts?: number;
}

/** A read for one of the pages: `size` rows of the window, or all if there are fewer. */
export interface WantedWindow {
  /** The index of the page among the requested ones. */
  readonly index: number;
  readonly window: ValueWindow;
  readonly size: number;
}

export interface PageWindows {
  /**
   * Reads several pages, each up to its size, and returns them in order.
   *
   * @param load reads windows of several pages in one command, and returns the rows of each in page order
   */
  read<Row>(
    pages: readonly WindowedPage[],
    sortValueOf: (row: Row, index: number) => number,
    load: (wanted: readonly WantedWindow[]) => Promise<readonly (readonly Row[])[]>,
  ): Promise<Row[][]>;
  /** The density of lists that were read before. */
  pitchOf(list: string): number | undefined;
}

export interface PageWindowsOptions {
  /** The maximum number of lists in the cache; the least recently read ones are evicted. @default 2000 */
  readonly lists?: number;
  /** The width of the first window of an unknown list. @default six hours in milliseconds */
  readonly firstWidth?: number;
  /** The assumed first value of a list that is read downwards. @default the current time */
  readonly top?: () => number;
  /** Whether lists are so short that each is read whole at once. @default they may be long */
  readonly isSmall?: () => Promise<boolean>;
}

/** What is known of a list: its first value when it was last read from there, and the distance between its values. */
interface Known {
  readonly begin?: number;
  readonly pitch?: number;
  /** It had fewer rows than requested. */
  readonly isShort?: boolean;
}

interface Reading<Row> {
  readonly page: WindowedPage;
  readonly known: Known | undefined;
  readonly rows: Row[];
  attempt: number;
  /** Where the next window starts. */
  next: number | undefined;
  isDone: boolean;
}

const HOUR_MS = 3_600_000;
/** Rows are not evenly spread: a window that is wider by this factor usually suffices. */
const TO_SPARE = 2;
/** Each further window is wider by this factor; the last one reaches to the end of the list. */
const WIDER = 8;
const WIDER_UNKNOWN = 32;
const ATTEMPTS = 3;

export function createPageWindows(options: PageWindowsOptions = {}): PageWindows {
  const { lists = 2_000, firstWidth = 6 * HOUR_MS, top = Date.now, isSmall = async () => false } = options;
  const memory = new Map<string, Known>();

  function remember({ page, rows, known }: Reading<unknown>, values: readonly number[], reachedEnd: boolean): void {
    const fromBegin = page.first === undefined;
    const [begin] = values;
    const end = values.at(-1);
    const isWide = rows.length > 1 && begin !== undefined && end !== undefined;
    const pitch = isWide ? Math.max(1, Math.abs(end - begin) / (rows.length - 1)) : known?.pitch;
    memory.delete(page.list);
    memory.set(page.list, {
      ...known,
      ...(pitch !== undefined && { pitch }),
      ...(fromBegin && begin !== undefined && { begin }),
      ...(fromBegin && { isShort: reachedEnd && rows.length < page.size }),
    });
    for (const [oldest] of memory) {
      if (memory.size <= lists) break;
      memory.delete(oldest);
    }
  }

  /** The window to read next, and whether it is the last one. */
  function nextWindow<Row>(reading: Reading<Row>): { far: number | undefined; isLast: boolean } {
    const { page, known, attempt, next } = reading;
    const { direction, last } = page;
    const base = next ?? known?.begin ?? page.begin ?? (direction === -1 ? top() : undefined);
    const isShort = known?.isShort && page.first === undefined;
    if (base === undefined || isShort || attempt >= (page.attempts ?? ATTEMPTS)) return { far: last, isLast: true };
    const pitch = known?.pitch ?? page.pitch;
    const width =
      pitch === undefined ? firstWidth * WIDER_UNKNOWN ** attempt : pitch * page.size * TO_SPARE * WIDER ** attempt;
    const far = base + direction * Math.ceil(width);
    const passesEnd = last !== undefined && direction * (far - last) >= 0;
    return passesEnd || !Number.isSafeInteger(far) ? { far: last, isLast: true } : { far, isLast: false };
  }

  return {
    pitchOf: list => memory.get(list)?.pitch,

    async read<Row>(
      pages: readonly WindowedPage[],
      sortValueOf: (row: Row, index: number) => number,
      load: (wanted: readonly WantedWindow[]) => Promise<readonly (readonly Row[])[]>,
    ) {
      const readings = pages.map(
        (page): Reading<Row> => ({
          page,
          known: memory.get(page.list),
          rows: [],
          attempt: 0,
          next: page.first,
          isDone: false,
        }),
      );
      const isWhole = await isSmall();
      while (readings.some(({ isDone }) => !isDone)) {
        const wanted = readings.flatMap((reading, index) => {
          if (reading.isDone) return [];
          const { page, next, rows } = reading;
          const { far, isLast } = isWhole ? { far: page.last, isLast: true } : nextWindow(reading);
          return { index, window: windowOf(page, next, far), size: page.size - rows.length, far, isLast };
        });
        const found = await load(wanted);
        for (const [i, { index, far, isLast, size }] of wanted.entries()) {
          const reading = readings[index]!;
          reading.rows.push(...found[i]!.slice(0, size));
          reading.attempt++;
          if (far !== undefined) reading.next = far + reading.page.direction;
          reading.isDone = isLast || reading.rows.length >= reading.page.size;
          const values = reading.rows.map(row => sortValueOf(row, index));
          if (reading.isDone) remember(reading, values, isLast);
        }
      }
      return readings.map(({ rows }) => rows);
    },
  };
}

function windowOf({ direction }: WindowedPage, near: number | undefined, far: number | undefined): ValueWindow {
  const [from, to] = direction === 1 ? [near, far] : [far, near];
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
