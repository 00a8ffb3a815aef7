import { createSecretKey } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { publishedKeys } from '../../shared/auth/key-set.ts';
import { openLocalKeys } from '../../shared/auth/local-keys.ts';
import { createTokenVerifier, type TokenVerifier } from '../../shared/auth/token-verifier.ts';
import { type Issuer, startIssuer } from '../../tests/support/issuer.ts';
import { readSettings } from '../settings/read-settings.ts';
import { createRemoteVerifier, createVerifier } from './token-keys.ts';

/** Tokens of issuers that publish their keys over a real socket. */

const MINUTE = 60_000;

/** A verifier whose keys age by the test's clock; the times in tokens are real. */
function verifierOf({ url, issuer }: Issuer) {
  const clock = { now: 0 };
  const keys = publishedKeys(new URL(url), {
    maxAge: 10 * MINUTE,
    maxStale: 60 * MINUTE,
    cooldown: MINUTE,
    now: () => clock.now,
  });
  const verify = createTokenVerifier({ issuers: [{ keys, issuer, audience: 'newsgraph' }] });
  return { clock, verify };
}

const codeOf = async (verify: TokenVerifier, token: string): Promise<unknown> => {
  try {
    return (await verify(`Bearer ${token}`))?.subject;
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code;
  }
};
/** Waits for a background refresh to finish. */
const refreshed = (issuer: Issuer, times: number) => expect.poll(() => issuer.asked()).toBe(times);

describe('published keys', () => {
  it('are fetched again when a token has an unknown key id, within the cooldown', async () => {
    await using issuer = await startIssuer();
    const { clock, verify } = verifierOf(issuer);
    expect(await codeOf(verify, await issuer.sign())).toBe('somebody');
    await issuer.rotate(true);
    const rotated = await issuer.sign();
    expect(await codeOf(verify, rotated)).toBe('UNAUTHENTICATED');
    clock.now += MINUTE;
    expect(await Promise.all([1, 2, 3].map(() => codeOf(verify, rotated)))).toEqual(Array(3).fill('somebody'));
    expect(issuer.asked()).toBe(2);
  });

  it('are rejected after they are revoked, even for known tokens', async () => {
    await using issuer = await startIssuer();
    const { clock, verify } = verifierOf(issuer);
    const token = await issuer.sign();
    for (let time = 0; time < 3; time++) expect(await codeOf(verify, token)).toBe('somebody');
    await issuer.rotate(false);
    clock.now += 10 * MINUTE + 1;
    expect(await codeOf(verify, token)).toBe('somebody');
    await refreshed(issuer, 2);
    await expect.poll(() => codeOf(verify, token)).toBe('UNAUTHENTICATED');
  });

  it('are used for a limited time while the issuer is down', async () => {
    await using issuer = await startIssuer();
    const { clock, verify } = verifierOf(issuer);
    const token = await issuer.sign();
    expect(await codeOf(verify, token)).toBe('somebody');
    issuer.answer(false);
    clock.now += 60 * MINUTE;
    expect(await codeOf(verify, token)).toBe('somebody');
    expect(await codeOf(verify, await issuer.sign({ sub: 'another' }))).toBe('another');
    await issuer.rotate(true);
    expect(await codeOf(verify, await issuer.sign())).toBe('KEYS_UNAVAILABLE');
    clock.now += 20 * MINUTE;
    expect(await codeOf(verify, token)).toBe('KEYS_UNAVAILABLE');
    issuer.answer(true);
    clock.now += MINUTE;
    expect(await codeOf(verify, token)).toBe('somebody');
  });

  it('reject all tokens if they could never be fetched, without hammering the issuer', async () => {
    await using issuer = await startIssuer();
    const { verify } = verifierOf(issuer);
    issuer.answer(false);
    const token = await issuer.sign();
    for (let time = 0; time < 5; time++) expect(await codeOf(verify, token)).toBe('KEYS_UNAVAILABLE');
    expect(issuer.asked()).toBe(1);
  });
});

/** With published keys, this folder is not used. */
const KEYS = 'no-such-folder';

describe('issuers', () => {
  it('are selected by the token, each with an audience, a claim and algorithms of its own', async () => {
    await using first = await startIssuer('https://first.example');
    await using second = await startIssuer('https://second.example', 'papers');
    const issuers = [{ issuer: second.issuer, jwksUrl: second.url, audience: 'papers', scopesClaim: 'permissions' }];
    const environment = { JWKS_URL: first.url, JWT_ISSUER: first.issuer, JWT_ISSUERS: JSON.stringify(issuers) };
    const verify = await createVerifier(readSettings({ ...environment, LOG_LEVEL: 'silent' }), KEYS);
    const scopesOf = async (token: string) => [...((await verify(`Bearer ${token}`))?.scopes ?? [])];
    expect(await scopesOf(await first.sign({ scope: 'a b', permissions: ['c'] }))).toEqual(['a', 'b']);
    expect(await scopesOf(await second.sign({ scope: 'a b', permissions: ['c'] }))).toEqual(['c']);
    for (const token of [
      await first.sign({ iss: second.issuer, aud: 'papers' }),
      await second.sign({ aud: 'newsgraph' }),
      await first.sign({ iss: 'https://third.example' }),
      await first.sign({ iss: undefined }),
      await first.sign({ sub: undefined }),
      await first.sign({ exp: undefined }),
      await first.sign({ exp: Math.floor(Date.now() / 1000) - 6 }),
      await first.sign({ nbf: Math.floor(Date.now() / 1000) + 60 }),
      new UnsecuredJWT({ iss: first.issuer, aud: 'newsgraph', sub: 's' }).setExpirationTime('1h').encode(),
      await new SignJWT({ iss: first.issuer, aud: 'newsgraph', sub: 's' })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('1h')
        .sign(createSecretKey(Buffer.alloc(32))),
      'a'.repeat(9_000),
      'not.a.token',
    ]) {
      expect(await codeOf(verify, token)).toBe('UNAUTHENTICATED');
    }
    const strict = await createVerifier(
      readSettings({ ...environment, JWT_ALGORITHMS: 'RS256', LOG_LEVEL: 'silent' }),
      KEYS,
    );
    expect(await codeOf(strict, await first.sign())).toBe('UNAUTHENTICATED');
    const lenient = await createVerifier(
      readSettings({ ...environment, JWT_CLOCK_SKEW: '1m', LOG_LEVEL: 'silent' }),
      KEYS,
    );
    expect(await codeOf(lenient, await first.sign({ exp: Math.floor(Date.now() / 1000) - 6 }))).toBe('somebody');
  });

  it.each([
    [{ JWT_ISSUERS: '[{ issuer: a }]' }, 'authentication.issuers[0]: expected `issuer` and `jwksUrl`'],
    [
      { JWT_ISSUERS: '[{ issuer: a, jwksUrl: "http://a" }]', JWKS_URL: 'http://b', JWT_ISSUER: 'a' },
      'duplicate issuer',
    ],
    [{ JWT_ALGORITHMS: 'HS256' }, 'JWT_ALGORITHMS: found "HS256", expected a list of ES256'],
    [{ JWT_COOKIE: 'a b' }, 'JWT_COOKIE: found "a b", expected the name of a cookie'],
  ])('are refused at the start when they cannot be right: %j', async (environment, message) => {
    const start = async () => createVerifier(readSettings({ ...environment, LOG_LEVEL: 'silent' }), KEYS);
    await expect(start()).rejects.toThrow(message);
  });
});

it('local keys are found when they are made after the gateway has started', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-late-keys-'));
  try {
    const settings = readSettings({ NODE_ENV: 'development' });
    const verify = await createRemoteVerifier(settings, directory, true);
    expect(verify('Bearer some.early.token')).toBeUndefined();
    const keys = await openLocalKeys(directory);
    const { issuer, audience } = settings.authentication;
    const token = await keys.sign({ subject: 'ada', scopes: [], issuer, audience });
    expect(await codeOf(verify, token)).toBe('ada');
    expect(await codeOf(verify, 'some.other.token')).toBe('UNAUTHENTICATED');
  } finally {
    await rm(directory, { recursive: true });
  }
});
