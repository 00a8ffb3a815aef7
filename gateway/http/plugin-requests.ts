import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { HttpRequestState, type RunHttpHooks, writtenAnswer } from '../plugins/http-hooks.ts';
import { whenDone } from '../plugins/run-hooks.ts';
import { PluginContext } from '../request/plugin-context.ts';
import { headerLines, type ResponseHeaders, setHeaders, withHeaders } from '../request/response-headers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Context that `onHttpRequest` shares with the operations of the request; undefined without such hooks. */
    pluginContext: PluginContext | undefined;
  }
}

/** Runs `onHttpRequest` for each request except health checks, after the body is parsed and before anything is executed. */
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
    // Rejects only if the reply cannot be sent.
    const finished = whenDone(runHooks(state), finish);
    if (finished instanceof Promise) finished.catch(done);
  });
}

/** A WebSocket upgrade that plugins have admitted. */
export interface AdmittedUpgrade {
  readonly requestId: string;
  readonly context: PluginContext;
  readonly responseHeaders: ResponseHeaders;
}

/** Runs `onHttpRequest` for an upgrade. @returns undefined if a hook has ended it */
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
