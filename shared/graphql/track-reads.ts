import type { ReadTracker } from './subgraph.ts';

export type Load = (...args: never[]) => unknown;

/** The tags of one loader: by its arguments, and by its result. */
export interface ReadTags<Loader extends Load> {
  readonly by?: (...args: Parameters<Loader>) => readonly string[];
  /** Tags that only the result reveals, such as those of a page's rows. */
  readonly found?: (result: Awaited<ReturnType<Loader>>) => readonly string[];
}

/** For a loader whose result no change makes stale. */
export const READS_NOTHING = {};

/** The tags of every loader; the compiler demands an entry for a new loader. */
export type LoaderReads<Loaders> = {
  readonly [Name in keyof Loaders as Loaders[Name] extends Load ? Name : never]-?: Loaders[Name] extends Load
    ? ReadTags<Loaders[Name]>
    : never;
};

/**
 * The same loaders, which add a tag for everything they read. A change with one of the tags makes the response stale.
 *
 * @param tags the tags of each loader
 */
export function trackReads<Loaders extends object>(
  loaders: Loaders,
  reads: ReadTracker,
  tags: LoaderReads<Loaders>,
): Loaders {
  const add = (list: readonly string[] | undefined) => {
    for (const tag of list ?? []) reads.add(tag);
  };
  const tracked = Object.entries(tags as Record<string, ReadTags<Load>>).map(([name, { by, found }]) => {
    const load = (loaders as Record<string, (...args: never[]) => unknown>)[name]!;
    const track = (...args: never[]) => {
      add(by?.(...args));
      const result = load(...args);
      if (!found) return result;
      const arrived = (value: unknown) => {
        add(found(value as never));
        return value;
      };
      return result instanceof Promise ? result.then(arrived) : arrived(result);
    };
    return [name, by || found ? track : load];
  });
  return { ...loaders, ...Object.fromEntries(tracked) };
}
