import { personKey } from '../../shared/auth/user-id.ts';
import { applyHeaderRules, headersKey } from '../engine/transport/http/requests/propagate-headers.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { SubgraphSettings } from '../settings/table.ts';
import { readHeaderRules } from './read-header-rules.ts';

/** Identifies a caller: requests of equal identity may share a subgraph request in flight. */
export type IdentityOf = (context: Pick<RequestContext, 'headers'>) => string;

const byToken: IdentityOf = ({ headers }) => String(headers.authorization ?? '');

/**
 * The identity is the token and every other header that is propagated to subgraphs: if a tenant header is propagated,
 * two tenants never share a response.
 */
export function createIdentity(subgraphs: readonly Pick<SubgraphSettings, 'headers'>[]): IdentityOf {
  const lists = [...new Set(subgraphs.map(({ headers }) => headers).filter(rules => rules.length > 0))];
  if (lists.length === 0) return byToken;
  const appliers = lists.map(rules => applyHeaderRules(readHeaderRules(rules)));
  return context => appliers.reduce((key, headers) => `${key}\n${headersKey(headers(context))}`, byToken(context));
}

/** The part of a cache key that depends on the caller; `shared` omits the caller's identity. */
export type CallerKeyOf = (context: Pick<RequestContext, 'headers' | 'identity'>, shared: boolean) => string;

/**
 * The headers that subgraphs get, as part of a cache key, without tracing headers, which do not affect responses.
 * `shared` replaces the caller's identity by the token's scopes.
 */
export function createCallerKey(subgraphs: readonly Pick<SubgraphSettings, 'headers'>[]): CallerKeyOf {
  const identityOf = createIdentity(subgraphs);
  const hasRules = subgraphs.some(({ headers }) => headers.length > 0);
  return ({ headers, identity }, shared) => {
    const scopes = identity ? [...identity.scopes].sort().join(' ') : '';
    const caller = shared ? scopes : `${scopes}\n${identity ? personKey(identity) : ''}`;
    if (!hasRules) return shared ? caller : `${caller}\n${identityOf({ headers })}`;
    const { traceparent, tracestate, authorization, ...others } = headers;
    return `${caller}\n${identityOf({ headers: shared ? others : { ...others, authorization } })}`;
  };
}

/** The headers that cacheable responses vary by; undefined if a rule propagates headers by pattern. */
export function varyOf(subgraphs: readonly Pick<SubgraphSettings, 'headers'>[], cookie: string | undefined) {
  const rules = subgraphs.flatMap(({ headers }) => headers);
  if (rules.some(({ matching }) => matching !== undefined)) return undefined;
  const passed = rules.flatMap(({ propagate }) => propagate ?? []);
  return [...new Set(['accept', 'authorization', ...(cookie === undefined ? [] : ['cookie']), ...passed])].join(', ');
}
