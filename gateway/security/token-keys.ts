import { fixedKeys, publishedKeys } from '../../shared/auth/key-set.ts';
import { hasLocalKeys, openLocalKeys } from '../../shared/auth/local-keys.ts';
import {
  createTokenVerifier,
  refuseTokens,
  type TokenIssuer,
  type TokenVerifier,
} from '../../shared/auth/token-verifier.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import type { Settings } from '../settings/table.ts';

type VerifierSettings = Pick<Settings, 'authentication' | 'production' | 'server'>;

/**
 * Tokens are verified with the issuers' published keys, or in development with this installation's own.
 *
 * @param keysDirectory the folder of this installation's own keys, which are made there where there are none
 * @throws SettingsError for an issuer that is not whole or is named twice
 */
export async function createVerifier(settings: VerifierSettings, keysDirectory: string): Promise<TokenVerifier> {
  const { authentication, production } = settings;
  const { issuer, audience, algorithms, scopesClaim, clockSkew } = authentication;
  if (publishes(authentication)) return createTokenVerifier({ issuers: publishingIssuers(settings), clockSkew });
  if (production) return refuseTokens;
  const keys = fixedKeys((await openLocalKeys(keysDirectory)).jwks);
  return createTokenVerifier({ issuers: [{ issuer, audience, keys, algorithms, scopesClaim }], clockSkew });
}

/**
 * For a gateway alone. Its subgraphs verify tokens themselves; it has to know who asks where the supergraph guards
 * fields, and believes the issuers it is told of, or in development the keys in its data folder. Without either it
 * passes tokens on and shows nothing that is guarded.
 */
export async function createRemoteVerifier(
  settings: VerifierSettings,
  keysDirectory: string,
  guarded: boolean,
): Promise<TokenVerifier> {
  const ownKeys = guarded && !settings.production && hasLocalKeys(keysDirectory);
  return publishes(settings.authentication) || ownKeys ? createVerifier(settings, keysDirectory) : () => undefined;
}

function publishes({ jwksUrl, issuers }: Settings['authentication']): boolean {
  return jwksUrl !== undefined || issuers.length > 0;
}

/** @throws SettingsError for an issuer that is not whole or is named twice */
export function publishingIssuers({ authentication, server }: VerifierSettings): TokenIssuer[] {
  const { jwksUrl, issuer, audience, algorithms, scopesClaim, issuers, ...keys } = authentication;
  const keysAt = (address: string) =>
    publishedKeys(new URL(address), {
      maxAge: keys.keysMaxAge,
      maxStale: keys.keysMaxStale,
      cooldown: keys.keysCooldown,
      onFault: error => server.logLevel !== 'silent' && console.error(`${error.message}: ${reasonOf(error)}`),
    });
  const found: TokenIssuer[] = [];
  const add = (place: string, one: TokenIssuer) => {
    if (found.some(other => other.issuer === one.issuer)) {
      throw new SettingsError(`${place}: ${JSON.stringify(one.issuer)} is an issuer already, expected each once`);
    }
    found.push(one);
  };
  if (jwksUrl !== undefined) {
    add('authentication.issuer', { issuer, audience, keys: keysAt(jwksUrl), algorithms, scopesClaim });
  }
  issuers.forEach((one, index) => {
    const place = `authentication.issuers[${index}]`;
    if (one.issuer == null || one.jwksUrl == null) {
      throw new SettingsError(`${place}: expected \`issuer\` and \`jwksUrl\``);
    }
    add(place, {
      issuer: one.issuer,
      keys: keysAt(one.jwksUrl),
      audience: one.audience ?? audience,
      algorithms: one.algorithms ?? algorithms,
      scopesClaim: one.scopesClaim ?? scopesClaim,
    });
  });
  return found;
}

function reasonOf({ cause }: Error): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
