import { setImmediate as turn } from 'node:timers/promises';
import { type ExecutionResult, GraphQLError, OperationTypeNode } from 'graphql';
import { isTooDeep } from '../document/too-deep.ts';
import type { ResponseError, RunContext } from '../execution/data/run-context.ts';
import { exactFields } from '../numbers/exact-fields.ts';
import { withPlainNumbers } from '../numbers/exact-json.ts';
import { createInternalNames } from '../plan/internal-names.ts';
import { createPlanOperation } from '../planning/plan-operation.ts';
import { createPlanningProcess, type PlanningProcess } from '../planning/process/planning-process.ts';
import { createInlinePlanning, type PlanningService } from '../planning/process/planning-service.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import type { SubgraphTransport } from '../transport/transport.ts';
import { type Accepts, type Answer, type Answered, ONE_ANSWER, refusedWith } from './answer.ts';
import { answerInParts } from './deferred-answer.ts';
import type { Engine, EngineContext, EngineFault, EngineOptions, EngineRequest } from './engine.ts';
import { createOperationCache, type KnownOperation } from './operation-cache.ts';
import { createPreparer, type VariantFor } from './prepare-variant.ts';
import type { Preparation, RefusedOperation } from './prepared-operation.ts';
import { requestError } from './request-errors.ts';
import { type AnswerSharing, createAnswerSharing } from './share-answers.ts';
import { createStarter, type Starter } from './start-request.ts';
import { openSubscription } from './subscription-answer.ts';
import type { Variant, VariantContext } from './variant.ts';
import { createVisibleSchema } from './visible-schema.ts';

/**
 * Creates an engine that executes operations against a supergraph, over one transport per subgraph.
 * @throws {TypeError} when a subgraph has no transport
 */
export function createEngine(options: EngineOptions): Engine {
  const { supergraph, planning = 'process', cacheBytes = 134_217_728, onFault = () => {} } = options;
  const { schema } = supergraph;
  const transports = transportsByName(options);
  const names = createInternalNames(supergraph.planner);
  const service = openPlanning(supergraph, planning);
  const cache = createOperationCache(cacheBytes);
  const context: VariantContext = {
    schema,
    names,
    possibleTypes: supergraph.possibleTypes,
    keys: supergraph.keys,
    transport: name => transports.get(name)!,
    externalName: names.external,
    exactFields: exactFields(schema),
    compileAfter: options.compileAfter ?? 1,
  };
  const visibleSchema = createVisibleSchema(supergraph);
  const suggests = options.suggestions ?? (options.introspection !== false && !supergraph.access.any);
  const variantFor = createPreparer({ service, cache, context, visibleSchema, suggests, options, onFault });

  const sharing = options.shareAnswers ? createAnswerSharing() : undefined;
  const starter = createStarter(supergraph, cache, variantFor, suggests, options);
  const { read, start } = starter;
  const internal = reportingFaults(onFault);

  const runOperation: Engine['run'] = (operation, variables, given, accepts) => {
    const failed = (error: unknown) => refusedWith([internal(error, given)]);
    try {
      const answered = start<Answered>(
        operation,
        variables,
        given,
        accepts.incremental !== undefined,
        refusedWith,
        (variant, run) => runVariant(variant, run, accepts, sharing, error => internal(error, given)),
      );
      return answered instanceof Promise ? answered.catch(failed) : answered;
    } catch (error) {
      return failed(error);
    }
  };
  const answer: Engine['answer'] = (request, given, accepts) =>
    runOperation(read(request), request.variables, given, accepts);

  return {
    schema,
    supergraph,
    read,
    prepare(request, given) {
      const prepared = read(request);
      if (prepared.kind === 'refused') return prepared;
      return start<Preparation>(
        prepared,
        request.variables,
        given,
        false,
        errors => ({ kind: 'refused', errors }),
        () => prepared,
      );
    },
    execute: async (request, given) =>
      executeToResult(starter, request, given, sharing).catch(error => ({ errors: [internal(error, given)] })),
    executeToText(request, given) {
      const answered = answer(request, given ?? NO_CONTEXT, ONE_ANSWER) as Answer | Promise<Answer>;
      return answered instanceof Promise ? answered.then(({ text }) => text) : answered.text;
    },
    answer,
    run: runOperation,
    operations: cache,
    plan: async (request, given, { incremental } = ONE_ANSWER) =>
      start<Variant | RefusedOperation>(
        read(request),
        request.variables,
        given,
        incremental !== undefined,
        errors => ({ kind: 'refused', errors }),
        variant => variant,
      ),
    async warm(known) {
      const prepared = read(known);
      // Lets requests run between parsing and planning.
      await turn();
      return warmVariant(prepared, variantFor, known);
    },
    async close() {
      await Promise.all([service.close(), ...[...transports.values()].map(transport => transport.close())]);
    },
  };
}

/** Executes an operation and returns the result as objects. */
async function executeToResult(
  { read, start }: Starter,
  request: EngineRequest,
  given: EngineContext | undefined,
  sharing: AnswerSharing | undefined,
): Promise<ExecutionResult> {
  return start<ExecutionResult>(
    read(request),
    request.variables,
    given,
    false,
    errors => ({ errors }),
    async (variant, run) => {
      await variant.run(run);
      if (variant.operationType === OperationTypeNode.MUTATION) sharing?.forget();
      const { data: exact, errors } = variant.result(run);
      const data = withPlainNumbers(exact);
      return errors.length === 0 ? { data } : { data, errors: errors.map(toGraphQLError) };
    },
  );
}

const NO_CONTEXT: EngineContext = { context: undefined };

function openPlanning(supergraph: LoadedSupergraph, planning: 'process' | 'inline' | PlanningProcess): PlanningService {
  const inline = createInlinePlanning(createPlanOperation(supergraph.planner, supergraph.schema));
  if (planning === 'inline') return inline;
  if (planning !== 'process') return planning.open(supergraph, inline);
  const own = createPlanningProcess();
  return { ...own.open(supergraph, inline), close: own.close };
}

function runVariant(
  variant: Variant,
  run: RunContext,
  accepts: Accepts,
  sharing: AnswerSharing | undefined,
  onFault: (error: unknown) => GraphQLError,
): Answered | Promise<Answered> {
  const { subscription, deferral, operationType } = variant;
  if (subscription) {
    if (!accepts.subscription) return refusedWith([streamNotAccepted()]);
    return openSubscription({ ...variant, subscription }, run, onFault);
  }
  const write = (given: RunContext) => {
    const pending = variant.run(given);
    return pending ? pending.then(() => variant.answer(given)) : variant.answer(given);
  };
  const answer = () =>
    deferral ? answerInParts({ ...variant, deferral }, run, accepts.incremental ?? '20220824', onFault) : write(run);
  if (!sharing) return answer();
  if (operationType === OperationTypeNode.MUTATION) return Promise.resolve(answer()).finally(sharing.forget);
  if (deferral || run.scope.identity === undefined) return answer();
  return sharing.share(variant, run, write);
}

async function warmVariant(
  prepared: Preparation,
  variantFor: VariantFor,
  { conditions, access, incremental }: KnownOperation,
): Promise<RefusedOperation | undefined> {
  if (prepared.kind === 'refused') return prepared;
  const scope = { context: undefined, contexts: new Map(), ...(access && { access }) };
  const variant = await variantFor(prepared, Object.fromEntries(conditions), scope, incremental);
  if ('kind' in variant) return variant;
  await turn();
  variant.warm();
  return undefined;
}

function streamNotAccepted(): GraphQLError {
  return requestError(
    'SUBSCRIPTION_NOT_ACCEPTED',
    'Subscriptions require WebSocket, text/event-stream or multipart/mixed; this request accepts none of them',
  );
}

/** Reports a fault and returns the error that clients see. */
function reportingFaults(onFault: (fault: EngineFault) => void) {
  return (cause: unknown, given: EngineContext | undefined): GraphQLError => {
    if (isTooDeep(cause)) return requestError('BAD_USER_INPUT', 'The variables are nested too deep');
    onFault({ message: 'The engine failed on a request', cause, context: given?.context });
    return requestError('INTERNAL_SERVER_ERROR', 'Internal server error');
  };
}

function transportsByName({ supergraph, transports }: EngineOptions): Map<string, SubgraphTransport> {
  const byName = new Map(transports.map(transport => [transport.name, transport]));
  const missing = supergraph.subgraphs.filter(({ name }) => !byName.has(name));
  if (missing.length > 0)
    throw new TypeError(`No transport for subgraph ${missing.map(({ name }) => name).join(', ')}`);
  return byName;
}

function toGraphQLError({ message, path, extensions }: ResponseError): GraphQLError {
  return new GraphQLError(message, { ...(path ? { path } : {}), ...(extensions ? { extensions } : {}) });
}
