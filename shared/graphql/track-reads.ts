import type { ReadTracker } from './subgraph.ts';

type Load = (...args: never[]) => unknown;

/** The tags of what one loader reads: by its arguments, and by what it found. */
interface ReadTags<Loader extends Load> {
  readonly by?: (...args: Parameters<Loader>) => readonly string[];
  /** Tags that only the result tells, such as the rows of a page. */
  readonly found?: (result: Awaited<ReturnType<Loader>>) => readonly string[];
}

/** Of a loader that reads nothing whose change makes another answer. */
export const READS_NOTHING = {};

/** For every loader what it reads: the types demand one for a loader that is added. */
export type LoaderReads<Loaders> = {
  readonly [Name in keyof Loaders as Loaders[Name] extends Load ? Name : never]-?: Loaders[Name] extends Load
    ? ReadTags<Loaders[Name]>
    : never;
};

/**
 * The same loaders, which add a tag for whatever they read. A change that has one of the tags makes another answer.
 *
 * @param tags what each loader reads
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
