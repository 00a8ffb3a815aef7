import leven from 'leven';

/** Names that differ in more than this share of their characters are not suggested. */
const MAX_DISTANCE = 0.4;

/** @returns `; did you mean X?` with the known name closest to a misspelled one, or nothing */
export function suggestName(name: string, known: Iterable<string>): string {
  const [nearest] = [...known]
    .map(one => ({ one, distance: leven(name.toLowerCase(), one.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(name.length * MAX_DISTANCE)))
    .sort((a, b) => a.distance - b.distance);
  return nearest ? `; did you mean ${nearest.one}?` : '';
}
