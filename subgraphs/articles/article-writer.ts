import { createHash } from 'node:crypto';
import { readArticleInput } from './article-input.ts';
import { addressTaken, writeContention } from './errors.ts';
import type { ArticleContent, ArticleDocument, ArticleRepository } from './repository.ts';
import type { UpsertArticleInput, UpsertOutcome } from './schema.generated.ts';

const MAX_ATTEMPTS = 5;

export interface UpsertResult {
  readonly article: ArticleDocument | null;
  readonly outcome: UpsertOutcome;
}

export type ArticleWriter = ReturnType<typeof createArticleWriter>;

/** Writes articles so that writers who meet on one article neither lose a change nor count one twice. */
export function createArticleWriter(repository: ArticleRepository) {
  /** One try; undefined when another writer came in between. */
  async function attempt(id: string, content: ArticleContent, dryRun: boolean): Promise<UpsertResult | undefined> {
    const contentHash = hashOf(content);
    const current = await repository.findOne(id);
    if (current?.contentHash === contentHash) return { article: current, outcome: 'UNCHANGED' };
    await refuseTakenAddress(id, content);
    const outcome = current ? 'CHANGED' : 'CREATED';
    if (dryRun) return { article: current, outcome };
    if (current) {
      const article = await repository.replaceContent(id, current.revision, content, contentHash);
      return article ? { article, outcome } : undefined;
    }
    const article: ArticleDocument = { _id: id, ...content, status: 'PUBLISHED', revision: 1, contentHash };
    return (await repository.insert(article)) ? { article, outcome } : undefined;
  }

  async function refuseTakenAddress(id: string, content: ArticleContent): Promise<void> {
    const holder = await repository.findConflict(id, content.slug, content.url);
    if (!holder) return;
    throw holder.slug === content.slug
      ? addressTaken('slug', content.slug, holder._id)
      : addressTaken('url', String(content.url), holder._id);
  }

  return {
    /** @throws BAD_USER_INPUT for a wrong part of the input, CONFLICT when the slug or address is another article's. */
    async upsert(input: UpsertArticleInput): Promise<UpsertResult> {
      const content = readArticleInput(input);
      for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
        const result = await attempt(input.id, content, input.dryRun ?? false);
        if (result) return result;
      }
      throw writeContention(input.id);
    },
  };
}

/** `content` is always built with its keys in the same order, so equal contents have equal JSON. */
export function hashOf(content: ArticleContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
