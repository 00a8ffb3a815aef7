import { Client, type Dispatcher } from 'undici';
import { RESUME_POSITION } from '../../../../shared/graphql/resumption.ts';
import { SubgraphFailure } from '../subgraph-failure.ts';
import type { PreparedSubscribe, SubgraphEvent, SubgraphOperation, SubgraphResponse } from '../transport.ts';
import { readEventStream, readMultipart } from './read-event-stream.ts';
import type { TlsOptions } from './requests/connect-subgraph.ts';
import type { SendHeaders } from './requests/propagate-headers.ts';
import { SIGNATURE_HEADER } from './requests/request-signature.ts';
import { pause, UpstreamPosition } from './resume-upstream.ts';

export interface HttpSubscriptionOptions {
  readonly name: string;
  /** URL of the subgraph's subscriptions; `http:` or `https:`. */
  readonly url: string;
  /**
   * - `sse`: server-sent events, distinct connections mode
   *   (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md)
   * - `multipart`: Apollo's protocol
   *   (https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol)
   */
  readonly protocol: 'sse' | 'multipart';
  readonly headers: SendHeaders;
  /** Signs a request body. @default requests are not signed */
  readonly sign?: ((body: string) => string) | undefined;
  readonly tls?: TlsOptions | undefined;
  /** Timeout for the response headers, in milliseconds. */
  readonly timeout: number;
  /** Maximum event size, in bytes. */
  readonly maxResponseBytes: number;
}

/** Reconnect attempts, with exponential backoff, before the subscription ends with an error. */
const RETRIES = 5;
const FIRST_PAUSE_MS = 500;

const ACCEPT = {
  sse: 'text/event-stream',
  multipart: 'multipart/mixed;subscriptionSpec="1.0",application/json',
} as const;

/** Subscribes to a subgraph with a streamed HTTP response per subscription, each on its own connection. */
export function subscribeByHttp(options: HttpSubscriptionOptions): (operation: SubgraphOperation) => PreparedSubscribe {
  const { name, protocol, headers, sign, tls = {}, timeout, maxResponseBytes } = options;
  const url = new URL(options.url);

  /** @throws SubgraphFailure if the response is neither a stream nor a GraphQL response */
  async function open(
    operation: object,
    position: UpstreamPosition,
    own: Record<string, string> | undefined,
    signal: AbortSignal,
  ): Promise<Opened> {
    const body = JSON.stringify({ ...operation, extensions: position.extensions });
    const client = new Client(url.origin, { connect: { ...tls }, headersTimeout: timeout, bodyTimeout: 0 });
    signal.addEventListener('abort', () => void client.destroy().catch(() => {}));
    let response: Dispatcher.ResponseData;
    try {
      response = await client.request({
        path: url.pathname + url.search,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: ACCEPT[protocol],
          ...own,
          ...(sign && { [SIGNATURE_HEADER]: sign(body) }),
        },
        body,
        signal,
      });
    } catch (cause) {
      await client.destroy();
      throw new SubgraphFailure('SUBREQUEST_HTTP_ERROR', name, 'did not open the subscription', { cause });
    }
    const type = String(response.headers['content-type'] ?? '');
    const chunks = response.body.setEncoding('utf8');
    if (type.startsWith('text/event-stream')) {
      return { payloads: readEventStream(chunks, maxResponseBytes, id => position.recordToken(id)) };
    }
    if (type.startsWith('multipart/mixed')) return { payloads: readMultipart(chunks, type, maxResponseBytes) };
    try {
      const refusal = (await response.body.json()) as SubgraphResponse;
      if (refusal.errors) return { refusal };
    } catch {
    } finally {
      await client.destroy();
    }
    const status = response.statusCode;
    throw new SubgraphFailure(
      'SUBREQUEST_HTTP_ERROR',
      name,
      `answered a subscription with ${status} and ${type || 'no type'}`,
      { status },
    );
  }

  return ({ text, operationName }) =>
    async (variables, scope) => {
      const position = new UpstreamPosition(scope);
      const operation = { query: text, operationName, variables };
      const left = new AbortController();
      const own = headers(scope);
      const first = await open(operation, position, own, left.signal);
      if ('refusal' in first) return first.refusal;
      const payloads = follow(name, first, () => open(operation, position, own, left.signal), position, left.signal);
      let isWaitedFor = false;
      return {
        [RESUME_POSITION]: () => (isWaitedFor ? position.token : undefined),
        async next(): Promise<IteratorResult<SubgraphEvent>> {
          isWaitedFor = true;
          const { done, value } = await payloads.next();
          isWaitedFor = false;
          if (!done) return { done: false, value: () => value };
          left.abort();
          return { done: true, value: undefined };
        },
        async return() {
          left.abort();
          await payloads.return(undefined);
          return { done: true, value: undefined };
        },
      };
    };
}

type Opened = { readonly payloads: AsyncIterable<SubgraphResponse> } | { readonly refusal: SubgraphResponse };

/** The payloads of a stream, and of the streams that replace it when it is lost. */
async function* follow(
  name: string,
  opened: Opened,
  reopen: () => Promise<Opened>,
  position: UpstreamPosition,
  left: AbortSignal,
): AsyncGenerator<SubgraphResponse, undefined> {
  let stream: Opened | undefined = opened;
  for (let attempt = 0; ; attempt++) {
    try {
      stream ??= await reopen();
      if ('refusal' in stream) {
        yield { data: null, ...stream.refusal };
        return;
      }
      for await (const payload of stream.payloads) {
        if (position.canResumeAfter(payload)) throw new Error('The subgraph is shutting down');
        position.record(payload);
        attempt = 0;
        yield payload;
      }
      return;
    } catch (cause) {
      if (left.aborted) return;
      if (attempt >= RETRIES) {
        throw new SubgraphFailure('SUBREQUEST_HTTP_ERROR', name, 'ended the subscription', { cause });
      }
      stream = undefined;
      await pause(FIRST_PAUSE_MS * 2 ** attempt, left);
      if (left.aborted) return;
    }
  }
}
