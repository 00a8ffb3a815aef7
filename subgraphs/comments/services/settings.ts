import { DEFAULT_WORDLIST, type WordlistOptions } from './wordlist.ts';

/** A way to sign in that the page's login box offers. */
export interface LoginProvider {
  /** For a program, such as `kakao`. */
  readonly id: string;
  /** For people, such as 카카오. */
  readonly label: string;
  /** Where the login begins. */
  readonly url: string | null;
}

/** How the site's comments are run. */
export interface CommentSettings {
  /** Ways to sign in, in the order of the login box. @default none */
  readonly loginProviders: readonly LoginProvider[];
  /** How long after writing a comment its author may change it, in seconds. @default 30 */
  readonly editWindowSeconds: number;
  /** The most characters (Unicode code points) of a comment. @default 2000 */
  readonly maxLength: number;
  /** How deep replies nest; a comment of that depth takes none. @default 6 */
  readonly maxReplyDepth: number;
  /** Whether every comment waits for a moderator. @default false */
  readonly premoderated: boolean;
  /** The most comments of one person in a minute. @default 6 */
  readonly commentsPerMinute: number;
  /** More links than this, and a moderator looks at the comment first. @default 2 */
  readonly maxLinks: number;
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
  wordlist: DEFAULT_WORDLIST,
};
