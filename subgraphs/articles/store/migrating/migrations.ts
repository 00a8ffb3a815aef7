import type { AnyBulkWriteOperation, Db } from 'mongodb';
import { isUserId, userIdOf } from '../../../../shared/auth/user-id.ts';
import type { Migration } from '../../../../shared/mongo/schema/migrations.ts';
import { inBulk } from '../../../../shared/mongo/schema/write-in-bulk.ts';
import { articleAddress, articleAddressKey } from '../../../../shared/names/article-address.ts';
import { sectionPath } from '../../../../shared/names/section-name.ts';
import type { StoredFacts } from '../../../../shared/subgraph-module/subgraph-module.ts';
import { type ArticleContent, contentHashOf, type DerivedFields, type Saved } from '../article-document.ts';
import { coverOf } from '../cover.ts';
import { createMastheadStore } from '../masthead-store.ts';
import { normalBylines, normalPublisher, normalSection } from '../normal-names.ts';
import { readingMeasures } from '../reading-measures.ts';
import { dropUnsafeUrls } from './drop-unsafe-urls.ts';

interface Document extends Saved {
  readonly _id: string;
}

type StoredArticle = ArticleContent & {
  readonly _id: string;
  readonly urlKey?: string | null;
  readonly contentHash?: string;
};

export const articleMigrations = ({ issuer }: StoredFacts): readonly Migration[] => [
  {
    number: 1,
    name: 'identify editors by issuer and subject',
    async migrate(db, signal) {
      for (const name of ['articles', 'articleRevisions']) await identifyEditors(db, name, issuer, signal);
    },
  },
  { number: 2, name: 'one form for names and URLs', migrate: normalizeNames },
  { number: 3, name: 'the publication by itself', migrate: foundPublication },
  { number: 4, name: 'drop URLs that are not of the web', migrate: dropUnsafeUrls },
];

/** Fields that are derived from the content since a version. */
export const derivedFieldMigrations: readonly Migration[] = [
  { number: 6, name: 'the image that stands for an article', migrate: findCovers },
  { number: 7, name: 'the sections above that of an article', migrate: findSectionPaths },
];

type Derived = StoredArticle & Pick<DerivedFields, 'cover' | 'sectionPath'>;

/** Bodies without an image need no write: nothing stored means none. */
async function findCovers(db: Db, signal: AbortSignal): Promise<void> {
  const articles = db.collection<Derived>('articles');
  const found = articles.find({ 'body.kind': 'Image' }, { projection: { body: 1, leadImage: 1 } });
  await inBulk(articles, found, signal, ({ _id, ...content }): AnyBulkWriteOperation<Derived>[] => [
    { updateOne: { filter: { _id }, update: { $set: { cover: coverOf(content) } } } },
  ]);
}

async function findSectionPaths(db: Db, signal: AbortSignal): Promise<void> {
  const articles = db.collection<Derived>('articles');
  const found = articles.find({}, { projection: { section: 1 } });
  await inBulk(articles, found, signal, ({ _id, section }): AnyBulkWriteOperation<Derived>[] => [
    { updateOne: { filter: { _id }, update: { $set: { sectionPath: section == null ? [] : sectionPath(section) } } } },
  ]);
}

async function identifyEditors(db: Db, name: string, issuer: string, signal: AbortSignal): Promise<void> {
  const collection = db.collection<Document>(name);
  const found = collection.find({ savedBy: { $ne: null } }, { projection: { savedBy: 1 } });
  await inBulk(collection, found, signal, ({ _id, savedBy }): AnyBulkWriteOperation<Document>[] => {
    if (!savedBy || isUserId(savedBy.id)) return [];
    const id = userIdOf({ issuer, subject: savedBy.id });
    return [{ updateOne: { filter: { _id }, update: { $set: { savedBy: { ...savedBy, id } } } } }];
  });
}

/**
 * Names and URLs in their one form, by which they are looked up, and measures that count lists. Revisions keep what was
 * printed.
 */
async function normalizeNames(db: Db, signal: AbortSignal): Promise<void> {
  const articles = db.collection<StoredArticle>('articles');
  await inBulk(articles, articles.find(), signal, ({ _id, ...stored }): AnyBulkWriteOperation<StoredArticle>[] => {
    const content: ArticleContent = {
      ...stored,
      url: stored.url === null ? null : articleAddress(stored.url),
      bylines: normalBylines(stored.bylines ?? []),
      publisher: normalPublisher(stored.publisher),
      section: normalSection(stored.section ?? null),
      leadImage: stored.leadImage ?? null,
      copyright: stored.copyright ?? null,
    };
    const { bylines, publisher, section, copyright } = content;
    const urlKey = content.url === null ? null : articleAddressKey(content.url);
    // A hash that differs from the content is that of what a source wrote before an editor changed the time.
    const isOfContent = stored.contentHash === contentHashOf(stored);
    const contentHash = isOfContent ? { contentHash: contentHashOf(content) } : {};
    const set = {
      url: content.url,
      bylines,
      publisher,
      section,
      copyright,
      urlKey,
      ...contentHash,
      ...readingMeasures(content.body),
    };
    return [{ updateOne: { filter: { _id }, update: { $set: set } } }];
  });
  await freeSharedKeys(db, signal);
}

/** Articles that were stored by two URLs of the same page both stay; the first one is found by either URL. */
async function freeSharedKeys(db: Db, signal: AbortSignal): Promise<void> {
  const articles = db.collection<StoredArticle>('articles');
  const shared = articles.aggregate<{ ids: string[] }>(
    [
      { $match: { urlKey: { $type: 'string' } } },
      { $sort: { publishedAt: 1, _id: 1 } },
      { $group: { _id: '$urlKey', ids: { $push: '$_id' }, count: { $sum: 1 } } },
      { $match: { count: { $gt: 1 } } },
    ],
    { allowDiskUse: true },
  );
  for await (const { ids } of shared) {
    signal.throwIfAborted();
    await articles.updateMany({ _id: { $in: ids.slice(1) } }, { $set: { urlKey: null } });
  }
}

/** The name that the site had: the publisher of the article that was edited last. */
async function foundPublication(db: Db): Promise<void> {
  const sort = { updatedAt: -1, _id: -1 } as const;
  const last = await db.collection<StoredArticle>('articles').findOne({ status: 'PUBLISHED' }, { sort });
  if (last === null) return;
  const { name, englishName } = last.publisher;
  await createMastheadStore(db).found(name, englishName, last.updatedAt);
}
