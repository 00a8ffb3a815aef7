import type { CommentDocument } from '../store/documents.ts';
import type { CommentRepository } from '../store/repository.ts';

const MOST_MENTIONS = 10;
const MENTION = /(?<![\p{L}\p{N}_@])@([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99})/gu;

/** The names that a text mentions by `@`, up to ten. */
export function namesIn(body: string): string[] {
  const names = [...body.matchAll(MENTION)].map(([, name]) => name!.replace(/[.-]+$/, ''));
  return [...new Set(names)].slice(0, MOST_MENTIONS);
}

/**
 * Whom a reply concerns: the author of what it replies to, and authors of the same thread whom it mentions. Names are
 * not unique, so that nobody outside of the conversation is meant.
 */
export async function concernedBy(
  repository: Pick<CommentRepository, 'findAuthorsNamed'>,
  authorId: string,
  parent: CommentDocument | null,
  body: string,
): Promise<string[]> {
  if (!parent) return [];
  const names = namesIn(body);
  const root = parent.ancestorIds.at(-1) ?? parent._id;
  const named = names.length === 0 ? [] : await repository.findAuthorsNamed(root, names);
  const all = new Set([...(parent.author ? [parent.author.id] : []), ...named.map(({ id }) => id)]);
  all.delete(authorId);
  return [...all];
}
