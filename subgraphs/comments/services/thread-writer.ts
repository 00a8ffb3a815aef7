import { badInput } from '../../../shared/errors/errors.ts';
import type { StoredComment } from '../store/documents.ts';
import type { CommentRepository } from '../store/repository.ts';
import type { UpsertCommentThreadInput, UpsertOutcome } from '../types/schema.generated.ts';
import { newUser } from './account-service.ts';
import type { ArticleVisibility } from './article-visibility.ts';
import { readSourceComments } from './source-comments.ts';

const MAX_COMMENTS = 10_000_000;

export type ThreadWriter = ReturnType<typeof createThreadWriter>;

export function createThreadWriter(
  repository: CommentRepository,
  articles: Pick<ArticleVisibility, 'compare'>,
  now: () => Date,
) {
  async function findNew(comments: readonly StoredComment[]): Promise<StoredComment[]> {
    if (comments.length === 0) return [];
    const known = new Set((await repository.findByIds(comments.map(({ _id }) => _id))).map(({ _id }) => _id));
    return comments.filter(({ _id }) => !known.has(_id));
  }

  async function write(comments: readonly StoredComment[]): Promise<void> {
    const authors = new Map(
      comments.flatMap(({ author, createdAt }) => (author ? [[author.id, { author, createdAt }]] : [])),
    );
    const users = [...authors.values()].map(({ author, createdAt }) =>
      newUser(author.id, createdAt, { username: author.username ?? null }),
    );
    await repository.insertNewUsers(users);
    await repository.insertNew(comments);
  }

  return {
    /** @throws BAD_USER_INPUT for invalid input. */
    async upsert(input: UpsertCommentThreadInput): Promise<UpsertOutcome> {
      const { sourceCommentCount } = input;
      const articleId = readArticleId(input.articleId);
      if (sourceCommentCount < 0 || sourceCommentCount > MAX_COMMENTS) {
        throw badInput('input.sourceCommentCount', String(sourceCommentCount), `0 to ${MAX_COMMENTS}`);
      }
      const comments = await findNew(readSourceComments(articleId, input.comments ?? [], now()));
      const known = await repository.findThread(articleId);
      const closes = input.isClosed === true && (known?.closedAt ?? null) === null;
      const before = input.dryRun
        ? known
        : await repository.upsertThread(articleId, sourceCommentCount, closes ? now() : undefined, now());
      if (!input.dryRun && comments.length > 0) {
        await write(comments);
        articles.compare(articleId);
      }
      if (!before) return 'CREATED';
      const isSame = before.sourceCommentCount === sourceCommentCount && !closes && comments.length === 0;
      return isSame ? 'UNCHANGED' : 'CHANGED';
    },
  };
}

/** @throws BAD_USER_INPUT for text that cannot be an article's id */
export function readArticleId(articleId: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(articleId)) return articleId;
  throw badInput('input.articleId', JSON.stringify(articleId.slice(0, 80)), '1 to 64 letters, digits, "-" or "_"');
}
