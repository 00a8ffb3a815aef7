import { isUtf8 } from 'node:buffer';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { rememberNumbers } from '../../engine/numbers/exact-variables.ts';
import { holdParsed } from './bound-bodies.ts';
import { httpError } from './http-error.ts';

/**
 * Parses JSON bodies as Fastify does, but refuses characters that are not UTF-8 (RFC 8259, section 8.1) instead of
 * replacing them, and remembers how the numbers of variables were written.
 */
export function parseJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  try {
    app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
      const charset = charsetOf(request);
      if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
        return done(httpError(415, `Found the charset ${charset}, expected utf-8`));
      }
      if (!isUtf8(bytes)) return done(httpError(400, 'The body is not encoded as UTF-8'));
      const full = holdParsed(request, bytes);
      if (full) return done(full);
      const text = bytes.toString();
      parse(request, text, (error, parsed) => {
        if (!error) rememberNumbers(text, parsed);
        done(error, parsed);
      });
    });
  } catch (error) {
    // The app that the graph is a part of has a parser of its own, which stays.
    if ((error as FastifyError).code !== 'FST_ERR_CTP_ALREADY_PRESENT') throw error;
  }
}

function charsetOf({ headers }: FastifyRequest): string | undefined {
  const type = headers['content-type'];
  if (type === undefined || !type.includes('charset')) return undefined;
  return /;\s*charset="?([^\s;"]+)/i.exec(type)?.[1]?.toLowerCase();
}
