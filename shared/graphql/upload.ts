import type { Readable } from 'node:stream';
import { GraphQLError, GraphQLScalarType } from 'graphql';

/** A file that a client sends; its content arrives while the resolver reads it. */
export interface FileUpload {
  readonly filename: string;
  /** As the client says; check it yourself. */
  readonly mimetype: string;
  readonly encoding: string;
  /**
   * The content. It ends with an error if the client disconnects, or if the file is larger than allowed. A file that is
   * not read is discarded.
   *
   * @throws Error when called again, unless the request has the file at several places
   */
  createReadStream(): Readable;
}

/**
 * The value of a variable of type `Upload`: `await` it for the file, as with graphql-upload. Rejects if the client does
 * not send the file.
 */
export class PendingFile implements PromiseLike<FileUpload> {
  /** Files arrive in this order. */
  readonly position: number;
  readonly #arrival: () => Promise<FileUpload>;

  constructor(position: number, arrival: () => Promise<FileUpload>) {
    this.position = position;
    this.#arrival = arrival;
  }

  // biome-ignore lint/suspicious/noThenProperty: a resolver awaits the value as it awaits a promise
  then<A = FileUpload, B = never>(
    onFile?: ((file: FileUpload) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#arrival().then(onFile, onError);
  }

  /** In JSON a file is null: its content is sent beside it. */
  toJSON(): null {
    return null;
  }
}

function notAFile(): GraphQLError {
  return new GraphQLError('Upload is a file, sent as multipart/form-data in a variable.');
}

/** The scalar of files (https://github.com/jaydenseric/graphql-multipart-request-spec). */
export const Upload = new GraphQLScalarType<PendingFile, never>({
  name: 'Upload',
  parseValue(value) {
    if (value instanceof PendingFile) return value;
    throw notAFile();
  },
  parseLiteral() {
    throw notAFile();
  },
  serialize() {
    throw notAFile();
  },
});

/** The files in variables, with the paths of each, in the order in which they arrive. */
export function filesIn(variables: Readonly<Record<string, unknown>>): Map<PendingFile, string[]> {
  const found = new Map<PendingFile, string[]>();
  const visit = (value: unknown, path: string): void => {
    if (value instanceof PendingFile) found.set(value, [...(found.get(value) ?? []), path]);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
    }
  };
  visit(variables, 'variables');
  return new Map([...found].sort(([a], [b]) => a.position - b.position));
}
