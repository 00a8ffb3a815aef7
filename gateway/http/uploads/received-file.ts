import { Readable } from 'node:stream';
import type { FileUpload } from '../../../shared/graphql/upload.ts';

export type FileFacts = Omit<FileUpload, 'createReadStream'>;

/**
 * A file of a request, from before it arrives until it is read. What has arrived waits here until it is read; the request
 * decides when more arrives.
 */
export class ReceivedFile {
  /** Whether somebody waits for the file to begin. */
  awaited = false;
  ended = false;
  /** Whether the request names the file at several places: then it can be read several times. */
  readonly #repeatable: boolean;
  readonly #onDemand: () => void;
  readonly #readers = new Set<FileReader>();
  readonly #begun = Promise.withResolvers<FileUpload>();
  /** Chunks from the number `#dropped` on. */
  #chunks: Buffer[] = [];
  #dropped = 0;
  #opened = false;
  #error: Error | undefined;

  /** @param onDemand called when somebody waits for the file, or for more of it */
  constructor(repeatable: boolean, onDemand: () => void) {
    this.#repeatable = repeatable;
    this.#onDemand = onDemand;
    // Nobody may ever ask.
    this.#begun.promise.catch(() => {});
  }

  /** Resolves when the file begins to arrive. */
  readonly arrival = (): Promise<FileUpload> => {
    this.awaited = true;
    this.#onDemand();
    return this.#begun.promise;
  };

  begin(facts: FileFacts): void {
    this.awaited = false;
    this.#begun.resolve({ ...facts, createReadStream: () => this.#open() });
  }

  /** Whether a reader waits for more than has arrived, or none will ever read it. */
  get takesMore(): boolean {
    const [...readers] = this.#readers;
    if (this.#opened && readers.length === 0 && !this.#repeatable) return true;
    return readers.some(reader => reader.waiting);
  }

  push(chunk: Buffer): void {
    if (this.#opened && this.#readers.size === 0 && !this.#repeatable) return;
    this.#chunks.push(chunk);
    this.#serveAll();
  }

  end(): void {
    this.ended = true;
    this.#serveAll();
  }

  fail(error: Error): void {
    if (this.ended) return;
    this.ended = true;
    this.#error = error;
    this.#begun.reject(error);
    this.#chunks = [];
    for (const reader of this.#readers) reader.destroy(error);
  }

  serve(reader: FileReader): void {
    if (!reader.waiting) return;
    const chunk = this.#chunks[reader.position - this.#dropped];
    if (chunk) {
      reader.waiting = false;
      reader.position++;
      if (!this.#repeatable) {
        this.#chunks.shift();
        this.#dropped++;
      }
      reader.push(chunk);
    } else if (this.ended) {
      reader.waiting = false;
      reader.push(null);
    } else this.#onDemand();
  }

  leave(reader: FileReader): void {
    this.#readers.delete(reader);
    this.#onDemand();
  }

  #open(): Readable {
    if (this.#opened && !this.#repeatable) {
      throw new Error('The file has been read already: name it at several places of the map to read it several times');
    }
    this.#opened = true;
    const reader = new FileReader(this);
    if (this.#error) reader.destroy(this.#error);
    else this.#readers.add(reader);
    return reader;
  }

  #serveAll(): void {
    for (const reader of this.#readers) this.serve(reader);
  }
}

class FileReader extends Readable {
  /** The number of the next chunk. */
  position = 0;
  waiting = false;
  readonly #file: ReceivedFile;

  constructor(file: ReceivedFile) {
    super();
    this.#file = file;
  }

  override _read(): void {
    this.waiting = true;
    this.#file.serve(this);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#file.leave(this);
    done(error);
  }
}
