import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { createClient, MessageType } from 'graphql-ws';
import { WebSocket } from 'ws';
import { RESUME_POSITION } from '../../../../shared/graphql/resumption.ts';
import { pauseAfter } from '../../../../shared/reconnect/growing-pause.ts';
import { keepNumber } from '../../numbers/exact-json.ts';
import { SubgraphFailure } from '../subgraph-failure.ts';
import type { PreparedSubscribe, SubgraphEvents, SubgraphOperation, SubgraphResponse } from '../transport.ts';
import type { TlsOptions } from './requests/connect-subgraph.ts';
import type { SendHeaders } from './requests/propagate-headers.ts';
import { SIGNATURE_HEADER } from './requests/request-signature.ts';
import { PAUSES, RETRIES, UpstreamPosition } from './resume-upstream.ts';

export interface WebSocketOptions {
  readonly name: string;
  /** URL of the subgraph's WebSocket endpoint; `ws:` or `wss:`. */
  readonly url: string;
  /** Headers of the upgrade request, repeated in `connection_init` for subgraphs that expect a token there. */
  readonly headers: SendHeaders;
  /** Signs an upgrade request, which has no body. @default upgrades are not signed */
  readonly sign?: ((body: string) => string) | undefined;
  readonly tls?: TlsOptions | undefined;
}

/** Maximum events buffered for a slow client: a WebSocket has no backpressure. */
const MAX_BUFFERED = 1_000;

/**
 * Subscribes to a subgraph over graphql-transport-ws, each subscription on its own connection with its client's token.
 */
export function subscribeByWebSocket(options: WebSocketOptions): (operation: SubgraphOperation) => PreparedSubscribe {
  const { name, url, headers, sign, tls } = options;
  return ({ text, operationName, exact }) =>
    async (variables, scope) => {
      const { outgoing } = scope;
      const sent = outgoing?.headers ?? headers(scope) ?? {};
      const position = new UpstreamPosition(scope);
      let waiting = 0;
      const client = createClient({
        url: outgoing?.url ?? url,
        retryAttempts: RETRIES,
        ...(exact && { jsonMessageReviver: keepNumber }),
        connectionParams: sent,
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string) {
            // Each attempt is signed anew: a subgraph accepts a signature only once.
            super(address, protocols, { ...tls, headers: sign ? { ...sent, [SIGNATURE_HEADER]: sign('') } : sent });
          }
        },
        on: {
          // The resume position, sent even if there are no events.
          ping: (_, payload) => position.recordToken(Object.values((payload?.resume ?? {}) as object)[0]),
          message(message) {
            if (message.type !== MessageType.Next) return;
            // Recorded on arrival: buffered events must not be sent again.
            position.record(message.payload as SubgraphResponse);
            if (++waiting > MAX_BUFFERED) void client.dispose();
          },
        },
      });
      const open = () =>
        client.iterate({
          query: text,
          operationName,
          variables,
          // A getter: evaluated on each subscribe message, also after graphql-ws reconnects.
          get extensions() {
            return position.extensionsBeside(outgoing?.extensions) as Record<string, unknown>;
          },
        }) as AsyncIterableIterator<ExecutionResult, undefined>;
      const taken = () => {
        if (waiting-- <= MAX_BUFFERED) return;
        throw new Error(`More than ${MAX_BUFFERED} events are buffered for a slow client`);
      };
      const isWaiting = () => waiting === 0;
      return eventsOf(name, position, open, { taken, isWaiting }, () => client.dispose());
    };
}

function eventsOf(
  name: string,
  position: UpstreamPosition,
  open: () => AsyncIterator<ExecutionResult, undefined>,
  { taken, isWaiting }: { taken(): void; isWaiting(): boolean },
  dispose: () => void | Promise<void>,
): SubgraphEvents {
  const left = new AbortController();
  let source = open();
  const end = async () => {
    left.abort();
    await dispose();
    return { done: true, value: undefined } as const;
  };
  /** The next event, also from a stream that replaces one whose server shut down. */
  async function next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    let isStopping = false;
    for (let attempt = 0; ; ) {
      const result = await source.next();
      if (!result.done) {
        taken();
        isStopping = position.canResumeAfter(result.value as SubgraphResponse);
        if (!isStopping) return result;
      } else {
        if (!isStopping || attempt >= RETRIES || left.signal.aborted) return result;
        await pauseAfter(attempt++, PAUSES, left.signal);
        isStopping = false;
        source = open();
      }
    }
  }
  let isReading = false;
  return {
    [RESUME_POSITION]: () => (isReading && isWaiting() ? position.token : undefined),
    async next() {
      if (left.signal.aborted) return { done: true, value: undefined };
      try {
        isReading = true;
        const { done, value } = await next().finally(() => {
          isReading = false;
        });
        return done ? await end() : { done: false, value: () => value as SubgraphResponse };
      } catch (error) {
        await end();
        // The subgraph refused the operation.
        if (Array.isArray(error)) return { done: false, value: () => refusal(error) };
        throw new SubgraphFailure('SUBREQUEST_HTTP_ERROR', name, 'ended the subscription', { cause: error });
      }
    },
    async return() {
      await source.return?.();
      return end();
    },
  };
}

function refusal(errors: readonly GraphQLFormattedError[]): SubgraphResponse {
  return { data: null, errors };
}

/** `ws:` for `http:`, `wss:` for `https:`. */
export function webSocketUrl(url: string): string {
  return url.replace(/^http/, 'ws');
}
