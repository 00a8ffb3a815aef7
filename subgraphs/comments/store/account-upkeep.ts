import type { Filter } from 'mongodb';
import type { Collections } from './comment-collections.ts';
import type { StoredComment, UserDocument } from './documents.ts';

/** The part of the repository that deletes accounts, and rejects what banned users have written. */
export function accountUpkeep({ comments, users }: Collections) {
  return {
    findDeletionRequests: (): Promise<UserDocument[]> =>
      users.find({ deletionRequestedAt: { $gt: new Date(0) } }).toArray(),

    /** Users whose comments were being rejected as their process ended. */
    findRejecting: (): Promise<UserDocument[]> => users.find({ rejectingComments: true }).toArray(),

    /** Some comments of a user that are neither rejected nor deleted. */
    async findOpenIdsBy(userId: string, limit: number): Promise<string[]> {
      const filter: Filter<StoredComment> = {
        'author.id': userId,
        status: { $ne: 'REJECTED' },
        deleted: { $ne: true },
      };
      const found = comments.find(filter, { projection: { _id: 1 } }).limit(limit);
      return (await found.toArray()).map(({ _id }) => _id);
    },

    async endRejecting(userId: string): Promise<void> {
      await users.updateOne({ _id: userId }, { $unset: { rejectingComments: '' } });
    },

    /** @returns whether the deletion of an account may begin: it was not taken back */
    async beginDeletion(userId: string, requestedBefore: Date): Promise<boolean> {
      const filter: Filter<UserDocument> = {
        _id: userId,
        deletionRequestedAt: { $gt: new Date(0), $lte: requestedBefore },
      };
      return (await users.updateOne(filter, { $set: { deletionBegun: true } })).matchedCount === 1;
    },

    /** @returns whether there was a request that had not begun */
    async cancelDeletion(userId: string): Promise<boolean> {
      const filter: Filter<UserDocument> = {
        _id: userId,
        deletionRequestedAt: { $gt: new Date(0) },
        deletionBegun: { $ne: true },
      };
      const change = { $set: { deletionRequestedAt: null }, $unset: { deletesComments: '' as const } };
      return (await users.updateOne(filter, change)).matchedCount === 1;
    },

    findIdsBy: async (userId: string, limit: number): Promise<string[]> =>
      (await comments.find({ 'author.id': userId }).project<{ _id: string }>({ _id: 1 }).limit(limit).toArray()).map(
        row => row._id,
      ),

    /** Removes a user's id and name from all their documents; their actions still count, under `alias`. */
    async forget(userId: string, alias: string): Promise<void> {
      await comments.updateMany({ 'author.id': userId }, { $set: { author: null }, $unset: { mutationKey: '' } });
      await comments.updateMany({ parentAuthorId: userId }, { $set: { parentAuthorId: null } });
      await comments.updateMany({ notifies: userId }, { $pull: { notifies: userId } });
      await comments.updateMany(
        { 'actions.userId': userId },
        { $set: { 'actions.$[own].userId': alias } },
        { arrayFilters: [{ 'own.userId': userId }] },
      );
    },
  };
}
