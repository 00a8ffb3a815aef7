import type { SubgraphSettings } from '../settings/table.ts';
import { applyHeaderRules, headersKey } from '../transport/propagate-headers.ts';
import { readHeaderRules } from '../transport/read-header-rules.ts';
import type { RequestContext } from './request-context.ts';

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
