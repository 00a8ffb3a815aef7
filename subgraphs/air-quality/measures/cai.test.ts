import { describe, expect, it } from 'vitest';
import { gradeOfConcentration, gradeOfIndex, indexOfConcentration, indexRangeOf, overallIndex } from './cai.ts';

describe('the index of one pollutant', () => {
  it.each([
    ['SO2', [0, 0.02, 0.021, 0.05, 0.051, 0.15, 0.151, 1]],
    ['CO', [0, 2, 2.01, 9, 9.01, 15, 15.01, 50]],
    ['O3', [0, 0.03, 0.031, 0.09, 0.091, 0.15, 0.151, 0.6]],
    ['NO2', [0, 0.03, 0.031, 0.06, 0.061, 0.2, 0.201, 2]],
    ['PM10', [0, 30, 31, 80, 81, 150, 151, 600]],
    ['PM25', [0, 15, 16, 35, 36, 75, 76, 500]],
  ] as const)('of %s meets the published ends of each step', (pollutant, concentrations) => {
    const indices = concentrations.map(concentration => indexOfConcentration(pollutant, concentration));
    expect(indices).toEqual([0, 50, 51, 100, 101, 250, 251, 500]);
    const grades = concentrations.map(concentration => gradeOfConcentration(pollutant, concentration));
    expect(grades.join(' ')).toBe('GOOD GOOD MODERATE MODERATE UNHEALTHY UNHEALTHY VERY_UNHEALTHY VERY_UNHEALTHY');
  });

  it('is interpolated inside a step, and rounded to the decimals of the breakpoints between two steps', () => {
    expect(indexOfConcentration('PM10', 55)).toBe(75);
    expect(indexOfConcentration('PM10', 30.4)).toBe(50);
    expect(indexOfConcentration('PM10', 30.5)).toBe(51);
    expect(indexOfConcentration('O3', 0.0305)).toBe(51);
    expect(indexOfConcentration('O3', 0.0304)).toBe(50);
  });

  it('ends at 500', () => {
    expect(indexOfConcentration('PM10', 2_000)).toBe(500);
    expect(gradeOfConcentration('PM10', 2_000)).toBe('VERY_UNHEALTHY');
  });
});

describe('the index of all pollutants', () => {
  const clean = { PM10: 10, PM25: 5, O3: 0.01, NO2: 0.01 };
  it('is the highest of them', () => expect(overallIndex({ ...clean, PM10: 55, SO2: 0.001 })).toBe(75));
  it('adds nothing for one that is unhealthy, 50 for two, and 75 for three or more', () => {
    expect(overallIndex({ ...clean, PM10: 81 })).toBe(101);
    expect(overallIndex({ ...clean, PM10: 81, PM25: 36 })).toBe(151);
    expect(overallIndex({ ...clean, PM10: 81, PM25: 36, O3: 0.091 })).toBe(176);
    expect(overallIndex({ ...clean, PM10: 81, PM25: 36, O3: 0.091, NO2: 0.061 })).toBe(176);
    expect(overallIndex({ PM10: 600, PM25: 500, O3: 0.6, NO2: 2 })).toBe(500);
  });
  it.each(['PM10', 'PM25', 'O3', 'NO2'] as const)('needs %s', pollutant => {
    const { [pollutant]: _, ...rest } = clean;
    expect(overallIndex({ ...rest, CO: 1, SO2: 0.001 })).toBeNull();
  });
  it('has a grade', () => {
    expect([0, 50, 51, 100, 101, 250, 251, 500].map(gradeOfIndex).join(' ')).toBe(
      'GOOD GOOD MODERATE MODERATE UNHEALTHY UNHEALTHY VERY_UNHEALTHY VERY_UNHEALTHY',
    );
    expect(indexRangeOf('UNHEALTHY')).toEqual([101, 250]);
  });
});
