import type { Collection, Db } from 'mongodb';
import { createChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import type { Forecast } from '../measures/forecast.ts';
import { keepNewest, type StatedPart } from './keep-newest.ts';

export const FORECASTS = 'airQualityForecasts';

/** The last issue of the forecast of each pollutant and day. */
export function createForecastStore(db: Db) {
  const forecasts: Collection<Forecast> = db.collection(FORECASTS);
  return {
    changes: createChangeFeed<Forecast>(db, FORECASTS),

    /** The forecasts of the days from one up to, but not including, another; by day, then by pollutant. */
    async findBetween(from: Date, to: Date): Promise<Forecast[]> {
      const rows = await forecasts.find({ day: { $gte: from, $lt: to } }).toArray();
      return rows.sort(
        (a, b) => a.day.getTime() - b.day.getTime() || ORDER.indexOf(a.pollutant) - ORDER.indexOf(b.pollutant),
      );
    },

    keep: (stated: readonly StatedPart[], dryRun: boolean) =>
      keepNewest(forecasts, stated, { field: 'issue', newerBy: 'issuedAt', dryRun }),
  };
}

const ORDER: readonly string[] = ['PM10', 'PM25', 'O3'];
