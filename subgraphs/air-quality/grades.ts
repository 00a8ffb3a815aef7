import type { AirQualityGrade, Locale } from './schema.generated.ts';

/** How each of AirKorea's four grades is written. */
export const GRADES: Readonly<Record<AirQualityGrade, Readonly<Record<Locale | 'letter', string>>>> = {
  GOOD: { letter: 'A', KO: '좋음', EN: 'Good' },
  MODERATE: { letter: 'B', KO: '보통', EN: 'Moderate' },
  UNHEALTHY: { letter: 'C', KO: '나쁨', EN: 'Unhealthy' },
  VERY_UNHEALTHY: { letter: 'D', KO: '매우나쁨', EN: 'Very unhealthy' },
};
