import type { Kept, StatedPart } from '../store/keep-newest.ts';
import type { PlaceStores } from '../store/place-stores.ts';
import type {
  RecordAirQualityAlertInput,
  RecordAirQualityForecastInput,
  RecordAirQualityStationInput,
  RecordStationAirQualityInput,
} from '../types/schema.generated.ts';
import { readAlert } from './alert-input.ts';
import { readForecast } from './forecast-input.ts';
import { checkCount, checkDistinct } from './input-checks.ts';
import { readStation, readStationReading } from './station-input.ts';

const MAX_INPUTS = 1_000;

export type PlaceRecorder = ReturnType<typeof createPlaceRecorder>;

/**
 * Records what is known of places; see `keepNewest`. All methods throw BAD_USER_INPUT that names the part of the input,
 * what was found and what was expected.
 */
export function createPlaceRecorder({ stations, forecasts, alerts }: PlaceStores, now: () => Date) {
  const recorder =
    <Input>(
      read: (path: string, input: Input, now: Date) => StatedPart,
      what: string,
      keep: (stated: readonly StatedPart[], dryRun: boolean) => Promise<Kept>,
    ) =>
    async (input: readonly Input[], dryRun: boolean): Promise<Kept> => {
      checkCount('input', input.length, what, MAX_INPUTS);
      const time = now();
      const stated = input.map((one, i) => read(`input[${i}]`, one, time));
      checkDistinct(stated.map(({ id }) => id));
      return keep(stated, dryRun);
    };
  return {
    stations: recorder<RecordAirQualityStationInput>(readStation, 'stations', stations.keepFacts),
    readings: recorder<RecordStationAirQualityInput>(readStationReading, 'readings', stations.keepReadings),
    forecasts: recorder<RecordAirQualityForecastInput>(readForecast, 'forecasts', forecasts.keep),
    alerts: recorder<RecordAirQualityAlertInput>(readAlert, 'alerts', alerts.keep),
  };
}
