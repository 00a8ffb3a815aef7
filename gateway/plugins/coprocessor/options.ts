import { duration } from '../../../shared/settings/kinds.ts';

/** The context entries to send: none, all, the listed ones, or all by their names in Apollo Router 1. */
export type ContextParts = false | 'all' | 'deprecated' | { readonly selective: readonly string[] };

/** The parts of a request or response to send; omitted parts are not sent. */
export type StageParts = Readonly<Partial<Record<Part, boolean>>> & { readonly context?: ContextParts };

export type Part =
  | 'headers'
  | 'body'
  | 'sdl'
  | 'path'
  | 'method'
  | 'uri'
  | 'service_name'
  | 'status_code'
  | 'subgraph_request_id';

export type StageName =
  | 'RouterRequest'
  | 'RouterResponse'
  | 'SupergraphRequest'
  | 'SupergraphResponse'
  | 'ExecutionRequest'
  | 'ExecutionResponse'
  | 'SubgraphRequest'
  | 'SubgraphResponse';

/** Options, in the format of `coprocessor` in `router.yaml`. */
export interface CoprocessorOptions {
  /** `http://`, `https://` or `unix:///path.sock`; a path on a socket is `unix:///path.sock?path=/hook`. */
  readonly url: string;
  /** Timeout of a call: milliseconds, or text such as `500ms`. @default '1s' */
  readonly timeout?: number | string;
  readonly router?: Stages;
  readonly supergraph?: Stages;
  readonly execution?: Stages;
  readonly subgraph?: { readonly all?: Stages };
}

/** The coprocessor is not called for an omitted direction. */
interface Stages {
  readonly request?: GivenParts;
  readonly response?: GivenParts;
}

type GivenParts = Omit<StageParts, 'context'> & { readonly context?: boolean | ContextParts };

export interface Coprocessor {
  readonly url: URL;
  /** In milliseconds. */
  readonly timeout: number;
  /** The enabled stages. */
  readonly stages: ReadonlyMap<StageName, StageParts>;
}

const PARTS: Readonly<Record<StageName, readonly Part[]>> = {
  RouterRequest: ['headers', 'body', 'sdl', 'path', 'method'],
  RouterResponse: ['headers', 'body', 'sdl', 'status_code'],
  SupergraphRequest: ['headers', 'body', 'sdl', 'method'],
  SupergraphResponse: ['headers', 'body', 'sdl', 'status_code'],
  ExecutionRequest: ['headers', 'body', 'sdl', 'method'],
  ExecutionResponse: ['headers', 'body', 'sdl', 'status_code'],
  SubgraphRequest: ['headers', 'body', 'uri', 'method', 'service_name', 'subgraph_request_id'],
  SubgraphResponse: ['headers', 'body', 'service_name', 'status_code', 'subgraph_request_id'],
};

const TIMEOUT = duration({ variable: '', description: '', default: '1s', min: '1ms', max: '5m' });

type Given = Readonly<Record<string, unknown>>;

/** @throws TypeError with what was found and what is expected */
export function readOptions(given: unknown): Coprocessor {
  const { url, timeout, ...services } = mapAt('coprocessor', given, [
    'url',
    'timeout',
    'router',
    'supergraph',
    'execution',
    'subgraph',
  ]);
  const { all } = mapAt('subgraph', services.subgraph, ['all']);
  const stages = new Map<StageName, StageParts>();
  const read = (service: string, found: unknown, request: StageName, response: StageName) => {
    const map = mapAt(service, found, ['request', 'response']);
    for (const [direction, name] of [
      ['request', request],
      ['response', response],
    ] as const) {
      if (map[direction] !== undefined)
        stages.set(name, readParts(`${service}.${direction}`, map[direction], PARTS[name]));
    }
  };
  read('router', services.router, 'RouterRequest', 'RouterResponse');
  read('supergraph', services.supergraph, 'SupergraphRequest', 'SupergraphResponse');
  read('execution', services.execution, 'ExecutionRequest', 'ExecutionResponse');
  read('subgraph.all', all, 'SubgraphRequest', 'SubgraphResponse');
  if (stages.size === 0) throw new TypeError('found no stage, expected one such as router.request');
  return { url: readUrl(url), timeout: readTimeout(timeout), stages };
}

function mapAt(option: string, found: unknown, known: readonly string[]): Given {
  if (found === undefined || found === null) return {};
  if (typeof found !== 'object' || Array.isArray(found)) {
    throw new TypeError(`${option}: found ${JSON.stringify(found)}, expected a map`);
  }
  for (const key of Object.keys(found)) {
    if (!known.includes(key)) throw new TypeError(`${option}.${key}: expected one of ${known.join(', ')}`);
  }
  return found as Given;
}

function readParts(option: string, found: unknown, known: readonly Part[]): StageParts {
  const { context, ...parts } = mapAt(option, found, [...known, 'context']);
  for (const [part, value] of Object.entries(parts)) {
    if (typeof value !== 'boolean') {
      throw new TypeError(`${option}.${part}: found ${JSON.stringify(value)}, expected true or false`);
    }
  }
  return { ...parts, context: readContext(`${option}.context`, context) };
}

function readContext(option: string, found: unknown): ContextParts {
  if (found === undefined || found === false) return false;
  if (found === 'all' || found === 'deprecated') return found;
  // As in Apollo Router 1.
  if (found === true) return 'deprecated';
  const { selective } = mapAt(option, found, ['selective']);
  if (Array.isArray(selective) && selective.every(key => typeof key === 'string')) return { selective };
  throw new TypeError(`${option}: found ${JSON.stringify(found)}, expected true, false, all, deprecated or selective`);
}

function readUrl(found: unknown): URL {
  const url = typeof found === 'string' && URL.canParse(found) ? new URL(found) : undefined;
  if (url && (/^https?:$/.test(url.protocol) || (url.protocol === 'unix:' && url.pathname.length > 1))) return url;
  throw new TypeError(`url: found ${JSON.stringify(found)}, expected http://, https:// or unix:///path.sock`);
}

function readTimeout(found: unknown): number {
  if (found === undefined) return TIMEOUT.default;
  const value = TIMEOUT.read(typeof found === 'number' ? `${found}ms` : found);
  if (value !== undefined) return value;
  throw new TypeError(`timeout: found ${JSON.stringify(found)}, expected ${TIMEOUT.expected}`);
}
