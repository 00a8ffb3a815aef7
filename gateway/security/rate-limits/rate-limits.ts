import type { Redis } from 'ioredis';
import { type GatewayAnswer, withFacts } from '../../request/gateway-answer.ts';
import type { GraphqlRequest, ReadLayer, ReadRequest } from '../../request/pipeline.ts';
import { refusal } from '../../request/refusal.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Settings } from '../../settings/table.ts';
import type { CostOf } from '../demand-control/demand-control.ts';
import { clientAddress } from './client-address.ts';
import { createLimiter, type Limiter, type Verdict } from './limiter.ts';
import type { KeyPart, Policy } from './policy.ts';
import { type RateLimitFacts, rateLimitFacts } from './rate-limit-facts.ts';
import { limitHeaders } from './rate-limit-headers.ts';

export interface RateLimitOptions {
  readonly policies: readonly Policy[];
  readonly settings: Pick<Settings['rateLimits'], 'keys' | 'headers'>;
  readonly redis: Redis | undefined;
  readonly costOf: CostOf;
  /** Told of each decision of a policy. */
  onDecision?(policy: string, allowed: boolean): void;
}

/** Refuses who asks for more than the policies allow, with 429 and the time to wait; every policy counts every request. */
export function createRateLimits({ policies, settings, redis, costOf, onDecision }: RateLimitOptions): ReadLayer {
  const limiters = policies.map(policy => createLimiter(policy, settings.keys, redis));
  const looksInside = policies.some(
    ({ by, unit, operations, fields }) =>
      unit === 'cost' || by.includes('operation') || operations.length + fields.length > 0,
  );
  return next => (request, context) => {
    if (context.transport === 'local') return next(request, context);
    const facts = looksInside ? lookInside(request, costOf) : NOTHING_SEEN;
    const concerned = limiters.filter(({ policy }) => concerns(policy, facts));
    if (concerned.length === 0) return next(request, context);
    return Promise.all(concerned.map(limiter => take(limiter, context, facts))).then(async verdicts => {
      if (onDecision) for (const { policy, allowed } of verdicts) onDecision(policy.name, allowed);
      const isAllowed = verdicts.every(({ allowed }) => allowed);
      const answered = isAllowed ? await next(request, context) : overLimit(verdicts);
      return withFacts(answered, { headers: limitHeaders(verdicts, settings.headers) });
    });
  };
}

interface Seen extends RateLimitFacts {
  readonly cost: number;
}

const NOTHING_SEEN: Seen = { name: '', rootFields: new Set(), cost: 0 };

/** Of an operation that cannot be read nothing is seen: it costs nothing either. */
function lookInside(request: ReadRequest, costOf: CostOf): Seen {
  const { operation, engine } = request;
  if (operation.kind === 'refused') return NOTHING_SEEN;
  const { name, rootFields } = rateLimitFacts(operation, engine);
  return {
    name: name || documentId(request),
    rootFields,
    cost: costOf(operation, engine).estimate(request.variables ?? {}).cost,
  };
}

/** What an operation without a name goes by. */
function documentId({ documentId: id, extensions }: GraphqlRequest): string {
  const persisted = extensions?.persistedQuery as { sha256Hash?: unknown } | null | undefined;
  return id || String(persisted?.sha256Hash ?? '');
}

function concerns({ operations, fields }: Policy, { name, rootFields }: Seen): boolean {
  if (operations.length + fields.length === 0) return true;
  return operations.includes(name) || fields.some(field => rootFields.has(field));
}

function take(limiter: Limiter, context: RequestContext, seen: Seen): Promise<Verdict> {
  const { by, unit } = limiter.policy;
  const key =
    by.length === 1 ? keyPart(by[0]!, context, seen) : by.map(part => keyPart(part, context, seen)).join('\n');
  return limiter.take(key, unit === 'cost' ? Math.max(0, Math.ceil(seen.cost)) : 1);
}

function keyPart(part: KeyPart, { ip, client, identity }: RequestContext, { name }: Seen): string {
  switch (part) {
    case 'ip':
      return clientAddress(ip);
    case 'client':
      return client.name ?? '';
    case 'operation':
      return name;
    // Who leaves the token away is counted by address, and gains nothing.
    case 'token':
      return identity ? `token ${identity.subject}` : `ip ${clientAddress(ip)}`;
  }
}

function overLimit(verdicts: readonly Verdict[]): GatewayAnswer {
  const over = verdicts.filter(({ allowed }) => !allowed);
  const wait = Math.max(1, ...over.map(({ reset }) => reset));
  const names = over.map(({ policy }) => policy.name);
  return refusal('RATE_LIMITED', {
    message: `Too many requests by the policy ${names.join(', ')}; try again in ${wait} s`,
    details: { policies: names, retryAfter: wait },
    headers: { 'retry-after': String(wait) },
  });
}
