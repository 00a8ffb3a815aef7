import type { Identity } from '../../shared/auth/identity.ts';
import { fixedKeys, publishedKeys } from '../../shared/auth/key-set.ts';
import { hasLocalKeys, openLocalKeys } from '../../shared/auth/local-keys.ts';
import {
  createTokenVerifier,
  refuseTokens,
  type TokenIssuer,
  type TokenVerifier,
} from '../../shared/auth/token-verifier.ts';
import { logFault } from '../../shared/errors/log-fault.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import type { Settings } from '../settings/table.ts';

type VerifierSettings = Pick<Settings, 'authentication' | 'production' | 'server'>;

/**
 * Verifies tokens with the issuers' published keys, or in development with the local keys of this installation.
 *
 * @param keysDirectory folder of the local keys; they are created if missing
 * @throws SettingsError for an incomplete or duplicate issuer
 */
export async function createVerifier(settings: VerifierSettings, keysDirectory: string): Promise<TokenVerifier> {
  const { authentication, production } = settings;
  const { issuer, audience, algorithms, scopesClaim, scopes, roles, clockSkew } = authentication;
  if (publishes(authentication)) return createTokenVerifier({ issuers: publishingIssuers(settings), clockSkew });
  if (production) return refuseTokens;
  const keys = fixedKeys((await openLocalKeys(keysDirectory)).jwks);
  return createTokenVerifier({
    issuers: [{ issuer, audience, keys, algorithms, scopesClaim, scopes, roles }],
    clockSkew,
  });
}

/**
 * For a gateway with remote subgraphs, which verify tokens themselves. The gateway has to identify the caller if the
 * supergraph has access rules, and trusts the configured issuers, or in development the local keys in its data folder.
 * Without either it propagates tokens and denies access to all guarded fields.
 */
export async function createRemoteVerifier(
  settings: VerifierSettings,
  keysDirectory: string,
  guarded: boolean,
): Promise<TokenVerifier> {
  if (publishes(settings.authentication)) return createVerifier(settings, keysDirectory);
  return guarded && !settings.production ? verifyOnceThereAreKeys(settings, keysDirectory) : () => undefined;
}

/** `newsgraph token` may make the local keys after the gateway has started. */
function verifyOnceThereAreKeys(settings: VerifierSettings, keysDirectory: string): TokenVerifier {
  let verify: TokenVerifier | undefined;
  return authorization => {
    if (authorization === undefined || verify) return verify?.(authorization);
    if (!hasLocalKeys(keysDirectory)) return undefined;
    return createVerifier(settings, keysDirectory).then(opened => {
      verify = opened;
      return opened(authorization) as Identity | Promise<Identity>;
    });
  };
}

function publishes({ jwksUrl, issuers }: Settings['authentication']): boolean {
  return jwksUrl !== undefined || issuers.length > 0;
}

/** @throws SettingsError for an issuer that is not whole or is named twice */
export function publishingIssuers({ authentication, server }: VerifierSettings): TokenIssuer[] {
  const { jwksUrl, issuer, audience, algorithms, scopesClaim, scopes, roles, issuers, ...keys } = authentication;
  const keysAt = (address: string) =>
    publishedKeys(new URL(address), {
      maxAge: keys.keysMaxAge,
      maxStale: keys.keysMaxStale,
      cooldown: keys.keysCooldown,
      onFault: error => logFault(server.logLevel, 'error', `${error.message}: ${reasonOf(error)}`),
    });
  const found: TokenIssuer[] = [];
  const add = (key: string, one: TokenIssuer) => {
    if (found.some(other => other.issuer === one.issuer)) {
      throw new SettingsError(`${key}: duplicate issuer ${JSON.stringify(one.issuer)}`);
    }
    found.push(one);
  };
  if (jwksUrl !== undefined) {
    add('authentication.issuer', { issuer, audience, keys: keysAt(jwksUrl), algorithms, scopesClaim, scopes, roles });
  }
  issuers.forEach((one, index) => {
    const key = `authentication.issuers[${index}]`;
    if (one.issuer == null || one.jwksUrl == null) {
      throw new SettingsError(`${key}: expected \`issuer\` and \`jwksUrl\``);
    }
    add(key, {
      issuer: one.issuer,
      keys: keysAt(one.jwksUrl),
      audience: one.audience ?? audience,
      algorithms: one.algorithms ?? algorithms,
      scopesClaim: one.scopesClaim ?? scopesClaim,
      scopes: one.scopes ?? undefined,
      roles: one.roles ?? undefined,
    });
  });
  return found;
}

function reasonOf({ cause }: Error): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
