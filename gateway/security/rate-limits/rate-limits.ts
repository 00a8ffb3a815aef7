import type { Redis } from 'ioredis';
import { personKey } from '../../../shared/auth/user-id.ts';
import { type GatewayAnswer, withFacts } from '../../request/gateway-answer.ts';
import type { GraphqlRequest, ReadLayer, ReadRequest } from '../../request/pipeline.ts';
import { refusal } from '../../request/refusal.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Settings } from '../../settings/table.ts';
import type { CostOf } from '../demand-control/demand-control.ts';
import { clientAddress } from './client-address.ts';
import { createLimiter, type RateLimitDecision } from './limiter.ts';
import type { KeyPart, Policy } from './policy.ts';
import { countFields, type RateLimitFacts, rateLimitFacts } from './rate-limit-facts.ts';
import { limitHeaders } from './rate-limit-headers.ts';

export interface RateLimitOptions {
  readonly policies: readonly Policy[];
  readonly settings: Pick<Settings['rateLimits'], 'keys' | 'headers'>;
  readonly redis: Redis | undefined;
  readonly costOf: CostOf;
  /** Called with each decision of a policy. */
  onDecision?(policy: string, allowed: boolean): void;
}

export interface RateLimits {
  /** Refuses operations over quota with 429 and `Retry-After`; every policy counts every operation. */
  readonly layer: ReadLayer;
  /** Counts a request that is no operation by the policies for all. @returns the refusal of one over quota */
  limitOther(context: RequestContext): Promise<GatewayAnswer | undefined>;
}

export function createRateLimits({ policies, settings, redis, costOf, onDecision }: RateLimitOptions): RateLimits {
  const limiters = policies.map(policy => createLimiter(policy, settings.keys, redis));
  const needsFacts = policies.some(
    ({ by, unit, operations, fields }) =>
      unit === 'cost' || by.includes('operation') || operations.length + fields.length > 0,
  );
  const forAll = limiters.filter(
    ({ policy: { unit, operations, fields } }) => unit === 'requests' && operations.length + fields.length === 0,
  );
  const decide = async (taken: readonly Promise<RateLimitDecision>[]) => {
    const decisions = await Promise.all(taken);
    if (onDecision) for (const { policy, allowed } of decisions) onDecision(policy.name, allowed);
    const isAllowed = decisions.every(({ allowed }) => allowed);
    const headers = limitHeaders(decisions, settings.headers);
    return { refused: isAllowed ? undefined : overLimit(decisions), headers };
  };
  return {
    layer: next => (request, context) => {
      if (context.transport === 'local') return next(request, context);
      const facts = needsFacts ? factsOf(request, costOf) : NO_FACTS;
      const applicable = limiters
        .map(limiter => ({ limiter, points: pointsOf(limiter.policy, facts, request) }))
        .filter(({ points }) => points !== undefined);
      if (applicable.length === 0) return next(request, context);
      const taken = applicable.map(({ limiter, points }) =>
        limiter.take(keyOf(limiter.policy, context, facts), points!),
      );
      return decide(taken).then(async ({ refused, headers }) =>
        withFacts(refused ?? (await next(request, context)), { headers }),
      );
    },
    async limitOther(context) {
      if (forAll.length === 0) return undefined;
      const { refused, headers } = await decide(
        forAll.map(limiter => limiter.take(keyOf(limiter.policy, context, NO_FACTS), 1)),
      );
      return refused && (withFacts(refused, { headers }) as GatewayAnswer);
    },
  };
}

interface RequestFacts extends RateLimitFacts {
  readonly cost: number;
}

const NO_FACTS: RequestFacts = { name: '', rootFields: [], cost: 0 };

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

/** What a request costs by a policy; undefined if the policy does not apply to it. A policy of fields counts each of them. */
function pointsOf(
  { operations, fields, unit }: Policy,
  facts: RequestFacts,
  { variables }: GraphqlRequest,
): number | undefined {
  const isForAll = operations.length + fields.length === 0;
  const count = fields.length > 0 ? countFields(fields, facts, variables ?? {}) : 0;
  if (!isForAll && count === 0 && !operations.includes(facts.name)) return undefined;
  return unit === 'cost' ? Math.max(0, Math.ceil(facts.cost)) : Math.max(1, count);
}

function keyOf({ by }: Policy, context: RequestContext, facts: RequestFacts): string {
  return by.length === 1 ? keyPart(by[0]!, context, facts) : by.map(part => keyPart(part, context, facts)).join('\n');
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
