import { DEFAULT_WORDLIST } from './default-wordlist.ts';
import type { WordlistOptions } from './wordlist.ts';

/** A login method in the page's login box. */
export interface LoginProvider {
  /** An identifier, such as `kakao`. */
  readonly id: string;
  /** A display name, such as 카카오. */
  readonly label: string;
  /** The URL that starts the login. */
  readonly url: string | null;
}

/** How comments work on this site. */
export interface CommentSettings {
  /** Login methods, in the order of the login box. @default none */
  readonly loginProviders: readonly LoginProvider[];
  /** How long an author may edit a comment, in seconds. @default 30 */
  readonly editWindowSeconds: number;
  /** Maximum length of a comment in Unicode code points. @default 2000 */
  readonly maxLength: number;
  /** Maximum depth of replies; a comment of that depth takes none. @default 6 */
  readonly maxReplyDepth: number;
  /** Whether every comment waits for a moderator. @default false */
  readonly premoderated: boolean;
  /** Maximum number of comments per user and minute. @default 6 */
  readonly commentsPerMinute: number;
  /** A comment with more links than this waits for a moderator. @default 2 */
  readonly maxLinks: number;
  /** How long a request for the deletion of an account can be taken back, in milliseconds. @default 0: it is carried out at once */
  readonly deletionGraceMs: number;
  /** How long after its publication an article is closed for comments, in milliseconds. @default 0: never */
  readonly closeAfterMs: number;
  readonly wordlist: WordlistOptions;
}

export const DEFAULT_COMMENT_SETTINGS: CommentSettings = {
  loginProviders: [],
  editWindowSeconds: 30,
  maxLength: 2_000,
  maxReplyDepth: 6,
  premoderated: false,
  commentsPerMinute: 6,
  maxLinks: 2,
  deletionGraceMs: 0,
  closeAfterMs: 0,
  wordlist: DEFAULT_WORDLIST,
};
