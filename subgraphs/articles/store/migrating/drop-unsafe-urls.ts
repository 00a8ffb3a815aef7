import type { AnyBulkWriteOperation, Db } from 'mongodb';
import { inBulk } from '../../../../shared/mongo/schema/write-in-bulk.ts';
import type { ArticleContent, Block } from '../article-document.ts';

/** Stored URLs begin with their scheme in small letters: `javascript:`, `data:`, `file:`. */
const NOT_WEB = '^[^h]';
const isWeb = (url: string) => /^https?:/.test(url);

/** Removes URLs that are not `http` or `https`, which earlier versions accepted; an embed's title or URL stays as text. */
export async function dropUnsafeUrls(db: Db, signal: AbortSignal): Promise<void> {
  for (const [name, prefix] of [
    ['articles', ''],
    ['articleRevisions', 'content.'],
  ] as const) {
    const collection = db.collection<{ _id: string }>(name);
    const fields = [`${prefix}url`, `${prefix}body.url`];
    const found = collection.find<Partial<ArticleContent> & { _id: string; content?: ArticleContent }>(
      { $or: fields.map(field => ({ [field]: { $regex: NOT_WEB } })) },
      { projection: { url: 1, body: 1, content: 1 } },
    );
    await inBulk(collection, found, signal, (document): AnyBulkWriteOperation<{ _id: string }>[] => {
      const { url = null, body = [] } = document.content ?? document;
      const $set = {
        [`${prefix}url`]: url === null || isWeb(url) ? url : null,
        [`${prefix}body`]: body.map(safeBlock),
      };
      return [{ updateOne: { filter: { _id: document._id }, update: { $set } } }];
    });
  }
}

function safeBlock(block: Block): Block {
  if (block.kind === 'Image') return block.url === null || isWeb(block.url) ? block : { ...block, url: null };
  if (block.kind !== 'Embed' || isWeb(block.url)) return block;
  return { kind: 'Paragraph', text: block.title ?? block.url };
}
