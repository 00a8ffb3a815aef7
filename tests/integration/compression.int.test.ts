import { execFile } from 'node:child_process';
import { type IncomingMessage, request as sendRequest } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../site/settings/read-settings.ts';
import { schemaOf, type TestSubgraph } from '../support/federate.ts';
import { createSubgraphHost } from '../support/hosts.ts';
import { type StartedGateway, startGateway } from '../support/started-gateway.ts';

/** Compressed responses and requests, over sockets: `fetch` would decode them. */

const LONG = '경북 사과꽃 나흘 일찍 피었다. '.repeat(200);
const SHOP: Readonly<Record<string, TestSubgraph>> = {
  shop: {
    typeDefs: `
      type Query { text: String short: String }
      type Subscription { texts: String }`,
    resolvers: {
      Query: { text: () => LONG, short: () => 'x' },
      Subscription: {
        texts: {
          async *subscribe() {
            yield { texts: LONG };
          },
        },
      },
    },
  },
};
const DECODE: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: zlib.gunzipSync,
  br: zlib.brotliDecompressSync,
  zstd: zlib.zstdDecompressSync,
};

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

async function send(url: string, { method = 'POST', path = '', headers = {}, body }: Sent) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const json = method === 'POST' ? { 'content-type': 'application/json' } : { 'apollo-require-preflight': 'x' };
  sendRequest(url + path, { method, headers: { ...json, ...headers } }, resolve)
    .on('error', reject)
    .end(body);
  const response = await promise;
  const bytes = await buffer(response);
  const encoding = response.headers['content-encoding'];
  const text = (encoding === undefined ? bytes : DECODE[encoding]!(bytes)).toString('utf8');
  return { status: response.statusCode, headers: response.headers, bytes, encoding, text };
}

const DEVELOPMENT = { NODE_ENV: 'development', NEWSGRAPH_DATA: '/nowhere' };
const QUERY = JSON.stringify({ query: '{ text }' });
const ANSWER = JSON.stringify({ data: { text: LONG } });

describe.each([
  ['responses that are not cached', { CACHING_DEFAULT_MAX_AGE: '60s' }],
  ['cached responses', { CACHING_DEFAULT_MAX_AGE: '60s', CACHING_RESPONSES: 'true' }],
])('%s', (_, environment) => {
  let gateway: StartedGateway;
  beforeAll(async () => {
    gateway = await startGateway(SHOP, environment);
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  it.each([
    ['zstd', 'zstd'],
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'zstd'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['zstd;q=0.5, GZIP', 'gzip'],
    ['zstd;q=0, br;q=0, gzip;q=0.1', 'gzip'],
    ['identity, gzip;q=0.5', undefined],
    ['deflate', undefined],
    ['*', undefined],
    ['gzip;q=0, *', undefined],
    [undefined, undefined],
    ['', undefined],
  ])('are sent to who accepts %s as %s', async (accepted, encoding) => {
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
    for (let time = 0; time < 3; time++) {
      const answer = await send(gateway.url, { headers, body: QUERY });
      expect(answer).toMatchObject({ status: 200, encoding, text: ANSWER });
      expect(answer.headers.vary).toMatch(/accept-encoding/i);
      expect(Number(answer.headers['content-length'])).toBe(answer.bytes.length);
      if (encoding) expect(answer.bytes.length).toBeLessThan(ANSWER.length / 4);
    }
  });

  it('have an entity tag for each encoding, which a client may state', async () => {
    const get = (headers: Record<string, string>) =>
      send(gateway.url, { method: 'GET', path: '?query={text}', headers });
    const tags = new Set<string>();
    for (const encoding of ['identity', 'gzip', 'br', 'zstd']) {
      const answer = await get({ 'accept-encoding': encoding });
      const etag = answer.headers.etag!;
      tags.add(etag);
      expect(answer).toMatchObject({ status: 200, text: ANSWER });
      const known = await get({ 'accept-encoding': encoding, 'if-none-match': etag });
      expect(known).toMatchObject({ status: 304, encoding: undefined, text: '' });
      expect(known.headers.etag).toBe(etag);
      expect(known.headers.vary).toMatch(/accept-encoding/i);
    }
    expect(tags.size).toBe(4);
    const other = await get({ 'accept-encoding': 'gzip', 'if-none-match': [...tags][0]! });
    expect(other.status).toBe(200);
  });

  it('are not compressed when they are short, and then do not vary', async () => {
    const body = JSON.stringify({ query: '{ short }' });
    const answer = await send(gateway.url, { headers: { 'accept-encoding': 'gzip' }, body });
    expect(answer).toMatchObject({ encoding: undefined, text: '{"data":{"short":"x"}}' });
    expect(answer.headers.vary ?? '').not.toMatch(/accept-encoding/i);
  });
});

it('HEAD has the headers of GET, and no body', async () => {
  await using gateway = await startGateway(SHOP, { CACHING_DEFAULT_MAX_AGE: '60s' });
  const lengthOf = async (method: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const headers = { 'apollo-require-preflight': 'x', 'accept-encoding': 'gzip' };
    sendRequest(`${gateway.url}?query={text}`, { method, headers }, resolve).on('error', reject).end();
    const response = await promise;
    const bytes = await buffer(response);
    if (method === 'HEAD') expect(bytes.length).toBe(0);
    return [response.headers['content-length'], response.headers['content-encoding'], response.headers.etag];
  };
  expect(await lengthOf('HEAD')).toEqual(await lengthOf('GET'));
});

it('compresses batches, but no stream of events', async () => {
  await using gateway = await startGateway(SHOP, { LIMITS_BATCH: '2' });
  const headers = { 'accept-encoding': 'gzip' };
  const batch = await send(gateway.url, { headers, body: `[${QUERY},${QUERY}]` });
  expect(batch).toMatchObject({ encoding: 'gzip', text: `[${ANSWER},${ANSWER}]` });
  const body = JSON.stringify({ query: 'subscription { texts }' });
  const events = await send(gateway.url, { headers: { ...headers, accept: 'text/event-stream' }, body });
  expect(events.encoding).toBeUndefined();
  expect(events.text).toContain(LONG);
});

it.each([
  [{ COMPRESSION: 'false' }, undefined],
  [{ COMPRESSION_ENCODINGS: 'gzip' }, 'gzip'],
  [{ COMPRESSION_ENCODINGS: 'br,zstd', COMPRESSION_BROTLI_QUALITY: '0' }, 'br'],
  [{ COMPRESSION_THRESHOLD: '1MiB' }, undefined],
])('settings decide: %j', async (environment, encoding) => {
  await using gateway = await startGateway(SHOP, environment);
  const headers = { 'accept-encoding': 'zstd, br, gzip' };
  expect(await send(gateway.url, { headers, body: QUERY })).toMatchObject({ encoding, text: ANSWER });
});

it('refuses to start with an unknown encoding', async () => {
  await expect(startGateway(SHOP, { COMPRESSION_ENCODINGS: 'deflate' })).rejects.toThrow(
    'expected a list of zstd, br and gzip',
  );
});

describe('requests', () => {
  let gateway: StartedGateway;
  beforeAll(async () => {
    gateway = await startGateway(SHOP, { LIMITS_BODY: '64KiB' });
  });
  afterAll(() => gateway[Symbol.asyncDispose]());
  const short = JSON.stringify({ query: '{ short }' });
  const code = ({ text }: { readonly text: string }) => JSON.parse(text).errors?.[0]?.extensions.code;

  it.each([
    ['gzip', zlib.gzipSync(short)],
    ['x-gzip', zlib.gzipSync(short)],
    ['GZIP', zlib.gzipSync(short)],
    ['deflate', zlib.deflateSync(short)],
    ['br', zlib.brotliCompressSync(short)],
    ['zstd', zlib.zstdCompressSync(short)],
    ['identity', Buffer.from(short)],
    ['gzip, br', zlib.brotliCompressSync(zlib.gzipSync(short))],
  ])('encoded as %s are decoded', async (encoding, body) => {
    const chunked = await send(gateway.url, { headers: { 'content-encoding': encoding }, body });
    expect(chunked).toMatchObject({ status: 200, text: '{"data":{"short":"x"}}' });
    const length = { 'content-length': String(body.length) };
    expect((await send(gateway.url, { headers: { 'content-encoding': encoding, ...length }, body })).status).toBe(200);
  });

  it.each(['snappy', 'compress', 'gzip, snappy', 'gzip, gzip, gzip'])('encoded as %s are refused', async encoding => {
    const answer = await send(gateway.url, { headers: { 'content-encoding': encoding }, body: short });
    expect([answer.status, code(answer)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(answer.headers['accept-encoding']).toBe('zstd, br, gzip, deflate');
  });

  it.each(['gzip', 'br', 'zstd', 'deflate'])('not encoded as the %s that they name are refused', async encoding => {
    const answer = await send(gateway.url, { headers: { 'content-encoding': encoding }, body: short });
    expect([answer.status, code(answer)]).toEqual([400, 'BAD_REQUEST']);
  });

  const bomb = Buffer.alloc(100 * 1024 * 1024);
  it.each([
    ['gzip', zlib.gzipSync(bomb)],
    ['br', zlib.brotliCompressSync(bomb, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['zstd', zlib.zstdCompressSync(bomb)],
    ['gzip, gzip', zlib.gzipSync(zlib.gzipSync(bomb))],
  ])('that grow beyond the limit as %s are refused, and not decoded any further', async (encoding, body) => {
    const before = process.memoryUsage().rss;
    const answer = await send(gateway.url, { headers: { 'content-encoding': encoding }, body });
    expect([answer.status, code(answer)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(process.memoryUsage().rss - before).toBeLessThan(bomb.length / 2);
  });

  describe('that are too large', () => {
    const large = JSON.stringify({ query: '{ short }', padding: 'x'.repeat(20 * 1024 * 1024) });

    it.each([
      ['with a length', () => large],
      ['without one', () => new Blob([large]).stream()],
    ])('are told so by fetch, %s', async (_, bodyOf) => {
      for (let time = 0; time < 5; time++) {
        const headers = { 'content-type': 'application/json' };
        const init = { method: 'POST', headers, body: bodyOf(), duplex: 'half' } as RequestInit;
        const response = await fetch(gateway.url, init);
        expect(response.status).toBe(413);
        expect(code({ text: await response.text() })).toBe('PAYLOAD_TOO_LARGE');
      }
    });

    it('are told so by an HTTP client that writes everything before it reads', async () => {
      const answer = await send(gateway.url, { body: large });
      expect([answer.status, code(answer)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    });

    it.each([['-H', 'expect:'], ['-H', 'transfer-encoding: chunked'], []])(
      'are told so by curl %s %s',
      async (...more) => {
        const child = promisify(execFile)('curl', [
          ...[
            '-sS',
            '-w',
            '\n%{http_code}',
            gateway.url,
            '-H',
            'content-type: application/json',
            '--data-binary',
            '@-',
            ...more,
          ],
        ]);
        child.child.stdin!.on('error', () => {}).end(large);
        const { stdout } = await child;
        expect(stdout).toContain('PAYLOAD_TOO_LARGE');
        expect(stdout.split('\n').at(-1)).toBe('413');
      },
    );

    it('are not read forever', async () => {
      const { hostname, port } = new URL(gateway.url);
      const socket = connect(Number(port), hostname);
      const { promise: closed, resolve } = Promise.withResolvers<void>();
      socket.on('close', () => resolve()).on('error', () => {});
      const answers: string[] = [];
      socket.on('data', bytes => answers.push(String(bytes)));
      const head =
        'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n';
      socket.write(`${head}\r\n`);
      const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000, 'x'), Buffer.from('\r\n')]);
      let sent = 0;
      const sendMore = () => {
        while (sent++ < 400 && socket.write(chunk));
        socket.once('drain', sendMore);
      };
      sendMore();
      await closed;
      expect(answers.join('')).toContain('413 Payload Too Large');
      expect(sent).toBeLessThan(200);
    });
  });
});

it.each([
  [{}, undefined],
  [{ COMPRESSION: 'true' }, 'gzip'],
])('a subgraph of its own compresses where settings say so: %j', async (environment, encoding) => {
  const settings = readSettings({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...DEVELOPMENT, ...environment });
  const subgraph = { name: 'shop', schema: schemaOf(SHOP.shop!), createContext: (scope: object) => scope };
  const host = await createSubgraphHost(settings, subgraph);
  const answer = await send(await host.listen(), { headers: { 'accept-encoding': 'gzip' }, body: QUERY });
  await host.close();
  expect(answer).toMatchObject({ encoding, text: ANSWER });
});
