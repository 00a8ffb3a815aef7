import leven from 'leven';

/** Names further apart than this share of their length are not taken for a slip. */
const MOST_APART = 0.4;

/** @returns `; did you mean X?` for the known name that is nearest to a misspelt one, or nothing */
export function suggestName(name: string, known: Iterable<string>): string {
  const [nearest] = [...known]
    .map(one => ({ one, distance: leven(name.toLowerCase(), one.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(name.length * MOST_APART)))
    .sort((a, b) => a.distance - b.distance);
  return nearest ? `; did you mean ${nearest.one}?` : '';
}
