import type { Redis } from 'ioredis';
import type { Graph, GraphqlRequest, Layer } from '../../request/pipeline.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Settings } from '../../settings/table.ts';
import type { CostOf } from '../demand-control/demand-control.ts';
import { clientAddress } from './client-address.ts';
import { createLimiter, type Limiter, type Verdict } from './limiter.ts';
import type { KeyPart, Policy } from './policy.ts';
import { type RateLimitFacts, rateLimitFacts } from './rate-limit-facts.ts';
import { sayLimits } from './rate-limit-headers.ts';

export interface RateLimitOptions {
  readonly policies: readonly Policy[];
  readonly settings: Pick<Settings['rateLimits'], 'keys' | 'headers'>;
  readonly redis: Redis | undefined;
  readonly costOf: CostOf;
  /** Told of each decision of a policy. */
  onDecision?(policy: string, allowed: boolean): void;
}

/** Refuses who asks for more than the policies allow, with 429 and the time to wait; every policy counts every request. */
export function createRateLimits({ policies, settings, redis, costOf, onDecision }: RateLimitOptions): Layer {
  const limiters = policies.map(policy => createLimiter(policy, settings.keys, redis));
  const looksInside = policies.some(
    ({ by, unit, operations, fields }) =>
      unit === 'cost' || by.includes('operation') || operations.length + fields.length > 0,
  );
  return (next, graph) => (request, context) => {
    if (context.transport === 'local') return next(request, context);
    const facts = looksInside ? lookInside(request, graph, costOf) : NOTHING_SEEN;
    const concerned = limiters.filter(({ policy }) => concerns(policy, facts));
    if (concerned.length === 0) return next(request, context);
    return Promise.all(concerned.map(limiter => take(limiter, context, facts))).then(verdicts => {
      if (onDecision) for (const { policy, allowed } of verdicts) onDecision(policy.name, allowed);
      sayLimits(context.notes, verdicts, settings.headers);
      return verdicts.every(({ allowed }) => allowed) ? next(request, context) : refuse(context, verdicts);
    });
  };
}

interface Seen extends RateLimitFacts {
  readonly cost: number;
}

const NOTHING_SEEN: Seen = { name: '', rootFields: new Set(), cost: 0 };

/** Of an operation that cannot be read nothing is seen: it costs nothing either. */
function lookInside(request: GraphqlRequest, graph: Graph, costOf: CostOf): Seen {
  const engine = graph.engine();
  const prepared = engine.read(request);
  if (prepared.kind === 'refused') return NOTHING_SEEN;
  const { name, rootFields } = rateLimitFacts(prepared, engine);
  return {
    name: name || documentId(request),
    rootFields,
    cost: costOf(prepared, engine).estimate(request.variables ?? {}).cost,
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

function refuse({ notes }: RequestContext, verdicts: readonly Verdict[]): string {
  const over = verdicts.filter(({ allowed }) => !allowed);
  const wait = Math.max(1, ...over.map(({ reset }) => reset));
  const names = over.map(({ policy }) => policy.name).join(', ');
  notes.status = 429;
  notes.setHeader('retry-after', String(wait));
  const message = `Too many requests by the policy ${names}; try again in ${wait} s`;
  const extensions = { code: 'RATE_LIMITED', policies: over.map(({ policy }) => policy.name), retryAfter: wait };
  return JSON.stringify({ errors: [{ message, extensions }] });
}
