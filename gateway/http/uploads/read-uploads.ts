import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { rememberNumbers } from '../../engine/numbers/exact-variables.ts';
import type { Settings } from '../../settings/table.ts';
import { placeFiles, UploadError } from './place-files.ts';
import type { FileFacts, ReceivedFile } from './received-file.ts';

/** A multipart request whose operations are read, and whose files may still arrive. */
export interface Uploads {
  /** The operations, with a `PendingFile` for each file. */
  readonly body: unknown;
  /** Rejects if the rest of the request is wrong: too large, or not complete. */
  readonly failure: Promise<never>;
  /** Discards what nobody has read; then no file is waited for any more. */
  end(): void;
}

/**
 * Reads a multipart request by https://github.com/jaydenseric/graphql-multipart-request-spec: resolves when the
 * operations are known, before the files arrive.
 *
 * Files arrive one after the other. More of a file arrives when its reader wants it. If a later file is wanted first, what
 * comes before it waits in memory, up to the limits.
 *
 * @throws UploadError
 */
export function readUploads(
  payload: Readable,
  headers: IncomingHttpHeaders,
  limits: Settings['uploads'],
  maxOperations: number,
): Promise<Uploads> {
  return new Promise((resolve, reject) => {
    try {
      new UploadReader(payload, headers, limits, maxOperations, resolve, reject);
    } catch (error) {
      reject(new UploadError(400, (error as Error).message));
    }
  });
}

class UploadReader {
  readonly #payload: Readable;
  readonly #limits: Settings['uploads'];
  readonly #busboy: BusboyInstance;
  readonly #resolve: (uploads: Uploads) => void;
  readonly #reject: (error: Error) => void;
  readonly #failure = Promise.withResolvers<never>();
  #operations: unknown;
  #files: Map<string, ReceivedFile> | undefined;
  /** The files that arrive, in order: one may begin while the last of another is not read. */
  readonly #arriving = new Map<ReceivedFile, BusboyFileStream>();
  #size = 0;
  /** Nobody reads files any more. */
  #over = false;

  constructor(
    payload: Readable,
    headers: IncomingHttpHeaders,
    limits: Settings['uploads'],
    maxOperations: number,
    resolve: (uploads: Uploads) => void,
    reject: (error: Error) => void,
  ) {
    this.#payload = payload;
    this.#limits = limits;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#failure.promise.catch(() => {});
    this.#busboy = new Busboy({
      headers: headers as BusboyHeaders,
      limits: { fileSize: limits.maxFileSize, files: limits.maxFiles, fieldSize: maxOperations, fields: 10 },
      isPartAFile: (_name, _type, filename) => filename !== undefined,
    });
    this.#busboy
      .on('field', (name, value, _nameCut, valueCut) => this.#attempt(() => this.#onField(name, value, valueCut)))
      .on('file', (name, stream, filename, encoding, mimetype) =>
        this.#attempt(() => this.#onFile(name, stream, { filename, encoding, mimetype })),
      )
      .on('filesLimit', () => this.#fail(new UploadError(413, `Found more than ${limits.maxFiles} files`)))
      .on('error', error => this.#fail(new UploadError(400, `The multipart body is malformed: ${String(error)}`)))
      .on('finish', () => this.#onFinish());
    payload
      .on('data', (chunk: Buffer) => {
        this.#size += chunk.length;
        if (this.#size > limits.maxTotal) this.#fail(tooLarge('The request', limits.maxTotal));
      })
      .on('error', () => this.#fail(new UploadError(400, 'The client disconnected')))
      .on('close', () => {
        if (!payload.readableEnded) this.#fail(new UploadError(400, 'The client disconnected'));
      })
      .pipe(this.#busboy);
  }

  #attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  #onField(name: string, value: string, isCut: boolean): void {
    if (isCut) throw new UploadError(413, `The field ${name} is too large`);
    if (name === 'operations') this.#operations = parse(name, value);
    if (name !== 'map' || this.#over) return;
    if (this.#operations === undefined) throw new UploadError(400, 'Found the field map before the field operations');
    this.#files = placeFiles(this.#operations, parse(name, value), () => this.#balance());
    if (this.#files.size > this.#limits.maxFiles) {
      throw new UploadError(413, `Found ${this.#files.size} files, at most ${this.#limits.maxFiles} are allowed`);
    }
    this.#resolve({ body: this.#operations, failure: this.#failure.promise, end: () => this.#end() });
  }

  #onFile(name: string, stream: BusboyFileStream, facts: FileFacts): void {
    if (!this.#files && !this.#over) throw new UploadError(400, 'Found a file before the fields operations and map');
    const file = this.#files?.get(name);
    if (!file || file.ended || this.#over) return void stream.resume();
    this.#arriving.set(file, stream);
    stream
      .on('data', (chunk: Buffer) => {
        file.push(chunk);
        this.#balance();
      })
      .on('limit', () => this.#fail(tooLarge(`The file ${facts.filename}`, this.#limits.maxFileSize)))
      .on('end', () => {
        this.#arriving.delete(file);
        file.end();
      })
      .on('error', (error: Error) => this.#fail(error));
    file.begin(facts);
    this.#balance();
  }

  #onFinish(): void {
    if (!this.#files) this.#fail(new UploadError(400, 'Found no fields operations and map'));
    const missing = [...(this.#files ?? [])].flatMap(([name, file]) => (file.ended ? [] : [name]));
    if (missing.length > 0) this.#fail(new UploadError(400, `The request has no file ${missing.join(', ')}`));
  }

  /** Lets more arrive of a file that is wanted, and of those before it; stops others. */
  #balance(): void {
    let isWanted = this.#over || [...(this.#files?.values() ?? [])].some(file => file.awaited);
    for (const [file, stream] of [...this.#arriving].reverse()) {
      isWanted ||= file.takesMore;
      if (isWanted) stream.resume();
      else stream.pause();
    }
  }

  #end(): void {
    this.#over = true;
    for (const file of this.#files?.values() ?? []) file.fail(new UploadError(400, 'The request has been answered'));
    this.#balance();
  }

  #fail(error: Error): void {
    if (this.#over) return;
    this.#over = true;
    for (const file of this.#files?.values() ?? []) file.fail(error);
    this.#payload.unpipe(this.#busboy);
    this.#balance();
    this.#reject(error);
    this.#failure.reject(error);
  }
}

function tooLarge(what: string, limit: number): UploadError {
  return new UploadError(413, `${what} is too large: more than ${limit} bytes`);
}

function parse(name: string, text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    rememberNumbers(text, parsed);
    return parsed;
  } catch {
    throw new UploadError(400, `The field ${name} is not JSON`);
  }
}
