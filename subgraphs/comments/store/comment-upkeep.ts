import type { Filter } from 'mongodb';
import type { Collections } from './comment-collections.ts';
import { type CountedComment, countedFields } from './comment-counters.ts';
import { repliesOf } from './comment-lists.ts';
import { BY_ARTICLE, cover, coverReplies } from './comment-visibility.ts';
import { type CommentDocument, PUBLIC_STATUSES, type StoredComment } from './documents.ts';

/** The part of the repository that checks counts and visibility, and mends them. */
export function upkeep({ comments, articles, covering }: Collections) {
  /** The number of shown replies to each of some comments. */
  const countReplies = (ids: readonly string[]) =>
    comments
      .aggregate<{ _id: string; count: number }>([
        {
          $match: {
            lists: { $in: ids.map(repliesOf) },
            status: { $in: [...PUBLIC_STATUSES] },
            $or: [{ deleted: { $ne: true } }, { replyCount: { $gt: 0 } }],
          },
        },
        { $group: { _id: '$parentId', count: { $sum: 1 } } },
      ])
      .toArray();

  /** What hides each of some comments, in their order. */
  async function findCovers(found: readonly Pick<CommentDocument, 'articleId' | 'ancestorIds'>[]): Promise<string[][]> {
    const above = [...new Set(found.flatMap(({ ancestorIds = [] }) => ancestorIds))];
    const on = [...new Set(found.map(({ articleId }) => articleId))];
    const [hidden, gone] = await Promise.all([
      above.length === 0
        ? []
        : comments
            .find({ _id: { $in: above }, status: { $nin: [...PUBLIC_STATUSES] } }, { projection: { _id: 1 } })
            .toArray(),
      articles.find({ _id: { $in: on }, isPublic: false }).toArray(),
    ]);
    const reasons = new Set(hidden.map(({ _id }) => _id));
    const without = new Set(gone.map(({ _id }) => _id));
    return found.map(({ articleId, ancestorIds = [] }) => [
      ...ancestorIds.filter(id => reasons.has(id)),
      ...(without.has(articleId) ? [BY_ARTICLE] : []),
    ]);
  }

  return {
    countReplies,
    findCovers,

    /** Finishes what an interruption left hidden, or shown. */
    async resumeCovers(): Promise<void> {
      const begun = await comments.find({ covering: true }, { projection: { articleId: 1 } }).toArray();
      for (const { _id, articleId } of begun) await covering(articleId, () => coverReplies(comments, _id));
    },

    /** Hides a comment that was written while something above it was hidden. */
    async coverNew(comment: StoredComment): Promise<string[]> {
      for (let known: readonly string[] = comment.hiddenBy; ; ) {
        const [wanted = []] = await findCovers([comment]);
        const missing = wanted.filter(reason => !known.includes(reason));
        const outdated = known.filter(reason => !wanted.includes(reason));
        if (missing.length + outdated.length === 0) return wanted;
        for (const reason of missing) await cover(comments, { _id: comment._id }, reason, true);
        for (const reason of outdated) await cover(comments, { _id: comment._id }, reason, false);
        known = wanted;
      }
    },

    /** The comments before an id, the newest first, with the data that their counts are computed from. */
    findCounted: (before: string | undefined, limit: number, ids?: readonly string[]): Promise<CountedComment[]> =>
      comments
        .find(ids ? { _id: { $in: [...ids] } } : before === undefined ? {} : { _id: { $lt: before } })
        .project<CountedComment>(countedFields)
        .sort({ _id: -1 })
        .limit(limit)
        .toArray(),

    /** Corrects counts, unless they have changed since they were read. */
    async repairCounts(found: CountedComment, set: Partial<CommentDocument>): Promise<boolean> {
      const { _id, version, replyCount, reactionCount, hiddenBy } = found;
      const guard = { _id, version, replyCount, reactionCount, ...(hiddenBy && { hiddenBy }) } as Filter<StoredComment>;
      return (await comments.updateOne(guard, { $set: set })).matchedCount === 1;
    },
  };
}
