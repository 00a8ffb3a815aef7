import { badInput } from '../../../shared/errors/errors.ts';
import type { ReadCounts } from '../store/curated/read-counts.ts';
import type { ArticleRepository } from '../store/repository.ts';
import { bounded, LIMITS, quote } from './input-texts.ts';

export type ReadRecorder = ReturnType<typeof createReadRecorder>;

export function createReadRecorder(counts: ReadCounts, articles: Pick<ArticleRepository, 'findBy'>) {
  return {
    /**
     * Counts a read of each published article that the request has not counted yet.
     *
     * @param counted what the request has counted, which is added to
     * @returns how many were counted
     * @throws BAD_USER_INPUT for more articles than one request may count, or for what is no id
     */
    async record(articleIds: readonly string[], counted: Set<string>): Promise<number> {
      const path = 'input.articleIds';
      bounded(path, articleIds, LIMITS.reads).forEach((id, i) => {
        if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw badInput(`${path}[${i}]`, quote(id), 'the id of an article');
      });
      const left = LIMITS.reads - counted.size;
      const fresh = [...new Set(articleIds)].filter(id => !counted.has(id)).slice(0, Math.max(0, left));
      for (const id of fresh) counted.add(id);
      if (fresh.length === 0) return 0;
      const found = await articles.findBy('_id', fresh, ['_id'], 'readers');
      await counts.record(
        found.map(({ _id }) => _id),
        new Date(),
      );
      return found.length;
    },
  };
}
