import { type FieldNode, type GraphQLError, type GraphQLFormattedError, locatedError } from 'graphql';
import { assign } from '../../compile/emitter.ts';
import type { SubgraphResponse } from '../transport.ts';
import type { Path } from './resolve-info.ts';

/** An object or list of the response under construction. */
export type Container = object;
export type Key = string | number;

/** The static position of a value in an operation. */
export interface ResultSlot {
  /** `Article.headline`, for error messages. */
  readonly coordinate: string;
  readonly nodes: readonly FieldNode[];
  /**
   * How far a null propagates: the number of parent objects and lists up to the one that becomes null. 0 if the
   * position is nullable.
   */
  readonly levels: number;
}

/** Completes a resolved value for the response; never throws. */
export type Complete = (value: never, run: QueryRun, container: Container, key: Key, path: Path | undefined) => unknown;

/** Resolves one field of many objects at once; a value that is an Error fails that object alone. */
export type ResolveBatch = (
  sources: readonly unknown[],
  args: Readonly<Record<string, unknown>>,
  context: unknown,
  info: unknown,
) => readonly unknown[] | PromiseLike<readonly unknown[]>;

/** A field with a batch resolver. */
export interface BatchSlot extends ResultSlot {
  readonly key: string;
  resolve(sources: readonly unknown[], run: QueryRun, path: Path | undefined): ReturnType<ResolveBatch>;
  readonly complete: Complete;
}

interface PendingBatch {
  readonly sources: unknown[];
  readonly containers: Container[];
  readonly paths: (Path | undefined)[];
}

interface Failure {
  readonly container: Container;
  readonly key: Key;
  /** @default an error for a null in a non-null position */
  readonly error: unknown;
  readonly slot: ResultSlot;
}

/**
 * One execution of a compiled query. Objects and lists are added to the response at once, and awaited values are set
 * later, so that values already present cost no allocation. A failed value is null until the end; only then are its
 * path and the extent of null propagation determined.
 */
export class QueryRun {
  readonly context: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  private pending = 0;
  private failures: Failure[] | undefined;
  private gathered: Map<BatchSlot, PendingBatch> | undefined;
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

  /** Sets the value of a promise when it resolves. */
  wait(
    container: Container,
    key: Key,
    promise: PromiseLike<never>,
    complete: Complete,
    slot: ResultSlot,
    path?: Path,
  ): void {
    this.pending++;
    promise.then(
      value => {
        assign(container as never, key as string, complete(value, this, container, key, path));
        this.settle();
      },
      (error: unknown) => {
        assign(container as never, key as string, this.fail(container, key, error, slot));
        this.settle();
      },
    );
  }

  /** Adds a field to the batch of its slot, which is resolved before the first await. */
  gather(slot: BatchSlot, source: unknown, container: Container, path?: Path): void {
    this.gathered ??= new Map();
    let gathered = this.gathered.get(slot);
    if (!gathered) {
      gathered = { sources: [], containers: [], paths: [] };
      this.gathered.set(slot, gathered);
    }
    gathered.sources.push(source);
    gathered.containers.push(container);
    gathered.paths.push(path);
  }

  /** Records an error and returns null. */
  fail(container: Container, key: Key, error: unknown, slot: ResultSlot): null {
    this.failures ??= [];
    this.failures.push({ container, key, error, slot });
    return null;
  }

  /** Records a null in a non-null position. */
  missing(container: Container, key: Key, slot: ResultSlot): null {
    return this.fail(container, key, new Error(`Cannot return null for non-nullable field ${slot.coordinate}.`), slot);
  }

  private settle(): void {
    this.resolveGathered();
    if (--this.pending === 0) this.done?.(this.response());
  }

  private resolveGathered(): void {
    while (this.gathered) {
      const all = this.gathered;
      this.gathered = undefined;
      for (const [slot, gathered] of all) this.resolveBatch(slot, gathered);
    }
  }

  private resolveBatch(slot: BatchSlot, gathered: PendingBatch): void {
    let values: ReturnType<ResolveBatch>;
    try {
      values = slot.resolve(gathered.sources, this, gathered.paths[0]);
    } catch (error) {
      this.failBatch(slot, gathered, error);
      return;
    }
    if (!('then' in values)) {
      this.completeBatch(slot, gathered, values);
      return;
    }
    this.pending++;
    values.then(
      arrived => {
        this.completeBatch(slot, gathered, arrived);
        this.settle();
      },
      (error: unknown) => {
        this.failBatch(slot, gathered, error);
        this.settle();
      },
    );
  }

  private completeBatch(slot: BatchSlot, gathered: PendingBatch, values: readonly unknown[]): void {
    const { containers, paths } = gathered;
    const { key } = slot;
    if (values.length !== containers.length) {
      const message = `The batch resolver of ${slot.coordinate} returned ${values.length} values for ${containers.length} objects`;
      this.failBatch(slot, gathered, new RangeError(message));
      return;
    }
    for (let i = 0; i < containers.length; i++) {
      const container = containers[i]!;
      assign(container as never, key, slot.complete(values[i] as never, this, container, key, paths[i]));
    }
  }

  private failBatch(slot: BatchSlot, { containers }: PendingBatch, error: unknown): void {
    for (const one of containers) assign(one as never, slot.key, this.fail(one, slot.key, error, slot));
  }

  private response(): SubgraphResponse {
    if (!this.failures) return { data: this.data as Record<string, unknown> };
    const { data, errors } = locateFailures(this.data!, this.failures);
    return { data: data as Record<string, unknown> | null, errors: errors as readonly GraphQLFormattedError[] };
  }
}

/** Finds the paths of the failures and propagates their nulls (GraphQL specification, 6.4.4). */
function locateFailures(root: object, failures: readonly Failure[]) {
  const parents = findParents(root);
  const errors: GraphQLError[] = [];
  const gone = new Set<Container>();
  let data: object | null = root;
  for (const { container, key, error, slot } of failures) {
    const chain = [container];
    for (let i = 1; i < slot.levels && parents.has(chain.at(-1)!); i++)
      chain.push(parents.get(chain.at(-1)!)!.container);
    // Of several errors that null the same object, only the first is reported.
    if (slot.levels > 0 && chain.some(one => gone.has(one))) continue;
    errors.push(locatedError(error, slot.nodes, pathOf(parents, container, key)));
    if (slot.levels === 0) continue;
    for (const one of chain) gone.add(one);
    const up = parents.get(chain.at(-1)!);
    if (up && chain.length === slot.levels) assign(up.container as never, up.key as string, null);
    else data = null;
  }
  return { data, errors };
}

interface Parent {
  readonly container: Container;
  readonly key: Key;
}

function findParents(root: object): Map<Container, Parent> {
  const parents = new Map<Container, Parent>();
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

function pathOf(parents: ReadonlyMap<Container, Parent>, container: Container, key: Key): Key[] {
  const path = [key];
  for (let up = parents.get(container); up; up = parents.get(up.container)) path.unshift(up.key);
  return path;
}
