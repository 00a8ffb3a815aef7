import { badInput } from '../../../shared/errors/errors.ts';
import type { ArticleRepository } from '../store/repository.ts';
import { type EditorProblem, editorErrors, listContention } from './errors.ts';
import { bounded, quote } from './input-texts.ts';

const MAX_ATTEMPTS = 5;

interface Curated {
  readonly articleIds: readonly string[];
  readonly revision: number;
}

/** A list as an editor sent it, and how to find and store it. */
interface Saving<T extends Curated> {
  /** What errors call the list. */
  readonly kind: 'front page' | 'series';
  readonly id: string;
  readonly articleIds: readonly string[];
  readonly expectedRevision: number | null | undefined;
  readonly articles: Pick<ArticleRepository, 'findBy'>;
  find(): Promise<T | null>;
  isSame(current: T): boolean;
  /** Returns null when another editor was faster. */
  save(current: T | null): Promise<T | null>;
}

/**
 * Saves a list of articles so that no editor overwrites what another one has changed since.
 *
 * @returns the list; with errors, the current one
 */
export async function saveCurated<T extends Curated>(
  list: Saving<T>,
): Promise<{ saved: T | null; errors: readonly EditorProblem[] }> {
  const { expectedRevision } = list;
  for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
    const current = await list.find();
    const revision = current?.revision ?? 0;
    if (expectedRevision != null && expectedRevision !== revision) {
      return { saved: current, errors: [editorErrors.staleRevision(expectedRevision, revision)] };
    }
    if (current && list.isSame(current)) return { saved: current, errors: [] };
    const errors = await findMissing(list.articles, list.articleIds);
    if (errors.length > 0) return { saved: current, errors };
    const saved = await list.save(current);
    if (saved) return { saved, errors: [] };
  }
  throw listContention(list.kind, list.id);
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
async function findMissing(
  articles: Pick<ArticleRepository, 'findBy'>,
  ids: readonly string[],
): Promise<EditorProblem[]> {
  const found = new Set((await articles.findBy('_id', ids, ['_id'], 'editors')).map(({ _id }) => _id));
  const index = ids.findIndex(id => !found.has(id));
  return index < 0
    ? []
    : [{ ...editorErrors.notFound(ids[index] ?? ''), field: ['input', 'articleIds', String(index)] }];
}
