import type { AnyBulkWriteOperation, Db } from 'mongodb';
import { isUserId, userIdOf } from '../../../shared/auth/user-id.ts';
import type { Migration } from '../../../shared/mongo/schema/migrations.ts';
import { inBulk } from '../../../shared/mongo/schema/write-in-bulk.ts';
import type { StoredFacts } from '../../../shared/subgraph-module/subgraph-module.ts';
import type { Saved } from './article-document.ts';
import { dropUnsafeUrls } from './drop-unsafe-urls.ts';

interface Document extends Saved {
  readonly _id: string;
}

export const articleMigrations = ({ issuer }: StoredFacts): readonly Migration[] => [
  {
    number: 1,
    name: 'identify editors by issuer and subject',
    async migrate(db, signal) {
      for (const name of ['articles', 'articleRevisions']) await identifyEditors(db, name, issuer, signal);
    },
  },
  { number: 2, name: 'drop URLs that are not of the web', migrate: dropUnsafeUrls },
];

async function identifyEditors(db: Db, name: string, issuer: string, signal: AbortSignal): Promise<void> {
  const collection = db.collection<Document>(name);
  const found = collection.find({ savedBy: { $ne: null } }, { projection: { savedBy: 1 } });
  await inBulk(collection, found, signal, ({ _id, savedBy }): AnyBulkWriteOperation<Document>[] => {
    if (!savedBy || isUserId(savedBy.id)) return [];
    const id = userIdOf({ issuer, subject: savedBy.id });
    return [{ updateOne: { filter: { _id }, update: { $set: { savedBy: { ...savedBy, id } } } } }];
  });
}
