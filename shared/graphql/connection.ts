import { userError } from '../errors/errors.ts';
import { textFault } from '../text/text-faults.ts';

/** Relay connections over keyset pagination: a cursor holds the name of its sort order and the sort key of its row. */

const MAX_PAGE_SIZE = 50;
/** The last millisecond that JavaScript's dates reach; most sort values are times. */
const MAX_SORT_VALUE = 8.64e15;

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A page as a repository reads it: `limit` rows in list order (`backward`: from the end of the list). */
export interface PageRequest {
  readonly limit: number;
  readonly backward: boolean;
  readonly after?: SortKey;
  readonly before?: SortKey;
}

/** The position of a row in a list: its sort value, and its id as the tie-breaker. */
export interface SortKey {
  readonly value: number;
  readonly id: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/**
 * Reads the arguments of a connection.
 *
 * @param sort names the sort order of the list; a cursor of another order is rejected.
 * @throws BAD_USER_INPUT when a size is outside 1..50, `first` and `last` are mixed, or a cursor is not one of this list.
 */
export function readPageArguments(args: PageArguments, sort: string, defaultSize = 20): PageRequest {
  const { first, last } = args;
  if (first != null && last != null) {
    throw userError('BAD_USER_INPUT', 'Give `first` or `last`, not both.', { argument: 'last' });
  }
  checkSize('first', first);
  checkSize('last', last);
  return {
    limit: first ?? last ?? defaultSize,
    backward: last != null,
    ...(args.after != null && { after: decodeCursor('after', args.after, sort) }),
    ...(args.before != null && { before: decodeCursor('before', args.before, sort) }),
  };
}

function checkSize(name: string, size: number | null | undefined): void {
  if (size == null || (size >= 1 && size <= MAX_PAGE_SIZE)) return;
  throw userError('BAD_USER_INPUT', `\`${name}\` must be from 1 to ${MAX_PAGE_SIZE}; found ${size}.`, {
    argument: name,
  });
}

/** The cursor of a position in a list; connections create those of their rows. */
export function cursorOf(sort: string, key: SortKey): string {
  return Buffer.from(JSON.stringify([sort, key.value, key.id])).toString('base64url');
}

function decodeCursor(argument: string, cursor: string, sort: string): SortKey {
  const refuse = (reason: string) =>
    userError('BAD_USER_INPUT', `\`${argument}\` is not a cursor of this list: ${reason}.`, { argument });
  if (cursor.length > 512) throw refuse('it is too long');
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw refuse('it is malformed');
  }
  if (!Array.isArray(parts) || parts.length !== 3) throw refuse('it is malformed');
  const [cursorSort, value, id] = parts as unknown[];
  const isSortValue = Number.isSafeInteger(value) && Math.abs(value as number) <= MAX_SORT_VALUE;
  if (typeof cursorSort !== 'string' || !isSortValue || typeof id !== 'string' || textFault(id) !== undefined) {
    throw refuse('it is malformed');
  }
  if (cursorSort !== sort) throw refuse(`it belongs to the order ${cursorSort.slice(0, 40)}, this one is ${sort}`);
  return { value: value as number, id };
}

/**
 * Makes a page of the rows that a repository read. Repositories read one row more than requested to see whether there
 * is a next page.
 *
 * @param rows up to `limit + 1` rows, nearest to the cursor first (so backward pages come in reverse).
 */
export function pageOf<Row>(request: PageRequest, rows: readonly Row[]): Page<Row> {
  const more = rows.length > request.limit;
  const page = more ? rows.slice(0, request.limit) : rows;
  return request.backward
    ? { rows: page.toReversed(), hasNextPage: request.before !== undefined, hasPreviousPage: more }
    : { rows: page, hasNextPage: more, hasPreviousPage: request.after !== undefined };
}

export interface Connection<Row> {
  readonly edges: readonly { readonly node: Row; readonly cursor: string }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/**
 * The Relay shape of a page. Cursors are computed only when selected; spreading a connection would lose them.
 *
 * @param more additional fields of the connection type
 */
export function connectionOf<Row, More extends object>(
  page: Page<Row>,
  sort: string,
  keyOf: (row: Row) => SortKey,
  more?: More,
): Connection<Row> & More {
  return Object.assign(new PageConnection(page, sort, keyOf), more);
}

/**
 * A class, because V8 creates a hidden class for each object literal with getters, which only a full collection frees.
 */
class PageConnection<Row> implements Connection<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: Connection<Row>['pageInfo'];
  readonly #cursorOf: (row: Row) => string;

  constructor(page: Page<Row>, sort: string, keyOf: (row: Row) => SortKey) {
    this.#cursorOf = row => cursorOf(sort, keyOf(row));
    this.nodes = page.rows;
    this.pageInfo = new PageInfo(page, this.#cursorOf);
  }

  get edges() {
    return this.nodes.map(node => ({ node, cursor: this.#cursorOf(node) }));
  }
}

class PageInfo<Row> {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #rows: readonly Row[];
  readonly #cursorOf: (row: Row) => string;

  constructor({ rows, hasNextPage, hasPreviousPage }: Page<Row>, cursor: (row: Row) => string) {
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = hasPreviousPage;
    this.#rows = rows;
    this.#cursorOf = cursor;
  }

  get startCursor(): string | null {
    return this.#cursorAt(0);
  }

  get endCursor(): string | null {
    return this.#cursorAt(-1);
  }

  #cursorAt(index: number): string | null {
    const row = this.#rows.at(index);
    return row === undefined ? null : this.#cursorOf(row);
  }
}
