import type { Random } from '../../../shared/seed/random.ts';
import { SUPERGRAPH } from '../schema.ts';

const LINES = SUPERGRAPH.split('\n');
const WORDS = [
  'Book',
  'Author',
  'Query',
  'id',
  'name',
  'Int',
  '[Book!]!',
  'LIBRARY',
  'REVIEWS',
  'type',
  'interface',
  'union',
  'enum',
  'input',
  'null',
  '@join__type(graph: LIBRARY, key: "id")',
  '@join__field(graph: REVIEWS, requires: "id")',
  '@inaccessible',
  '@authenticated',
  '{',
  '}',
  '"',
  'x'.repeat(300),
];

/** A supergraph with some lines or words changed. */
export function randomSupergraph(random: Random): string {
  const lines = [...LINES];
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const at = random.below(lines.length);
    const line = lines[at]!;
    const kind = random.below(4);
    if (kind === 0) lines.splice(at, 1 + random.below(3));
    else if (kind === 1) lines.splice(at, 0, random.pick(LINES));
    else if (kind === 2) lines[at] = line.replace(/\w+/g, word => (random.chance(0.2) ? random.pick(WORDS) : word));
    else lines[at] = `${line.slice(0, random.below(line.length + 1))} ${random.pick(WORDS)}`;
  }
  return random.chance(0.02) ? lines.join('\n').slice(0, random.below(SUPERGRAPH.length)) : lines.join('\n');
}
