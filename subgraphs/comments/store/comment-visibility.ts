import type { BulkWriteOptions, ClientSession, Collection, Filter, UpdateFilter } from 'mongodb';
import { isPublic, PUBLIC_STATUSES, type StoredComment } from './documents.ts';

/** Keeps `replyCount`, `hiddenBy` and `visible` of other comments right when one changes. */

type Comments = Collection<StoredComment>;

const BATCH = 500;

/** In `hiddenBy`: the article of the comment is not public. */
export const BY_ARTICLE = 'article';

/** Comments that are not visible although nothing hides them any more. */
const UNCOVERED: Filter<StoredComment> = {
  visible: { $ne: true },
  hiddenBy: { $size: 0 },
  status: { $in: [...PUBLIC_STATUSES] },
  $or: [{ deleted: { $ne: true } }, { replyCount: { $gt: 0 } }],
};

/**
 * Hides comments for a reason, or shows those again that nothing else hides. May be repeated. One by one: an update of
 * many would wait for every transaction that writes one of them.
 */
export async function cover(
  comments: Comments,
  where: Filter<StoredComment>,
  reason: string,
  isHidden: boolean,
  options: Pick<BulkWriteOptions, 'comment'> = {},
): Promise<void> {
  const update = async (filter: Filter<StoredComment>, change: UpdateFilter<StoredComment>) => {
    const found = await comments.find({ ...where, ...filter }, { projection: { _id: 1 }, ...options }).toArray();
    for (let first = 0; first < found.length; first += BATCH) {
      const writes = found
        .slice(first, first + BATCH)
        .map(({ _id }) => ({ updateOne: { filter: { _id, ...filter }, update: change } }));
      await comments.bulkWrite(writes, { ordered: false, ...options });
    }
  };
  if (isHidden) {
    await update({ hiddenBy: { $ne: reason } }, { $addToSet: { hiddenBy: reason }, $set: { visible: false } });
    return;
  }
  await update({ hiddenBy: reason }, { $pull: { hiddenBy: reason } });
  await update(UNCOVERED, { $set: { visible: true } });
}

/**
 * Hides what is below a comment that is not public, or shows it again. Repeated until the comment is as it was read:
 * another moderator may decide otherwise meanwhile.
 */
export async function coverReplies(comments: Comments, id: string): Promise<void> {
  const read = async () => {
    const found = await comments.findOne({ _id: id }, { projection: { status: 1 } });
    return found !== null && !isPublic(found);
  };
  for (let isHidden = await read(); ; ) {
    await cover(comments, { ancestorIds: id }, id, isHidden);
    const now = await read();
    if (now === isHidden) break;
    isHidden = now;
  }
  await comments.updateOne({ _id: id }, { $unset: { covering: '' } });
}

/** Counts a direct reply that is shown, or no longer shown. A deleted comment is itself shown while it has such replies. */
export async function countReply(
  comments: Comments,
  parentId: string,
  difference: number,
  session: ClientSession,
): Promise<void> {
  const parent = await comments.findOneAndUpdate(
    { _id: parentId },
    { $inc: { replyCount: difference } },
    {
      session,
      returnDocument: 'after',
      projection: { deleted: 1, replyCount: 1, status: 1, hiddenBy: 1, parentId: 1 },
    },
  );
  if (!parent?.deleted || !isPublic(parent)) return;
  const isFirst = difference > 0 && parent.replyCount === difference;
  const wasLast = difference < 0 && parent.replyCount === 0;
  if (!isFirst && !wasLast) return;
  const filter = isFirst ? { _id: parentId, ...UNCOVERED } : { _id: parentId, replyCount: 0 };
  await comments.updateOne(filter, { $set: { visible: isFirst } }, { session });
  if (parent.parentId !== null) await countReply(comments, parent.parentId, difference, session);
}
