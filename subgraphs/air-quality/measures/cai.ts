import type { AirQualityGrade, Pollutant } from '../types/schema.generated.ts';

/**
 * The Comprehensive Air-quality Index (CAI) of the Korea Environment Corporation.
 *
 * The breakpoints are those of AirKorea (https://www.airkorea.or.kr/eng/khaiInfo?pMENU_NO=166), compared with the table at
 * http://air.jeju.go.kr/contents/atmospheric/cai/summary.htm. The required pollutants, and the use of the predicted
 * mean of 24 hours for particulates: https://www.airkorea.or.kr/web/caiCalculator?pMENU_NO=147.
 *
 * The additions (50 when two pollutants are unhealthy or worse, 75 when three or more are) were checked against Seoul's
 * air quality site as ezformula.net (fcode=1112214, 2017-05-03) cites it; it names the step from 101 upwards.
 */

export const POLLUTANTS = ['PM10', 'PM25', 'O3', 'NO2', 'CO', 'SO2'] as const satisfies readonly Pollutant[];

export const GRADES_FROM_BEST = ['GOOD', 'MODERATE', 'UNHEALTHY', 'VERY_UNHEALTHY'] as const;
export type Grade = (typeof GRADES_FROM_BEST)[number];

/** The lowest and the highest index of each grade. */
const INDEX_STEPS = [
  [0, 50],
  [51, 100],
  [101, 250],
  [251, 500],
] as const;

interface Scale {
  readonly unit: 'µg/m³' | 'ppm';
  /**
   * The number of decimals of the breakpoints; concentrations are rounded to it, so that none falls between two steps.
   */
  readonly decimals: number;
  /** The lowest and the highest concentration of each grade. */
  readonly steps: readonly (readonly [low: number, high: number])[];
}

const scale = (unit: Scale['unit'], decimals: number, highs: readonly number[]): Scale => {
  const between = 10 ** -decimals;
  return { unit, decimals, steps: highs.map((high, i) => [i === 0 ? 0 : (highs[i - 1] as number) + between, high]) };
};

/** One hour for gases, the predicted mean of 24 hours for particulates. */
export const SCALES: Readonly<Record<Pollutant, Scale>> = {
  SO2: scale('ppm', 3, [0.02, 0.05, 0.15, 1]),
  CO: scale('ppm', 2, [2, 9, 15, 50]),
  O3: scale('ppm', 3, [0.03, 0.09, 0.15, 0.6]),
  NO2: scale('ppm', 3, [0.03, 0.06, 0.2, 2]),
  PM10: scale('µg/m³', 0, [30, 80, 150, 600]),
  PM25: scale('µg/m³', 0, [15, 35, 75, 500]),
};

const NEEDED: readonly Pollutant[] = ['PM10', 'PM25', 'O3', 'NO2'];
const UNHEALTHY_FROM = 101;
const HIGHEST_INDEX = 500;

/** The grade of one pollutant's concentration. */
export function gradeOfConcentration(pollutant: Pollutant, concentration: number): AirQualityGrade {
  return GRADES_FROM_BEST[stepOf(pollutant, concentration).step] as AirQualityGrade;
}

/** The index of one pollutant, interpolated within its step; 500 above the highest one. */
export function indexOfConcentration(pollutant: Pollutant, concentration: number): number {
  const { step, rounded } = stepOf(pollutant, concentration);
  const [low, high] = SCALES[pollutant].steps[step] as readonly [number, number];
  const [lowest, highest] = INDEX_STEPS[step] as readonly [number, number];
  const index = ((highest - lowest) / (high - low)) * (rounded - low) + lowest;
  return Math.min(HIGHEST_INDEX, Math.round(index));
}

/**
 * The index of all pollutants together.
 *
 * @returns null when a required pollutant is missing
 */
export function overallIndex(concentrations: Readonly<Partial<Record<Pollutant, number>>>): number | null {
  if (NEEDED.some(pollutant => concentrations[pollutant] === undefined)) return null;
  const indices = POLLUTANTS.flatMap(pollutant => {
    const concentration = concentrations[pollutant];
    return concentration === undefined ? [] : indexOfConcentration(pollutant, concentration);
  });
  const unhealthy = indices.filter(index => index >= UNHEALTHY_FROM).length;
  const addition = unhealthy >= 3 ? 75 : unhealthy === 2 ? 50 : 0;
  return Math.min(HIGHEST_INDEX, Math.max(...indices) + addition);
}

export function gradeOfIndex(index: number): AirQualityGrade {
  const step = INDEX_STEPS.findIndex(([, highest]) => index <= highest);
  return GRADES_FROM_BEST[step] ?? 'VERY_UNHEALTHY';
}

export function indexRangeOf(grade: AirQualityGrade): readonly [lowest: number, highest: number] {
  return INDEX_STEPS[GRADES_FROM_BEST.indexOf(grade)] as readonly [number, number];
}

function stepOf(pollutant: Pollutant, concentration: number): { step: number; rounded: number } {
  const { decimals, steps } = SCALES[pollutant];
  // The tiny addition corrects binary rounding: 0.0305 * 1000 is 30.499999999999996.
  const rounded = Math.round(concentration * 10 ** decimals + 1e-9) / 10 ** decimals;
  const step = steps.findIndex(([, high]) => rounded <= high);
  return { step: step === -1 ? steps.length - 1 : step, rounded };
}
