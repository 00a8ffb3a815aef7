const LEVELS = /[>›»〉＞]/;
const HOME = /^(?:홈|처음|메인|home|main)$/i;

/** The normal form of a section: its levels joined by ` > `, without the breadcrumb's 홈; empty if there is none. */
export function sectionName(text: string): string {
  const levels = text.split(LEVELS).map(level => level.normalize('NFC').replace(/\s+/g, ' ').trim());
  return levels.filter((level, i) => level !== '' && !(i === 0 && HOME.test(level))).join(' > ');
}
