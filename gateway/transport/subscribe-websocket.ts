import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TlsOptions } from './connect-subgraph.ts';
import type { PropagateHeaders } from './propagate-headers.ts';
import { SIGNATURE_HEADER } from './request-signature.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import type { PreparedSubscribe, SubgraphEvent, SubgraphOperation, SubgraphResponse } from './transport.ts';

export interface WebSocketOptions {
  readonly name: string;
  /** Where the subgraph takes WebSockets; `ws:` or `wss:`. */
  readonly url: string;
  /** Headers of the upgrade; they are in `connection_init` too, for subgraphs that look for a token there. */
  readonly headers: PropagateHeaders;
  /** Makes the signature of an upgrade, which has no body. @default upgrades are not signed */
  readonly sign?: ((body: string) => string) | undefined;
  readonly tls?: TlsOptions | undefined;
}

/** How often a lost connection is made anew, with growing pauses, before the subscription ends with an error. */
const RETRIES = 5;

/** Subscriptions of a subgraph over graphql-transport-ws, each on a connection of its own with its client's token. */
export function subscribeByWebSocket(options: WebSocketOptions): (operation: SubgraphOperation) => PreparedSubscribe {
  const { name, url, headers, sign, tls } = options;
  return ({ text, operationName }) =>
    async (variables, scope) => {
      const sent = headers(scope) ?? {};
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
      });
      const events = client.iterate({ query: text, operationName, variables });
      return eventsOf(name, events as AsyncIterableIterator<ExecutionResult, undefined>, () => client.dispose());
    };
}

function eventsOf(
  name: string,
  source: AsyncIterator<ExecutionResult, undefined>,
  dispose: () => void | Promise<void>,
): AsyncIterator<SubgraphEvent> {
  let ended = false;
  const end = async () => {
    ended = true;
    await dispose();
    return { done: true, value: undefined } as const;
  };
  return {
    async next() {
      if (ended) return { done: true, value: undefined };
      try {
        const { done, value } = await source.next();
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
