import type { CollectionSpec } from '../../../shared/mongo/schema/collections.ts';

/** The collections of this subgraph, with validators and indexes. */

const text = { bsonType: 'string' };
const textOrNull = { bsonType: ['string', 'null'] };
const date = { bsonType: 'date' };
const dateOrNull = { bsonType: ['date', 'null'] };
const texts = { bsonType: 'array', items: text };
const count = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const COMMENT_COLLECTIONS: readonly CollectionSpec[] = [
  {
    name: 'comments',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: [
          '_id',
          'articleId',
          'parentId',
          'status',
          'createdAt',
          'lists',
          'visible',
          'replyCount',
          'reactionCount',
        ],
        properties: {
          _id: text,
          articleId: text,
          parentId: textOrNull,
          ancestorIds: texts,
          body: textOrNull,
          author: { bsonType: ['object', 'null'], required: ['id'], properties: { id: text } },
          status: { enum: ['NONE', 'APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD'] },
          createdAt: date,
          tags: texts,
          lists: texts,
          queues: texts,
          hiddenBy: texts,
          visible: { bsonType: 'bool' },
          replyCount: count,
          reactionCount: count,
          flagCount: count,
          actions: { bsonType: 'array', items: { bsonType: 'object', required: ['userId', 'type'] } },
        },
      },
    },
    indexes: [
      { key: { articleId: 1, visible: 1, status: 1, deleted: 1 }, name: 'countsOfArticle' },
      { key: { lists: 1, createdAt: -1, _id: -1 }, name: 'newest' },
      { key: { lists: 1, replyCount: -1, _id: -1 }, name: 'mostReplied' },
      { key: { lists: 1, reactionCount: -1, _id: -1 }, name: 'mostReacted' },
      { key: { queues: 1, createdAt: -1, _id: -1 }, name: 'queues' },
      { key: { 'author.id': 1, createdAt: -1, _id: -1 }, name: 'byAuthor' },
      { key: { parentAuthorId: 1, createdAt: -1, _id: -1 }, name: 'repliesTo' },
      { key: { notifies: 1, createdAt: -1, _id: -1 }, name: 'notifications' },
      { key: { createdAt: -1, articleId: 1, visible: 1, deleted: 1 }, name: 'mostCommented' },
      { key: { 'actions.userId': 1 }, name: 'actionsOf' },
      { key: { ancestorIds: 1 }, name: 'below' },
      {
        key: { covering: 1 },
        name: 'covering',
        partialFilterExpression: { covering: { $exists: true } },
      },
      {
        key: { mutationKey: 1 },
        name: 'mutations',
        unique: true,
        // Servers recognize that a lookup by key only matches documents that have one; with $type they do not.
        partialFilterExpression: { mutationKey: { $exists: true } },
      },
    ],
  },
  {
    name: 'commentThreads',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'createdAt'],
        properties: {
          _id: text,
          closedAt: dateOrNull,
          premoderated: { bsonType: 'bool' },
          sourceCommentCount: { bsonType: ['int', 'long', 'double', 'null'], minimum: 0 },
          createdAt: date,
        },
      },
    },
    indexes: [],
  },
  {
    name: 'commentUsers',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'username', 'role', 'createdAt'],
        properties: {
          _id: text,
          username: textOrNull,
          avatar: textOrNull,
          role: { enum: ['COMMENTER', 'STAFF', 'MODERATOR', 'ADMIN'] },
          createdAt: date,
          bannedAt: dateOrNull,
          suspendedUntil: dateOrNull,
          premoderatedAt: dateOrNull,
          ignoredUserIds: texts,
          deletedAt: dateOrNull,
        },
      },
    },
    indexes: [
      { key: { deletionRequestedAt: 1 }, name: 'deletions' },
      { key: { foldedName: 1, _id: 1 }, name: 'names' },
      {
        key: { rejectingComments: 1 },
        name: 'rejecting',
        partialFilterExpression: { rejectingComments: { $exists: true } },
      },
    ],
  },
  {
    name: 'commentArticles',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'isPublic', 'settled'],
        properties: {
          _id: text,
          isPublic: { bsonType: 'bool' },
          publishedAt: dateOrNull,
          settled: { bsonType: 'bool' },
        },
      },
    },
    indexes: [],
  },
  {
    name: 'commentModerationLog',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'createdAt', 'moderator', 'action'],
        properties: { _id: text, createdAt: date, moderator: { bsonType: 'object', required: ['id'] }, action: text },
      },
    },
    indexes: [
      { key: { createdAt: -1, _id: -1 }, name: 'newest' },
      { key: { commentId: 1, createdAt: -1, _id: -1 }, name: 'ofComment' },
      { key: { userId: 1, createdAt: -1, _id: -1 }, name: 'ofUser' },
    ],
  },
];
