import { openLocalKeys, type SignOptions } from '../../shared/auth/local-keys.ts';
import type { SiteSettings } from '../settings/read-settings.ts';

/** A token of this installation's own keys, which are in the data folder. */
export async function signLocalToken(
  { authentication, database }: Pick<SiteSettings, 'authentication' | 'database'>,
  claims: Pick<SignOptions, 'subject' | 'name' | 'role' | 'scopes' | 'lifetime'>,
): Promise<string> {
  const keys = await openLocalKeys(database.dataDirectory);
  const { issuer, audience } = authentication;
  return keys.sign({ ...claims, issuer, audience });
}
