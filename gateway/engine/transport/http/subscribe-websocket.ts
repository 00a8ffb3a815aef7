import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { createClient, MessageType } from 'graphql-ws';
import { WebSocket } from 'ws';
import { RESUME_POSITION } from '../../../../shared/graphql/resumption.ts';
import { pauseAfter } from '../../../../shared/reconnect/growing-pause.ts';
import { SubgraphFailure } from '../subgraph-failure.ts';
import type { PreparedSubscribe, SubgraphEvents, SubgraphOperation, SubgraphResponse } from '../transport.ts';
import type { TlsOptions } from './requests/connect-subgraph.ts';
import type { SendHeaders } from './requests/propagate-headers.ts';
import { SIGNATURE_HEADER } from './requests/request-signature.ts';
import { PAUSES, RETRIES, UpstreamPosition } from './resume-upstream.ts';

export interface WebSocketOptions {
  readonly name: string;
  /** Where the subgraph takes WebSockets; `ws:` or `wss:`. */
  readonly url: string;
  /** Headers of the upgrade; they are in `connection_init` too, for subgraphs that look for a token there. */
  readonly headers: SendHeaders;
  /** Makes the signature of an upgrade, which has no body. @default upgrades are not signed */
  readonly sign?: ((body: string) => string) | undefined;
  readonly tls?: TlsOptions | undefined;
}

/** How many events may wait for a slow client: a WebSocket cannot be read at its pace. */
const MOST_WAITING = 1_000;

/** Subscriptions of a subgraph over graphql-transport-ws, each on a connection of its own with its client's token. */
export function subscribeByWebSocket(options: WebSocketOptions): (operation: SubgraphOperation) => PreparedSubscribe {
  const { name, url, headers, sign, tls } = options;
  return ({ text, operationName }) =>
    async (variables, scope) => {
      const sent = headers(scope) ?? {};
      const position = new UpstreamPosition(scope);
      let waiting = 0;
      const client = createClient({
        url,
        retryAttempts: RETRIES,
        connectionParams: sent,
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string) {
            // Each attempt has a signature of its own: a subgraph accepts it only once.
            super(address, protocols, { ...tls, headers: sign ? { ...sent, [SIGNATURE_HEADER]: sign('') } : sent });
          }
        },
        on: {
          // How far the subgraph has come, also where no event does.
          ping: (_, payload) => position.noteToken(Object.values((payload?.resume ?? {}) as object)[0]),
          message(message) {
            if (message.type !== MessageType.Next) return;
            // Noted as it arrives: what waits here is not to be sent again.
            position.note(message.payload as SubgraphResponse);
            if (++waiting > MOST_WAITING) void client.dispose();
          },
        },
      });
      const open = () =>
        client.iterate({
          query: text,
          operationName,
          variables,
          // Read whenever the client sends it, also by itself on a new connection.
          get extensions() {
            return position.extensions as Record<string, unknown>;
          },
        }) as AsyncIterableIterator<ExecutionResult, undefined>;
      const taken = () => {
        if (waiting-- <= MOST_WAITING) return;
        throw new Error(`More than ${MOST_WAITING} events wait for a client that does not read them`);
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
  /** The next event, also of a stream that follows one whose server stopped. */
  async function next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    let isStopping = false;
    for (let attempt = 0; ; ) {
      const result = await source.next();
      if (!result.done) {
        taken();
        isStopping = position.goesOnAfter(result.value as SubgraphResponse);
        if (!isStopping) return result;
      } else {
        if (!isStopping || attempt >= RETRIES || left.signal.aborted) return result;
        await pauseAfter(attempt++, PAUSES, left.signal);
        isStopping = false;
        source = open();
      }
    }
  }
  let isAsked = false;
  return {
    [RESUME_POSITION]: () => (isAsked && isWaiting() ? position.token : undefined),
    async next() {
      if (left.signal.aborted) return { done: true, value: undefined };
      try {
        isAsked = true;
        const { done, value } = await next().finally(() => {
          isAsked = false;
        });
        return done ? await end() : { done: false, value: () => value as SubgraphResponse };
      } catch (error) {
        await end();
        // The subgraph refuses the operation.
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
