import { hasLocalKeys, openLocalKeys, type SignOptions } from '../../shared/auth/local-keys.ts';
import { createTokenVerifier, refuseTokens, type TokenVerifier } from '../../shared/auth/token-verifier.ts';
import type { Settings } from '../settings/table.ts';

/** Tokens are verified with the issuer's published keys, or in development with this installation's own. */
export async function createVerifier(settings: Settings): Promise<TokenVerifier> {
  const { jwksUrl, issuer, audience } = settings.authentication;
  if (jwksUrl) return createTokenVerifier({ keys: new URL(jwksUrl), issuer, audience });
  if (settings.production) return refuseTokens;
  const { jwks } = await openLocalKeys(settings.database.dataDirectory);
  return createTokenVerifier({ keys: jwks, issuer, audience });
}

/**
 * For a gateway alone. Its subgraphs verify tokens themselves; it has to know who asks where the supergraph guards
 * fields, and believes the issuer it is told of, or in development the keys in its data folder. Without either it
 * passes tokens on and shows nothing that is guarded.
 */
export async function createRemoteVerifier(settings: Settings, guarded: boolean): Promise<TokenVerifier> {
  const ownKeys = guarded && !settings.production && hasLocalKeys(settings.database.dataDirectory);
  return settings.authentication.jwksUrl || ownKeys ? createVerifier(settings) : () => undefined;
}

/** A token of this installation's own keys. */
export async function signLocalToken(
  settings: Settings,
  claims: Pick<SignOptions, 'subject' | 'name' | 'role' | 'scopes' | 'lifetime'>,
): Promise<string> {
  const keys = await openLocalKeys(settings.database.dataDirectory);
  const { issuer, audience } = settings.authentication;
  return keys.sign({ ...claims, issuer, audience });
}
