import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { HttpRequestState, type RunHttpHooks, writtenAnswer } from '../plugins/http-hooks.ts';
import { whenDone } from '../plugins/run-hooks.ts';
import { PluginContext } from '../request/plugin-context.ts';
import { headerLines, type ResponseHeaders, setHeaders, withHeaders } from '../request/response-headers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What plugins have set for the operations of a request; undefined where none has looked at it. */
    pluginContext: PluginContext | undefined;
  }
}

/** Tells plugins of each request but those for health, whose body is parsed by then and for which nothing has run. */
export function registerPluginRequests(app: FastifyInstance, runHooks: RunHttpHooks): void {
  app.decorateRequest('pluginContext', undefined);
  app.addHook('preHandler', (request, reply, done) => {
    if (request.routeOptions.url?.startsWith('/health')) return done();
    const { id: requestId, ip, raw, body } = request;
    const context = new PluginContext();
    request.pluginContext = context;
    const setResponseHeader = (name: string, value: string | readonly string[]) => setHeaders(reply, { [name]: value });
    const state = new HttpRequestState(raw, { requestId, ip, context, upgrade: false, setResponseHeader }, body);
    const finish = (answer: Awaited<ReturnType<RunHttpHooks>>) => {
      if (state.body !== body) request.body = state.body;
      if (!answer) return done();
      const { text, headers } = writtenAnswer(answer);
      setHeaders(reply, headers);
      void reply.code(answer.status).send(text);
    };
    // Only a reply that cannot be written rejects.
    const finished = whenDone(runHooks(state), finish);
    if (finished instanceof Promise) finished.catch(done);
  });
}

/** An upgrade to a WebSocket that plugins have let through. */
export interface AdmittedUpgrade {
  readonly requestId: string;
  readonly context: PluginContext;
  readonly responseHeaders: ResponseHeaders;
}

/** Tells plugins of an upgrade. @returns undefined where one has answered it */
export function admitUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  { requestId, ip }: { readonly requestId: string; readonly ip: string },
  runHooks: RunHttpHooks,
): AdmittedUpgrade | undefined | Promise<AdmittedUpgrade | undefined> {
  const context = new PluginContext();
  let responseHeaders: ResponseHeaders = {};
  const setResponseHeader = (name: string, value: string | readonly string[]) => {
    responseHeaders = withHeaders(responseHeaders, { [name.toLowerCase()]: value });
  };
  const state = new HttpRequestState(request, { requestId, ip, context, upgrade: true, setResponseHeader });
  return whenDone(runHooks(state), answer => {
    if (!answer) return { requestId, context, responseHeaders };
    const { text, headers } = writtenAnswer(answer);
    const length = { 'content-length': String(Buffer.byteLength(text)), connection: 'close' };
    const lines = [
      `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`,
      ...headerLines({ ...withHeaders(responseHeaders, headers), ...length }),
    ];
    socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`);
    return undefined;
  });
}
