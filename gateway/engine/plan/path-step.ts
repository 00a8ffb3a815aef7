/**
 * Steps of a path in a plan: a response name; `@` for the items of a list; `|A|B` for objects of these types alone.
 * Where fields of several types stand below one path, each type may have been asked for other fields there.
 */

const TYPES = '|';

/** A step that only objects of some types pass. */
export const ofTypes = (types: readonly string[]): string => types.map(type => TYPES + type).join('');

/** The types that a step lets pass; undefined for one that leads on. */
export function typesOf(step: string): readonly string[] | undefined {
  return step.startsWith(TYPES) ? step.slice(1).split(TYPES) : undefined;
}

/** Whether a step is a response name. */
export const isName = (step: string): boolean => step !== '@' && !step.startsWith(TYPES);
