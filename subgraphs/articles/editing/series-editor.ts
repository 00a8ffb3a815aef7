import type { SeriesContent, SeriesDocument, SeriesStore } from '../store/curated/series-store.ts';
import type { ArticleRepository } from '../store/repository.ts';
import type { SaveSeriesInput } from '../types/schema.generated.ts';
import { type EditorProblem, editorErrors, listContention } from './errors.ts';
import { findMissing, readArticleIds, readListName } from './front-page-editor.ts';
import { LIMITS, line, text } from './input-texts.ts';

const MAX_ATTEMPTS = 5;

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
      for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
        const current = await store.findOne(_id);
        const revision = current?.revision ?? 0;
        if (expectedRevision != null && expectedRevision !== revision) {
          return { series: current, errors: [editorErrors.staleRevision(expectedRevision, revision)] };
        }
        if (current && textOf(current) === textOf(content)) return { series: current, errors: [] };
        const errors = await findMissing(articles, content.articleIds);
        if (errors.length > 0) return { series: current, errors };
        const series = await store.save(_id, current, content);
        if (series) return { series, errors: [] };
      }
      throw listContention('series', _id);
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
