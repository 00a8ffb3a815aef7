import type { ReadTracker } from '../../../shared/graphql/subgraph.ts';
import { READS_NOTHING, trackReads } from '../../../shared/graphql/track-reads.ts';
import type { Change } from '../../../shared/mongo/changes/change-feed.ts';
import type { Loaders } from './loaders.ts';

/** `Region:<code>` names a region's readings, `country` those of all together. */

export function trackReadingReads(loaders: Loaders, reads: ReadTracker): Loaders {
  return trackReads(loaders, reads, {
    readingsOf: { by: codes => codes.map(code => `Region:${code}`) },
    historyOf: { by: code => [`Region:${code}`] },
    ranking: { by: () => ['country'] },
    summary: { by: () => ['country'] },
    updates: READS_NOTHING,
  });
}

/** What has expired was read by nobody for a long time, or shows as a gap within an answer's time to live. */
export function changedTags({ document }: Change<{ _id: string; readonly regionCode: string }>): string[] {
  return document === null ? [] : [`Region:${document.regionCode}`, 'country'];
}
