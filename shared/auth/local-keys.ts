import { existsSync } from 'node:fs';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose';
import { inFolder } from '../errors/in-folder.ts';
import { OperatorError } from '../errors/operator-error.ts';
import type { Role, Scope } from './identity.ts';

/**
 * A key pair of this installation, for development: `newsgraph start` creates it, `import` and `token` sign with it.
 */

const ALGORITHM = 'ES256';

export interface LocalKeys {
  readonly jwks: JSONWebKeySet;
  sign(options: SignOptions): Promise<string>;
}

export interface SignOptions {
  readonly subject: string;
  readonly name?: string;
  readonly picture?: string;
  readonly role?: Role;
  readonly scopes: readonly Scope[];
  readonly issuer: string;
  readonly audience: string;
  /** Seconds until the token expires. @default 3600 */
  readonly lifetime?: number;
}

/**
 * Opens the key pair in the data folder; creates it, readable by its owner only, if there is none.
 *
 * @throws OperatorError when the folder cannot be written, or the file is not a key
 */
export async function openLocalKeys(dataDirectory: string): Promise<LocalKeys> {
  const file = fileIn(dataDirectory);
  const privateJwk = await inFolder(
    'NEWSGRAPH_DATA',
    dataDirectory,
    async () => (await readKey(file)) ?? (await makeKey(file)),
  );
  const { d: _private, ...publicJwk } = privateJwk;
  const key = await importJWK(privateJwk, ALGORITHM).catch(() => refuseKey(file));
  return {
    jwks: { keys: [publicJwk] },
    sign: ({ subject, name, picture, role, scopes, issuer, audience, lifetime = 3600 }) =>
      // Omits undefined values.
      new SignJWT({ scope: scopes.join(' '), name, picture, role })
        .setProtectedHeader({ alg: ALGORITHM, kid: privateJwk.kid ?? '' })
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
        .sign(key),
  };
}

export function hasLocalKeys(dataDirectory: string): boolean {
  return existsSync(fileIn(dataDirectory));
}

const fileIn = (dataDirectory: string) => path.join(dataDirectory, 'keys', 'local.jwk.json');

async function readKey(file: string): Promise<JWK | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as JWK;
  } catch {
    return refuseKey(file);
  }
}

function refuseKey(file: string): never {
  throw new OperatorError(`${file} is not a JSON Web Key; delete it to create a new one`);
}

/**
 * Writes a temporary file and links it into place, so that an interrupted start leaves no partial key, and processes
 * that start together all use the first one's key.
 */
async function makeKey(file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: ALGORITHM, use: 'sig' };
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${jwk.kid}`;
  await writeFile(draft, JSON.stringify(jwk, null, 2), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return (await readKey(file)) ?? jwk;
}
