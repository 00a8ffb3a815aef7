import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GRAPHQL_PATH } from '../../request/paths.ts';
import type { Settings } from '../../settings/table.ts';
import { drainRequest } from '../bodies/drain-request.ts';
import { UploadError } from './place-files.ts';
import { readUploads, type Uploads } from './read-uploads.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a multipart request. */
    uploads: Uploads | undefined;
  }
}

/** Accepts multipart requests with files; the checks against requests of other sites run before. */
export function registerUploads(app: FastifyInstance, settings: Pick<Settings, 'uploads' | 'limits'>): void {
  const { uploads, limits } = settings;
  app.decorateRequest('uploads', undefined);
  if (!uploads.enabled) return;
  app.addContentTypeParser('multipart/form-data', async (request: FastifyRequest, payload: Readable) => {
    if (request.routeOptions.url !== app.prefix + GRAPHQL_PATH) {
      throw new UploadError(415, 'Files are accepted by GraphQL only');
    }
    if (Number(request.headers['content-length']) > uploads.maxTotal) {
      throw new UploadError(413, `The request is too large: more than ${uploads.maxTotal} bytes`);
    }
    request.uploads = await readUploads(payload, request.headers, uploads, limits.body);
    return request.uploads.body;
  });
  app.addHook('onResponse', (request, _reply, done) => {
    if (request.uploads) {
      request.uploads.end();
      drainRequest(request.raw);
    }
    done();
  });
}
