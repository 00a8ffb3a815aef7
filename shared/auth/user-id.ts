import { createHash } from 'node:crypto';
import type { Identity } from './identity.ts';

/** The pair that tells persons apart: each issuer has its own subjects (RFC 7519 section 4.1.2). */
export type Person = Pick<Identity, 'issuer' | 'subject'>;

/** The pair as text, for keys of caches and limits. */
export const personKey = ({ issuer, subject }: Person): string => JSON.stringify([issuer ?? null, subject]);

/**
 * The id under which a person's data is stored and shown: a hash, because the pair may be an e-mail address. The same
 * subject of two issuers has two ids.
 *
 * @returns `u_` and the first 132 bits of the SHA-256 of the pair in base64url
 */
export function userIdOf(person: Person): string {
  return `u_${createHash('sha256').update(personKey(person)).digest('base64url').slice(0, 22)}`;
}

/** Whether an id may be one of {@link userIdOf}. */
export const isUserId = (id: string): boolean => /^u_[\w-]{22}$/.test(id);
