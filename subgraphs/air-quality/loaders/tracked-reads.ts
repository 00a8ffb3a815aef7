import type { ReadTracker } from '../../../shared/graphql/subgraph.ts';
import { READS_NOTHING, trackReads } from '../../../shared/graphql/track-reads.ts';
import type { Change } from '../../../shared/mongo/changes/change-feed.ts';
import type { Loaders } from './loaders.ts';

/** Tags: `Region:<code>` for a region's readings, `country` for those of all regions together. */

export function trackReadingReads(loaders: Loaders, reads: ReadTracker): Loaders {
  return trackReads(loaders, reads, {
    readingsOf: { by: codes => codes.map(code => `Region:${code}`) },
    historyOf: { by: code => [`Region:${code}`] },
    ranking: { by: () => ['country'] },
    summary: { by: () => ['country'] },
    updates: READS_NOTHING,
  });
}

/**
 * Expired readings need no tag: nobody has read them for a long time, or they show as a gap within the response's max
 * age.
 */
export function changedTags({ document }: Change<{ _id: string; readonly regionCode: string }>): string[] {
  return document === null ? [] : [`Region:${document.regionCode}`, 'country'];
}
