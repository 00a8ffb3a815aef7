import { parseArgs } from 'node:util';
import { SCOPES, type Scope } from '../../shared/auth/identity.ts';
import { signLocalToken } from '../security/token-keys.ts';
import { readSettings, SettingsError } from '../settings.ts';

export const TOKEN_USAGE = `newsgraph token [--name NAME] [--scope SCOPE]... [--lifetime SECONDS]
  Prints a token signed with this installation's own keys, for development. Without --scope it has all of them:
  ${SCOPES.join(', ')}.`;

export async function token(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string', default: 'developer' },
      scope: { type: 'string', multiple: true },
      lifetime: { type: 'string', default: '3600' },
    },
  });
  const settings = readSettings(process.env);
  if (settings.production) throw new SettingsError('NODE_ENV: production takes its tokens from the issuer at JWKS_URL');
  const lifetime = Number(values.lifetime);
  if (!Number.isInteger(lifetime) || lifetime < 1) {
    throw new SettingsError(`--lifetime: found ${JSON.stringify(values.lifetime)}, expected whole seconds`);
  }
  console.log(await signLocalToken(settings, values.name, values.scope?.map(readScope), lifetime));
  return 0;
}

function readScope(scope: string): Scope {
  if ((SCOPES as readonly string[]).includes(scope)) return scope as Scope;
  throw new SettingsError(`--scope: found ${JSON.stringify(scope)}, expected one of ${SCOPES.join(', ')}`);
}
