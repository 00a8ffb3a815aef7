import { type GraphQLError, OperationTypeNode } from 'graphql';
import type { Data, RunContext } from '../execution/data/run-context.ts';
import { variablesToSend } from '../numbers/exact-variables.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import type { FetchScope } from '../transport/transport.ts';
import type { EngineContext, EngineRequest } from './engine.ts';
import { createOperationCache, estimateBytes, type OperationCache } from './operation-cache.ts';
import type { VariantFor } from './prepare-variant.ts';
import {
  type Preparation,
  type PreparedOperation,
  type ReadOptions,
  type RefusedOperation,
  readOperation,
} from './prepared-operation.ts';
import { requestError, withoutSuggestion } from './request-errors.ts';
import type { Variant } from './variant.ts';

/** Resolves a request to a variant that is ready to run. */
export interface Starter {
  /** The cached operation, or a newly parsed one. */
  read(request: EngineRequest): Preparation;
  /**
   * Calls `run` with the variant and a run context, or `refuse`; synchronous unless the operation must be planned.
   * @param incremental whether the client accepts incremental delivery
   */
  start<T>(
    prepared: Preparation,
    variables: EngineRequest['variables'],
    context: EngineContext | undefined,
    incremental: boolean,
    refuse: (errors: readonly GraphQLError[]) => T,
    run: (variant: Variant, run: RunContext) => T | Promise<T>,
  ): T | Promise<T>;
}

/** Memory for refused operations, in estimated bytes; separate, so that a flood of them evicts no usable operation. */
const REFUSAL_BYTES = 4_194_304;

export function createStarter(
  supergraph: LoadedSupergraph,
  cache: OperationCache,
  variantFor: VariantFor,
  suggests: boolean,
  options: ReadOptions,
): Starter {
  const refusals = createOperationCache(REFUSAL_BYTES);
  const read: Starter['read'] = ({ query, operationName }) => {
    const name = operationName ?? undefined;
    const known = cache.get(query, name) ?? refusals.get(query, name);
    if (known) return known;
    const made = readOperation(query, name, supergraph, options);
    // Cached at once: an operation is read several times per request, and a refusal holds for its text.
    (made.kind === 'prepared' ? cache : refusals).set(query, name, made, estimateBytes(query, []));
    return made;
  };
  return {
    read,
    start(prepared, variables, context, incremental, refuse, run) {
      if (prepared.kind === 'refused') return refuse(prepared.errors);
      prepared.uses++;
      const isQuery = prepared.operation.operation === OperationTypeNode.QUERY;
      const requested: FetchScope = { context: undefined, ...context, contexts: new Map() };
      // A mutation is not cancelled once started; a subscription is closed by its reader.
      const scope = isQuery || !requested.signal ? requested : { ...requested, signal: undefined };
      // An unknown operation must be validated first: variables of unknown types cannot be coerced.
      const coerced = coerceVariables(prepared, variables, suggests);
      if ('errors' in coerced && prepared.valid) return refuse(coerced.errors);
      const values = 'errors' in coerced ? {} : coerced.coerced;
      const variant = variantFor(prepared, values, scope, incremental);
      const proceed = (ready: Variant | RefusedOperation) => {
        if ('kind' in ready) return refuse(ready.errors);
        if ('errors' in coerced) return refuse(coerced.errors);
        return run(ready, {
          data: {},
          variables: variablesToSend(supergraph.schema, prepared.operation, variables ?? {}),
          coerced: values,
          errors: [],
          scope,
        });
      };
      return variant instanceof Promise ? variant.then(proceed) : proceed(variant);
    },
  };
}

type Coerced = { readonly coerced: Data } | { readonly errors: readonly GraphQLError[] };

function coerceVariables(
  { coerce }: PreparedOperation,
  variables: EngineRequest['variables'],
  suggests: boolean,
): Coerced {
  const result = coerce(variables ?? {});
  if ('coerced' in result) return result;
  return {
    errors: result.errors.map(error => requestError('BAD_USER_INPUT', suggests ? error : withoutSuggestion(error))),
  };
}
