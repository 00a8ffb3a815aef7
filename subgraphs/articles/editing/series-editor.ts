import type { SeriesContent, SeriesDocument, SeriesStore } from '../store/curated/series-store.ts';
import type { ArticleRepository } from '../store/repository.ts';
import type { SaveSeriesInput } from '../types/schema.generated.ts';
import { readArticleIds, readListName, saveCurated } from './curated-lists.ts';
import type { EditorProblem } from './errors.ts';
import { LIMITS, line, text } from './input-texts.ts';

/** With errors, `series` is the current one. */
export interface SeriesResult {
  readonly series: SeriesDocument | null;
  readonly errors: readonly EditorProblem[];
}

export type SeriesEditor = ReturnType<typeof createSeriesEditor>;

/** Saves series so that no editor overwrites what another one has changed since. */
export function createSeriesEditor(store: SeriesStore, articles: Pick<ArticleRepository, 'findBy'>) {
  return {
    /** @throws BAD_USER_INPUT for invalid input */
    async save({ id, expectedRevision, ...input }: SaveSeriesInput): Promise<SeriesResult> {
      const _id = readListName('input.id', id);
      const content = readContent(input);
      const { saved, errors } = await saveCurated({
        kind: 'series',
        id: _id,
        articleIds: content.articleIds,
        expectedRevision,
        articles,
        find: () => store.findOne(_id),
        isSame: current => textOf(current) === textOf(content),
        save: current => store.save(_id, current, content),
      });
      return { series: saved, errors };
    },
  };
}

const textOf = ({ title, description, articleIds }: SeriesContent) => JSON.stringify([title, description, articleIds]);

function readContent({ title, description, articleIds }: Omit<SaveSeriesInput, 'id'>): SeriesContent {
  return {
    title: line('input.title', title),
    description: description == null ? null : text('input.description', description, LIMITS.biography),
    articleIds: readArticleIds(articleIds, LIMITS.series),
  };
}
