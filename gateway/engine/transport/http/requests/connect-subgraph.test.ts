import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { OperationTypeNode, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificate } from '../../../../../tests/support/certificates.ts';
import { createHttpTransport, type HttpOptions } from '../http.ts';

/** A subgraph over TLS that offers HTTP/2, and reports how each request arrived. */

const authority = createCertificate('authority');
const serverCertificate = createCertificate('server', authority);
const gatewayCertificate = createCertificate('gateway', authority);

let server: Http2SecureServer;
let connections = 0;
let mutations = 0;
let url: string;
beforeAll(async () => {
  const { cert, key } = serverCertificate;
  server = createSecureServer({
    cert,
    key,
    ca: authority.cert,
    allowHTTP1: true,
    requestCert: true,
    rejectUnauthorized: false,
  });
  server.on('secureConnection', () => connections++);
  server.on('request', async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const socket = (request.stream?.session?.socket ?? request.socket) as TLSSocket;
    const { subject } = socket.getPeerCertificate();
    if (body.includes('mutation')) mutations++;
    // Node 22 lets nobody destroy the socket of an HTTP/2 session.
    if (body.includes('lose')) return request.stream?.session ? request.stream.session.destroy() : socket.destroy();
    if (body.includes('away')) return request.stream.session?.goaway();
    if (body.includes('slow')) await new Promise(resolve => setTimeout(resolve, 50));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { version: request.httpVersion, client: subject?.CN ?? null } }));
  });
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  url = `https://localhost:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => server.close());

function open(options: Partial<HttpOptions>, text: string) {
  const transport = createHttpTransport({ name: 'far', url, ...options });
  const kind = text.startsWith('mutation') ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
  const operation = { text, document: parse(text), operationName: undefined, kind, entities: false };
  return { transport, send: transport.prepare(operation) };
}

async function ask(options: Partial<HttpOptions>, times = 1, text = '{ version client }') {
  const { transport, send } = open(options, text);
  try {
    const scope = { context: undefined, contexts: new Map() };
    const first = await send({}, scope);
    const others = await Promise.all(Array.from({ length: times - 1 }, () => send({}, scope)));
    return [first, ...others].map(({ data }) => data);
  } finally {
    await transport.close();
  }
}

describe('a subgraph over TLS', () => {
  const ca = authority.cert;

  it.each([
    ['HTTP/2, if it is offered', {}, '2.0'],
    ['HTTP/1.1, if HTTP/2 is disabled', { http2: false }, '1.1'],
  ])('is spoken to by %s', async (_, options, version) => {
    expect(await ask({ tls: { ca }, ...options })).toEqual([{ version, client: null }]);
  });

  it('gets many requests concurrently over one HTTP/2 connection', async () => {
    const before = connections;
    const answers = await ask({ tls: { ca } }, 40, '{ slow: version }');
    expect(answers).toHaveLength(40);
    expect(connections - before).toBe(1);
  });

  it.each(['lose', 'away'])('gets a mutation once, even when its HTTP/2 connection is lost (%s)', async how => {
    const before = mutations;
    const text = `mutation { ${how}: version }`;
    await expect(ask({ tls: { ca } }, 1, text)).rejects.toMatchObject({ code: 'SUBREQUEST_HTTP_ERROR' });
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(mutations - before).toBe(1);
  });

  it('counts its connections, and the requests that wait for one', async () => {
    const { transport, send } = open({ tls: { ca }, http2: false, connections: 2 }, '{ slow: version }');
    const counts = () => transport.connections!();
    expect(counts()).toEqual({ open: 0, used: 0, waiting: 0 });
    const answers = Promise.all([1, 2, 3].map(() => send({}, { context: undefined, contexts: new Map() })));
    await expect.poll(counts, { interval: 5 }).toEqual({ open: 2, used: 2, waiting: 1 });
    await answers;
    expect(counts()).toEqual({ open: 2, used: 0, waiting: 0 });
    await transport.close();
  });

  it('receives the client certificate of the gateway', async () => {
    const { cert, key } = gatewayCertificate;
    expect(await ask({ tls: { ca, cert, key } })).toEqual([{ version: '2.0', client: 'gateway' }]);
  });

  it('is not trusted without a known certificate authority', async () => {
    await expect(ask({})).rejects.toMatchObject({ code: 'SUBREQUEST_HTTP_ERROR', subgraph: 'far' });
  });
});
