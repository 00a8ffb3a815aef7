import type { Document } from 'mongodb';

/**
 * The newest reading of each region at a time, in one command: one branch per region, which starts in the index at that
 * time and stops after one document. A `$group` would read the whole history before it.
 */
export function asOfPipeline(collection: string, regionCodes: readonly string[], at: Date): Document[] {
  const [first = [], ...others] = regionCodes.map(code => newestOf(code, at));
  return [...first, ...others.map(pipeline => ({ $unionWith: { coll: collection, pipeline } }))];
}

function newestOf(regionCode: string, at: Date): Document[] {
  return [
    { $match: { regionCode, observedAt: { $lte: at } } },
    { $sort: { regionCode: 1, observedAt: -1 } },
    { $limit: 1 },
  ];
}
