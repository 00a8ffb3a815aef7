/** One of Korea's 17 first-level regions. */
export interface Region {
  /** The region's key everywhere in the graph, `KR-` and two digits. */
  readonly code: string;
  /** The short Korean name, as in the site's strip. */
  readonly name: string;
  /** The current official Korean name. */
  readonly officialName: string;
  readonly englishName: string;
  /** Earlier official names, spoken forms and other spellings in English. */
  readonly aliases: readonly string[];
  /** Position in the site's strip, from 1. */
  readonly displayOrder: number;
}

// 강원 and 전북 became special self-governing provinces in 2023 and 2024; older pages and data still use the names before.
// A bare 광주시 is not an alias: it is also a city of 경기.
const ROWS: readonly (readonly [code: string, name: string, official: string, english: string, ...string[]])[] = [
  ['KR-11', '서울', '서울특별시', 'Seoul', '서울시'],
  ['KR-41', '경기', '경기도', 'Gyeonggi', 'Gyeonggi-do'],
  ['KR-28', '인천', '인천광역시', 'Incheon', '인천시', '인천직할시'],
  ['KR-29', '광주', '광주광역시', 'Gwangju', '광주직할시'],
  ['KR-30', '대전', '대전광역시', 'Daejeon', '대전시', '대전직할시'],
  ['KR-27', '대구', '대구광역시', 'Daegu', '대구시', '대구직할시'],
  ['KR-31', '울산', '울산광역시', 'Ulsan', '울산시'],
  ['KR-26', '부산', '부산광역시', 'Busan', '부산시', '부산직할시'],
  ['KR-42', '강원', '강원특별자치도', 'Gangwon', '강원도', 'Gangwon-do', 'Gangwon State'],
  ['KR-43', '충북', '충청북도', 'Chungbuk', 'Chungcheongbuk-do', 'North Chungcheong'],
  ['KR-44', '충남', '충청남도', 'Chungnam', 'Chungcheongnam-do', 'South Chungcheong'],
  ['KR-45', '전북', '전북특별자치도', 'Jeonbuk', '전라북도', 'Jeollabuk-do', 'Jeonbuk State', 'North Jeolla'],
  ['KR-46', '전남', '전라남도', 'Jeonnam', 'Jeollanam-do', 'South Jeolla'],
  ['KR-47', '경북', '경상북도', 'Gyeongbuk', 'Gyeongsangbuk-do', 'North Gyeongsang'],
  ['KR-48', '경남', '경상남도', 'Gyeongnam', 'Gyeongsangnam-do', 'South Gyeongsang'],
  ['KR-49', '제주', '제주특별자치도', 'Jeju', '제주도', 'Jeju-do'],
  ['KR-50', '세종', '세종특별자치시', 'Sejong', '세종시'],
];

/** All 17 regions in the order of the site's strip. */
export const REGIONS: readonly Region[] = ROWS.map(([code, name, officialName, englishName, ...aliases], index) =>
  Object.freeze({ code, name, officialName, englishName, aliases: Object.freeze(aliases), displayOrder: index + 1 }),
);

const BY_CODE: ReadonlyMap<string, Region> = new Map(REGIONS.map(region => [region.code, region]));
const BY_NAME: ReadonlyMap<string, Region> = new Map(
  REGIONS.flatMap(region =>
    [region.name, region.officialName, region.englishName, ...region.aliases].map(name => [nameKey(name), region]),
  ),
);
const MAX_NAME_LENGTH = Math.max(...[...BY_NAME.keys()].map(name => name.normalize('NFD').length));

/** The region with that code (`KR-11`), or undefined. */
export function findRegionByCode(code: string): Region | undefined {
  return BY_CODE.get(code);
}

/**
 * The region of that name: short, official, earlier official or English. Surrounding spaces, case and the Unicode form
 * (NFC or NFD) are ignored.
 */
export function findRegionByName(name: string): Region | undefined {
  const trimmed = name.trim();
  // Normalizing takes quadratic time for hostile runs of combining marks, so text that cannot be a name is not
  // normalized.
  return trimmed.length > MAX_NAME_LENGTH ? undefined : BY_NAME.get(nameKey(trimmed));
}

function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
