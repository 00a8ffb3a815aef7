import { Pool } from 'undici';
import type { Coprocessor, StageName } from './options.ts';

/** Header names and all their values. */
export type HeaderLists = Readonly<Record<string, readonly string[]>>;

/** The payload of a call; fields that a stage does not send are left out. */
export interface StagePayload {
  readonly stage: StageName;
  readonly id: string;
  readonly headers?: HeaderLists;
  readonly body?: unknown;
  readonly context?: { readonly entries: Entries };
  readonly sdl?: string | undefined;
  readonly path?: string | undefined;
  readonly method?: string | undefined;
  readonly uri?: string | undefined;
  readonly serviceName?: string;
  readonly subgraphRequestId?: string;
  readonly statusCode?: number | undefined;
  readonly hasNext?: boolean;
}

export type Entries = Readonly<Record<string, unknown>>;

/** What a coprocessor wants to be done; what it leaves out stays as it is. */
export interface StageReply {
  /** The HTTP status of a request that goes no further; undefined where it does. */
  readonly breakWith: number | undefined;
  readonly headers: HeaderLists | undefined;
  readonly body: unknown;
  readonly entries: Entries | undefined;
  readonly uri: string | undefined;
}

export interface CoprocessorClient {
  /** @throws Error when there is no answer in time, or one that is none */
  call(payload: StagePayload): Promise<StageReply>;
  close(): Promise<void>;
}

const MAX_RESPONSE_BYTES = 67_108_864;
const VERSION = 1;

/** Calls a coprocessor over HTTP, or over HTTP on a Unix socket. */
export function createClient({ url, timeout }: Pick<Coprocessor, 'url' | 'timeout'>): CoprocessorClient {
  const isSocket = url.protocol === 'unix:';
  const options = { maxResponseSize: MAX_RESPONSE_BYTES };
  const pool = isSocket
    ? new Pool('http://localhost', { ...options, socketPath: decodeURIComponent(url.pathname) })
    : new Pool(url.origin, options);
  const path = isSocket ? (url.searchParams.get('path') ?? '/') : url.pathname + url.search;
  return {
    async call(payload) {
      const body = JSON.stringify({ version: VERSION, control: 'continue', ...payload });
      const { statusCode, body: answer } = await pool.request({
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
        signal: AbortSignal.timeout(timeout),
      });
      // It is read in any case: what is left unread would hold the connection.
      const text = await answer.text();
      if (statusCode !== 200)
        throw new Error(`${payload.stage}: the coprocessor answered HTTP ${statusCode}, expected 200`);
      return readReply(payload, text);
    },
    close: () => pool.close(),
  };
}

/** What has to come back as it was sent, where it comes back. */
const FIXED = ['stage', 'id', 'serviceName', 'subgraphRequestId'] as const;

function readReply(payload: StagePayload, text: string): StageReply {
  const wrong = (what: string): never => {
    throw new Error(`${payload.stage}: the coprocessor answered with ${what}`);
  };
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    wrong('something that is not JSON');
  }
  if (!isMap(reply)) return wrong('something that is not a JSON object');
  if (reply.version !== undefined && reply.version !== VERSION)
    wrong(`version ${JSON.stringify(reply.version)}, expected 1`);
  for (const field of FIXED) {
    const [found, expected] = [reply[field], payload[field]];
    if (found !== undefined && expected !== undefined && found !== expected) {
      wrong(`${field} ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
    }
  }
  const { control, headers, context, uri } = reply;
  if (context !== undefined && context !== null && !(isMap(context) && isMap(context.entries))) {
    wrong('a context without entries');
  }
  if (uri !== undefined && uri !== null && typeof uri !== 'string') wrong('a uri that is no text');
  return {
    breakWith: readControl(payload.stage, control, wrong),
    headers: headers === undefined || headers === null ? undefined : readHeaders(headers, wrong),
    body: reply.body ?? undefined,
    entries: isMap(context) && isMap(context.entries) ? context.entries : undefined,
    uri: typeof uri === 'string' ? uri : undefined,
  };
}

function readControl(stage: StageName, control: unknown, wrong: (what: string) => never): number | undefined {
  if (control === 'continue') return undefined;
  // Responses go on in any case; requests are let through by a word only.
  if ((control === undefined || control === null) && stage.endsWith('Response')) return undefined;
  const status = isMap(control) ? control.break : undefined;
  if (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599) return status;
  return wrong(`the control ${JSON.stringify(control)}, expected "continue" or { "break": status }`);
}

function readHeaders(headers: unknown, wrong: (what: string) => never): HeaderLists {
  if (!isMap(headers)) return wrong('headers that are no object');
  const lists: Record<string, readonly string[]> = {};
  for (const [name, values] of Object.entries(headers)) {
    if (!Array.isArray(values) || !values.every(value => typeof value === 'string')) {
      return wrong(`the header ${name} as ${JSON.stringify(values)}, expected a list of texts`);
    }
    // Whatever the coprocessor says, bodies are measured here.
    if (name.toLowerCase() !== 'content-length') lists[name.toLowerCase()] = values;
  }
  return lists;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
