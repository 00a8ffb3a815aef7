/** One object of the data. `__typename` is set by the world; every other value is what the field resolves to. */
export type Row = Record<string, unknown>;

/** A reference to a row by type and key, so that data may be circular and stay plain. */
export class Link {
  readonly typename: string;
  readonly key: Row;
  constructor(typename: string, key: Row) {
    this.typename = typename;
    this.key = key;
  }
}

/** A link by the row's `id`, or by the given fields. */
export function link(typename: string, key: string | number | Row): Link {
  return new Link(typename, typeof key === 'object' ? key : { id: key });
}

export function links(typename: string, ...keys: (string | number)[]): Link[] {
  return keys.map(key => link(typename, key));
}

/** The data of one suite: the source of all subgraphs and the monolith. */
export class World {
  readonly #rows = new Map<string, Row[]>();
  readonly #create: (() => Record<string, Row[]>) | undefined;

  constructor(create: (() => Record<string, Row[]>) | undefined) {
    this.#create = create;
    this.reset();
  }

  /** Discards the changes of mutations. */
  reset(): void {
    this.#rows.clear();
    for (const [typename, rows] of Object.entries(this.#create?.() ?? {})) {
      for (const row of rows) Object.defineProperty(row, '__typename', { value: typename, writable: true });
      this.#rows.set(typename, rows);
    }
  }

  all(...typenames: string[]): Row[] {
    return typenames.flatMap(typename => this.#rows.get(typename) ?? []);
  }

  typenames(): string[] {
    return [...this.#rows.keys()];
  }

  /** The first row whose fields equal `key`, else null. */
  find(typename: string | string[], key: Row): Row | null {
    const matches = (row: Row) => Object.entries(key).every(([name, value]) => row[name] === value);
    return this.all(...[typename].flat()).find(matches) ?? null;
  }

  add(typename: string, row: Row): Row {
    Object.defineProperty(row, '__typename', { value: typename, writable: true });
    const rows = this.#rows.get(typename) ?? [];
    rows.push(row);
    this.#rows.set(typename, rows);
    return row;
  }

  /** Replaces a link by its row; throws for a dangling one, which is an error of the suite. */
  follow(value: unknown): unknown {
    if (!(value instanceof Link)) return value;
    const row = this.find(value.typename, value.key);
    if (!row) throw new Error(`dangling link ${value.typename} ${JSON.stringify(value.key)}`);
    return row;
  }
}
