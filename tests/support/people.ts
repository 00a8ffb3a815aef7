import type { Identity } from '../../shared/auth/identity.ts';

/** People as their tokens say; each test states only what it is about. */
export const reader = (subject: string, overrides: Partial<Identity> = {}): Identity => ({
  subject,
  name: `Name of ${subject}`,
  role: 'COMMENTER',
  scopes: new Set(),
  ...overrides,
});

export const moderator = (subject = 'moderator'): Identity =>
  reader(subject, { role: 'MODERATOR', scopes: new Set(['comments:moderate']) });
