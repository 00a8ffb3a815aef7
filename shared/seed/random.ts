/**
 * Pseudo-random numbers that follow from a seed and a label, so that document 1,000,000 can be generated without the
 * 999,999 before it, and two subgraphs agree on the same articles without calling each other.
 */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** An integer from 0 up to, but not including, `below`. */
  below(below: number): number;
  pick<T>(values: readonly T[]): T;
  /** Whether an event of that probability happens. */
  chance(probability: number): boolean;
}

/** @param place what the numbers are for, for example `article/7` */
export function createRandom(seed: number, place: string): Random {
  let state = hash(place, seed);
  const next = () => {
    // mulberry32, Tommy Ettinger, public domain.
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  return { next, below, pick: values => values[below(values.length)]!, chance: probability => next() < probability };
}

/** The id of the seeded article at an index: 16 hexadecimal digits, like those of imported pages. */
export function seededArticleId(seed: number, index: number): string {
  const hex = (part: string) => (hash(`${part}/${index}`, seed) >>> 0).toString(16).padStart(8, '0');
  // Two 32-bit hashes may collide among millions; the index in the middle keeps the id unique.
  return `${hex('article')}${index.toString(16).padStart(8, '0')}`;
}

/** One in this many seeded articles is not published; those have no comments. */
const UNPUBLISHED_EVERY = 33;

export const isSeededPublished = (index: number) => index % UNPUBLISHED_EVERY !== UNPUBLISHED_EVERY - 1;

/** FNV-1a, 32 bits, then the finalizer of MurmurHash3, so that similar labels differ in all bits. */
function hash(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
