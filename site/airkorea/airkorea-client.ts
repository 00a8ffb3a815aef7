import { OperatorError } from '../../shared/errors/operator-error.ts';
import type { AirKoreaItem } from './item-values.ts';

export interface AirKoreaClientOptions {
  /** The URL of the open API, of one of its services, or of an operation. */
  readonly url: string;
  /** As the data portal shows it, percent-encoded or not. No message of this client contains it. */
  readonly serviceKey: string;
  /** Timeout of one page, body included, in milliseconds. @default 20000 */
  readonly timeoutMs?: number;
  /** @default 1000 */
  readonly pageSize?: number;
}

/** An operation of the open API, as `<service>/<operation>`. */
export type Operation =
  | 'ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty'
  | 'ArpltnInforInqireSvc/getMinuDustFrcstDspth'
  | 'MsrstnInfoInqireSvc/getMsrstnList'
  | 'UlfptcaAlarmInqireSvc/getUlfptcaAlarmInfo';

export interface AirKoreaClient {
  /**
   * All items that an operation returns, page by page.
   *
   * @throws AirKoreaError
   */
  fetchItems(
    operation: Operation,
    parameters: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<AirKoreaItem[]>;
}

/** AirKorea returned nothing that can be used. */
export class AirKoreaError extends OperatorError {
  override readonly name = 'AirKoreaError';
  /** Whether a retry may succeed: not with an invalid key or an exhausted quota. */
  readonly transient: boolean;

  constructor(message: string, transient: boolean) {
    super(message);
    this.transient = transient;
  }
}

const MAX_PAGES = 10;
const MAX_BYTES = 16 * 1024 * 1024;
/** The portal's codes for permanent errors: no such service, parameters, access, quota, key, address. */
const PERMANENT_CODES = new Set(['10', '11', '12', '20', '21', '22', '30', '31', '32', '33']);
const SUCCESS = '00';
const NO_DATA = '03';

export function createAirKoreaClient(options: AirKoreaClientOptions): AirKoreaClient {
  const { timeoutMs = 20_000, pageSize = 1_000 } = options;
  const serviceKey = decodeKey(options.serviceKey);
  const redact = createRedactor(options.serviceKey, serviceKey);

  async function fetchPage(
    operation: Operation,
    parameters: Readonly<Record<string, string>>,
    pageNo: number,
    signal: AbortSignal | undefined,
  ): Promise<Page> {
    const url = operationUrl(options.url, operation);
    const all = { serviceKey, returnType: 'json', numOfRows: pageSize, pageNo, ...parameters };
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, String(value));
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      // A redirect would send the key to another host.
      const response = await fetch(url, {
        redirect: 'error',
        headers: { accept: 'application/json' },
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      return readPage(response.status, await readBody(response));
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (error instanceof AirKoreaError) throw new AirKoreaError(redact(error.message), error.transient);
      const reason = timeout.aborted ? `no answer within ${timeoutMs} ms` : reasonOf(error);
      throw new AirKoreaError(redact(reason), true);
    }
  }

  return {
    async fetchItems(operation, parameters, signal) {
      const items: AirKoreaItem[] = [];
      for (let pageNo = 1; pageNo <= MAX_PAGES; pageNo++) {
        const page = await fetchPage(operation, parameters, pageNo, signal);
        items.push(...page.items);
        if (page.items.length === 0 || items.length >= page.totalCount) break;
      }
      return items;
    },
  };
}

interface Page {
  readonly items: readonly AirKoreaItem[];
  readonly totalCount: number;
}

function operationUrl(base: string, operation: Operation): URL {
  const url = new URL(base);
  const root = url.pathname.replace(/\/+$/, '').replace(/\/\w+Svc(\/get\w+)?$/, '');
  url.pathname = `${root}/${operation}`;
  return url;
}

async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new AirKoreaError(`the answer is longer than ${MAX_BYTES} bytes`, false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The body takes precedence over the status: errors come with 200, and as XML although JSON was requested. */
function readPage(status: number, body: string): Page {
  const answer = body.trimStart().startsWith('<') ? readXmlError(body) : readJson(body);
  if (answer === undefined) {
    throw new AirKoreaError(
      `HTTP ${status} with neither JSON nor XML of the service`,
      status !== 401 && status !== 403,
    );
  }
  const { code, message } = answer;
  if (code !== SUCCESS && code !== NO_DATA) {
    throw new AirKoreaError(`error ${code}: ${message}`, !PERMANENT_CODES.has(code));
  }
  if (status !== 200) throw new AirKoreaError(`HTTP ${status}`, status >= 500 || status === 429);
  return answer;
}

function readJson(body: string): (Page & { code: string; message: string }) | undefined {
  const response = record(record(parse(body))?.response);
  const header = record(response?.header);
  if (typeof header?.resultCode !== 'string') return undefined;
  const page = record(response?.body);
  const items = Array.isArray(page?.items) ? page.items : [];
  return {
    code: header.resultCode,
    message: String(header.resultMsg ?? '').slice(0, 200),
    items: items.filter((item): item is AirKoreaItem => record(item) !== undefined),
    totalCount: Number(page?.totalCount) || 0,
  };
}

/** `<OpenAPI_ServiceResponse><cmmMsgHeader>` of the portal, or the service's own header; two fields, so no parser. */
function readXmlError(body: string): (Page & { code: string; message: string }) | undefined {
  const field = (name: string) => new RegExp(`<${name}>([^<]{0,200})</${name}>`).exec(body)?.[1]?.trim();
  const code = field('returnReasonCode') ?? field('resultCode');
  // XML that reports success has no readable items, so it is an error too.
  if (code === undefined || code === SUCCESS) return undefined;
  const message = field('returnAuthMsg') ?? field('errMsg') ?? field('resultMsg') ?? '';
  return { code, message, items: [], totalCount: 0 };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** The portal shows each key in two forms; only one of them may be encoded again. */
function decodeKey(key: string): string {
  if (!/%[0-9a-f]{2}/i.test(key)) return key;
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

function createRedactor(...keys: readonly string[]): (text: string) => string {
  const forms = keys.flatMap(key => [key, encodeURIComponent(key), new URLSearchParams({ key }).toString().slice(4)]);
  const longestFirst = [...new Set(forms)].filter(form => form !== '').sort((a, b) => b.length - a.length);
  return text => longestFirst.reduce((cleaned, form) => cleaned.replaceAll(form, '…'), text);
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return code ?? (error instanceof Error ? error.message : String(error));
}
