import { ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { type BegunSpan, beginSpan } from '../../shared/tracing/active-span.ts';
import type { RequestHeaders } from '../request/request-context.ts';
import type { Settings } from '../settings/table.ts';

/** Request traces, exported by OTLP over HTTP. */
export interface Tracing {
  /** Starts the span of a request, as a child of the one in its headers. */
  beginRequest(headers: RequestHeaders): BegunSpan;
  /** Exports remaining spans; waits only briefly for an unresponsive collector. */
  close(): Promise<void>;
}

/** Export timeout, in milliseconds. */
const EXPORT_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 2_000;
/** Minimum time between two warnings about an unreachable collector, in milliseconds. */
const WARNING_INTERVAL_MS = 60_000;

/** @param warn called when spans could not be exported */
export function createTracing(
  { tracesEndpoint, tracesHeaders, serviceName, sampleRatio }: Settings['telemetry'],
  warn: (facts: object, message: string) => void,
): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${tracesEndpoint!.replace(/\/$/, '')}/v1/traces`,
    headers: readHeaders(tracesHeaders),
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': serviceName })),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampleRatio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: EXPORT_TIMEOUT_MS })],
  });
  let lastWarning = Number.NEGATIVE_INFINITY;
  setGlobalErrorHandler(error => {
    if (performance.now() - lastWarning < WARNING_INTERVAL_MS) return;
    lastWarning = performance.now();
    warn({ cause: error instanceof Error ? error.message : String(error) }, 'Traces cannot be exported');
  });
  const tracer = provider.getTracer('newsgraph');
  const propagator = new W3CTraceContextPropagator();
  return {
    beginRequest(headers) {
      const parent = propagator.extract(ROOT_CONTEXT, headers, HEADER_GETTER);
      return beginSpan(tracer, parent, 'request', { kind: SpanKind.SERVER });
    },
    async close() {
      const late = AbortSignal.timeout(CLOSE_TIMEOUT_MS);
      const gaveUp = new Promise<void>(resolve => late.addEventListener('abort', () => resolve()));
      await Promise.race([provider.shutdown().catch(() => {}), gaveUp]);
    },
  };
}

const HEADER_GETTER = {
  keys: (headers: RequestHeaders) => Object.keys(headers),
  get: (headers: RequestHeaders, name: string) => headers[name] as string | string[] | undefined,
};

/** Parses `name=value,name=value`, the format of OTEL_EXPORTER_OTLP_HEADERS. */
function readHeaders(text: string | undefined): Record<string, string> {
  const pairs = (text ?? '').split(',').map(pair => pair.split('='));
  return Object.fromEntries(
    pairs.flatMap(([name = '', ...value]) =>
      name.trim() === '' ? [] : [[name.trim(), decodeURIComponent(value.join('=').trim())]],
    ),
  );
}
