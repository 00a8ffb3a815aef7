import { duration, flag, integer, records, text, texts, url } from '../../shared/settings/kinds.ts';
import type { Setting } from '../../shared/settings/setting.ts';

/** A list that replaces the one that the comments come with. */
function wordlist(variable: string, description: string): Setting<readonly string[] | undefined> {
  const setting = texts({ variable, description, shownDefault: 'a short list' });
  return { ...setting, default: undefined, read: setting.read, write: setting.write as (value: unknown) => unknown };
}

export const comments = {
  loginProviders: records({
    variable: 'COMMENTS_LOGIN_PROVIDERS',
    description: 'Ways to sign in that the login box offers, in order: `id`, `label` and `url` of each.',
    fields: {
      id: text({ variable: 'id', description: 'For a program, such as kakao.' }),
      label: text({ variable: 'label', description: 'For people, such as 카카오.' }),
      url: url({ variable: 'url', description: 'Where the login begins.' }),
    },
  }),
  editWindow: duration({
    variable: 'COMMENTS_EDIT_WINDOW',
    default: '30s',
    max: '1d',
    description: 'How long after writing a comment its author may change it.',
  }),
  maxLength: integer({
    variable: 'COMMENTS_MAX_LENGTH',
    default: 2_000,
    min: 1,
    max: 100_000,
    description: 'The most characters (Unicode code points) of a comment.',
  }),
  maxReplyDepth: integer({
    variable: 'COMMENTS_MAX_REPLY_DEPTH',
    default: 6,
    min: 0,
    max: 20,
    description: 'How deep replies nest.',
  }),
  premoderated: flag({
    variable: 'COMMENTS_PREMODERATED',
    default: false,
    description: 'Whether every comment waits for a moderator.',
  }),
  perMinute: integer({
    variable: 'COMMENTS_PER_MINUTE',
    default: 6,
    min: 1,
    max: 1_000,
    description: 'The most comments of one person in a minute.',
  }),
  maxLinks: integer({
    variable: 'COMMENTS_MAX_LINKS',
    default: 2,
    min: 0,
    max: 1_000,
    description: 'More links than this, and a moderator looks at the comment first.',
  }),
  bannedWords: wordlist('COMMENTS_BANNED_WORDS', 'Words that no comment may have.'),
  suspectWords: wordlist('COMMENTS_SUSPECT_WORDS', 'Words that a moderator has to look at.'),
  allowedWords: wordlist('COMMENTS_ALLOWED_WORDS', 'Words in which a listed one means nothing, such as 시발점.'),
};
