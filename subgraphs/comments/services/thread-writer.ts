import { badInput } from '../../../shared/errors/errors.ts';
import type { ThreadDocument } from '../store/documents.ts';
import type { CommentRepository } from '../store/repository.ts';
import type { UpsertCommentThreadInput, UpsertOutcome } from '../types/schema.generated.ts';

const MAX_COMMENTS = 10_000_000;

export type ThreadWriter = ReturnType<typeof createThreadWriter>;

export function createThreadWriter(repository: CommentRepository, now: () => Date) {
  const outcomeOf = (before: ThreadDocument | null, sourceCommentCount: number): UpsertOutcome => {
    if (!before) return 'CREATED';
    return before.sourceCommentCount === sourceCommentCount ? 'UNCHANGED' : 'CHANGED';
  };

  return {
    /** @throws BAD_USER_INPUT for invalid input. */
    async upsert(input: UpsertCommentThreadInput): Promise<UpsertOutcome> {
      const { sourceCommentCount } = input;
      const articleId = readArticleId(input.articleId);
      if (sourceCommentCount < 0 || sourceCommentCount > MAX_COMMENTS) {
        throw badInput('input.sourceCommentCount', String(sourceCommentCount), `0 to ${MAX_COMMENTS}`);
      }
      const before = input.dryRun
        ? await repository.findThread(articleId)
        : await repository.upsertThread(articleId, sourceCommentCount, now());
      return outcomeOf(before, sourceCommentCount);
    },
  };
}

/** @throws BAD_USER_INPUT for text that cannot be an article's id */
export function readArticleId(articleId: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(articleId)) return articleId;
  throw badInput('input.articleId', JSON.stringify(articleId.slice(0, 80)), '1 to 64 letters, digits, "-" or "_"');
}
