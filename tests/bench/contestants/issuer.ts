import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openLocalKeys } from '../../../shared/auth/local-keys.ts';
import { readSettings } from '../../../site/settings/read-settings.ts';

/** Issues the token of a moderator, and publishes the keys that verify it. */
export interface Issuer extends AsyncDisposable {
  readonly jwksUrl: string;
  /** The `Authorization` header. */
  readonly moderator: string;
}

/** @param directory where its key is stored */
export async function startIssuer(directory: string): Promise<Issuer> {
  const keys = await openLocalKeys(directory);
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/jwk-set+json').end(JSON.stringify(keys.jwks));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { issuer, audience } = readSettings({}).authentication;
  const scopes = ['comments:moderate'] as const;
  const token = await keys.sign({ subject: 'bench', name: 'Bench', role: 'MODERATOR', scopes, issuer, audience });
  return {
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    moderator: `Bearer ${token}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
