import { createHmac, timingSafeEqual } from 'node:crypto';
import { badInput, userError } from '../../../shared/errors/errors.ts';
import type { PreviewKey } from '../store/curated/preview-key.ts';
import type { ArticleRepository } from '../store/repository.ts';

import { type EditorProblem, editorErrors } from './errors.ts';

const MAX_MINUTES = 43_200;
const MAX_TOKEN_LENGTH = 300;
/** What the key signs, so that a signature is of no use for anything else. */
const PURPOSE = 'newsgraph article preview';

export interface Preview {
  readonly token: string | null;
  readonly expiresAt: Date | null;
  readonly errors: readonly EditorProblem[];
}

export type PreviewLinks = ReturnType<typeof createPreviewLinks>;

/** Tokens that show one article, whatever its status, to whoever has them, until they expire. */
export function createPreviewLinks(key: PreviewKey, articles: Pick<ArticleRepository, 'findBy'>) {
  const sign = async (payload: string) =>
    createHmac('sha256', await key.load())
      .update(`${PURPOSE}\n${payload}`)
      .digest();

  return {
    /** @throws BAD_USER_INPUT for a time that is out of bounds */
    async create(id: string, validMinutes: number): Promise<Preview> {
      if (validMinutes < 1 || validMinutes > MAX_MINUTES) {
        throw badInput('input.validMinutes', String(validMinutes), `1 to ${MAX_MINUTES} (30 days)`);
      }
      const [article] = await articles.findBy('_id', [id], ['_id'], 'editors');
      if (!article) return { token: null, expiresAt: null, errors: [editorErrors.notFound(id)] };
      const expiresAt = new Date(Date.now() + validMinutes * 60_000);
      const payload = Buffer.from(JSON.stringify([id, expiresAt.getTime()])).toString('base64url');
      const token = `${payload}.${(await sign(payload)).toString('base64url')}`;
      return { token, expiresAt, errors: [] };
    },

    /**
     * The id of the article that a token shows.
     *
     * @throws PREVIEW_INVALID for a token that has expired, or that is not as it was given
     */
    async read(token: string): Promise<string> {
      const [payload = '', signature = '', ...rest] = token.length > MAX_TOKEN_LENGTH ? [] : token.split('.');
      const expected = await sign(payload);
      // Compared as text: base64 has several spellings of the same bytes, and only one was given.
      const [given, wanted] = [signature, expected.toString('base64url')].map(text => Buffer.from(text)) as [
        Buffer,
        Buffer,
      ];
      if (rest.length > 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
        throw userError('PREVIEW_INVALID', 'The preview is not as it was given; copy its whole link.');
      }
      const [id, expiresAt] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, number];
      if (expiresAt > Date.now()) return id;
      throw userError(
        'PREVIEW_INVALID',
        `The preview expired at ${new Date(expiresAt).toISOString()}; ask for another.`,
      );
    },
  };
}
