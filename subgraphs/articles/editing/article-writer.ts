import { articleAddressKey } from '../../../shared/names/article-address.ts';
import {
  type ArticleContent,
  type ArticleDocument,
  type ArticleStatus,
  contentOf,
  type Editor,
  type RevisionDocument,
} from '../store/article-document.ts';
import type { ArticleRepository } from '../store/repository.ts';
import type { UpdateArticleInput, UpsertArticleInput, UpsertOutcome } from '../types/schema.generated.ts';
import { checkNotAhead, readArticleInput, readArticlePatch } from './article-input.ts';
import { deriveFields } from './derive-fields.ts';
import { addressTaken, type EditorProblem, editorErrors, writeContention } from './errors.ts';

const MAX_ATTEMPTS = 5;

export interface UpsertResult {
  readonly article: ArticleDocument | null;
  readonly outcome: UpsertOutcome;
}

/** The result of an editor's change; with errors, `article` is the current one. */
export interface EditResult {
  readonly article: ArticleDocument | null;
  readonly errors: readonly EditorProblem[];
}

export type ArticleWriter = ReturnType<typeof createArticleWriter>;

/** Writes articles so that concurrent writers of one article neither lose a change nor count one twice. */
export function createArticleWriter(repository: ArticleRepository) {
  let isFounded = false;

  /** The first article names the publication, once and for all. */
  async function found({ name, englishName }: ArticleContent['publisher'], now: Date): Promise<void> {
    if (isFounded) return;
    await repository.mastheads.found(name, englishName, now);
    isFounded = true;
  }

  /** One attempt; undefined when another writer was faster. */
  async function attempt(
    input: UpsertArticleInput,
    content: ArticleContent,
    editor: Editor | null,
  ): Promise<UpsertResult | undefined> {
    const { id } = input;
    const derived = deriveFields(content);
    const current = await repository.findOne(id);
    const same = current?.contentHash === derived.contentHash;
    if (current && (same || input.keepExisting)) return { article: current, outcome: 'UNCHANGED' };
    const holder = await findHolder(id, content);
    if (holder) throw addressTaken(holder.field, holder.value, holder.id);
    const status = current?.status ?? (input.asDraft ? 'DRAFT' : 'PUBLISHED');
    const savedAt = new Date();
    if (!isYetToCome(status)) checkNotAhead(content, savedAt);
    const outcome = current ? 'CHANGED' : 'CREATED';
    if (input.dryRun) return { article: current, outcome };
    if (current) {
      const article = await replace(current, content, derived, savedAt, editor);
      return article ? { article, outcome } : undefined;
    }
    const liveAt = input.asDraft ? null : savedAt;
    const saved = { savedAt, savedBy: editor };
    const article: ArticleDocument = { _id: id, ...content, ...derived, ...saved, status, liveAt, revision: 1 };
    if (!(await repository.insert(article))) return undefined;
    await found(content.publisher, savedAt);
    return { article, outcome };
  }

  function replace(
    current: ArticleDocument,
    content: ArticleContent,
    derived: ReturnType<typeof deriveFields>,
    savedAt: Date,
    savedBy: Editor | null,
  ): Promise<ArticleDocument | null> {
    // The schedule decides when a scheduled article goes live.
    const { publishedAt } = current.status === 'SCHEDULED' ? current : content;
    const updatedAt = new Date(Math.max(content.updatedAt.getTime(), publishedAt.getTime()));
    return repository.replaceContent(current, replacedRevision(current), {
      ...content,
      ...derived,
      publishedAt,
      updatedAt,
      savedAt,
      savedBy,
    });
  }

  async function findHolder(id: string, { slug, url }: ArticleContent) {
    const holder = await repository.findConflict(id, slug, url === null ? null : articleAddressKey(url));
    if (!holder) return undefined;
    return holder.slug === slug
      ? { field: 'slug' as const, value: slug, id: holder._id }
      : { field: 'url' as const, value: String(url), id: holder._id };
  }

  return {
    /** @throws BAD_USER_INPUT for invalid input, CONFLICT when another article has the slug or URL. */
    async upsert(input: UpsertArticleInput, editor: Editor | null): Promise<UpsertResult> {
      const content = readArticleInput(input);
      for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
        const result = await attempt(input, content, editor);
        if (result) return result;
      }
      throw writeContention(input.id);
    },

    /** @throws BAD_USER_INPUT for invalid input. */
    async update(input: UpdateArticleInput, editor: Editor): Promise<EditResult> {
      for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
        const current = await repository.findOne(input.id);
        if (!current) return { article: null, errors: [editorErrors.notFound(input.id)] };
        if (current.revision !== input.expectedRevision) {
          return { article: current, errors: [editorErrors.staleRevision(input.expectedRevision, current.revision)] };
        }
        const patched = readArticlePatch(current, input);
        if (sameContent(patched, current)) return { article: current, errors: [] };
        if (!isYetToCome(current.status)) checkNotAhead({ updatedAt: input.updatedAt }, new Date());
        const holder = await findHolder(input.id, patched);
        if (holder) {
          return { article: current, errors: [editorErrors.addressTaken(holder.field, holder.value, holder.id)] };
        }
        const savedAt = new Date();
        const content = { ...patched, updatedAt: input.updatedAt ?? savedAt };
        const article = await replace(current, content, deriveFields(content), savedAt, editor);
        if (article) return { article, errors: [] };
      }
      throw writeContention(input.id);
    },
  };
}

/** Whether its time of publication is yet to be decided, or to come. */
const isYetToCome = (status: ArticleStatus) => status === 'DRAFT' || status === 'SCHEDULED';

function sameContent(one: ArticleContent, other: ArticleContent): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));
}

function replacedRevision(current: ArticleDocument): RevisionDocument {
  const { _id: articleId, revision, savedAt, savedBy } = current;
  return { _id: `${articleId}@${revision}`, articleId, revision, content: contentOf(current), savedAt, savedBy };
}
