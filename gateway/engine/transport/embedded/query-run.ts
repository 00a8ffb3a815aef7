import { type FieldNode, type GraphQLError, type GraphQLFormattedError, locatedError } from 'graphql';
import { assign } from '../../compile/emitter.ts';
import type { SubgraphResponse } from '../transport.ts';
import type { Path } from './resolve-info.ts';

/** An object or list of the answer that is being made. */
export type Container = object;
export type Key = string | number;

/** Where in an operation a value stands, as far as that is known before it runs. */
export interface ResultSlot {
  /** `Article.headline`, for messages. */
  readonly coordinate: string;
  readonly nodes: readonly FieldNode[];
  /**
   * How far a null goes that may not stand here: so many objects and lists up, one of which is null instead. 0 where a
   * null may stand.
   */
  readonly levels: number;
}

/** Makes what stands in the answer of what a resolver returned; never throws. */
export type Complete = (value: never, run: QueryRun, container: Container, key: Key, path: Path | undefined) => unknown;

/** Resolves one field of many objects at once; a value that is an Error fails alone. */
export type ResolveBatch = (
  sources: readonly unknown[],
  args: Readonly<Record<string, unknown>>,
  context: unknown,
  info: unknown,
) => readonly unknown[] | PromiseLike<readonly unknown[]>;

/** A field that is resolved for many objects at once. */
export interface BatchSlot extends ResultSlot {
  readonly key: string;
  resolve(sources: readonly unknown[], run: QueryRun, path: Path | undefined): ReturnType<ResolveBatch>;
  readonly complete: Complete;
}

interface Gathered {
  readonly sources: unknown[];
  readonly containers: Container[];
  readonly paths: (Path | undefined)[];
}

interface Failure {
  readonly container: Container;
  readonly key: Key;
  /** @default a null that may not be there */
  readonly error: unknown;
  readonly place: ResultSlot;
}

/**
 * One run of a compiled query. Objects and lists are put into the answer at once, and what is still awaited is put into
 * them later, so that nothing is allocated for a value that is there. Where something fails, null stands in its place
 * until the end; only then is it looked for where that is, and how far up the null has to go.
 */
export class QueryRun {
  readonly context: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  private pending = 0;
  private failures: Failure[] | undefined;
  private gathered: Map<BatchSlot, Gathered> | undefined;
  private data: object | null = null;
  private done: ((response: SubgraphResponse) => void) | undefined;

  constructor(context: unknown, variables: Readonly<Record<string, unknown>>) {
    this.context = context;
    this.variables = variables;
  }

  start(
    root: (source: undefined, run: QueryRun, path: undefined) => object,
  ): SubgraphResponse | Promise<SubgraphResponse> {
    this.data = root(undefined, this, undefined);
    this.resolveGathered();
    if (this.pending === 0) return this.response();
    return new Promise(resolve => {
      this.done = resolve;
    });
  }

  /** Puts what a promise brings in its place. */
  wait(
    container: Container,
    key: Key,
    promise: PromiseLike<never>,
    complete: Complete,
    place: ResultSlot,
    path?: Path,
  ): void {
    this.pending++;
    promise.then(
      value => {
        assign(container as never, key as string, complete(value, this, container, key, path));
        this.settle();
      },
      (error: unknown) => {
        assign(container as never, key as string, this.fail(container, key, error, place));
        this.settle();
      },
    );
  }

  /** Resolves a field together with all others of its place that are reached before anything has to be waited for. */
  gather(place: BatchSlot, source: unknown, container: Container, path?: Path): void {
    this.gathered ??= new Map();
    let gathered = this.gathered.get(place);
    if (!gathered) {
      gathered = { sources: [], containers: [], paths: [] };
      this.gathered.set(place, gathered);
    }
    gathered.sources.push(source);
    gathered.containers.push(container);
    gathered.paths.push(path);
  }

  /** Notes an error; null stands in its place. */
  fail(container: Container, key: Key, error: unknown, place: ResultSlot): null {
    this.failures ??= [];
    this.failures.push({ container, key, error, place });
    return null;
  }

  /** Notes a null that may not be there. */
  missing(container: Container, key: Key, place: ResultSlot): null {
    return this.fail(
      container,
      key,
      new Error(`Cannot return null for non-nullable field ${place.coordinate}.`),
      place,
    );
  }

  private settle(): void {
    this.resolveGathered();
    if (--this.pending === 0) this.done?.(this.response());
  }

  private resolveGathered(): void {
    while (this.gathered) {
      const all = this.gathered;
      this.gathered = undefined;
      for (const [place, gathered] of all) this.resolveBatch(place, gathered);
    }
  }

  private resolveBatch(place: BatchSlot, gathered: Gathered): void {
    let values: ReturnType<ResolveBatch>;
    try {
      values = place.resolve(gathered.sources, this, gathered.paths[0]);
    } catch (error) {
      this.failBatch(place, gathered, error);
      return;
    }
    if (!('then' in values)) {
      this.completeBatch(place, gathered, values);
      return;
    }
    this.pending++;
    values.then(
      arrived => {
        this.completeBatch(place, gathered, arrived);
        this.settle();
      },
      (error: unknown) => {
        this.failBatch(place, gathered, error);
        this.settle();
      },
    );
  }

  private completeBatch(place: BatchSlot, gathered: Gathered, values: readonly unknown[]): void {
    const { containers, paths } = gathered;
    const { key } = place;
    if (values.length !== containers.length) {
      const message = `${place.coordinate} was resolved to ${values.length} values for ${containers.length} objects`;
      this.failBatch(place, gathered, new RangeError(message));
      return;
    }
    for (let i = 0; i < containers.length; i++) {
      const container = containers[i]!;
      assign(container as never, key, place.complete(values[i] as never, this, container, key, paths[i]));
    }
  }

  private failBatch(place: BatchSlot, { containers }: Gathered, error: unknown): void {
    for (const one of containers) assign(one as never, place.key, this.fail(one, place.key, error, place));
  }

  private response(): SubgraphResponse {
    if (!this.failures) return { data: this.data as Record<string, unknown> };
    const { data, errors } = placeFailures(this.data!, this.failures);
    return { data: data as Record<string, unknown> | null, errors: errors as readonly GraphQLFormattedError[] };
  }
}

/** Finds where failures are, and lets nulls go up as far as they must (GraphQL specification, 6.4.4). */
function placeFailures(root: object, failures: readonly Failure[]) {
  const parents = findParents(root);
  const errors: GraphQLError[] = [];
  const gone = new Set<Container>();
  let data: object | null = root;
  for (const { container, key, error, place } of failures) {
    const chain = [container];
    for (let i = 1; i < place.levels && parents.has(chain.at(-1)!); i++)
      chain.push(parents.get(chain.at(-1)!)!.container);
    // Of several that make one object null, one is reported.
    if (place.levels > 0 && chain.some(one => gone.has(one))) continue;
    errors.push(locatedError(error, place.nodes, pathOf(parents, container, key)));
    if (place.levels === 0) continue;
    for (const one of chain) gone.add(one);
    const up = parents.get(chain.at(-1)!);
    if (up && chain.length === place.levels) assign(up.container as never, up.key as string, null);
    else data = null;
  }
  return { data, errors };
}

interface Slot {
  readonly container: Container;
  readonly key: Key;
}

function findParents(root: object): Map<Container, Slot> {
  const parents = new Map<Container, Slot>();
  const visit = (container: Container) => {
    for (const key of Object.keys(container)) {
      const value = (container as Record<string, unknown>)[key];
      if (typeof value !== 'object' || value === null || parents.has(value) || value === root) continue;
      parents.set(value, { container, key: Array.isArray(container) ? Number(key) : key });
      visit(value);
    }
  };
  visit(root);
  return parents;
}

function pathOf(parents: ReadonlyMap<Container, Slot>, container: Container, key: Key): Key[] {
  const path = [key];
  for (let up = parents.get(container); up; up = parents.get(up.container)) path.unshift(up.key);
  return path;
}
