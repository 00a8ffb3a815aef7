import type { Identity } from '../../shared/auth/identity.ts';

/** Users with their tokens; each test states only what it is about. */
export const reader = (subject: string, overrides: Partial<Identity> = {}): Identity => ({
  subject,
  name: `Name of ${subject}`,
  role: 'COMMENTER',
  scopes: new Set(),
  ...overrides,
});

export const moderator = (subject = 'moderator'): Identity =>
  reader(subject, { role: 'MODERATOR', scopes: new Set(['comments:moderate']) });
