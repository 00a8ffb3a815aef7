import { SCALES } from '../measures/cai.ts';
import { GRADES } from '../measures/grades.ts';
import type { Concentration, PollutantField } from '../measures/reading.ts';
import type { AdvisoryAudience, AirQualityGrade, Locale, Pollutant } from '../types/schema.generated.ts';

interface Values extends Readonly<Record<PollutantField, Concentration | null>> {
  readonly grade: AirQualityGrade | null;
}

export const gradeLabel = ({ grade }: Pick<Values, 'grade'>, { locale }: { readonly locale: Locale }): string | null =>
  grade && GRADES[grade].label[locale];

/** The fields of the six pollutants are alike. */
const concentration = (pollutant: Pollutant) => (row: Values) => {
  const one = row[pollutant.toLowerCase() as PollutantField];
  return one ? { pollutant, unit: SCALES[pollutant].unit, ...one } : null;
};

/** The fields that the air of a region, a station and a district have in common. */
export const valueFields = {
  gradeLabel,
  letter: ({ grade }: Values) => grade && GRADES[grade].letter,
  advisory: ({ grade }: Values, { locale, audience }: { locale: Locale; audience: AdvisoryAudience }) =>
    grade && GRADES[grade].advisory[audience][locale],
  pm10: concentration('PM10'),
  pm25: concentration('PM25'),
  o3: concentration('O3'),
  no2: concentration('NO2'),
  co: concentration('CO'),
  so2: concentration('SO2'),
};
