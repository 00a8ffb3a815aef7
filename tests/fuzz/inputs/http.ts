import { gzipSync } from 'node:zlib';
import type { Random } from '../../../shared/seed/random.ts';
import { randomBody, randomText } from './texts.ts';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'CONNECT', 'BREW', 'get', ''];
const TARGETS = [
  '/graphql',
  '/graphql?',
  '//',
  '/graphql?query={',
  '/graphql?query=%',
  '/graphql?token=x',
  '/health',
  '/health/ready',
  '*',
  'http://[',
  '/../x',
  '/graphql#a',
  '/%00',
  '/graphql?a[b]=1&a=2',
];
const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  [
    'content-type',
    [
      'application/json',
      'application/json; charset=utf-16',
      'text/plain',
      'application/graphql',
      'multipart/form-data; boundary=x',
      'x',
      ';',
      '',
    ],
  ],
  [
    'accept',
    [
      '*/*',
      'application/json',
      'text/event-stream',
      'multipart/mixed;subscriptionSpec="1.0"',
      'multipart/mixed;deferSpec=20220824',
      'multipart/mixed;incrementalSpec=v0.2',
      'text/html',
      'a/b;q=x',
      ',,,',
      '',
    ],
  ],
  ['accept-encoding', ['gzip', 'zstd;q=0.5, br', '*;q=0', ';;', 'identity;q=0']],
  ['content-encoding', ['gzip', 'br', 'zstd', 'deflate', 'gzip, gzip', 'x', 'identity', '']],
  ['authorization', ['Bearer x', 'Bearer a.b.c', 'Bearer eyJhbGciOiJub25lIn0.e30.', 'Basic eDp5', '']],
  ['origin', ['https://evil.example', 'null', 'http://localhost:1', '\u00ff']],
  ['x-forwarded-for', ['1.2.3.4', '[::1]:80, x', ',', 'a'.repeat(2_000)]],
  ['x-request-id', ['a', 'x'.repeat(200), 'ä\u0001']],
  ['x-graphql-event-stream-token', ['x', '', 'a,b']],
  ['last-event-id', ['x', 'AAAA', '']],
  ['connection', ['close', 'keep-alive', 'upgrade', 'authorization, x', 'close, keep-alive']],
  ['upgrade', ['websocket', 'h2c', 'x']],
  ['sec-websocket-key', ['dGhlIHNhbXBsZSBub25jZQ==', 'x', '']],
  ['sec-websocket-version', ['13', '8', 'x']],
  ['sec-websocket-protocol', ['graphql-transport-ws', 'graphql-ws', ',', '']],
  ['expect', ['100-continue', 'x']],
  ['traceparent', ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'x', '00-0-0-0']],
  ['cookie', ['a=b', '=;=', 'x'.repeat(3_000)]],
  ['if-none-match', ['*', '"x"', 'W/"']],
  ['apollo-require-preflight', ['1']],
  ['apollographql-client-name', ['a', '\u00e4'.repeat(200)]],
  ['access-control-request-method', ['POST']],
];

/** Bytes of one or several requests on one connection, in the pieces in which they are sent. */
export function randomExchange(random: Random): Buffer[] {
  const requests = Array.from({ length: 1 + random.below(random.chance(0.1) ? 90 : 3) }, () => randomRequest(random));
  let bytes = Buffer.concat(requests);
  for (let flips = random.chance(0.2) ? random.below(5) : 0; flips > 0; flips--) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  if (random.chance(0.15)) bytes = bytes.subarray(0, random.below(bytes.length + 1));
  return pieces(random, bytes);
}

function randomRequest(random: Random): Buffer {
  const usual = random.chance(0.8);
  const method = usual ? random.pick(['POST', 'POST', 'GET']) : random.pick(METHODS);
  const target = usual && method === 'POST' ? '/graphql' : targetOf(random);
  const body = method === 'GET' && usual ? Buffer.alloc(0) : bodyOf(random);
  const lines = [`${method} ${target} HTTP/${random.chance(0.97) ? '1.1' : random.pick(['1.0', '2', '0.9', 'x'])}`];
  if (random.chance(0.97)) lines.push('host: localhost');
  if (usual) lines.push('content-type: application/json', 'apollo-require-preflight: 1');
  for (let count = random.below(5); count > 0; count--) {
    const [name, values] = random.pick(HEADERS);
    lines.push(`${name}: ${random.pick(values)}`);
  }
  if (random.chance(0.02)) lines.push(`x-long: ${'x'.repeat(random.below(40_000))}`);
  if (random.chance(0.02)) for (let i = 0; i < 3_000; i++) lines.push(`x-${i}: 1`);
  if (random.chance(0.02)) lines.push(random.pick(['no colon', ': x', 'a b: c', ' folded', 'x: \u0000']));
  const isChunked = random.chance(0.2);
  if (isChunked) lines.push('transfer-encoding: chunked');
  if (!isChunked || random.chance(0.05)) lines.push(`content-length: ${lengthOf(random, body)}`);
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return Buffer.concat([head, isChunked ? chunked(random, body) : body]);
}

function targetOf(random: Random): string {
  if (random.chance(0.6))
    return `/graphql?query=${encodeURIComponent(randomText(random).toWellFormed().slice(0, 3_000))}`;
  return random.pick(TARGETS);
}

function bodyOf(random: Random): Buffer {
  const text = Buffer.from(randomBody(random));
  if (random.chance(0.05)) return gzipSync(text);
  if (random.chance(0.02)) return Buffer.from(Array.from({ length: random.below(500) }, () => random.below(256)));
  return text;
}

function lengthOf(random: Random, { length }: Buffer): string {
  return random.chance(0.95)
    ? String(length)
    : random.pick([String(length + 5), String(Math.max(0, length - 5)), '-1', 'x', '1e3', '99999999999']);
}

function chunked(random: Random, body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const part = body.subarray(at, at + 1 + random.below(200));
    at += part.length;
    const size = random.chance(0.98) ? part.length.toString(16) : random.pick(['x', '-1', 'fffffffff', '0']);
    parts.push(Buffer.from(`${size}${random.chance(0.05) ? ';a=b' : ''}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from(random.chance(0.95) ? '0\r\n\r\n' : '0\r\nx: y\r\n')]);
}

/** As it might arrive. */
export function pieces(random: Random, bytes: Buffer): Buffer[] {
  const cuts = Array.from({ length: random.chance(0.3) ? random.below(6) : 0 }, () => random.below(bytes.length + 1));
  const bounds = [0, ...cuts.sort((a, b) => a - b), bytes.length];
  return bounds.slice(1).map((end, i) => bytes.subarray(bounds[i], end));
}
