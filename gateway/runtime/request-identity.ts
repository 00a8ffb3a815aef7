import { applyHeaderRules, headersKey } from '../engine/transport/http/requests/propagate-headers.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { SubgraphSettings } from '../settings/table.ts';
import { readHeaderRules } from './read-header-rules.ts';

/** Requests of equal identity may share what is under way for one of them. */
export type IdentityOf = (context: Pick<RequestContext, 'headers'>) => string;

const byToken: IdentityOf = ({ headers }) => String(headers.authorization ?? '');

/**
 * Who asks is the token, and all else that a subgraph is told of the client: where a tenant's header is passed on, two
 * tenants never share an answer.
 */
export function createIdentity(subgraphs: readonly Pick<SubgraphSettings, 'headers'>[]): IdentityOf {
  const lists = [...new Set(subgraphs.map(({ headers }) => headers).filter(rules => rules.length > 0))];
  if (lists.length === 0) return byToken;
  const told = lists.map(rules => applyHeaderRules(readHeaderRules(rules)));
  return context => told.reduce((key, headers) => `${key}\n${headersKey(headers(context))}`, byToken(context));
}

/** What answers that are cached differ by; `shared` leaves out who the caller is. */
export type CallerKeyOf = (context: Pick<RequestContext, 'headers' | 'identity'>, shared: boolean) => string;

/**
 * What subgraphs are told of the client, for answers that are kept: the trace that a request is part of makes no other
 * answer. `shared` leaves out who it is, and says what the token allows instead.
 */
export function createCallerKey(subgraphs: readonly Pick<SubgraphSettings, 'headers'>[]): CallerKeyOf {
  const identityOf = createIdentity(subgraphs);
  const isTold = subgraphs.some(({ headers }) => headers.length > 0);
  return ({ headers, identity }, shared) => {
    const scopes = identity ? [...identity.scopes].sort().join(' ') : '';
    const who = shared ? scopes : `${scopes}\n${identity?.subject ?? ''}`;
    if (!isTold) return shared ? who : `${who}\n${identityOf({ headers })}`;
    const { traceparent, tracestate, authorization, ...others } = headers;
    return `${who}\n${identityOf({ headers: shared ? others : { ...others, authorization } })}`;
  };
}

/** The headers by which answers that may be kept differ; undefined where rules pass on whatever matches a pattern. */
export function varyOf(subgraphs: readonly Pick<SubgraphSettings, 'headers'>[], cookie: string | undefined) {
  const rules = subgraphs.flatMap(({ headers }) => headers);
  if (rules.some(({ matching }) => matching !== undefined)) return undefined;
  const passed = rules.flatMap(({ propagate }) => propagate ?? []);
  return [...new Set(['accept', 'authorization', ...(cookie === undefined ? [] : ['cookie']), ...passed])].join(', ');
}
