import type { ArticleDocument } from '../store/article-document.ts';
import type { ArticleRepository, StatusChange } from '../store/repository.ts';
import type { UserError } from '../types/schema.generated.ts';
import type { EditResult } from './article-writer.ts';
import { editorErrors, writeContention } from './errors.ts';

const MAX_ATTEMPTS = 5;

type Decision = { readonly change: StatusChange } | { readonly error: UserError } | 'as it is';

/** What every change of an article's place in its life is told. */
export interface LifecycleInput {
  readonly id: string;
  readonly expectedRevision?: number | null;
}

export type ArticleLifecycle = ReturnType<typeof createArticleLifecycle>;

/**
 * Moves articles between draft, scheduled, published and archived. Doing what is done already changes nothing.
 *
 * @param onScheduled told after an article was scheduled
 */
export function createArticleLifecycle(repository: ArticleRepository, onScheduled: () => void) {
  async function move(input: LifecycleInput, decide: (current: ArticleDocument) => Decision): Promise<EditResult> {
    const { id, expectedRevision } = input;
    for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
      const current = await repository.findOne(id);
      if (!current) return { article: null, errors: [editorErrors.notFound(id)] };
      if (expectedRevision != null && expectedRevision !== current.revision) {
        return { article: current, errors: [editorErrors.staleRevision(expectedRevision, current.revision)] };
      }
      const decision = decide(current);
      if (decision === 'as it is') return { article: current, errors: [] };
      if ('error' in decision) return { article: current, errors: [decision.error] };
      const article = await repository.changeStatus(current, decision.change);
      if (article) return { article, errors: [] };
    }
    throw writeContention(id);
  }

  return {
    /** Shows a draft or scheduled article to readers, as of now. */
    publish: (input: LifecycleInput) =>
      move(input, ({ status }) => {
        if (status === 'PUBLISHED') return 'as it is';
        if (status === 'ARCHIVED') return { error: editorErrors.wrongStatus(status, 'DRAFT or SCHEDULED') };
        const now = new Date();
        return { change: { status: 'PUBLISHED', publishedAt: now, updatedAt: now, liveAt: now } };
      }),

    /** Lets a draft go live at a time. */
    async schedule(input: LifecycleInput & { readonly publishAt: Date }): Promise<EditResult> {
      const { publishAt } = input;
      const result = await move(input, ({ status, publishedAt }) => {
        if (status !== 'DRAFT' && status !== 'SCHEDULED') {
          return { error: editorErrors.wrongStatus(status, 'DRAFT or SCHEDULED') };
        }
        if (status === 'SCHEDULED' && publishedAt.getTime() === publishAt.getTime()) return 'as it is';
        const now = new Date();
        if (publishAt <= now) return { error: editorErrors.timePassed(publishAt, now) };
        return { change: { status: 'SCHEDULED', publishedAt: publishAt, updatedAt: publishAt } };
      });
      if (result.errors.length === 0) onScheduled();
      return result;
    },

    /** Takes an article away from readers. */
    archive: (input: LifecycleInput) =>
      move(input, ({ status }) => (status === 'ARCHIVED' ? 'as it is' : { change: { status: 'ARCHIVED' } })),

    /** Brings an archived article back: to readers when they had seen it, else as a draft. */
    restore: (input: LifecycleInput) =>
      move(input, ({ status, liveAt }) => {
        const back = liveAt === null ? 'DRAFT' : 'PUBLISHED';
        if (status === back) return 'as it is';
        if (status !== 'ARCHIVED') return { error: editorErrors.wrongStatus(status, 'ARCHIVED') };
        return { change: { status: back } };
      }),
  };
}
