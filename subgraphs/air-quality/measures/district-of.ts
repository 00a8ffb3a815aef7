import { findRegionByName } from '../../../shared/regions.ts';

/** The region that an address starts with; undefined when it starts with none. */
export function regionOfAddress(address: string): string | undefined {
  return findRegionByName(address.split(/\s/, 1)[0] ?? '')?.code;
}

/** 시, 군 and 구, as the second word of an address; 세종 has none, and a road or a town is none. */
const DISTRICT = /^\p{Script=Hangul}+[시군구]$/u;

/** The district of an address such as `경기 수원시 팔달구 …`; null when it names none. */
export function districtOfAddress(address: string): string | null {
  const [, second = ''] = address.split(/\s+/, 2);
  return regionOfAddress(address) !== undefined && DISTRICT.test(second) ? second : null;
}
