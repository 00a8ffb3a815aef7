import { randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';
import { insertIfNew } from '../../../../shared/mongo/connection/insert-new.ts';

/** A removed key, which ends all previews, is used by running processes for this long. */
const KEPT_MS = 60_000;

interface StoredKey {
  readonly _id: string;
  readonly key: string;
  readonly createdAt: Date;
}

export type PreviewKey = ReturnType<typeof createPreviewKey>;

/** The key that signs previews: made once, and the same for all processes of a database. */
export function createPreviewKey(db: Db) {
  const keys = db.collection<StoredKey>('articleKeys');
  let known: { readonly at: number; readonly key: Buffer } | undefined;

  async function read(): Promise<Buffer> {
    const stored = await keys.findOne({ _id: 'preview' });
    if (stored) return Buffer.from(stored.key, 'base64url');
    const created = { _id: 'preview', key: randomBytes(32).toString('base64url'), createdAt: new Date() };
    // Another process may have been faster; then its key is the one.
    return (await insertIfNew(keys, created)) ? Buffer.from(created.key, 'base64url') : read();
  }

  return {
    async load(): Promise<Buffer> {
      if (!known || Date.now() - known.at > KEPT_MS) known = { at: Date.now(), key: await read() };
      return known.key;
    },
  };
}
