import { createHash } from 'node:crypto';
import { badInput } from '../../../shared/errors/errors.ts';
import { createComment, type StoredComment } from '../store/documents.ts';
import type { SourceCommentInput } from '../types/schema.generated.ts';
import { cleanBody } from './intake.ts';

const MAX_COMMENTS = 500;
const MAX_AUTHOR = 100;
const MAX_BODY = 10_000;

/**
 * The comments of a source page as comments of the article's thread. Their ids are derived from what the page shows, so
 * that importing them again finds them.
 *
 * @throws BAD_USER_INPUT that names the part of the input, what was found and what was expected.
 */
export function readSourceComments(
  articleId: string,
  comments: readonly SourceCommentInput[],
  now: Date,
): StoredComment[] {
  if (comments.length > MAX_COMMENTS) {
    throw badInput('input.comments', `${comments.length} comments`, `up to ${MAX_COMMENTS}`);
  }
  const rows = comments.map(({ author, createdAt, body }, i) => {
    const path = `input.comments[${i}]`;
    const username = readText(`${path}.author`, author, MAX_AUTHOR);
    const text = readText(`${path}.body`, body, MAX_BODY);
    if (createdAt > now)
      throw badInput(`${path}.createdAt`, createdAt.toISOString(), 'a time that is not in the future');
    return createComment({
      _id: `source-${hashOf([articleId, username, createdAt.toISOString(), text])}`,
      articleId,
      body: text,
      // Names are not unique: readers of the same name below two articles may be two persons.
      author: { id: `source-${hashOf([articleId, username])}`, username },
      status: 'NONE',
      createdAt,
    });
  });
  return [...new Map(rows.map(row => [row._id, row])).values()];
}

function readText(path: string, value: string, most: number): string {
  // Before normalizing, which takes quadratic time on a long run of combining marks.
  const text = value.length > 3 * most ? value : cleanBody(value);
  if (text === '' || text.length > most) throw badInput(path, `${text.length} characters`, `1 to ${most}`);
  return text;
}

const hashOf = (parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
