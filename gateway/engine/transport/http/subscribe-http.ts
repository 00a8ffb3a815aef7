import { Client, type Dispatcher } from 'undici';
import { RESUME_POSITION } from '../../../../shared/graphql/resumption.ts';
import { type GrowingPauses, pauseAfter } from '../../../../shared/reconnect/growing-pause.ts';
import { SubgraphFailure } from '../subgraph-failure.ts';
import type {
  OutgoingRequest,
  PreparedSubscribe,
  SubgraphEvent,
  SubgraphOperation,
  SubgraphResponse,
} from '../transport.ts';
import { readEventStream } from './read-event-stream.ts';
import { readMultipart } from './read-multipart.ts';
import type { TlsOptions } from './requests/connect-subgraph.ts';
import type { SendHeaders } from './requests/propagate-headers.ts';
import { SIGNATURE_HEADER } from './requests/request-signature.ts';
import { PAUSES, RETRIES, UpstreamPosition } from './resume-upstream.ts';

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
  /** Maximum event size, in characters. */
  readonly maxResponseBytes: number;
  /** Backoff before a lost stream is reopened. @default { first: 500, longest: 8_000 } */
  readonly pauses?: GrowingPauses;
}

const ACCEPT = {
  sse: 'text/event-stream',
  multipart: 'multipart/mixed;subscriptionSpec="1.0",application/json',
} as const;

/** Subscribes to a subgraph with a streamed HTTP response per subscription, each on its own connection. */
export function subscribeByHttp(options: HttpSubscriptionOptions): (operation: SubgraphOperation) => PreparedSubscribe {
  const { name, headers, pauses = PAUSES } = options;
  const open = createOpen(options);
  return ({ text, operationName }) =>
    async (variables, scope) => {
      const position = new UpstreamPosition(scope);
      const operation = { query: text, operationName, variables };
      const left = new AbortController();
      const target = scope.outgoing ?? { url: options.url, headers: headers(scope) ?? {} };
      const first = await open(operation, position, target, left.signal);
      if ('refusal' in first) return first.refusal;
      const reopen = () => open(operation, position, target, left.signal);
      const payloads = follow({ name, pauses }, first, reopen, position, left.signal);
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

/** Opens a stream. @throws SubgraphFailure if the response is neither a stream nor a GraphQL response */
type Open = (
  operation: object,
  position: UpstreamPosition,
  target: OutgoingRequest,
  signal: AbortSignal,
) => Promise<Opened>;

function createOpen({ name, protocol, sign, tls = {}, timeout, maxResponseBytes }: HttpSubscriptionOptions): Open {
  return async (operation, position, { headers: own, extensions, ...target }, signal) => {
    const url = new URL(target.url);
    const body = JSON.stringify({ ...operation, extensions: position.extensionsBeside(extensions) });
    const client = new Client(url.origin, { connect: { ...tls }, headersTimeout: timeout, bodyTimeout: 0 });
    const end = () => {
      signal.removeEventListener('abort', end);
      client.destroy().catch(() => {});
    };
    signal.addEventListener('abort', end);
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
      end();
      throw new SubgraphFailure('SUBREQUEST_HTTP_ERROR', name, 'did not open the subscription', { cause });
    }
    const type = String(response.headers['content-type'] ?? '');
    if (type.startsWith('text/event-stream')) {
      const payloads = readEventStream(response.body, maxResponseBytes, id => position.recordToken(id));
      return { payloads: untilEnd(payloads, end) };
    }
    if (type.startsWith('multipart/mixed')) {
      return { payloads: untilEnd(readMultipart(response.body, type, maxResponseBytes), end) };
    }
    try {
      const refusal = (await response.body.json()) as SubgraphResponse;
      if (refusal.errors) return { refusal };
    } catch {
    } finally {
      end();
    }
    const status = response.statusCode;
    throw new SubgraphFailure(
      'SUBREQUEST_HTTP_ERROR',
      name,
      `answered a subscription with ${status} and ${type || 'no type'}`,
      { status },
    );
  };
}

/** Ends the connection with its stream, however that ends: a lost one would be held until the client leaves. */
async function* untilEnd(
  payloads: AsyncGenerator<SubgraphResponse, undefined>,
  end: () => void,
): AsyncGenerator<SubgraphResponse, undefined> {
  try {
    return yield* payloads;
  } finally {
    end();
  }
}

/** The payloads of a stream, and of those that follow it where it is lost before its end. */
async function* follow(
  { name, pauses }: { readonly name: string; readonly pauses: GrowingPauses },
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
      await pauseAfter(attempt, pauses, left);
      if (left.aborted) return;
    }
  }
}
