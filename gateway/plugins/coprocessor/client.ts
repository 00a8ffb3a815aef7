import { Pool } from 'undici';
import type { Coprocessor, StageName } from './options.ts';

/** Header names with lists of values. */
export type HeaderLists = Readonly<Record<string, readonly string[]>>;

/** The payload of a call; fields that the stage does not send are omitted. */
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

/** The coprocessor's reply; omitted fields stay unchanged. */
export interface StageReply {
  /** The HTTP status to end the request with; undefined to continue. */
  readonly breakWith: number | undefined;
  readonly headers: HeaderLists | undefined;
  readonly body: unknown;
  readonly entries: Entries | undefined;
  readonly uri: string | undefined;
}

export interface CoprocessorClient {
  /** @throws Error on a timeout or an invalid reply */
  call(payload: StagePayload): Promise<StageReply>;
  close(): Promise<void>;
}

const MAX_RESPONSE_BYTES = 67_108_864;
const VERSION = 1;

/** Calls a coprocessor over HTTP on TCP or a Unix socket. */
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
      const { statusCode, body: response } = await pool.request({
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
        signal: AbortSignal.timeout(timeout),
      });
      // Always read the body: unread data would block the connection.
      const text = await response.text();
      if (statusCode !== 200)
        throw new Error(`${payload.stage}: the coprocessor responded with HTTP ${statusCode}, expected 200`);
      return readReply(payload, text);
    },
    close: () => pool.close(),
  };
}

/** Fields that a reply must not change. */
const FIXED = ['stage', 'id', 'serviceName', 'subgraphRequestId'] as const;

function readReply(payload: StagePayload, text: string): StageReply {
  const fail = (what: string): never => {
    throw new Error(`${payload.stage}: the coprocessor replied with ${what}`);
  };
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    fail('invalid JSON');
  }
  if (!isMap(reply)) return fail('a JSON value that is not an object');
  if (reply.version !== undefined && reply.version !== VERSION)
    fail(`version ${JSON.stringify(reply.version)}, expected 1`);
  for (const field of FIXED) {
    const [found, expected] = [reply[field], payload[field]];
    if (found !== undefined && expected !== undefined && found !== expected) {
      fail(`${field} ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
    }
  }
  const { control, headers, context, uri } = reply;
  if (context !== undefined && context !== null && !(isMap(context) && isMap(context.entries))) {
    fail('a context without entries');
  }
  if (uri !== undefined && uri !== null && typeof uri !== 'string') fail('a uri that is not a string');
  return {
    breakWith: readControl(payload.stage, control, fail),
    headers: headers === undefined || headers === null ? undefined : readHeaders(headers, fail),
    body: reply.body ?? undefined,
    entries: isMap(context) && isMap(context.entries) ? context.entries : undefined,
    uri: typeof uri === 'string' ? uri : undefined,
  };
}

function readControl(stage: StageName, control: unknown, fail: (what: string) => never): number | undefined {
  if (control === 'continue') return undefined;
  // A missing control is accepted for responses; requests require an explicit "continue".
  if ((control === undefined || control === null) && stage.endsWith('Response')) return undefined;
  const status = isMap(control) ? control.break : undefined;
  if (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599) return status;
  return fail(`the control ${JSON.stringify(control)}, expected "continue" or { "break": status }`);
}

function readHeaders(headers: unknown, fail: (what: string) => never): HeaderLists {
  if (!isMap(headers)) return fail('headers that are not an object');
  const lists: Record<string, readonly string[]> = {};
  for (const [name, values] of Object.entries(headers)) {
    if (!Array.isArray(values) || !values.every(value => typeof value === 'string')) {
      return fail(`the header ${name} as ${JSON.stringify(values)}, expected a list of strings`);
    }
    // Ignored: the gateway computes it.
    if (name.toLowerCase() !== 'content-length') lists[name.toLowerCase()] = values;
  }
  return lists;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
