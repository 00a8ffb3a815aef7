import type { CollectionSpec } from '../../../shared/mongo/schema/collections.ts';
import { READS_KEPT_SECONDS } from './curated/read-counts.ts';

const text = { bsonType: 'string' };
const textOrNull = { bsonType: ['string', 'null'] };
const count = { bsonType: ['int', 'long', 'double'] };

/** The order of a list by publication, as the end of an index. */
const NEWEST = { status: 1, publishedAt: -1, _id: -1 } as const;

/** The collections of this subgraph. Every list has its own index: the filter, then the sort order. */
export const ARTICLE_COLLECTIONS: readonly CollectionSpec[] = [
  {
    name: 'articles',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'slug', 'headline', 'publisher', 'body', 'publishedAt', 'updatedAt', 'status', 'revision'],
        properties: {
          _id: text,
          slug: text,
          url: textOrNull,
          urlKey: textOrNull,
          headline: text,
          subheadlines: { bsonType: 'array', items: text },
          bylines: { bsonType: 'array', items: { bsonType: 'object', required: ['name'], properties: { name: text } } },
          dateline: textOrNull,
          section: textOrNull,
          sectionPath: { bsonType: 'array', items: text },
          publisher: { bsonType: 'object', required: ['name'], properties: { name: text, englishName: textOrNull } },
          body: { bsonType: 'array', items: { bsonType: 'object', required: ['kind'], properties: { kind: text } } },
          leadImage: { bsonType: ['object', 'null'] },
          cover: { bsonType: ['object', 'null'] },
          copyright: textOrNull,
          tags: { bsonType: 'array', items: text },
          regionCodes: { bsonType: 'array', items: text },
          publishedAt: { bsonType: 'date' },
          updatedAt: { bsonType: 'date' },
          status: { enum: ['DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED'] },
          revision: count,
          contentHash: text,
          isBreaking: { bsonType: 'bool' },
          expiresAt: { bsonType: ['date', 'null'] },
          liveAt: { bsonType: ['date', 'null'] },
          lead: text,
          wordCount: count,
          readingTimeMinutes: count,
          searchTerms: { bsonType: 'array', items: text },
        },
      },
    },
    indexes: [
      { key: { slug: 1 }, name: 'slug', unique: true },
      { key: { urlKey: 1 }, name: 'url_key', unique: true, partialFilterExpression: { urlKey: { $type: 'string' } } },
      { key: NEWEST, name: 'newest' },
      { key: { status: 1, expiresAt: 1 }, name: 'expiring' },
      { key: { status: 1, updatedAt: -1, _id: -1 }, name: 'updated' },
      {
        key: { isBreaking: 1, ...NEWEST },
        name: 'newest_breaking',
        partialFilterExpression: { isBreaking: true },
      },
      { key: { regionCodes: 1, ...NEWEST }, name: 'newest_by_region' },
      { key: { section: 1, ...NEWEST }, name: 'newest_by_section' },
      { key: { sectionPath: 1, ...NEWEST }, name: 'newest_by_section_tree' },
      { key: { tags: 1, ...NEWEST }, name: 'newest_by_tag' },
      { key: { 'bylines.name': 1, ...NEWEST }, name: 'newest_by_reporter' },
      { key: { 'publisher.name': 1, ...NEWEST }, name: 'newest_by_publisher' },
      { key: { 'publisher.name': 1, status: 1, updatedAt: -1, _id: -1 }, name: 'updated_by_publisher' },
      { key: { status: 1, section: 1 }, name: 'section_counts' },
      { key: { status: 1, tags: 1 }, name: 'tag_counts' },
      { key: { status: 1, 'bylines.name': 1 }, name: 'reporter_counts' },
      { key: { searchTerms: 1, ...NEWEST }, name: 'search' },
    ],
  },
  {
    name: 'articleRevisions',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'articleId', 'revision', 'content', 'savedAt'],
        properties: { _id: text, articleId: text, revision: count, content: { bsonType: 'object' } },
      },
    },
    indexes: [{ key: { articleId: 1, revision: -1 }, name: 'newest' }],
  },
  {
    name: 'mastheads',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'links', 'recordedAt'],
        properties: {
          _id: text,
          englishName: textOrNull,
          lastEditedAt: { bsonType: ['date', 'null'] },
          links: { bsonType: 'array', items: text },
          recordedAt: { bsonType: 'date' },
        },
      },
    },
    indexes: [],
  },
  {
    name: 'reporters',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'links'],
        properties: {
          _id: text,
          role: textOrNull,
          email: textOrNull,
          biography: textOrNull,
          photo: { bsonType: ['object', 'null'] },
          links: { bsonType: 'array', items: text },
        },
      },
    },
    indexes: [],
  },
  {
    name: 'frontPages',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'articleIds', 'revision', 'savedAt'],
        properties: {
          _id: text,
          articleIds: { bsonType: 'array', items: text },
          revision: count,
          savedAt: { bsonType: 'date' },
        },
      },
    },
    indexes: [],
  },
  {
    name: 'articleReads',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'articleId', 'at', 'count'],
        properties: { _id: text, articleId: text, at: { bsonType: 'date' }, count },
      },
    },
    indexes: [{ key: { at: 1 }, name: 'hour', expireAfterSeconds: READS_KEPT_SECONDS }],
  },
  {
    name: 'articleKeys',
    validator: {
      $jsonSchema: { bsonType: 'object', required: ['_id', 'key'], properties: { _id: text, key: text } },
    },
    indexes: [],
  },
  {
    name: 'series',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'title', 'articleIds', 'revision'],
        properties: {
          _id: text,
          title: text,
          description: textOrNull,
          articleIds: { bsonType: 'array', items: text },
          revision: count,
        },
      },
    },
    indexes: [{ key: { articleIds: 1 }, name: 'articles' }],
  },
];
