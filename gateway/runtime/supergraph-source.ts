import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withoutPasswordsIn } from '../../shared/settings/hidden.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { composeInBackground } from '../engine/planning/process/compose-in-background.ts';
import { composeSchemas, readSchemas } from '../engine/supergraph/compose.ts';
import type { Settings } from '../settings/table.ts';

/** A source of the supergraph. */
export interface SupergraphSource {
  /**
   * The supergraph's SDL; undefined if unchanged since the last call.
   * @throws if it cannot be read
   */
  read(): Promise<string | undefined>;
}

/** A file that is replaced by new versions. */
export function fileSource(file: string): SupergraphSource {
  let last: string | undefined;
  return {
    async read() {
      const sdl = await readFile(file, 'utf8').catch(error => {
        throw new SettingsError(`--supergraph: ${file} cannot be read: ${error.message}`);
      });
      if (sdl === last) return undefined;
      last = sdl;
      return sdl;
    },
  };
}

export interface UrlSourceOptions {
  readonly settings: Pick<Settings, 'reload'>;
  /** File for a copy of the last supergraph, for a start while the URL is unreachable. */
  readonly copy: string;
}

/** Polls a URL; with an `ETag`, the SDL is only sent if it has changed. */
export function urlSource(url: string, { settings, copy }: UrlSourceOptions): SupergraphSource {
  const { timeout, token } = settings.reload;
  let etag: string | null = null;
  let last: string | undefined;

  async function request(): Promise<string | undefined> {
    const response = await fetch(url, {
      headers: {
        accept: 'application/graphql, text/plain;q=0.9, */*;q=0.1',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(etag !== null && { 'if-none-match': etag }),
      },
      signal: AbortSignal.timeout(timeout),
    });
    if (response.status === 304) return undefined;
    if (!response.ok) throw new Error(`it answered HTTP ${response.status}`);
    const sdl = await response.text();
    etag = response.headers.get('etag');
    return sdl;
  }

  return {
    async read() {
      let sdl: string | undefined;
      try {
        sdl = await request();
      } catch (error) {
        if (last !== undefined) throw error;
        // On startup, an old graph is better than none.
        const retained = await readFile(copy, 'utf8').catch(() => undefined);
        if (retained === undefined)
          throw new SettingsError(`--supergraph: ${withoutPasswordsIn(url)}: ${reasonOf(error)}`);
        last = retained;
        return retained;
      }
      if (sdl === undefined || sdl === last) return undefined;
      last = sdl;
      await writeCopy(copy, sdl);
      return sdl;
    },
  };
}

/** `fetch` says why in the cause of its error. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const why = cause instanceof Error ? `: ${cause.message || (cause as NodeJS.ErrnoException).code}` : '';
  return withoutPasswordsIn(message + why);
}

/** Writes to a temporary file and renames it, so that an interrupted write leaves no partial file. */
async function writeCopy(file: string, sdl: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, sdl);
  await rename(`${file}.${process.pid}`, file);
}

/** A Rover configuration; composed again when it or one of its schemas changes, in a file or a running subgraph. */
export function compositionSource(configFile: string): SupergraphSource {
  let last: string | undefined;
  return {
    async read() {
      const schemas = await readSchemas(configFile);
      const inputs = JSON.stringify(schemas);
      if (inputs === last) return undefined;
      const isFirst = last === undefined;
      last = inputs;
      // On startup there are no requests to yield to.
      return isFirst ? composeSchemas(schemas) : composeInBackground(schemas);
    },
  };
}

export interface Watch {
  readonly source: SupergraphSource;
  /** Polling interval, in milliseconds. */
  readonly interval: number;
  /** Serves a new supergraph. An error is reported, and the previous one stays in service. */
  onChange(sdl: string): Promise<void>;
  onRefused(error: unknown): void;
}

/** Polls for new supergraphs until closed. */
export function watchSupergraph({ source, interval, onChange, onRefused }: Watch): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const look = async () => {
    try {
      const sdl = await source.read();
      if (sdl !== undefined && !closed) await onChange(sdl);
    } catch (error) {
      if (!closed) onRefused(error);
    }
    if (!closed) timer = setTimeout(look, interval).unref();
  };
  timer = setTimeout(look, interval).unref();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
