import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** An issuer of tokens that publishes its keys on a real socket. */
export interface Issuer extends AsyncDisposable {
  readonly url: string;
  readonly issuer: string;
  /** How often its keys were fetched. */
  asked(): number;
  /** Signs with the newest key; undefined claims are omitted. */
  sign(claims?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Publishes a new key; `keep` continues to publish the older ones. */
  rotate(keep: boolean): Promise<void>;
  /** Responds 503 from now on, or with its keys again. */
  answer(isUp: boolean): void;
}

const ALGORITHM = 'ES256';

export async function startIssuer(issuer = 'https://issuer.example', audience = 'newsgraph'): Promise<Issuer> {
  const makeKey = async () => {
    const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const kid = crypto.randomUUID();
    return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: ALGORITHM, use: 'sig' } };
  };
  let keys = [await makeKey()];
  let isUp = true;
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    response.statusCode = isUp ? 200 : 503;
    response.end(JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    issuer,
    asked: () => asked,
    sign: claims => {
      const { kid, privateKey } = keys.at(-1)!;
      const exp = Math.floor(Date.now() / 1000) + 600;
      return new SignJWT({ iss: issuer, aud: audience, sub: 'somebody', exp, ...claims })
        .setProtectedHeader({ alg: ALGORITHM, kid })
        .sign(privateKey);
    },
    async rotate(keep) {
      keys = [...(keep ? keys : []), await makeKey()];
    },
    answer(up) {
      isUp = up;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
