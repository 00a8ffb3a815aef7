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

/** Traces of requests, sent by OTLP over HTTP. */
export interface Tracing {
  /** Begins the span of a request, below the one that its headers name. */
  beginRequest(headers: RequestHeaders): BegunSpan;
  /** Sends what is left; does not wait long for a collector that does not answer. */
  close(): Promise<void>;
}

/** How long a collector may take, in milliseconds. */
const EXPORT_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 2_000;
/** A collector that is away is mentioned this often, in milliseconds. */
const COMPLAINT_PAUSE_MS = 60_000;

/** @param warn told that spans could not be sent */
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
  let complained = Number.NEGATIVE_INFINITY;
  setGlobalErrorHandler(error => {
    if (performance.now() - complained < COMPLAINT_PAUSE_MS) return;
    complained = performance.now();
    warn({ cause: error instanceof Error ? error.message : String(error) }, 'Traces cannot be sent');
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

/** `name=value,name=value`, as OTEL_EXPORTER_OTLP_HEADERS has it. */
function readHeaders(text: string | undefined): Record<string, string> {
  const pairs = (text ?? '').split(',').map(pair => pair.split('='));
  return Object.fromEntries(
    pairs.flatMap(([name = '', ...value]) =>
      name.trim() === '' ? [] : [[name.trim(), decodeURIComponent(value.join('=').trim())]],
    ),
  );
}
