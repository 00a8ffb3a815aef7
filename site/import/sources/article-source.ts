import { createHash } from 'node:crypto';
import { articleAddressKey } from '../../../shared/names/article-address.ts';

/** One article of a source: the variables of `upsertArticle`, or why it is refused. */
export type SourcedArticle =
  | {
      readonly ok: true;
      readonly place: string;
      readonly input: ArticleInput;
      /** The comment count that the source states. */
      readonly commentCount?: number;
      /** Texts of the source's header that were not read. */
      readonly unread?: readonly string[];
    }
  | { readonly ok: false; readonly place: string; readonly problem: string };

/** The graph's `UpsertArticleInput`, which the graph validates. */
export type ArticleInput = { readonly id: string } & Readonly<Record<string, unknown>>;

/** The id of an article identified by its URL: the same from its page and from a feed. */
export function articleIdOfUrl(url: string): string {
  return createHash('sha256').update(articleAddressKey(url)).digest('hex').slice(0, 16);
}

/**
 * Parses a time as sources write it, to RFC 3339; a time without an offset is in Asia/Seoul. Undefined when it is
 * invalid.
 */
export function readSourceTime(text: string | undefined): string | undefined {
  const clean = text?.trim() ?? '';
  const local = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/.exec(clean);
  const pad = (part: string | undefined) => (part ?? '0').padStart(2, '0');
  const [, year, month, day, hour, minute, second] = local ?? [];
  const written = local
    ? `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}+09:00`
    : // +0900 as some pages write it is no RFC 3339.
      clean.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const time = new Date(local || !/^\d{4}-/.test(clean) ? (local ? written : clean) : written);
  if (clean === '' || Number.isNaN(time.getTime())) return undefined;
  // Date moves a day such as 2026-02-30 forward.
  if (local && new Date(time.getTime() + 9 * 3_600_000).getUTCDate() !== Number(day)) return undefined;
  return local ? written : time.toISOString();
}

/** One line of text: NFC, single spaces, no invisible characters. */
export function cleanText(text: string | undefined): string {
  return (text ?? '')
    .replace(/[\u200B\u2060\uFEFF]/g, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}
