import { describe, expect, it } from 'vitest';
import type { UserDocument } from '../store/documents.ts';
import { newUser } from './account-service.ts';
import { DEFAULT_WORDLIST } from './default-wordlist.ts';
import { cleanBody, type Draft, takeIn } from './intake.ts';
import { DEFAULT_COMMENT_SETTINGS } from './settings.ts';
import { createWordlist } from './wordlist.ts';

const now = new Date('2026-01-01T00:00:00Z');
const thread = { _id: 'a', closedAt: null, sourceCommentCount: null, createdAt: now };
const wordlist = createWordlist(DEFAULT_WORDLIST);
const draft = (overrides: Partial<Draft> = {}): Draft => ({
  body: 'A text',
  articleId: 'a',
  role: 'COMMENTER',
  thread: null,
  closedAt: null,
  user: null,
  recent: [],
  now,
  settings: DEFAULT_COMMENT_SETTINGS,
  wordlist,
  ...overrides,
});
const user = (overrides: Partial<UserDocument>) => newUser('u', now, overrides);
const outcome = (overrides: Partial<Draft>) => {
  const result = takeIn(draft(overrides));
  return 'refusal' in result ? result.refusal.code : result.status;
};
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const later = new Date(now.getTime() + 1);

describe('takeIn', () => {
  it.each<[string, string, Partial<Draft>]>([
    ['publishes what nothing is against', 'NONE', {}],
    ['approves what the site’s own people write', 'APPROVED', { role: 'STAFF' }],
    ['refuses in a closed thread', 'THREAD_CLOSED', { closedAt: now }],
    ['publishes until the time a thread is closed', 'NONE', { closedAt: later }],
    ['holds back in a thread that is moderated first', 'PREMOD', { thread: { ...thread, premoderated: true } }],
    ['refuses a banned user', 'USER_BANNED', { user: user({ bannedAt: now }) }],
    ['refuses a suspended user', 'USER_SUSPENDED', { user: user({ suspendedUntil: later }) }],
    ['accepts a user whose suspension is over', 'NONE', { user: user({ suspendedUntil: now }) }],
    [
      'refuses a user with an unacknowledged warning',
      'USER_WARNED',
      { user: user({ warning: { message: 'x', createdAt: now, acknowledgedAt: null } }) },
    ],
    [
      'accepts a user who has acknowledged it',
      'NONE',
      { user: user({ warning: { message: 'x', createdAt: now, acknowledgedAt: now } }) },
    ],
    ['holds back a premoderated user', 'PREMOD', { user: user({ premoderatedAt: now }) }],
    [
      'refuses what was just said, however spaced',
      'COMMENT_REPEATED',
      { body: 'a  Text!', recent: [{ articleId: 'a', body: 'A text', createdAt: now }] },
    ],
    [
      'lets a reader of a slow thread wait',
      'SLOW_MODE',
      {
        thread: { ...thread, slowModeSeconds: 60 },
        recent: [{ articleId: 'a', body: 'x', createdAt: secondsAgo(59) }],
      },
    ],
    [
      'lets them go on after that',
      'NONE',
      {
        thread: { ...thread, slowModeSeconds: 60 },
        recent: [{ articleId: 'a', body: 'x', createdAt: secondsAgo(60) }],
      },
    ],
    [
      'does not count their comments on other articles',
      'NONE',
      { thread: { ...thread, slowModeSeconds: 60 }, recent: [{ articleId: 'b', body: 'x', createdAt: now }] },
    ],
    [
      'lets nobody of the site wait',
      'APPROVED',
      {
        role: 'STAFF',
        thread: { ...thread, slowModeSeconds: 60 },
        recent: [{ articleId: 'a', body: 'x', createdAt: now }],
      },
    ],
    [
      'says first what is easiest to mend',
      'COMMENT_TOO_LONG',
      { body: '시발'.repeat(2000), user: user({ bannedAt: now }) },
    ],
    ['refuses a banned word of anybody', 'BANNED_WORD', { body: '시발', role: 'ADMIN' }],
  ])('%s', (_, expected, overrides) => {
    expect(outcome(overrides)).toBe(expected);
  });
});

describe('cleanBody', () => {
  it('normalizes characters and line breaks', () => {
    expect(cleanBody(' 가나\r\n다\r '.normalize('NFD'))).toBe('가나\n다');
  });
});
