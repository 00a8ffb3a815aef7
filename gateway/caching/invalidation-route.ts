import type { FastifyInstance } from 'fastify';
import { INVALIDATION_PATH } from '../request/paths.ts';
import { requireSecret } from '../request/require-secret.ts';
import { sendRefusal } from '../request/send-refusal.ts';
import { tagIn } from './read-tags.ts';

export interface InvalidationOptions {
  readonly secret: string;
  /** The tags of all cached entries. */
  tags(): Iterable<string>;
  /** @returns the number of entries dropped */
  drop(tags: Iterable<string>): number;
}

const MAX_REQUESTS = 1_000;

/**
 * Invalidates cached entries on request, in the format of Apollo Router
 * (https://www.apollographql.com/docs/graphos/routing/performance/caching/response-caching/invalidation): a POST of an
 * array of `{ kind: "subgraph" | "type" | "entity" | "cache_tag", ... }`; the response is 202 with `{ "count": n }`.
 */
export function invalidationRoute({ secret, tags, drop }: InvalidationOptions) {
  return (app: FastifyInstance): void => {
    app.post(INVALIDATION_PATH, { onRequest: requireSecret(secret) }, (request, reply) => {
      const requests = request.body;
      if (!Array.isArray(requests) || requests.length > MAX_REQUESTS) {
        return sendRefusal(reply, 'BAD_REQUEST', `Expected an array of up to ${MAX_REQUESTS} requests`);
      }
      const found = new Set<string>();
      for (const [i, entry] of requests.entries()) {
        const matching = tagsOf(entry, tags);
        if (typeof matching === 'string') return sendRefusal(reply, 'BAD_REQUEST', `Request ${i + 1}: ${matching}`);
        for (const tag of matching) found.add(tag);
      }
      return reply.code(202).send({ count: drop(found) });
    });
  };
}

/** The tags that a request invalidates, or what is wrong with the request. */
function tagsOf(entry: unknown, tags: () => Iterable<string>): string | readonly string[] {
  if (typeof entry !== 'object' || entry === null) return `found ${JSON.stringify(entry)}, expected an object`;
  const { kind, subgraph, subgraphs = [subgraph], type, key, cache_tag: tag } = entry as Record<string, unknown>;
  if (!Array.isArray(subgraphs) || subgraphs.length === 0 || !subgraphs.every(isText)) {
    return 'expected `subgraph`, a name, or `subgraphs`, an array of names';
  }
  const names: readonly string[] = subgraphs;
  switch (kind) {
    case 'subgraph':
      return names;
    case 'type': {
      if (!isText(type)) return 'expected `type`, a name';
      return [...tags()].filter(one => names.some(name => one.startsWith(tagIn(name, `${type}:`))));
    }
    case 'entity': {
      const values = typeof key === 'object' && key !== null ? Object.values(key) : [];
      if (!isText(type) || values.length !== 1) return 'expected `type`, a name, and `key`, an object with one field';
      return names.map(name => tagIn(name, `${type}:${String(values[0])}`));
    }
    case 'cache_tag':
      return isText(tag) ? names.map(name => tagIn(name, tag)) : 'expected `cache_tag`, a text';
    default:
      return `found the kind ${JSON.stringify(kind)}, expected "subgraph", "type", "entity" or "cache_tag"`;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
