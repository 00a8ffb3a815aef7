import type { GraphQLError } from 'graphql';
import type { Data } from '../execution/data/run-context.ts';
import type { PlanReply } from '../planning/plan-request.ts';
import type { PlanningService } from '../planning/process/planning-service.ts';
import { NO_ACCESS } from '../supergraph/decide-access.ts';
import type { FetchScope } from '../transport/transport.ts';
import type { EngineOptions } from './engine.ts';
import { denialKey, denials, deniedIds, deniedRules, deniedStarts } from './guarded-fields.ts';
import { estimateBytes, type OperationCache } from './operation-cache.ts';
import { invalid, type PreparedOperation, type RefusedOperation, refused } from './prepared-operation.ts';
import { requestError } from './request-errors.ts';
import { takeTurn } from './take-turn.ts';
import { createVariant, type Variant, type VariantContext } from './variant.ts';
import type { VariantKey } from './variant-key.ts';
import type { VisibleSchema } from './visible-schema.ts';

export interface PreparerOptions {
  readonly service: PlanningService;
  readonly cache: OperationCache;
  readonly context: VariantContext;
  /** Returns the schema that a caller may see. */
  readonly visibleSchema: VisibleSchema;
  /** Whether error messages may suggest names from the schema. */
  readonly suggests: boolean;
  readonly options: Pick<EngineOptions, 'overrideLabel' | 'overridePercentile' | 'onPlanning' | 'denialCodes'>;
  readonly onFault: NonNullable<EngineOptions['onFault']>;
}

/** Finds the variant of an operation that a request needs, and plans it if it is new. */
export type VariantFor = (
  prepared: PreparedOperation,
  variables: Readonly<Data>,
  scope: FetchScope,
  /** Whether the client accepts incremental delivery. */
  incremental: boolean,
) => Variant | RefusedOperation | Promise<Variant | RefusedOperation>;

/**
 * Variants cached per operation. Each combination of `@skip` and `@include` values gets its own plan, because planners
 * have bugs with open conditions; clients use few of the combinations.
 */
const MAX_VARIANTS = 64;

export function createPreparer(preparer: PreparerOptions): VariantFor {
  const { service, cache, context, visibleSchema, suggests, options, onFault } = preparer;
  const { denialCodes = 'router' } = options;
  const decide = createDecider(options);
  const planSizes = new WeakMap<PreparedOperation, number[]>();

  const finish = (
    prepared: PreparedOperation,
    variantKey: VariantKey,
    denied: string,
    scope: FetchScope,
    reply: PlanReply,
  ): Variant | RefusedOperation => {
    if (reply.kind === 'invalid') return invalid(prepared, reply.errors, suggests);
    if (reply.kind === 'unreachable') {
      return refused(
        ...reply.fields.map(field => requestError('FIELD_UNREACHABLE', `No subgraph can resolve "${field}"`)),
      );
    }
    if (reply.kind === 'failed') {
      onFault({ message: 'An operation could not be planned', cause: reply.reason, context: scope.context });
      return refused(planningFailed());
    }
    prepared.valid = true;
    const sizes = planSizes.get(prepared) ?? [];
    planSizes.set(prepared, [...sizes, reply.plan ? JSON.stringify(reply.plan).length : 0].slice(-MAX_VARIANTS));
    const deferring = reply.plan?.kind === 'Defer';
    const inclusion = {
      conditions: variantKey.conditions,
      denied: denials(prepared.guarded, denied, scope.access ?? NO_ACCESS, denialCodes),
      deferring,
    };
    const visible = prepared.introspects ? visibleSchema(deniedIds(prepared.guarded, denied)) : context.schema;
    return createVariant(prepared, reply.plan, inclusion, visible, variantKey, context);
  };
  const store = (prepared: PreparedOperation, key: string, made: Variant | RefusedOperation) => {
    const { text, operationName, variants } = prepared;
    if ('kind' in made) {
      variants.delete(key);
      // An invalid operation is invalid in all variants; a planning failure may be transient.
      if (isInvalid(made.errors)) cache.set(text, operationName, made, estimateBytes(text, []));
      return;
    }
    variants.delete(key);
    variants.set(key, made);
    for (const oldest of variants.keys()) {
      if (variants.size <= MAX_VARIANTS) break;
      variants.delete(oldest);
    }
    cache.set(text, operationName, prepared, estimateBytes(text, planSizes.get(prepared) ?? []));
  };

  return (prepared, variables, scope, incremental) => {
    const conditions = new Map(prepared.conditions.map(name => [name, variables[name] !== false]));
    const overrides = prepared.labels.length === 0 ? [] : decide(prepared, scope);
    let key = '';
    for (const value of conditions.values()) key += value ? '1' : '0';
    for (const [, holds] of overrides) key += holds ? 'y' : 'n';
    const access = scope.access ?? NO_ACCESS;
    const denied = prepared.guarded.length === 0 ? '' : deniedRules(prepared.guarded, access);
    if (denied !== '') key += `/${denied}${denialKey(prepared.guarded, denied, access)}`;
    const deferring = prepared.defers && incremental;
    if (deferring) key += '+';
    const known = prepared.variants.get(key);
    // Of many clients that wait for one plan, not all answers are worked out before the first is sent.
    if (known instanceof Promise) return scope.inTurns ? known.then(inTurn) : known;
    if (known) return known;
    const { text, operationName } = prepared;
    const variantKey: VariantKey = { conditions, access: scope.access, incremental };
    const planned = options.onPlanning?.();
    const reply = service.plan({
      text,
      operationName,
      conditions: [...conditions],
      overrides,
      denied: [...deniedStarts(prepared.guarded, denied)],
      deferring,
      validate: !prepared.valid,
    });
    if (!(reply instanceof Promise)) {
      planned?.();
      const made = finish(prepared, variantKey, denied, scope, reply);
      store(prepared, key, made);
      return made;
    }
    const pending = reply.then(arrived => {
      planned?.();
      const made = finish(prepared, variantKey, denied, scope, arrived);
      store(prepared, key, made);
      return made;
    });
    prepared.variants.set(key, pending);
    // Cached at once, so that concurrent requests for the same operation share the planning.
    cache.set(text, operationName, prepared, estimateBytes(text, []));
    pending.catch(() => prepared.variants.delete(key));
    return pending;
  };
}

async function inTurn<T>(value: T): Promise<T> {
  await new Promise<void>(takeTurn);
  return value;
}

/** Decides whether each override label is on for a request. */
function createDecider({ overrideLabel, overridePercentile }: PreparerOptions['options']) {
  return (prepared: PreparedOperation, scope: FetchScope): [string, boolean][] => {
    let percentile: number | undefined;
    return prepared.labels.map(({ label, percent }) => {
      if (percent === undefined) return [label, overrideLabel?.(label, scope) ?? false];
      if (percent <= 0 || percent >= 100) return [label, percent >= 100];
      percentile ??= overridePercentile?.(scope) ?? Math.random() * 100;
      return [label, percentile < percent];
    });
  };
}

function planningFailed(): GraphQLError {
  return requestError('OPERATION_PLANNING_FAILED', 'The operation could not be planned');
}

function isInvalid(errors: readonly GraphQLError[]): boolean {
  return errors.every(error => error.extensions.code === 'GRAPHQL_VALIDATION_FAILED');
}
