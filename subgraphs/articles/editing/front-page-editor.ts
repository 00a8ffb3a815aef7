import { badInput } from '../../../shared/errors/errors.ts';
import type { FrontPageDocument, FrontPageStore } from '../store/curated/front-page-store.ts';
import type { ArticleRepository } from '../store/repository.ts';
import type { SaveFrontPageInput } from '../types/schema.generated.ts';
import { type EditorProblem, editorErrors, listContention } from './errors.ts';
import { bounded, LIMITS, quote } from './input-texts.ts';

const MAX_ATTEMPTS = 5;

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
      for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
        const current = await store.findOne(page._id);
        const revision = current?.revision ?? 0;
        if (expectedRevision != null && expectedRevision !== revision) {
          return { frontPage: current, errors: [editorErrors.staleRevision(expectedRevision, revision)] };
        }
        if (current && JSON.stringify(current.articleIds) === JSON.stringify(page.articleIds)) {
          return { frontPage: current, errors: [] };
        }
        const errors = await findMissing(articles, page.articleIds);
        if (errors.length > 0) return { frontPage: current, errors };
        const frontPage = await store.save(current, { ...page, savedAt: new Date() });
        if (frontPage) return { frontPage, errors: [] };
      }
      throw listContention('front page', page._id);
    },
  };
}

/** @throws BAD_USER_INPUT for what is no name of a list */
export function readListName(argument: string, name: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(name)) return name;
  throw badInput(argument, quote(name), '1 to 64 letters, digits, "-" or "_"');
}

/** @throws BAD_USER_INPUT for too many articles, and for one that is named twice */
export function readArticleIds(ids: readonly string[], most: number): string[] {
  const seen = new Set<string>();
  bounded('input.articleIds', ids, most).forEach((id, i) => {
    if (seen.has(id)) throw badInput(`input.articleIds[${i}]`, `${quote(id)} again`, 'each article once');
    seen.add(id);
  });
  return [...ids];
}

/** A problem for the first id that no article has. */
export async function findMissing(
  articles: Pick<ArticleRepository, 'findBy'>,
  ids: readonly string[],
): Promise<EditorProblem[]> {
  const found = new Set((await articles.findBy('_id', ids, ['_id'], 'editors')).map(({ _id }) => _id));
  const index = ids.findIndex(id => !found.has(id));
  return index < 0
    ? []
    : [{ ...editorErrors.notFound(ids[index] ?? ''), field: ['input', 'articleIds', String(index)] }];
}
