import type { FastifyError, FastifyInstance } from 'fastify';
import { rememberNumbers } from '../../engine/numbers/exact-variables.ts';

/** Parses JSON bodies as Fastify does, and remembers how the numbers of variables were written. */
export function parseJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  try {
    app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
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
