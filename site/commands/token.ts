import { type Role, SCOPES, type Scope } from '../../shared/auth/identity.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { readCommandSettings } from '../process/command-settings.ts';
import { signLocalToken } from '../server/sign-local-token.ts';

/** What each kind of person on a news site may do: a role among those who comment, and scopes. */
const PEOPLE: Readonly<Record<string, { readonly role: Role; readonly scopes: readonly Scope[] }>> = {
  COMMENTER: { role: 'COMMENTER', scopes: [] },
  STAFF: { role: 'STAFF', scopes: [] },
  MODERATOR: { role: 'MODERATOR', scopes: ['comments:moderate'] },
  EDITOR: { role: 'STAFF', scopes: ['articles:write', 'articles:publish'] },
  FEEDER: { role: 'COMMENTER', scopes: ['articles:write', 'comments:moderate', 'air-quality:write'] },
  ADMIN: { role: 'ADMIN', scopes: SCOPES },
};

export interface TokenOptions {
  readonly role: string;
  readonly name: string;
  /** @default those of the role */
  readonly scope?: readonly string[];
  readonly lifetime: string;
}

export async function token(values: TokenOptions): Promise<number> {
  const settings = readCommandSettings();
  if (settings.production) throw new SettingsError('NODE_ENV: production takes its tokens from the issuer at JWKS_URL');
  const { role, scopes } = readPerson(values.role);
  const claims = { subject: values.name, name: values.name, role, scopes: values.scope?.map(readScope) ?? scopes };
  console.log(await signLocalToken(settings, { ...claims, lifetime: readLifetime(values.lifetime) }));
  return 0;
}

function readPerson(name: string) {
  const person = Object.hasOwn(PEOPLE, name) ? PEOPLE[name] : undefined;
  if (person) return person;
  throw new SettingsError(`--role: found ${JSON.stringify(name)}, expected one of ${Object.keys(PEOPLE).join(', ')}`);
}

function readScope(scope: string): Scope {
  if ((SCOPES as readonly string[]).includes(scope)) return scope as Scope;
  throw new SettingsError(`--scope: found ${JSON.stringify(scope)}, expected one of ${SCOPES.join(', ')}`);
}

function readLifetime(text: string): number {
  const lifetime = Number(text);
  if (Number.isInteger(lifetime) && lifetime >= 1) return lifetime;
  throw new SettingsError(`--lifetime: found ${JSON.stringify(text)}, expected whole seconds`);
}
