import { choice, duration, flag, integer, records, text, texts, url } from '../../shared/settings/kinds.ts';
import type { Setting } from '../../shared/settings/setting.ts';

/** A list that replaces the default one. */
function wordlist(variable: string, description: string): Setting<readonly string[] | undefined> {
  const setting = texts({ variable, description, shownDefault: 'a short list' });
  return { ...setting, default: undefined, read: setting.read, write: setting.write as (value: unknown) => unknown };
}

export const comments = {
  loginProviders: records({
    variable: 'COMMENTS_LOGIN_PROVIDERS',
    description: 'Login methods in the order of the login box: `id`, `label` and `url` of each.',
    fields: {
      id: text({ variable: 'id', description: 'An identifier, such as kakao.' }),
      label: text({ variable: 'label', description: 'A display name, such as 카카오.' }),
      url: url({ variable: 'url', description: 'The URL that starts the login.' }),
    },
  }),
  editWindow: duration({
    variable: 'COMMENTS_EDIT_WINDOW',
    default: '30s',
    max: '1d',
    description: 'How long an author may edit a comment.',
  }),
  maxLength: integer({
    variable: 'COMMENTS_MAX_LENGTH',
    default: 2_000,
    min: 1,
    max: 100_000,
    description: 'Maximum length of a comment in Unicode code points.',
  }),
  maxReplyDepth: integer({
    variable: 'COMMENTS_MAX_REPLY_DEPTH',
    default: 6,
    min: 0,
    max: 20,
    description: 'Maximum depth of replies.',
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
    description: 'Maximum number of comments per user and minute.',
  }),
  maxLinks: integer({
    variable: 'COMMENTS_MAX_LINKS',
    default: 2,
    min: 0,
    max: 1_000,
    description: 'A comment with more links than this waits for a moderator.',
  }),
  deletionGrace: duration({
    variable: 'COMMENTS_DELETION_GRACE',
    default: '0s',
    max: '90d',
    description: 'How long a user can take back the request to delete their account; 0s deletes at once.',
  }),
  closeAfter: duration({
    variable: 'COMMENTS_CLOSE_AFTER',
    default: '0s',
    max: '3650d',
    description: 'How long after its publication an article is closed for comments, such as 14d; 0s never closes.',
  }),
  intakeUrl: url({
    variable: 'COMMENTS_INTAKE_URL',
    description: 'A service that judges comments before they are published, such as one that rates toxicity.',
  }),
  intakeTimeout: duration({
    variable: 'COMMENTS_INTAKE_TIMEOUT',
    default: '2s',
    max: '30s',
    description: 'How long its verdict is waited for.',
  }),
  intakeFallback: choice({
    variable: 'COMMENTS_INTAKE_FALLBACK',
    choices: ['publish', 'hold', 'refuse'],
    default: 'hold',
    description: 'What becomes of a comment while it does not answer.',
  }),
  bannedWords: wordlist(
    'COMMENTS_BANNED_WORDS',
    'Words that reject a comment, in any disguise. `^word`: only where a word begins; `word$`: only where one ends.',
  ),
  suspectWords: wordlist('COMMENTS_SUSPECT_WORDS', 'Words that hold a comment for a moderator.'),
  allowedWords: wordlist(
    'COMMENTS_ALLOWED_WORDS',
    'Words that are allowed although they contain a listed one, such as 시발점. `*word`: only inside a word.',
  ),
};
