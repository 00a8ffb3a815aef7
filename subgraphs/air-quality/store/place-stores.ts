import type { Db } from 'mongodb';
import { createAlertStore } from './alert-store.ts';
import { createForecastStore } from './forecast-store.ts';
import { createStationStore } from './station-store.ts';

export type PlaceStores = ReturnType<typeof createPlaceStores>;

/** What is known of places beside the readings of regions: stations, forecasts and alerts. */
export function createPlaceStores(db: Db) {
  return { stations: createStationStore(db), forecasts: createForecastStore(db), alerts: createAlertStore(db) };
}
