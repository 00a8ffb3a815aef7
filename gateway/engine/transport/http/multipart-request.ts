import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { PendingFile } from '../../../../shared/graphql/upload.ts';
import { SubgraphFailure } from '../subgraph-failure.ts';

/** A request body with files, which can be sent once. */
export interface MultipartRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/**
 * Writes a request with files (https://github.com/jaydenseric/graphql-multipart-request-spec). The files are read as the
 * subgraph takes them, one after the other.
 *
 * @param operations the request as JSON, with null for each file
 */
export function multipartRequest(
  operations: string,
  files: ReadonlyMap<PendingFile, readonly string[]>,
  subgraph: string,
): MultipartRequest {
  const boundary = `newsgraph-${randomUUID()}`;
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    // Subgraphs refuse multipart requests that a page of another site could send.
    'apollo-require-preflight': 'true',
  };
  return { headers, body: Readable.from(writeParts(boundary, operations, files, subgraph), { objectMode: false }) };
}

async function* writeParts(
  boundary: string,
  operations: string,
  files: ReadonlyMap<PendingFile, readonly string[]>,
  subgraph: string,
): AsyncGenerator<string | Buffer, void> {
  const part = (name: string, more = '') =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`;
  const map = Object.fromEntries([...files.values()].map((paths, index) => [index, paths]));
  yield `${part('operations')}\r\n${operations}\r\n${part('map')}\r\n${JSON.stringify(map)}\r\n`;
  let index = 0;
  for (const pending of files.keys()) {
    try {
      const { filename, mimetype, createReadStream } = await pending;
      yield `${part(String(index++), `; filename="${escaped(filename)}"`)}content-type: ${mimetype}\r\n\r\n`;
      yield* createReadStream();
    } catch (cause) {
      // No fault of the subgraph: its circuit breaker does not count it.
      throw new SubgraphFailure('SUBREQUEST_CANCELLED', subgraph, 'request cancelled: a file did not arrive', {
        cause,
      });
    }
    yield '\r\n';
  }
  yield `--${boundary}--\r\n`;
}

/** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
function escaped(filename: string): string {
  return filename.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
