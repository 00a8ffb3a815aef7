import { describe, expect, it } from 'vitest';
import { findRegionByCode, findRegionByName, REGIONS } from './regions.ts';

describe('regions', () => {
  it('are 17 in the order of the strip, with a code and names of their own', () => {
    expect(REGIONS.map(region => region.name).join(' ')).toBe(
      '서울 경기 인천 광주 대전 대구 울산 부산 강원 충북 충남 전북 전남 경북 경남 제주 세종',
    );
    expect(REGIONS.map(region => region.displayOrder)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    const names = REGIONS.flatMap(r => [r.name, r.officialName, r.englishName, ...r.aliases]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(REGIONS.map(region => region.code)).size).toBe(17);
  });

  it('are found by every name they have, in NFC and NFD and any case', () => {
    for (const region of REGIONS) {
      for (const name of [region.name, region.officialName, region.englishName, ...region.aliases]) {
        expect(findRegionByName(` ${name.normalize('NFD')} `)).toBe(region);
        expect(findRegionByName(name.toUpperCase())).toBe(region);
      }
      expect(findRegionByCode(region.code)).toBe(region);
    }
  });

  it('keep the names of before 2023 as aliases of those of today', () => {
    expect(findRegionByName('강원도')?.officialName).toBe('강원특별자치도');
    expect(findRegionByName('전라북도')?.officialName).toBe('전북특별자치도');
  });

  it('are not found by what is no name, nor by a name of something else', () => {
    for (const name of ['', '평양', '광주시', '__proto__', 'constructor', 'KR-11', '\u0301\u0323'.repeat(100_000)]) {
      expect(findRegionByName(name)).toBeUndefined();
    }
    for (const code of ['', 'KR-99', '__proto__', '서울']) expect(findRegionByCode(code)).toBeUndefined();
  });

  it('can not be changed', () => {
    expect(() => Object.assign(REGIONS[0] as object, { name: '한양' })).toThrow(TypeError);
  });
});
