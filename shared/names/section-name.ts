const LEVELS = /[>›»〉＞]/;
const BETWEEN = ' > ';
const HOME = /^(?:홈|처음|메인|home|main)$/i;

/** The normal form of a section: its levels joined by ` > `, without the breadcrumb's 홈; empty if there is none. */
export function sectionName(text: string): string {
  const levels = text.split(LEVELS).map(level => level.normalize('NFC').replace(/\s+/g, ' ').trim());
  return levels.filter((level, i) => level !== '' && !(i === 0 && HOME.test(level))).join(BETWEEN);
}

/** The names of a section and of those above it, from the top: `지역` and `지역 > 부산`. */
export function sectionPath(name: string): string[] {
  const levels = name.split(BETWEEN);
  return levels.map((_, i) => levels.slice(0, i + 1).join(BETWEEN));
}

/** The last level of a section's name. */
export const sectionTitle = (name: string): string => name.split(BETWEEN).at(-1) ?? name;
