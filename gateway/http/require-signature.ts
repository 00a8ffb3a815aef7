import { Readable } from 'node:stream';
import type { ErrorCode } from '../../shared/errors/catalogue.ts';
import {
  createSignatureVerifier,
  SIGNATURE_HEADER,
  type SignatureFault,
} from '../engine/transport/http/requests/request-signature.ts';
import { GRAPHQL_PATH } from '../request/paths.ts';
import { readAll } from './bodies/read-all.ts';
import type { HostFeature } from './mount-graph.ts';

/**
 * Refuses GraphQL requests without a gateway's signature. Other routes, such as health, stay open. A WebSocket is
 * signed once, as a request without a body: its messages are trusted to be the gateway's.
 */
export function requireSignature(secrets: readonly string[]): HostFeature {
  const verify = createSignatureVerifier({ secrets });
  return app => {
    app.addHook('preParsing', async (request, _reply, payload) => {
      if (request.routeOptions.url !== GRAPHQL_PATH) return payload;
      const body = await readAll(payload as Readable, request.routeOptions.bodyLimit);
      const header = request.headers[SIGNATURE_HEADER];
      const fault = verify(typeof header === 'string' ? header : undefined, body);
      if (fault) throw new SignatureError(fault);
      return Object.assign(Readable.from([body]), { receivedEncodedLength: body.length });
    });
    app.server.prependListener('upgrade', (request, socket) => {
      const header = request.headers[SIGNATURE_HEADER];
      const fault = verify(typeof header === 'string' ? header : undefined, Buffer.alloc(0));
      // Later listeners find a socket that is already ended.
      if (fault) socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
    });
  };
}

const MESSAGES: Readonly<Record<SignatureFault, string>> = {
  missing: 'The request is not signed.',
  wrong: "The request's signature is wrong.",
  stale: "The request's signature is too old, or a clock is wrong.",
  repeated: 'The request was received before.',
};

class SignatureError extends Error {
  readonly statusCode = 401;
  readonly refusal: ErrorCode = 'SIGNATURE_REFUSED';

  constructor(fault: SignatureFault) {
    super(MESSAGES[fault]);
  }
}
