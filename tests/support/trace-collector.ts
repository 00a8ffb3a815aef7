import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface CollectedSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface OtlpSpan extends Omit<CollectedSpan, 'service' | 'attributes'> {
  readonly attributes: OtlpAttributes;
}
type OtlpAttributes = readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];

/** Receives traces by OTLP over HTTP, in JSON. */
export async function startTraceCollector() {
  const spans: CollectedSpan[] = [];
  const bodies: string[] = [];
  const tokens: unknown[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', chunk => {
      body += chunk;
    });
    request.on('end', () => {
      bodies.push(body);
      tokens.push(request.headers['x-collector-token']);
      for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
        const service = String(plain(resource.attributes)['service.name']);
        for (const { spans: found } of scopeSpans as { spans: OtlpSpan[] }[]) {
          for (const span of found) spans.push({ ...span, service, attributes: plain(span.attributes) });
        }
      }
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    tokens,
    /** The spans of a trace, once that many have arrived. */
    async trace(traceId: string, count: number): Promise<CollectedSpan[]> {
      for (let wait = 0; wait < 200; wait++) {
        const found = spans.filter(span => span.traceId === traceId);
        if (found.length >= count) return found;
        await sleep(100);
      }
      throw new Error(`no ${count} spans of ${traceId} in ${JSON.stringify(spans.map(({ name }) => name))}`);
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function plain(attributes: OtlpAttributes): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
