import type { Document, Filter } from 'mongodb';
import type { PageRequest, SortKey } from '../../../shared/graphql/connection.ts';
import type { ValueWindow } from '../../../shared/mongo/reads/page-windows.ts';
import { beyond, HEAVY_FIELDS } from './thread-pipeline.ts';

/** Pages of documents with a time and an id, newest first. */

export const NEWEST = { createdAt: -1, _id: -1 } as const;

/** A projection without the fields that lists do not need. */
export const LIGHT: Document = Object.fromEntries(HEAVY_FIELDS.map(field => [field, 0]));

/** A page of all matching documents after the cursor. */
export function newestPage<T extends { createdAt: Date }>(filter: Filter<T>, { after }: PageRequest): Filter<T> {
  return { ...filter, ...(after && beyond(after, 'CREATED_AT_DESC')) } as Filter<T>;
}

/**
 * The part of a page within a window of time. The older end comes first: for an index over arrays SecantusDB uses only
 * one bound, the first one.
 */
export function newestWindow({ from, to }: ValueWindow, after: SortKey | undefined): Document {
  const bounds = {
    ...(from !== undefined && { $gt: new Date(from - 1) }),
    ...(to !== undefined && { $lte: new Date(to) }),
  };
  const ties = after && beyond(after, 'CREATED_AT_DESC').$or;
  return { ...(Object.keys(bounds).length > 0 && { createdAt: bounds }), ...(ties && { $and: [{ $or: ties }] }) };
}
