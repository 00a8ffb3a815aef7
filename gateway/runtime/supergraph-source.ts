import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SettingsError } from '../../shared/settings/setting.ts';
import { composeInBackground } from '../engine/planning/process/compose-in-background.ts';
import { composeSchemas, readSchemas } from '../engine/supergraph/compose.ts';
import type { Settings } from '../settings/table.ts';

/** Where a supergraph comes from. */
export interface SupergraphSource {
  /**
   * The supergraph's SDL; undefined when it has not changed since the last call.
   * @throws when it cannot be read
   */
  read(): Promise<string | undefined>;
}

/** A file that is replaced by a new one. */
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
  /** Keeps the last supergraph, for a start while the address does not answer. */
  readonly copy: string;
}

/** An address that is asked again and again; what has an `ETag` is sent only when it is new. */
export function urlSource(url: string, { settings, copy }: UrlSourceOptions): SupergraphSource {
  const { timeout, token } = settings.reload;
  let etag: string | null = null;
  let last: string | undefined;

  async function ask(): Promise<string | undefined> {
    const response = await fetch(url, {
      headers: {
        accept: 'application/graphql, text/plain;q=0.9, */*;q=0.1',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(etag !== null && { 'if-none-match': etag }),
      },
      signal: AbortSignal.timeout(timeout),
    });
    if (response.status === 304) return undefined;
    if (!response.ok) throw new Error(`${url} answered HTTP ${response.status}`);
    const sdl = await response.text();
    etag = response.headers.get('etag');
    return sdl;
  }

  return {
    async read() {
      let sdl: string | undefined;
      try {
        sdl = await ask();
      } catch (error) {
        if (last !== undefined) throw error;
        // At the start: better an old graph than none.
        const retained = await readFile(copy, 'utf8').catch(() => undefined);
        if (retained === undefined) throw new SettingsError(`--supergraph: ${url}: ${(error as Error).message}`);
        last = retained;
        return retained;
      }
      if (sdl === undefined || sdl === last) return undefined;
      last = sdl;
      await keepCopy(copy, sdl);
      return sdl;
    },
  };
}

/** Written aside and moved into place, so that an interrupted write leaves no half file. */
async function keepCopy(file: string, sdl: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, sdl);
  await rename(`${file}.${process.pid}`, file);
}

/** A Rover configuration, composed anew when it or one of its schemas changes, in a file or in the subgraph that says it. */
export function compositionSource(configFile: string): SupergraphSource {
  let last: string | undefined;
  return {
    async read() {
      const schemas = await readSchemas(configFile);
      const inputs = JSON.stringify(schemas);
      if (inputs === last) return undefined;
      const isFirst = last === undefined;
      last = inputs;
      // At the start there are no requests to stand aside for.
      return isFirst ? composeSchemas(schemas) : composeInBackground(schemas);
    },
  };
}

export interface Watch {
  readonly source: SupergraphSource;
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** Serves a new supergraph. What it throws is reported, and the one before goes on serving. */
  onChange(sdl: string): Promise<void>;
  onRefused(error: unknown): void;
}

/** Looks for new supergraphs until it is closed; one after the other. */
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
