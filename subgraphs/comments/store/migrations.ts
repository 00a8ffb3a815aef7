import type { AnyBulkWriteOperation, Collection, Db } from 'mongodb';
import { isUserId, userIdOf } from '../../../shared/auth/user-id.ts';
import { MONGOD_TRAITS } from '../../../shared/mongo/connection/server-traits.ts';
import type { Migration } from '../../../shared/mongo/schema/migrations.ts';
import { inBulk } from '../../../shared/mongo/schema/write-in-bulk.ts';
import type { StoredFacts } from '../../../shared/subgraph-module/subgraph-module.ts';
import { checkComments } from './check-comments.ts';
import {
  type ArticleState,
  foldName,
  type ModerationLogEntry,
  PUBLIC_STATUSES,
  type StoredComment,
  type UserDocument,
} from './documents.ts';
import { createCommentRepository } from './repository.ts';

export const commentMigrations = ({ issuer }: StoredFacts): readonly Migration[] => [
  {
    number: 1,
    name: 'identify users by issuer and subject',
    async migrate(db, signal) {
      const idOf = (stored: string) => (isKept(stored) ? stored : userIdOf({ issuer, subject: stored }));
      await identifyUsers(db, signal, idOf);
      await identifyAuthors(db, signal, idOf);
      await identifyModerators(db, signal, idOf);
    },
  },
  {
    number: 2,
    name: 'store what hides comments',
    async migrate(db, signal) {
      const comments = db.collection<StoredComment>('comments');
      await comments.updateMany({ hiddenBy: { $exists: false } }, { $set: { hiddenBy: [] } });
      const unknown = { visible: { $exists: false } };
      const isShown = { status: { $in: [...PUBLIC_STATUSES] }, deleted: { $ne: true } };
      await comments.updateMany({ ...unknown, ...isShown }, { $set: { visible: true } });
      await comments.updateMany(unknown, { $set: { visible: false } });
      // Replies to hidden comments, and deleted comments with replies.
      await checkComments(createCommentRepository(db, MONGOD_TRAITS), true, { signal });
      await rememberArticles(db, signal);
      for (const replaced of ['counts', 'recent']) await dropIndex(comments, replaced);
    },
  },
  {
    number: 3,
    name: 'notify of replies, and find users by name',
    async migrate(db, signal) {
      const comments = db.collection<StoredComment>('comments');
      const replies = comments.find(
        { parentAuthorId: { $gt: '' }, notifies: { $exists: false } },
        { projection: { parentAuthorId: 1 } },
      );
      await inBulk(comments, replies, signal, ({ _id, parentAuthorId }) =>
        parentAuthorId === null
          ? []
          : [{ updateOne: { filter: { _id }, update: { $set: { notifies: [parentAuthorId] } } } }],
      );
      const users = db.collection<UserDocument>('commentUsers');
      const named = users.find(
        { username: { $gt: '' }, foldedName: { $exists: false } },
        { projection: { username: 1 } },
      );
      await inBulk(users, named, signal, ({ _id, username }) =>
        username === null
          ? []
          : [{ updateOne: { filter: { _id }, update: { $set: { foldedName: foldName(username) } } } }],
      );
    },
  },
];

/** Ids of the new form, when an interrupted migration runs again, and those that replace deleted users. */
const isKept = (id: string) => isUserId(id) || id.startsWith('deleted-');

type IdOf = (stored: string) => string;

async function identifyUsers(db: Db, signal: AbortSignal, idOf: IdOf): Promise<void> {
  const users = db.collection<UserDocument>('commentUsers');
  await inBulk(users, users.find(), signal, (user): AnyBulkWriteOperation<UserDocument>[] => {
    const replacement = { ...user, _id: idOf(user._id), ignoredUserIds: (user.ignoredUserIds ?? []).map(idOf) };
    const stored = { replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true } };
    // The new document first: an interruption leaves both, and never neither.
    return replacement._id === user._id ? [stored] : [stored, { deleteOne: { filter: { _id: user._id } } }];
  });
}

async function identifyAuthors(db: Db, signal: AbortSignal, idOf: IdOf): Promise<void> {
  const comments = db.collection<StoredComment>('comments');
  const projection = { author: 1, parentAuthorId: 1, mutationKey: 1, 'actions.userId': 1 };
  const found = comments.find({}, { projection });
  await inBulk(comments, found, signal, ({ _id, author, parentAuthorId, mutationKey, actions = [] }) => {
    const set: Record<string, unknown> = {};
    const change = (key: string, stored: string, id: string) => {
      if (stored !== id) set[key] = id;
    };
    if (author) change('author.id', author.id, idOf(author.id));
    if (parentAuthorId) change('parentAuthorId', parentAuthorId, idOf(parentAuthorId));
    if (mutationKey !== undefined) {
      const [subject, mutationId] = JSON.parse(mutationKey) as [string, string];
      change('mutationKey', mutationKey, JSON.stringify([idOf(subject), mutationId]));
    }
    for (const [i, { userId }] of actions.entries()) change(`actions.${i}.userId`, userId, idOf(userId));
    return Object.keys(set).length === 0 ? [] : [{ updateOne: { filter: { _id }, update: { $set: set } } }];
  });
}

async function identifyModerators(db: Db, signal: AbortSignal, idOf: IdOf): Promise<void> {
  const log = db.collection<ModerationLogEntry>('commentModerationLog');
  const found = log.find({}, { projection: { moderator: 1, userId: 1 } });
  await inBulk(log, found, signal, ({ _id, moderator, userId }) => {
    const set = { 'moderator.id': idOf(moderator.id), ...(userId !== null && { userId: idOf(userId) }) };
    return [{ updateOne: { filter: { _id }, update: { $set: set } } }];
  });
}

/** Those that are not public are found out, and their comments hidden, when the articles are followed. */
async function rememberArticles(db: Db, signal: AbortSignal): Promise<void> {
  const articles = db.collection<ArticleState>('commentArticles');
  const found = db
    .collection<StoredComment>('comments')
    .aggregate<{ _id: string }>([{ $group: { _id: '$articleId' } }]);
  await inBulk(articles, found, signal, ({ _id }): AnyBulkWriteOperation<ArticleState>[] => [
    { updateOne: { filter: { _id }, update: { $setOnInsert: { isPublic: true, settled: true } }, upsert: true } },
  ]);
}

async function dropIndex(comments: Collection<StoredComment>, name: string): Promise<void> {
  const indexes = await comments.indexes().catch(() => []);
  if (indexes.some(index => index.name === name)) await comments.dropIndex(name);
}
