import type { IncomingMessage } from 'node:http';
import type { PluginContext } from '../request/plugin-context.ts';
import { refusalStatus } from '../request/refusal.ts';
import { lowerCaseNames, type ResponseHeaders } from '../request/response-headers.ts';
import { JSON_TYPE } from '../request/send-refusal.ts';
import type { HttpAnswer, HttpRequestEvent } from './events.ts';
import type { Plugins } from './open-plugins.ts';
import { answerToThrow, callHooks } from './run-hooks.ts';

/** Runs `onHttpRequest` hooks; returns the response of the first hook that ends the request, otherwise undefined. */
export type RunHttpHooks = (event: HttpRequestEvent) => HttpAnswer | undefined | Promise<HttpAnswer | undefined>;

export function httpHooks({ hooks, report }: Plugins): RunHttpHooks | undefined {
  const { onHttpRequest } = hooks;
  if (!onHttpRequest) return undefined;
  return event =>
    callHooks(onHttpRequest, event, checked, (hook, error): HttpAnswer => {
      const { text, status, errors, headers } = answerToThrow(hook, error, event.requestId, report);
      return {
        status: status ?? refusalStatus(errors),
        headers: { ...headers, 'content-type': JSON_TYPE, 'cache-control': 'no-store' },
        body: text,
      };
    });
}

function checked(given: HttpAnswer): HttpAnswer {
  if (Number.isInteger(given.status) && given.status >= 200 && given.status <= 599) return given;
  throw new TypeError(`found the status ${JSON.stringify(given.status)}, expected a number from 200 to 599`);
}

/** The text and headers of a response from a hook. */
export function writtenAnswer({ headers, body }: HttpAnswer): {
  readonly text: string;
  readonly headers: ResponseHeaders;
} {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : JSON_TYPE;
  return { text, headers: { ...(text !== '' && { 'content-type': type }), ...lowerCaseNames(headers ?? {}) } };
}

interface HttpFacts {
  readonly requestId: string;
  readonly ip: string;
  readonly context: PluginContext;
  readonly upgrade: boolean;
  readonly setResponseHeader: HttpRequestEvent['setResponseHeader'];
}

/** The event of `onHttpRequest`. It writes headers to Node's message, so that all later steps read them. */
export class HttpRequestState implements HttpRequestEvent {
  readonly requestId: string;
  readonly ip: string;
  readonly context: PluginContext;
  readonly upgrade: boolean;
  readonly setResponseHeader: HttpRequestEvent['setResponseHeader'];
  readonly #raw: IncomingMessage;
  #body: unknown;

  constructor(raw: IncomingMessage, { requestId, ip, context, upgrade, setResponseHeader }: HttpFacts, body?: unknown) {
    this.requestId = requestId;
    this.ip = ip;
    this.context = context;
    this.upgrade = upgrade;
    this.setResponseHeader = setResponseHeader;
    this.#raw = raw;
    this.#body = body;
  }

  get method(): string {
    return this.#raw.method ?? 'GET';
  }

  get url(): string {
    return this.#raw.url ?? '/';
  }

  get headers(): HttpRequestEvent['headers'] {
    return this.#raw.headers;
  }

  get body(): unknown {
    return this.#body;
  }

  setRequestHeader(name: string, value: string | undefined): void {
    const known = name.toLowerCase();
    if (value === undefined) delete this.#raw.headers[known];
    else this.#raw.headers[known] = value;
  }

  setBody(body: unknown): void {
    if (!this.upgrade) this.#body = body;
  }
}
