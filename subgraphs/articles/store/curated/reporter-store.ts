import type { Db } from 'mongodb';
import { alignToKeys } from '../../../../shared/graphql/align-to-keys.ts';
import { type ChangeFeed, createChangeFeed } from '../../../../shared/mongo/changes/change-feed.ts';
import { insertIfNew } from '../../../../shared/mongo/connection/insert-new.ts';
import type { ImageBlock } from '../../types/image-block.ts';

/** What editors say of a reporter, beside what bylines do. */
export interface ReporterProfile {
  /** The name, as in bylines. */
  readonly _id: string;
  readonly role: string | null;
  readonly email: string | null;
  readonly biography: string | null;
  readonly photo: ImageBlock | null;
  readonly links: readonly string[];
}

export type ReporterStore = ReturnType<typeof createReporterStore>;

export function createReporterStore(db: Db) {
  const reporters = db.collection<ReporterProfile>('reporters');
  const changes: ChangeFeed<ReporterProfile> = createChangeFeed(db, 'reporters');

  return {
    changes,

    /** The profiles of some reporters, in order; null for those without one. */
    async findProfiles(names: readonly string[]): Promise<(ReporterProfile | null)[]> {
      const rows = await reporters.find({ _id: { $in: [...names] } }).toArray();
      return alignToKeys(names, rows, ({ _id }) => _id);
    },

    /** Replaces a profile, and returns the one before. */
    async save({ _id, ...profile }: ReporterProfile): Promise<ReporterProfile | null> {
      for (;;) {
        const before = await reporters.findOneAndReplace({ _id }, profile, { returnDocument: 'before' });
        if (before) return before;
        if (await insertIfNew<ReporterProfile>(reporters, { _id, ...profile })) return null;
      }
    },
  };
}
