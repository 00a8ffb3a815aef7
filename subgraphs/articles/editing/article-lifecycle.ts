import type { ArticleDocument } from '../store/article-document.ts';
import type { ArticleRepository, StatusChange } from '../store/repository.ts';
import type { EditResult } from './article-writer.ts';
import { type EditorProblem, editorErrors, writeContention } from './errors.ts';

const MAX_ATTEMPTS = 5;

type Decision = { readonly change: StatusChange } | { readonly error: EditorProblem } | 'unchanged';

/** The input of every change of status. */
export interface LifecycleInput {
  readonly id: string;
  readonly expectedRevision?: number | null;
}

interface ExpiryInput extends LifecycleInput {
  readonly expiresAt?: Date | null;
}

export type ArticleLifecycle = ReturnType<typeof createArticleLifecycle>;

/**
 * Moves articles between draft, scheduled, published and archived. Publishing what is published, or archiving what is
 * archived, has no effect.
 *
 * @param onScheduled called after an article was scheduled, or its expiry set
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
      if (decision === 'unchanged') return { article: current, errors: [] };
      if ('error' in decision) return { article: current, errors: [decision.error] };
      const article = await repository.changeStatus(current, decision.change);
      if (article) return { article, errors: [] };
    }
    throw writeContention(id);
  }

  return {
    /** Publishes a draft or scheduled article now. */
    publish: (input: LifecycleInput) =>
      move(input, ({ status, expiresAt }) => {
        if (status === 'PUBLISHED') return 'unchanged';
        if (status === 'ARCHIVED') return { error: editorErrors.wrongStatus(status, 'DRAFT', 'SCHEDULED') };
        const now = new Date();
        // A time that passed before readers saw it would hide it at once.
        const isOver = expiresAt != null && expiresAt <= now;
        const change = { status: 'PUBLISHED' as const, publishedAt: now, updatedAt: now, liveAt: now };
        return { change: { ...change, ...(isOver && { expiresAt: null }) } };
      }),

    /** Schedules a draft. */
    async schedule(input: LifecycleInput & { readonly publishAt: Date }): Promise<EditResult> {
      const { publishAt } = input;
      const result = await move(input, ({ status, publishedAt, expiresAt }) => {
        if (status !== 'DRAFT' && status !== 'SCHEDULED') {
          return { error: editorErrors.wrongStatus(status, 'DRAFT', 'SCHEDULED') };
        }
        if (status === 'SCHEDULED' && publishedAt.getTime() === publishAt.getTime()) return 'unchanged';
        const now = new Date();
        if (publishAt <= now) return { error: editorErrors.timePassed(publishAt, now) };
        if (expiresAt && publishAt >= expiresAt) return { error: editorErrors.expiryPassed(expiresAt, publishAt) };
        return { change: { status: 'SCHEDULED', publishedAt: publishAt, updatedAt: publishAt } };
      });
      if (result.errors.length === 0) onScheduled();
      return result;
    },

    /** Sets when an article is archived by itself. */
    async expire({ expiresAt = null, ...input }: ExpiryInput): Promise<EditResult> {
      const result = await move(input, current => {
        if (current.status === 'ARCHIVED') {
          return { error: editorErrors.wrongStatus(current.status, 'DRAFT', 'SCHEDULED', 'PUBLISHED') };
        }
        if ((current.expiresAt ?? null)?.getTime() === expiresAt?.getTime()) return 'unchanged';
        const least = current.status === 'SCHEDULED' ? current.publishedAt : new Date();
        if (expiresAt && expiresAt <= least) return { error: editorErrors.expiryPassed(expiresAt, least) };
        return { change: { expiresAt } };
      });
      if (result.errors.length === 0) onScheduled();
      return result;
    },

    /** Hides an article from readers. */
    archive: (input: LifecycleInput) =>
      move(input, ({ status }) => (status === 'ARCHIVED' ? 'unchanged' : { change: { status: 'ARCHIVED' } })),

    /** Marks an article as breaking news, or takes the mark off. */
    mark: ({ isBreaking = true, ...input }: LifecycleInput & { readonly isBreaking?: boolean }) =>
      move(input, current => ((current.isBreaking ?? false) === isBreaking ? 'unchanged' : { change: { isBreaking } })),

    /** Restores an archived article: as published if readers have seen it, else as a draft. */
    restore: (input: LifecycleInput) =>
      move(input, ({ status, liveAt }) => {
        if (status !== 'ARCHIVED') return { error: editorErrors.wrongStatus(status, 'ARCHIVED') };
        return { change: { status: liveAt === null ? 'DRAFT' : 'PUBLISHED' } };
      }),
  };
}
