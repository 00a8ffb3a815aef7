import type { AnyBulkWriteOperation } from 'mongodb';
import type { Migration } from '../../../../shared/mongo/schema/migrations.ts';
import { inBulk } from '../../../../shared/mongo/schema/write-in-bulk.ts';
import type { ArticleDocument } from '../article-document.ts';

/** Writes the search terms of all articles anew, after a change of what is searched. */
export function indexAgain(number: number, name: string, termsOf: (article: ArticleDocument) => string[]): Migration {
  return {
    number,
    name,
    async migrate(db, signal) {
      const articles = db.collection<ArticleDocument>('articles');
      const found = articles.find({}, { projection: { searchTerms: 0 } });
      await inBulk(articles, found, signal, (article): AnyBulkWriteOperation<ArticleDocument>[] => [
        { updateOne: { filter: { _id: article._id }, update: { $set: { searchTerms: termsOf(article) } } } },
      ]);
    },
  };
}
