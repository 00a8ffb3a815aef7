import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedKeys, publishedKeys } from './key-set.ts';
import { type LocalKeys, openLocalKeys, type SignOptions } from './local-keys.ts';
import { createTokenVerifier, refuseTokens, type TokenVerifier } from './token-verifier.ts';

let directory: string;
let keys: LocalKeys;
let verify: TokenVerifier;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-keys-'));
  keys = await openLocalKeys(directory);
  verify = createTokenVerifier({ issuers: [{ keys: fixedKeys(keys.jwks), issuer: 'i', audience: 'a' }] });
});
afterAll(() => rm(directory, { recursive: true }));

const claims: SignOptions = {
  subject: 's',
  name: 'n',
  role: 'MODERATOR',
  scopes: ['articles:write'],
  issuer: 'i',
  audience: 'a',
};
const sign = (overrides: Partial<SignOptions> = {}) => keys.sign({ ...claims, ...overrides });
const refusal = (authorization: string) =>
  expect(Promise.resolve().then(() => verify(authorization))).rejects.toMatchObject({
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  });

describe('a token verifier', () => {
  it('returns the caller', async () => {
    expect(await verify(`Bearer ${await sign()}`)).toEqual({
      issuer: 'i',
      subject: 's',
      name: 'n',
      role: 'MODERATOR',
      scopes: new Set(['articles:write']),
      expiresAt: expect.closeTo(Date.now() + 3_600_000, -4),
    });
    expect(verify(undefined)).toBeUndefined();
  });

  it.each([
    ['empty', ''],
    ['blank', ' \t'],
  ])('refuses a token whose subject is %s', async (_, subject) => {
    await refusal(`Bearer ${await sign({ subject })}`);
  });

  it('gives only the roles and scopes that its issuer may give', async () => {
    const issuer = { keys: fixedKeys(keys.jwks), issuer: 'i', audience: 'a' };
    const given = async (limits: object) => {
      const bounded = createTokenVerifier({ issuers: [{ ...issuer, ...limits }] });
      return bounded(`Bearer ${await sign({ role: 'ADMIN', scopes: ['articles:write', 'comments:moderate'] })}`);
    };
    expect(await given({ roles: ['STAFF'], scopes: ['articles:write'] })).toMatchObject({
      role: 'COMMENTER',
      scopes: new Set(['articles:write']),
    });
    expect(await given({ roles: ['ADMIN'], scopes: [] })).toMatchObject({ role: 'ADMIN', scopes: new Set() });
  });

  it('tells the picture that a token names', async () => {
    const picture = 'https://people.example/s.png';
    expect(await verify(`Bearer ${await sign({ picture })}`)).toMatchObject({ picture });
  });

  it('says so at once when a token comes again, until it expires', async () => {
    const authorization = `Bearer ${await sign({ lifetime: 1 })}`;
    const identity = await verify(authorization);
    expect(verify(authorization)).toBe(identity);
    await new Promise(resolve => setTimeout(resolve, 1_100));
    expect(verify(authorization)).toBeInstanceOf(Promise);
  });

  it('refuses a token that is expired, of another issuer, or for another audience', async () => {
    await refusal(`Bearer ${await sign({ lifetime: -60 })}`);
    await refusal(`Bearer ${await sign({ issuer: 'x' })}`);
    await refusal(`Bearer ${await sign({ audience: 'x' })}`);
  });

  it('rejects tokens that are unsigned, or signed by another key or with a shared secret', async () => {
    const [header, payload] = (await sign()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    await refusal(`Bearer ${none}.${payload}.`);
    await refusal(`Bearer ${header}.${payload}.${'A'.repeat(86)}`);
    const other = await openLocalKeys(path.join(directory, 'other'));
    await refusal(`Bearer ${await other.sign(claims)}`);
    const secret = new TextEncoder().encode(JSON.stringify(keys.jwks.keys[0]));
    const forged = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('s')
      .setIssuer('i')
      .setAudience('a')
      .setExpirationTime('1h')
      .sign(secret);
    await refusal(`Bearer ${forged}`);
  });

  it('refuses a header that is not one bearer token', async () => {
    for (const header of ['', 'Bearer', 'Basic abc', `Bearer ${await sign()} x`]) await refusal(header);
  });

  it('answers 503, not 401, when the issuer cannot be reached', async () => {
    const unreachableKeys = publishedKeys(new URL('http://127.0.0.1:1/jwks'));
    const unreachable = createTokenVerifier({ issuers: [{ keys: unreachableKeys, issuer: 'i', audience: 'a' }] });
    await expect(unreachable(`Bearer ${await sign()}`)).rejects.toMatchObject({
      extensions: { code: 'KEYS_UNAVAILABLE', http: { status: 503 } },
    });
  });

  it('believes no token where there are no keys', async () => {
    expect(refuseTokens(undefined)).toBeUndefined();
    const token = await sign();
    expect(() => refuseTokens(`Bearer ${token}`)).toThrow('JWKS_URL');
  });
});

describe('local keys', () => {
  it('stay the same, and are readable by their owner only', async () => {
    expect((await openLocalKeys(directory)).jwks).toEqual(keys.jwks);
    const file = path.join(directory, 'keys', 'local.jwk.json');
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(JSON.parse(await readFile(file, 'utf8')).d).toBeDefined();
    expect(keys.jwks.keys[0]).not.toHaveProperty('d');
  });
});
