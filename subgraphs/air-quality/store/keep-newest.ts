import type { AnyBulkWriteOperation, Collection, Document, Filter } from 'mongodb';

/** One part of a document as a source states it. */
export interface StatedPart {
  readonly id: string;
  /** What identifies the document, written once. */
  readonly identity: Document;
  readonly part: Document & { readonly fingerprint: string };
}

export interface Kept {
  readonly recorded: number;
  readonly unchanged: number;
  readonly outdated: number;
}

export interface KeepOptions {
  /** The field of the document that is written. */
  readonly field: string;
  /** The field of the part that says which of two is newer. */
  readonly newerBy: string;
  /** Counts only. */
  readonly dryRun: boolean;
}

/**
 * Writes what is new or different, and nothing else, so that recording again causes no change. Each document is written
 * in one atomic step that never goes back in time, whoever else writes.
 */
export async function keepNewest<T extends { readonly _id: string }>(
  collection: Collection<T>,
  stated: readonly StatedPart[],
  { field, newerBy, dryRun }: KeepOptions,
): Promise<Kept> {
  const filter = { _id: { $in: stated.map(({ id }) => id) } } as Filter<T>;
  const rows = await collection
    .find(filter, { projection: { [`${field}.fingerprint`]: 1, [`${field}.${newerBy}`]: 1 } })
    .toArray();
  const known = new Map(rows.map(row => [row._id as string, (row as Document)[field] as Document | undefined]));
  const different = stated.filter(({ id, part }) => known.get(id)?.fingerprint !== part.fingerprint);
  const current = different.filter(({ id, part }) => !(known.get(id)?.[newerBy] > part[newerBy]));
  if (!dryRun && current.length > 0) {
    const writes = current.map(({ id, identity, part }) => ({
      updateOne: {
        filter: { _id: id },
        // A missing value sorts before every value.
        update: [
          {
            $set: {
              ...Object.fromEntries(Object.entries(identity).map(([name, value]) => [name, { $literal: value }])),
              [field]: {
                $cond: [{ $lte: [`$${field}.${newerBy}`, part[newerBy]] }, { $literal: part }, `$${field}`],
              },
            },
          },
        ],
        upsert: true,
      },
    }));
    await collection.bulkWrite(writes as unknown as AnyBulkWriteOperation<T>[], { ordered: false });
  }
  return {
    recorded: current.length,
    unchanged: stated.length - different.length,
    outdated: different.length - current.length,
  };
}
