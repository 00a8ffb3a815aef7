import type { Filter } from 'mongodb';
import type { PageRequest } from '../../../shared/graphql/connection.ts';
import type { Collections } from './comment-collections.ts';
import { belowOf } from './comment-lists.ts';
import {
  COUNTED,
  type CommentAction,
  type CommentAuthor,
  type CommentDocument,
  type StoredComment,
  type UserDocument,
} from './documents.ts';
import { LIGHT, NEWEST, newestPage } from './newest-pages.ts';

/** Comments that are looked at for the authors whom a reply names. */
const MOST_NAMED = 50;

const addressedTo = (
  field: 'parentAuthorId' | 'notifies',
  userId: string,
  ignored: readonly string[],
): Filter<StoredComment> => ({
  [field]: userId,
  ...COUNTED,
  ...(ignored.length > 0 && { 'author.id': { $nin: [...ignored] } }),
});

/** What one person wrote, did, and is told. */
export function personReads({ comments, users }: Collections) {
  const findPage = (filter: Filter<StoredComment>, page: PageRequest): Promise<CommentDocument[]> =>
    comments
      .find(newestPage(filter, page), { projection: LIGHT })
      .sort(NEWEST)
      .limit(page.limit + 1)
      .toArray();

  return {
    /** The comments of a user, whatever their status. */
    findOwn: (userId: string, page: PageRequest): Promise<CommentDocument[]> => findPage({ 'author.id': userId }, page),

    countOwn: (userId: string) => comments.countDocuments({ 'author.id': userId }),

    /** Replies of others to a user, without ignored users. */
    findRepliesTo: (userId: string, ignored: readonly string[], page: PageRequest): Promise<CommentDocument[]> =>
      findPage(addressedTo('parentAuthorId', userId, ignored), page),

    countRepliesTo: (userId: string, ignored: readonly string[]) =>
      comments.countDocuments(addressedTo('parentAuthorId', userId, ignored)),

    /** Comments that concern a user, without ignored users. */
    findNotifications: (userId: string, ignored: readonly string[], page: PageRequest): Promise<CommentDocument[]> =>
      findPage(addressedTo('notifies', userId, ignored), page),

    countNotifications: (userId: string, ignored: readonly string[], since: Date) =>
      comments.countDocuments({ ...addressedTo('notifies', userId, ignored), createdAt: { $gt: since } }),

    /** The authors of a thread whose names are among some. */
    async findAuthorsNamed(rootId: string, names: readonly string[]): Promise<CommentAuthor[]> {
      const inThread = { $or: [{ lists: belowOf(rootId) }, { _id: rootId }], 'author.username': { $in: [...names] } };
      const found = comments.find(inThread as Filter<StoredComment>, { projection: { author: 1 } }).limit(MOST_NAMED);
      return (await found.toArray()).flatMap(({ author }) => author ?? []);
    },

    /** What a user did with comments of others. */
    async findActions(userId: string, limit: number): Promise<(CommentAction & { commentId: string })[]> {
      const found = comments.find({ 'actions.userId': userId }, { projection: { actions: 1 } }).limit(limit);
      const rows = await found.toArray();
      return rows
        .flatMap(({ _id, actions }) =>
          actions.filter(action => action.userId === userId).map(action => ({ ...action, commentId: _id })),
        )
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    },

    /** Users whose folded name begins with a text, by name. */
    findUsersNamed: (start: string, limit: number): Promise<UserDocument[]> =>
      users
        .find({ foldedName: { $gte: start, $lt: `${start}\uffff` } })
        .sort({ foldedName: 1, _id: 1 })
        .limit(limit)
        .toArray(),

    /** The comments of a user since a time, newest first. */
    findRecentOf: (
      userId: string,
      since: Date,
      limit: number,
    ): Promise<Pick<CommentDocument, 'articleId' | 'body' | 'createdAt'>[]> =>
      comments
        .find({ 'author.id': userId, createdAt: { $gte: since } })
        .project<Pick<CommentDocument, 'articleId' | 'body' | 'createdAt'>>({ articleId: 1, body: 1, createdAt: 1 })
        .sort(NEWEST)
        .limit(limit)
        .toArray(),
  };
}
