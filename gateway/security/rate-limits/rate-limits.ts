import type { Redis } from 'ioredis';
import { personKey } from '../../../shared/auth/user-id.ts';
import { type GatewayAnswer, withFacts } from '../../request/gateway-answer.ts';
import type { GraphqlRequest, ReadLayer, ReadRequest } from '../../request/pipeline.ts';
import { refusal } from '../../request/refusal.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Settings } from '../../settings/table.ts';
import type { CostOf } from '../demand-control/demand-control.ts';
import { clientAddress } from './client-address.ts';
import { createLimiter, type Limiter, type RateLimitDecision } from './limiter.ts';
import type { KeyPart, Policy } from './policy.ts';
import { type RateLimitFacts, rateLimitFacts } from './rate-limit-facts.ts';
import { limitHeaders } from './rate-limit-headers.ts';

export interface RateLimitOptions {
  readonly policies: readonly Policy[];
  readonly settings: Pick<Settings['rateLimits'], 'keys' | 'headers'>;
  readonly redis: Redis | undefined;
  readonly costOf: CostOf;
  /** Called with each decision of a policy. */
  onDecision?(policy: string, allowed: boolean): void;
}

/** Refuses requests over quota with 429 and `Retry-After`; every policy counts every request. */
export function createRateLimitLayer({ policies, settings, redis, costOf, onDecision }: RateLimitOptions): ReadLayer {
  const limiters = policies.map(policy => createLimiter(policy, settings.keys, redis));
  const needsFacts = policies.some(
    ({ by, unit, operations, fields }) =>
      unit === 'cost' || by.includes('operation') || operations.length + fields.length > 0,
  );
  return next => (request, context) => {
    if (context.transport === 'local') return next(request, context);
    const facts = needsFacts ? factsOf(request, costOf) : NO_FACTS;
    const applicable = limiters.filter(({ policy }) => appliesTo(policy, facts));
    if (applicable.length === 0) return next(request, context);
    return Promise.all(applicable.map(limiter => take(limiter, context, facts))).then(async decisions => {
      if (onDecision) for (const { policy, allowed } of decisions) onDecision(policy.name, allowed);
      const isAllowed = decisions.every(({ allowed }) => allowed);
      const answered = isAllowed ? await next(request, context) : overLimit(decisions);
      return withFacts(answered, { headers: limitHeaders(decisions, settings.headers) });
    });
  };
}

interface RequestFacts extends RateLimitFacts {
  readonly cost: number;
}

const NO_FACTS: RequestFacts = { name: '', rootFields: new Set(), cost: 0 };

/** An operation that cannot be parsed has no facts and no cost. */
function factsOf(request: ReadRequest, costOf: CostOf): RequestFacts {
  const { operation, engine } = request;
  if (operation.kind === 'refused') return NO_FACTS;
  const { name, rootFields } = rateLimitFacts(operation, engine);
  return {
    name: name || documentId(request),
    rootFields,
    cost: costOf(operation, engine).estimate(request.variables ?? {}).cost,
  };
}

/** The key of an operation without a name. */
function documentId({ documentId: id, extensions }: GraphqlRequest): string {
  const persisted = extensions?.persistedQuery as { sha256Hash?: unknown } | null | undefined;
  return id || String(persisted?.sha256Hash ?? '');
}

function appliesTo({ operations, fields }: Policy, { name, rootFields }: RequestFacts): boolean {
  if (operations.length + fields.length === 0) return true;
  return operations.includes(name) || fields.some(field => rootFields.has(field));
}

function take(limiter: Limiter, context: RequestContext, facts: RequestFacts): Promise<RateLimitDecision> {
  const { by, unit } = limiter.policy;
  const key =
    by.length === 1 ? keyPart(by[0]!, context, facts) : by.map(part => keyPart(part, context, facts)).join('\n');
  return limiter.take(key, unit === 'cost' ? Math.max(0, Math.ceil(facts.cost)) : 1);
}

function keyPart(part: KeyPart, { ip, client, identity }: RequestContext, { name }: RequestFacts): string {
  switch (part) {
    case 'ip':
      return clientAddress(ip);
    case 'client':
      return client.name ?? '';
    case 'operation':
      return name;
    // Clients without a token are counted by address, so omitting the token gains nothing.
    case 'token':
      return identity ? `token ${personKey(identity)}` : `ip ${clientAddress(ip)}`;
  }
}

function overLimit(decisions: readonly RateLimitDecision[]): GatewayAnswer {
  const over = decisions.filter(({ allowed }) => !allowed);
  const wait = Math.max(1, ...over.map(({ reset }) => reset));
  const names = over.map(({ policy }) => policy.name);
  return refusal('RATE_LIMITED', {
    message: `Rate limit exceeded for policy ${names.join(', ')}; try again in ${wait} s`,
    details: { policies: names, retryAfter: wait },
    headers: { 'retry-after': String(wait) },
  });
}
