import type { Filter } from 'mongodb';
import type { Collections } from './comment-collections.ts';
import { type CountedComment, countedFields } from './comment-counters.ts';
import { repliesOf } from './comment-lists.ts';
import { type CommentDocument, PUBLIC_STATUSES, type StoredComment, type UserDocument } from './documents.ts';

/** The part of the repository that checks counts and anonymizes the comments of deleted users. */
export function upkeep({ comments, users }: Collections) {
  const countReplies = (ids: readonly string[]) =>
    comments
      .aggregate<{ _id: string; count: number }>([
        {
          $match: { lists: { $in: ids.map(repliesOf) }, status: { $in: [...PUBLIC_STATUSES] }, deleted: { $ne: true } },
        },
        { $group: { _id: '$parentId', count: { $sum: 1 } } },
      ])
      .toArray();

  return {
    countReplies,

    /** The next comments by id, with the data that their counts are computed from. */
    findCounted: (afterId: string, limit: number, ids?: readonly string[]): Promise<CountedComment[]> =>
      comments
        .find({ _id: ids ? { $in: [...ids] } : { $gt: afterId } })
        .project<CountedComment>(countedFields)
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    /** Corrects counts, unless they have changed since they were read. */
    async repairCounts(found: CountedComment, set: Partial<CommentDocument>): Promise<boolean> {
      const { _id, version, replyCount, reactionCount } = found;
      const guard = { _id, version, replyCount, reactionCount } as Filter<StoredComment>;
      return (await comments.updateOne(guard, { $set: set })).matchedCount === 1;
    },

    findDeletionRequests: (): Promise<UserDocument[]> =>
      users.find({ deletionRequestedAt: { $gt: new Date(0) } }).toArray(),

    findIdsBy: async (userId: string, limit: number): Promise<string[]> =>
      (await comments.find({ 'author.id': userId }).project<{ _id: string }>({ _id: 1 }).limit(limit).toArray()).map(
        row => row._id,
      ),

    /** Removes a user's id and name from all their documents; their actions still count, under `alias`. */
    async forget(userId: string, alias: string): Promise<void> {
      await comments.updateMany({ 'author.id': userId }, { $set: { author: null }, $unset: { mutationKey: '' } });
      await comments.updateMany({ parentAuthorId: userId }, { $set: { parentAuthorId: null } });
      await comments.updateMany(
        { 'actions.userId': userId },
        { $set: { 'actions.$[own].userId': alias } },
        { arrayFilters: [{ 'own.userId': userId }] },
      );
    },
  };
}
