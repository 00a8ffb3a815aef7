import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  isSpanContextValid,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';

/** The span of the current work, with the functions to start a child span. */
interface ActiveSpan {
  readonly context: Context;
  readonly tracer: Tracer;
}

/** A started span, and a function that runs work inside it. */
export interface BegunSpan {
  readonly span: Span;
  run<T>(work: () => T): T;
}

/** Only entered when tracing is on; otherwise it costs nothing. */
const active = new AsyncLocalStorage<ActiveSpan>();

export function beginSpan(tracer: Tracer, parent: Context, name: string, options: SpanOptions): BegunSpan {
  const span = tracer.startSpan(name, options, parent);
  const here = { context: trace.setSpan(parent, span), tracer };
  return { span, run: work => active.run(here, work) };
}

/** Starts a child of the active span. @returns undefined when nothing is traced */
export function beginChild(name: string, options: SpanOptions): BegunSpan | undefined {
  const parent = active.getStore();
  return parent && beginSpan(parent.tracer, parent.context, name, options);
}

/** Ends a span, with its error. */
export function endSpan({ span }: BegunSpan, errorType: string | undefined): void {
  if (errorType !== undefined) {
    span.setAttribute('error.type', errorType);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}

/** The active span as W3C trace context (https://www.w3.org/TR/trace-context/), for the next request. */
export function traceHeaders(): Record<string, string> | undefined {
  const parent = active.getStore();
  const span = parent && trace.getSpanContext(parent.context);
  if (!span || !isSpanContextValid(span)) return undefined;
  const traceparent = `00-${span.traceId}-${span.spanId}-0${(span.traceFlags & 1).toString(16)}`;
  const tracestate = span.traceState?.serialize();
  return tracestate ? { traceparent, tracestate } : { traceparent };
}
