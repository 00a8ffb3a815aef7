import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CacheHeaders } from '../request/cache-policy.ts';
import type { GatewayAnswer } from '../request/gateway-answer.ts';
import type { Settings } from '../settings/table.ts';

/** Characters of the hash in an entity tag; 22 of base64url are 132 bits. */
const HASH_LENGTH = 22;

/** What distinguishes the forms of one response. */
export interface Representation {
  readonly type: string;
  /** @default not compressed */
  readonly encoding: string | undefined;
}

/**
 * Writes `Cache-Control` and `Age` (RFC 9111), and `ETag` (RFC 9110, 8.8.3). A response to a request with a token is
 * private, since caches on the way do not vary by token.
 *
 * @returns whether the client has the response already; the status is then 304
 */
export function writeCacheHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, encoding }: Representation,
  { text, caching, extensions, status }: GatewayAnswer,
  cacheHeaders: CacheHeaders,
): boolean {
  // Extensions and a status of its own belong to one request.
  if (!caching || extensions || status !== undefined) return false;
  const { policy, age } = caching;
  const vary = cacheHeaders.vary();
  const isPrivate = policy.isPrivate || vary === undefined || request.headers.authorization !== undefined;
  reply.header(
    'cache-control',
    `${isPrivate ? 'private' : 'public'}, max-age=${Math.floor(policy.maxAge)}${cacheHeaders.stale}`,
  );
  if (age !== undefined) reply.header('age', String(Math.floor(age / 1000)));
  if (vary !== undefined) addVary(reply, vary);
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const hash = caching.hash ?? createHash('sha256').update(text).digest('base64url');
  // The same data in another media type or encoding is another representation.
  const media = type.startsWith('application/json') ? '' : 'g';
  const tag = `"${hash.slice(0, HASH_LENGTH)}${media}${encoding === undefined ? '' : `-${encoding}`}"`;
  reply.header('etag', tag);
  if (!matches(request.headers['if-none-match'], tag)) return false;
  reply.code(304);
  return true;
}

/** Adds names to the `Vary` header. */
export function addVary(reply: FastifyReply, names: string): void {
  const before = reply.getHeader('vary');
  reply.header('vary', before ? `${before}, ${names}` : names);
}

/** Weak comparison, as required for If-None-Match. */
function matches(stated: string | undefined, tag: string): boolean {
  if (stated === undefined) return false;
  return stated.trim() === '*' || stated.split(',').some(one => one.trim().replace(/^W\//, '') === tag);
}

/** `Cache-Control` directives from settings in milliseconds; empty for those that are off. */
export function staleDirectives({ staleWhileRevalidate, staleIfError }: Settings['caching']): string {
  const directive = (name: string, ms: number) => (ms >= 1000 ? `, ${name}=${Math.floor(ms / 1000)}` : '');
  return directive('stale-while-revalidate', staleWhileRevalidate) + directive('stale-if-error', staleIfError);
}
