/**
 * Pages of sorted lists from a server that reads all that a filter matches before it sorts and cuts (see
 * `ServerTraits.stopsAtLimit`): each page is read by stretches of the values it is sorted by, until it is full. How
 * densely a list is filled is remembered, so that mostly the first stretch is enough and holds little more than the page.
 * What is remembered only says where to look first; the pages are right whatever it is.
 */

/** Values from `from` to `to`, both included, and without an end where one is left out. */
export interface Stretch {
  readonly from?: number;
  readonly to?: number;
}

/** A page to be read. Its values are whole numbers, such as times in milliseconds. */
export interface WindowedPage {
  /** Names the list and what it is sorted by: what is remembered is kept under it. */
  readonly list: string;
  /** Which way it is read: up from the least value or down from the greatest. */
  readonly direction: 1 | -1;
  /** How many rows fill it. */
  readonly size: number;
  /** The first value in the direction of reading that may be on it. @default the list's */
  readonly first?: number | undefined;
  /** The last value that may be on it. @default the list's */
  readonly last?: number | undefined;
  /** Where the list is expected to begin, and how far apart its values are, where nothing is remembered. */
  readonly begin?: number | undefined;
  readonly pitch?: number | undefined;
  /** How many stretches are tried before all the rest of the list is read. @default 3 */
  readonly attempts?: number;
}

/** What is to be read for one of the pages: `size` rows of the stretch, or all if there are fewer. */
export interface WantedStretch {
  /** The page's place among those that were asked for. */
  readonly place: number;
  readonly stretch: Stretch;
  readonly size: number;
}

export interface PageWindows {
  /**
   * Reads some pages; in their order, each up to its size.
   *
   * @param load reads stretches of several pages in one command, and answers the rows of each in the page's order
   */
  read<Row>(
    pages: readonly WindowedPage[],
    sortValueOf: (row: Row, place: number) => number,
    load: (wanted: readonly WantedStretch[]) => Promise<readonly (readonly Row[])[]>,
  ): Promise<Row[][]>;
  /** How far apart the values of a list are that was read before. */
  pitchOf(list: string): number | undefined;
}

export interface PageWindowsOptions {
  /** The most lists that something is remembered of; those read longest ago are forgotten. @default 2000 */
  readonly lists?: number;
  /** How wide the first stretch of a list is of which nothing is known. @default six hours in milliseconds */
  readonly firstWidth?: number;
  /** Where a list that is read down is taken to begin. @default the time */
  readonly top?: () => number;
  /** Whether lists are so short that each is read whole at once. @default they may be long */
  readonly isSmall?: () => Promise<boolean>;
}

/** What is known of a list: where it began when it was read from its beginning, and how far apart its values are. */
interface Known {
  readonly begin?: number;
  readonly pitch?: number;
  /** It had fewer rows than were asked for. */
  readonly isShort?: boolean;
}

interface Reading<Row> {
  readonly page: WindowedPage;
  readonly known: Known | undefined;
  readonly rows: Row[];
  attempt: number;
  /** Where the next stretch begins. */
  next: number | undefined;
  isDone: boolean;
}

const HOUR_MS = 3_600_000;
/** Rows are not evenly spread: a stretch that holds the page with this much to spare mostly is enough. */
const TO_SPARE = 2;
/** Each further stretch is so many times as wide; the last one reaches to the list's end. */
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

  /** The stretch to read next, and whether it is the last one. */
  function nextStretch<Row>(reading: Reading<Row>): { far: number | undefined; isLast: boolean } {
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
      sortValueOf: (row: Row, place: number) => number,
      load: (wanted: readonly WantedStretch[]) => Promise<readonly (readonly Row[])[]>,
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
        const wanted = readings.flatMap((reading, place) => {
          if (reading.isDone) return [];
          const { page, next, rows } = reading;
          const { far, isLast } = isWhole ? { far: page.last, isLast: true } : nextStretch(reading);
          return { place, stretch: stretchOf(page, next, far), size: page.size - rows.length, far, isLast };
        });
        const found = await load(wanted);
        for (const [i, { place, far, isLast, size }] of wanted.entries()) {
          const reading = readings[place]!;
          reading.rows.push(...found[i]!.slice(0, size));
          reading.attempt++;
          if (far !== undefined) reading.next = far + reading.page.direction;
          reading.isDone = isLast || reading.rows.length >= reading.page.size;
          const values = reading.rows.map(row => sortValueOf(row, place));
          if (reading.isDone) remember(reading, values, isLast);
        }
      }
      return readings.map(({ rows }) => rows);
    },
  };
}

function stretchOf({ direction }: WindowedPage, near: number | undefined, far: number | undefined): Stretch {
  const [from, to] = direction === 1 ? [near, far] : [far, near];
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
