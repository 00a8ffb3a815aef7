import type { Change } from '../../../shared/mongo/changes/change-feed.ts';
import type { Loaders } from './loaders.ts';

/** `Region:<code>` names a region's readings, `country` those of all together. */

interface Reads {
  add(thing: string): unknown;
}

/** The loaders of a request of which somebody wants to know what it read. */
export function trackReads(loaders: Loaders, reads: Reads): Loaders {
  return {
    ...loaders,
    readingsOf(codes, at) {
      for (const code of codes) reads.add(`Region:${code}`);
      return loaders.readingsOf(codes, at);
    },
    historyOf(code, span) {
      reads.add(`Region:${code}`);
      return loaders.historyOf(code, span);
    },
    ranking(pollutant, first) {
      reads.add('country');
      return loaders.ranking(pollutant, first);
    },
    summary(at) {
      reads.add('country');
      return loaders.summary(at);
    },
  };
}

/** What has expired was read by nobody for a long time, or shows as a gap within an answer's time to live. */
export function changedTags({ document }: Change<{ _id: string; readonly regionCode: string }>): string[] {
  return document === null ? [] : [`Region:${document.regionCode}`, 'country'];
}
