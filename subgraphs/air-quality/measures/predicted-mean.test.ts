import { describe, expect, it } from 'vitest';
import { predictedMean, withPredictedMeans } from './predicted-mean.ts';

describe('the predicted mean of 24 hours', () => {
  it.each([
    // C12 = 40; below M nothing is corrected: (12 × 40 + 12 × 40) / 24.
    ['of clean air', 'pm10', Array(12).fill(40), 40],
    // C12 = 100, each of the last four is 1.0 of it: C4 = 75, (1200 + 900) / 24 = 87.5.
    ['of steadily bad air', 'pm10', Array(12).fill(100), 88],
    // C12 = (4 × 160 + 8 × 70) / 12 = 100, 1.6 of it: C4 = 120, (1200 + 1440) / 24 = 110.
    ['of air that gets worse', 'pm10', [160, 160, 160, 160, ...Array(8).fill(70)], 110],
    // C12 = (4 × 200 + 8 × 20) / 12 = 80, 2.5 of it, so not corrected: C4 = 200, (960 + 2400) / 24 = 140.
    ['of air that is suddenly bad', 'pm10', [200, 200, 200, 200, ...Array(8).fill(20)], 140],
    // C12 = (4 × 80 + 8 × 140) / 12 = 120, 0.67 of it, so not corrected: C4 = 80, (1440 + 960) / 24 = 100.
    ['of air that is suddenly better', 'pm10', [80, 80, 80, 80, ...Array(8).fill(140)], 100],
    // C12 = 36; 69 is below M, 70 is not but 1.94 of C12: C4 = (69 + 70 + 29 + 28) / 4 = 49, (432 + 588) / 24 = 42.5.
    ['where hours differ', 'pm10', [69, 70, 29, 28, 29, 29, 29, 29, 30, 30, 30, 30], 43],
    // C12 = 40, all of PM2.5's last hours from 30 on and 1.0 of it: C4 = 30, (480 + 360) / 24 = 35.
    ['of fine particles', 'pm25', Array(12).fill(40), 35],
    // C12 = 28, below M of PM2.5.
    ['of fine particles below M', 'pm25', Array(12).fill(28), 28],
    // Nine hours: C12 = 36, C4 of three values = 36: 36.
    ['where three hours are missing', 'pm10', [36, null, 36, 36, 36, 36, 36, null, 36, 36, null, 36], 36],
  ] as const)('%s', (_name, particle, hours, mean) => {
    expect(predictedMean(particle, hours)).toBe(mean);
  });

  it.each([
    ['with fewer than nine hours', [...Array(8).fill(40)]],
    ['with fewer than three of the last four', [40, null, null, 40, ...Array(8).fill(40)]],
    ['without the hour itself', [null, ...Array(11).fill(40)]],
  ])('is not known %s', (_name, hours) => {
    expect(predictedMean('pm10', hours)).toBeNull();
  });
});

describe('readings', () => {
  const at = (hour: number) => new Date(Date.parse('2026-03-02T00:00:00+09:00') + hour * 3_600_000);
  const reading = (hour: number, value: number, over = {}) => ({
    regionCode: 'KR-11',
    observedAt: at(hour),
    pm10: { value, average24h: null as number | null },
    pm25: null,
    ...over,
  });

  it('get the means of what was measured before them, also in the same batch, and of their region alone', () => {
    const history = [
      ...Array.from({ length: 10 }, (_, i) => reading(i, 40)),
      ...Array.from({ length: 10 }, (_, i) => reading(i, 500, { regionCode: 'KR-26' })),
    ];
    const [ten, eleven] = withPredictedMeans([reading(10, 40), reading(11.5, 40)], history);
    expect(ten!.pm10.average24h).toBe(40);
    expect(eleven!.pm10.average24h).toBe(40);
    const [other] = withPredictedMeans([reading(10, 500, { regionCode: 'KR-27' })], history);
    expect(other!.pm10.average24h).toBeNull();
  });

  it('keep the mean that the source gave, and do not look at hours that are too old', () => {
    const history = Array.from({ length: 12 }, (_, i) => reading(i, 40));
    const [given, late] = withPredictedMeans(
      [reading(12, 40, { pm10: { value: 40, average24h: 77 } }), reading(23, 40)],
      history,
    );
    expect(given!.pm10.average24h).toBe(77);
    expect(late!.pm10.average24h).toBeNull();
  });
});
