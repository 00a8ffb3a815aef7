import type { Db } from 'mongodb';
import { type Change, createChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import { watchedFeed } from '../../../shared/mongo/changes/watch-changes.ts';
import type { EntitySource } from '../../../shared/subgraph-module/subgraph-module.ts';
import type { ArticleDocument } from './article-document.ts';

const BACKGROUND = 'newsgraph: public articles';

/** Which articles are published, for subgraphs that refer to them. */
export function publicArticles(db: Db): EntitySource {
  const articles = db.collection<ArticleDocument>('articles');
  const changes = createChangeFeed<ArticleDocument>(db, 'articles');
  return {
    async findPublic(ids) {
      const filter = { _id: { $in: [...ids] }, status: 'PUBLISHED' as const };
      const found = articles.find(filter, { projection: { publishedAt: 1 }, comment: BACKGROUND });
      return new Map(await found.map(({ _id, publishedAt }) => [_id, publishedAt] as const).toArray());
    },
    watchChanges: watchedFeed(changes, changedIds).watch,
    close: changes.close,
  };
}

function changedIds({ kind, id, document, updated }: Change<ArticleDocument>): string[] {
  if (document === null) return ['*'];
  return kind === 'update' && !('status' in updated || 'publishedAt' in updated) ? [] : [id];
}
