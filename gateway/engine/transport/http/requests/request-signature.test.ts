import { describe, expect, it } from 'vitest';
import { createSignatureVerifier, createSigner } from './request-signature.ts';

const SECRET = 'a secret of the house';
const BODY = '{"query":"{ 글 }"}';
const sign = createSigner(SECRET);

describe('the signature of a request', () => {
  it.each<[string, (good: string) => string | undefined, string, string | undefined]>([
    ['as it was made', good => good, BODY, undefined],
    ['that is not there', () => undefined, BODY, 'missing'],
    ['that is none', () => 'v1', BODY, 'wrong'],
    ['of another body', good => good, `${BODY} `, 'wrong'],
    ['of another secret', () => createSigner('another secret here')(BODY), BODY, 'wrong'],
    ['with another time', good => good.replace(/^t=\d/, 't=2'), BODY, 'wrong'],
    ['with another nonce', good => good.replace(/n=../, 'n=__'), BODY, 'wrong'],
  ])('%s', (_, change, body, expected) => {
    const verify = createSignatureVerifier({ secrets: [SECRET] });
    expect(verify(change(sign(BODY)), Buffer.from(body))).toBe(expected);
  });

  it('is good once, for a time, by any of the secrets', async () => {
    const verify = createSignatureVerifier({ secrets: ['the next secret!', SECRET] });
    const header = sign(BODY);
    expect(verify(header, Buffer.from(BODY))).toBeUndefined();
    expect(verify(header, Buffer.from(BODY))).toBe('repeated');
    const late = createSignatureVerifier({ secrets: [SECRET], tolerance: 1 });
    await new Promise(resolve => setTimeout(resolve, 10));
    expect(late(header, Buffer.from(BODY))).toBe('stale');
  });
});
