import cluster from 'node:cluster';
import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { SpanKind } from '@opentelemetry/api';
import { AggregatorRegistry } from 'prom-client';
import { type BegunSpan, beginChild, endSpan } from '../../shared/tracing/active-span.ts';
import { isStream } from '../engine/operations/answer.ts';
import { perOperation } from '../engine/operations/per-operation.ts';
import { SubgraphFailure } from '../engine/transport/subgraph-failure.ts';
import type { FetchScope, SubgraphResponse, SubgraphTransport } from '../engine/transport/transport.ts';
import {
  type GatewayAnswer,
  type GatewayAnswered,
  type OperationFacts,
  onAnswer,
  withFacts,
} from '../request/gateway-answer.ts';
import type { OperationLayer, RequestLayer } from '../request/pipeline.ts';
import { contextOf, type RequestContext } from '../request/request-context.ts';
import type { Settings } from '../settings/table.ts';
import { bounded, createMetrics, type Metrics } from './metrics.ts';
import { serveMetrics } from './metrics-server.ts';
import type { Tracing } from './tracing.ts';

/** Metrics, request log and tracing of a process. */
export interface Telemetry {
  readonly metrics: Metrics | undefined;
  /** Undefined if telemetry is disabled; then requests cost nothing extra. */
  readonly layer: RequestLayer | undefined;
  /** Logs and counts a request that is no operation. */
  readonly observeOther: ObserveOther | undefined;
  /** Runs after every layer that may refuse a request; belongs to `layer`. */
  readonly operationNameLayer: OperationLayer | undefined;
  instrument(transport: SubgraphTransport): SubgraphTransport;
  /**
   * Serves `/metrics`, if enabled.
   * @throws SettingsError if it cannot listen on the port
   */
  listen(): Promise<void>;
  /** Starts a planning span; the returned function ends it. */
  readonly planning: (() => () => void) | undefined;
  close(): Promise<void>;
}

/** A request that was refused before it was known to be an operation, or of another route. */
export interface OtherRequest {
  /** What stands in place of an operation's name. */
  readonly operation: string;
  readonly status: number;
  readonly code: string | undefined;
  readonly milliseconds: number;
  readonly context: Pick<RequestContext, 'requestId' | 'client'>;
}

export type ObserveOther = (request: OtherRequest) => void;

/** Writes a log line. Contains no personal data: no address, token, variables or operation text. */
type LogRequest = (facts: object, message: string) => void;

const REQUEST_LOG_LEVELS = new Set(['info', 'debug', 'trace']);

export async function createTelemetry(
  { telemetry, server }: Pick<Settings, 'telemetry' | 'server'>,
  logger: { info: LogRequest; warn: LogRequest },
): Promise<Telemetry> {
  const { metricsPort, metricsHost, operationNames } = telemetry;
  const metrics = metricsPort === undefined ? undefined : createMetrics();
  const log: LogRequest | undefined = REQUEST_LOG_LEVELS.has(server.logLevel)
    ? (facts, message) => logger.info(facts, message)
    : undefined;
  const tracing =
    telemetry.tracesEndpoint === undefined
      ? undefined
      : (await import('./tracing.ts')).createTracing(telemetry, (facts, message) => logger.warn(facts, message));
  const isOn = metrics !== undefined || log !== undefined || tracing !== undefined;
  let listening: Server | undefined;
  return {
    metrics,
    layer: isOn ? observeRequests(metrics, log, tracing, operationNames) : undefined,
    observeOther: isOn ? observeOthers(metrics, log) : undefined,
    operationNameLayer: isOn ? operationNameLayer : undefined,
    instrument: transport => (isOn ? observeFetches(transport, metrics, tracing) : transport),
    planning: tracing && beginPlanning,
    async listen() {
      if (cluster.isWorker && metrics) {
        // The primary process serves the metrics, and collects them from its workers.
        AggregatorRegistry.setRegistries(metrics.registry);
        new AggregatorRegistry();
      } else if (metrics && metricsPort !== undefined) {
        listening = await serveMetrics(metrics.registry, metricsPort, metricsHost);
      }
    },
    async close() {
      listening?.close();
      listening?.closeAllConnections();
      await tracing?.close();
    },
  };
}

/** Names that clients choose are cut in logs, spans and labels. */
const MAX_NAME = 100;

/** Adds the executed operation to the response's facts, after every layer that may refuse it. */
const operationNameLayer: OperationLayer = next => {
  const factsOf = perOperation(({ text, operation }) =>
    operationFacts(text, operation.name?.value, operation.operation),
  );
  return (request, context) => {
    const operation = factsOf(request.operation, request.engine);
    return onAnswer(next(request, context), answered => withFacts(answered, { operation }));
  };
};

/** Facts about an operation that are safe to log. Its text may contain user input, so it is identified by its hash. */
export function operationFacts(text: string, name: string | undefined, type: string): OperationFacts {
  return { name: short(name), type, document: createHash('sha256').update(text).digest('hex') };
}

function observeRequests(
  metrics: Metrics | undefined,
  log: LogRequest | undefined,
  tracing: Tracing | undefined,
  maxNames: number,
): RequestLayer {
  const names = new Set<string>();
  return next => (request, context) => {
    if (context.transport === 'local') return next(request, context);
    const started = performance.now();
    const traced = tracing?.beginRequest(context.headers);
    const fetchTimes = new Map<string, number>();
    const finish = (answered: GatewayAnswered): GatewayAnswered => {
      const duration = performance.now() - started;
      const { operation, cost, caching } = answered;
      const name = operation?.name;
      const label = name === undefined ? (operation ? '(anonymous)' : '(refused)') : bounded(names, name, maxNames);
      const type = operation?.type ?? 'unknown';
      const codes = isStream(answered) ? [] : codesOf(answered);
      if (traced) endRequest(traced, context, operation, codes[0]);
      metrics?.request({ operation: label, type, duration: duration / 1000, codes, cost });
      log?.(
        {
          reqId: context.requestId,
          operation: name ?? label,
          type,
          ...(operation && { document: operation.document }),
          ...(traced && { traceId: traced.span.spanContext().traceId }),
          client: { name: short(context.client.name), version: short(context.client.version) },
          transport: context.transport,
          ...(codes.length > 0 && { codes }),
          durationMs: rounded(duration),
          ...(fetchTimes.size > 0 && {
            subgraphsMs: Object.fromEntries([...fetchTimes].map(([s, ms]) => [s, rounded(ms)])),
          }),
          ...(!isStream(answered) && { bytes: Buffer.byteLength(answered.text) }),
          ...(caching?.age !== undefined && { cached: true }),
          ...(cost && { cost }),
        },
        'request',
      );
      return answered;
    };
    const timed = context.with({ fetchTimes });
    return onAnswer(traced ? traced.run(() => next(request, timed)) : next(request, timed), finish);
  };
}

function observeOthers(metrics: Metrics | undefined, log: LogRequest | undefined): ObserveOther {
  return ({ operation, status, code, milliseconds, context: { requestId, client } }) => {
    const codes = code === undefined ? [] : [code];
    metrics?.request({ operation, type: 'unknown', duration: milliseconds / 1000, codes, cost: undefined });
    log?.(
      {
        reqId: requestId,
        operation,
        type: 'unknown',
        status,
        client: { name: short(client.name), version: short(client.version) },
        transport: 'http',
        ...(codes.length > 0 && { codes }),
        durationMs: rounded(milliseconds),
      },
      'request',
    );
  };
}

/** Ends a request's span, with name and attributes by the semantic conventions for GraphQL servers. */
function endRequest(
  traced: BegunSpan,
  { client, requestId }: RequestContext,
  operation: OperationFacts | undefined,
  code: string | undefined,
): void {
  const { span } = traced;
  if (operation) {
    span.updateName(operation.name === undefined ? operation.type : `${operation.type} ${operation.name}`);
    span.setAttribute('graphql.operation.type', operation.type);
    if (operation.name !== undefined) span.setAttribute('graphql.operation.name', operation.name);
    span.setAttribute('newsgraph.document.sha256', operation.document);
  }
  span.setAttribute('newsgraph.request.id', requestId);
  if (client.name !== undefined) span.setAttribute('newsgraph.client.name', short(client.name)!);
  if (client.version !== undefined) span.setAttribute('newsgraph.client.version', short(client.version)!);
  endSpan(traced, code);
}

function beginPlanning(): () => void {
  const planning = beginChild('plan', {});
  return () => planning?.span.end();
}

const rounded = (ms: number) => Math.round(ms * 100) / 100;
const short = (text: string | undefined) => text?.slice(0, MAX_NAME);

function codesOf({ errors }: GatewayAnswer): string[] {
  return errors.map(({ extensions }) => String(extensions?.code ?? '(none)'));
}

/** Times each fetch, for the histogram of its subgraph, and for the sum per request (fetches may overlap). */
function observeFetches(
  transport: SubgraphTransport,
  metrics: Metrics | undefined,
  tracing: Tracing | undefined,
): SubgraphTransport {
  const { name } = transport;
  const done = (scope: FetchScope, started: number, traced: BegunSpan | undefined, outcome: string) => {
    if (traced) endSpan(traced, outcome === 'ok' ? undefined : outcome);
    const duration = performance.now() - started;
    const { fetchTimes } = contextOf(scope);
    fetchTimes?.set(name, (fetchTimes.get(name) ?? 0) + duration);
    metrics?.fetch(name, duration / 1000, outcome);
  };
  const outcomeOf = ({ errors }: SubgraphResponse) =>
    String(errors?.[0]?.extensions?.code ?? (errors?.length ? '(none)' : 'ok'));
  const failureOf = (error: unknown) => (error instanceof SubgraphFailure ? error.code : '(thrown)');
  return {
    ...transport,
    prepare(operation) {
      const fetch = transport.prepare(operation);
      const attributes = {
        'graphql.operation.type': operation.kind,
        'newsgraph.subgraph.name': name,
        'newsgraph.subgraph.entities': operation.entities,
      };
      return (variables, scope) => {
        const started = performance.now();
        const traced = tracing && beginChild(`fetch ${name}`, { kind: SpanKind.CLIENT, attributes });
        const answered = (response: SubgraphResponse) => {
          done(scope, started, traced, outcomeOf(response));
          return response;
        };
        const failed = (error: unknown): never => {
          done(scope, started, traced, failureOf(error));
          throw error;
        };
        try {
          const response = traced ? traced.run(() => fetch(variables, scope)) : fetch(variables, scope);
          return response instanceof Promise ? response.then(answered, failed) : answered(response);
        } catch (error) {
          return failed(error);
        }
      };
    },
  };
}
