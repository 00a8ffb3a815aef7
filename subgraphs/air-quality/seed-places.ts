import { REGIONS } from '../../shared/regions.ts';
import { createRandom } from '../../shared/seed/random.ts';
import { DAY_MS, type SeedOptions } from '../../shared/seed/seed-options.ts';
import { GRADES_FROM_BEST } from './measures/cai.ts';
import { createPlaceRecorder } from './recording/place-recorder.ts';
import type { PlaceStores } from './store/place-stores.ts';

const HOUR_MS = 60 * 60 * 1000;
const DISTRICTS = ['중구', '동구', '서구', '남구'];
const STATIONS_OF_DISTRICT = 2;
const FORECAST_DAYS = 3;
const ALERTS_OF_REGION = 3;

/** Stations with readings, forecasts and alerts of every region, so that every list has something in it. */
export async function seedPlaces(
  stores: PlaceStores,
  { seed, until }: Pick<SeedOptions, 'seed' | 'until'>,
): Promise<void> {
  const recorder = createPlaceRecorder(stores, () => until);
  const hour = new Date(Math.floor(until.getTime() / HOUR_MS) * HOUR_MS);
  const stations = REGIONS.flatMap(({ code, name }) => {
    const random = createRandom(seed, `stations/${code}`);
    return DISTRICTS.flatMap(district =>
      Array.from({ length: STATIONS_OF_DISTRICT }, (_, i) => ({
        regionCode: code,
        name: `${district} ${i + 1}`,
        address: `${name} ${district} ${i + 1}`,
        network: i === 0 ? ('URBAN' as const) : ('ROADSIDE' as const),
        latitude: 34.5 + random.next() * 3.5,
        longitude: 126.5 + random.next() * 2.5,
        pollutants: ['PM10', 'PM25', 'O3', 'NO2'] as const,
        installedYear: 1990 + Math.floor(random.next() * 30),
        recordedAt: until,
      })),
    );
  });
  await recorder.stations(stations, false);
  const readings = stations.map(({ regionCode, name }) => {
    const random = createRandom(seed, `station/${regionCode}/${name}`);
    const between = (low: number, high: number, decimals: number) =>
      Number((low + (high - low) * random.next()).toFixed(decimals));
    return {
      regionCode,
      stationName: name,
      observedAt: hour,
      pm10: { value: between(8, 120, 0) },
      pm25: { value: between(3, 60, 0) },
      o3: { value: between(0.005, 0.08, 3) },
      no2: { value: between(0.004, 0.05, 3) },
    };
  });
  await recorder.readings(readings, false);
  await recorder.forecasts(seededForecasts(seed, until), false);
  await recorder.alerts(seededAlerts(until), false);
}

function seededForecasts(seed: number, until: Date) {
  return (['PM10', 'PM25', 'O3'] as const).flatMap(pollutant =>
    Array.from({ length: FORECAST_DAYS }, (_, i) => {
      const random = createRandom(seed, `forecast/${pollutant}/${i}`);
      const zones = REGIONS.map(({ code, name }) => ({
        name,
        regionCode: code,
        grade: GRADES_FROM_BEST[Math.floor(random.next() * 3)]!,
      }));
      return { pollutant, day: new Date(until.getTime() + i * DAY_MS), issuedAt: until, zones };
    }),
  );
}

function seededAlerts(until: Date) {
  return REGIONS.flatMap(({ code }) =>
    Array.from({ length: ALERTS_OF_REGION }, (_, i) => ({
      regionCode: code,
      zone: '전역',
      pollutant: 'PM25' as const,
      level: 'ADVISORY' as const,
      issuedAt: new Date(until.getTime() - (i + 1) * 30 * HOUR_MS),
      issuedValue: 80,
      clearedAt: i === 0 ? null : new Date(until.getTime() - (i + 1) * 30 * HOUR_MS + 9 * HOUR_MS),
      clearedValue: i === 0 ? null : 30,
      recordedAt: until,
    })),
  );
}
