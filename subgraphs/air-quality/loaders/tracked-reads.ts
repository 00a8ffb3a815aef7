import type { ReadTracker } from '../../../shared/graphql/subgraph.ts';
import { READS_NOTHING, trackReads } from '../../../shared/graphql/track-reads.ts';
import type { Change } from '../../../shared/mongo/changes/change-feed.ts';
import type { Loaders } from './loaders.ts';
import type { PlaceLoaders } from './place-loaders.ts';

/**
 * Tags: `Region:<code>` for a region's readings, `country` for those of all regions together; `Stations:<code>` for the
 * stations of a region, `stations`, `forecasts` and `alerts` for all of their kind.
 */

export function trackReadingReads(loaders: Loaders, reads: ReadTracker): Loaders {
  return trackReads(loaders, reads, {
    readingsOf: { by: codes => codes.map(code => `Region:${code}`) },
    historyOf: { by: code => [`Region:${code}`] },
    ranking: { by: () => ['country'] },
    summary: { by: () => ['country'] },
    updates: READS_NOTHING,
  });
}

export function trackPlaceReads(loaders: PlaceLoaders, reads: ReadTracker): PlaceLoaders {
  return trackReads(loaders, reads, {
    station: { by: id => [`Stations:${id.split('/', 1)[0]}`] },
    stationsOf: { by: codes => codes.map(code => `Stations:${code}`) },
    districtOf: { by: ({ regionCode }) => [`Stations:${regionCode}`] },
    readingOf: READS_NOTHING,
    readingOfDistrict: READS_NOTHING,
    nearestStations: { by: () => ['stations'] },
    forecasts: { by: () => ['forecasts'] },
    forecastsOf: { by: () => ['forecasts'] },
    activeAlertsOf: { by: () => ['alerts'] },
    alerts: { by: () => ['alerts'] },
    alertUpdates: READS_NOTHING,
  });
}

/** The id begins with the region's code, also that of a deleted document. */
export function changedStationTags({ id }: Change<{ _id: string }>): string[] {
  return [`Stations:${id.split('/', 1)[0]}`, 'stations'];
}

/**
 * Expired readings need no tag: nobody has read them for a long time, or they show as a gap within the response's max
 * age.
 */
export function changedTags({ document }: Change<{ _id: string; readonly regionCode: string }>): string[] {
  return document === null ? [] : [`Region:${document.regionCode}`, 'country'];
}
