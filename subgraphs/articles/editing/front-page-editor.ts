import type { FrontPageDocument, FrontPageStore } from '../store/curated/front-page-store.ts';
import type { ArticleRepository } from '../store/repository.ts';
import type { SaveFrontPageInput } from '../types/schema.generated.ts';
import { readArticleIds, readListName, saveCurated } from './curated-lists.ts';
import type { EditorProblem } from './errors.ts';
import { LIMITS } from './input-texts.ts';

/** With errors, `frontPage` is the current one. */
export interface FrontPageResult {
  readonly frontPage: FrontPageDocument | null;
  readonly errors: readonly EditorProblem[];
}

export type FrontPageEditor = ReturnType<typeof createFrontPageEditor>;

/** Saves front pages so that no editor overwrites what another one has changed since. */
export function createFrontPageEditor(store: FrontPageStore, articles: Pick<ArticleRepository, 'findBy'>) {
  return {
    /** @throws BAD_USER_INPUT for invalid input */
    async save({ name, articleIds, expectedRevision }: SaveFrontPageInput): Promise<FrontPageResult> {
      const page = {
        _id: readListName('input.name', name ?? 'home'),
        articleIds: readArticleIds(articleIds, LIMITS.frontPage),
      };
      const { saved, errors } = await saveCurated({
        kind: 'front page',
        id: page._id,
        articleIds: page.articleIds,
        expectedRevision,
        articles,
        find: () => store.findOne(page._id),
        isSame: current => JSON.stringify(current.articleIds) === JSON.stringify(page.articleIds),
        save: current => store.save(current, { ...page, savedAt: new Date() }),
      });
      return { frontPage: saved, errors };
    },
  };
}
