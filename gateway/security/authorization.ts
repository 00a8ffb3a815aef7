import { pathToFileURL } from 'node:url';
import { GraphQLError } from 'graphql';
import type { Identity } from '../../shared/auth/identity.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { refusedWith } from '../engine/operations/answer.ts';
import { deniedRules, deniedStarts, denyingRules } from '../engine/operations/guarded-fields.ts';
import { perOperation } from '../engine/operations/per-operation.ts';
import type { PreparedOperation } from '../engine/operations/prepared-operation.ts';
import { type Access, type DenialCodes, denialOf } from '../engine/supergraph/decide-access.ts';
import type { GatewayAnswer } from '../request/gateway-answer.ts';
import type { Handler, OperationLayer, OperationRequest } from '../request/pipeline.ts';
import type { RequestContext, RequestHeaders } from '../request/request-context.ts';

/** The input of policy decisions. */
export interface PolicyContext {
  /** The caller, from a verified token; undefined without a token. */
  readonly identity: Identity | undefined;
  readonly headers: RequestHeaders;
  readonly requestId: string;
}

/** Decides for each policy whether it is granted to the caller; missing policies are not granted. */
export type DecidePolicies = (
  policies: readonly string[],
  context: PolicyContext,
) => PolicyDecisions | Promise<PolicyDecisions>;

type PolicyDecisions = Readonly<Record<string, boolean>>;

/**
 * Loads the function that `authorization.policyModule` names.
 *
 * @param file relative to the working directory
 * @throws SettingsError if it cannot be loaded or its default export is not a function
 */
export async function loadPolicies(file: string): Promise<DecidePolicies> {
  let loaded: { readonly default?: unknown };
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (error) {
    throw new SettingsError(`POLICY_MODULE: ${file} cannot be loaded: ${(error as Error).message}`);
  }
  if (typeof loaded.default === 'function') return loaded.default as DecidePolicies;
  throw new SettingsError(
    `POLICY_MODULE: ${file}: found ${typeof loaded.default}, expected a function as default export`,
  );
}

export interface AuthorizationOptions {
  readonly mode: 'null' | 'reject';
  readonly codes: DenialCodes;
  /** @default no policy is granted */
  readonly decidePolicies?: DecidePolicies | undefined;
  report(error: unknown, requestId: string): void;
}

/**
 * Decides policies before an operation is executed, once for all it needs; and in mode `reject`, refuses operations
 * with denied fields. Undefined if the engine's own checks suffice.
 */
export function createAuthorizationLayer({
  mode,
  codes,
  decidePolicies,
  report,
}: AuthorizationOptions): OperationLayer | undefined {
  if (mode === 'null' && !decidePolicies) return undefined;
  const policiesOf = perOperation(policiesNeeded);
  return next => {
    const proceed: Handler<OperationRequest> = (request, context) =>
      (mode === 'reject' ? refusalOf(request.operation, context, codes) : undefined) ?? next(request, context);
    if (!decidePolicies) return proceed;
    return (request, context) => {
      const { operation, engine } = request;
      if (operation.guarded.length === 0) return next(request, context);
      const policies = policiesOf(operation, engine);
      if (policies.length === 0) return proceed(request, context);
      return decide(decidePolicies, policies, context, report).then(access =>
        proceed(request, context.with({ access })),
      );
    };
  };
}

function policiesNeeded({ guarded }: PreparedOperation): readonly string[] {
  return [...new Set(guarded.flatMap(({ rule }) => rule.policies.flat(2)))];
}

/** A failed decision grants nothing. */
async function decide(
  decidePolicies: DecidePolicies,
  policies: readonly string[],
  { identity, headers, requestId, access }: RequestContext,
  report: AuthorizationOptions['report'],
): Promise<Access> {
  try {
    const decisions = await decidePolicies(policies, { identity, headers, requestId });
    const granted = new Set(policies.filter(name => Object.hasOwn(decisions, name) && decisions[name] === true));
    return { ...access, policy: name => granted.has(name) };
  } catch (error) {
    report(error, requestId);
    return access;
  }
}

/** Refuses an operation that selects denied fields: 401 for an unauthenticated caller, otherwise 403. */
function refusalOf(
  { guarded, document }: PreparedOperation,
  { access }: RequestContext,
  codes: DenialCodes,
): GatewayAnswer | undefined {
  const named = guarded.filter(({ starts }) => starts.length > 0);
  const denied = named.length === 0 ? '' : deniedRules(named, access);
  if (!denied.includes('1')) return undefined;
  const { code, missingScopes } = denialOf(denyingRules(named, denied), access, codes);
  const source = document.loc?.source;
  const error = new GraphQLError('Not authorized to access fields of this operation', {
    ...(source && { source, positions: [...deniedStarts(named, denied)] }),
    extensions: { ...(missingScopes.length > 0 && { missingScopes }), code },
  });
  const refused = refusedWith([error]);
  return access.authenticated
    ? { ...refused, status: 403 }
    : { ...refused, status: 401, headers: { 'www-authenticate': 'Bearer' } };
}
