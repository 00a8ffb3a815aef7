import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ERROR_CATALOGUE, type ErrorCode } from '../../../shared/errors/catalogue.ts';
import type { GatewayAnswer } from '../../request/gateway-answer.ts';
import { GRAPHQL_PATH } from '../../request/paths.ts';
import { refusalStatus } from '../../request/refusal.ts';
import { createLocalContext, type RequestContext } from '../../request/request-context.ts';
import { setHeaders } from '../../request/response-headers.ts';
import { JSON_TYPE } from '../../request/send-refusal.ts';
import type { ObserveOther } from '../../telemetry/telemetry.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether its operations are limited, logged and counted by layers. */
    isOperation: boolean;
    /** Whether a rate limit has counted it. */
    isLimited: boolean;
    /** The code that it was refused with. */
    refusedWith: string | undefined;
  }
}

interface ObserveOptions {
  /** @default nothing is logged and counted */
  readonly observe: ObserveOther | undefined;
  /** @returns a refusal of what is over quota. @default there are no limits */
  readonly limit: ((context: RequestContext) => Promise<GatewayAnswer | undefined>) | undefined;
  /** Tells of requests that cannot be read, which no route sees. @default they are not counted */
  readonly onUnreadable?: ((listener: (code: ErrorCode) => void) => void) | undefined;
}

const CODE = /"code":"([A-Z_]+)"/;
/** A code comes in the first error. */
const LOOKED_AT = 4_000;

/**
 * Limits, logs and counts the requests that are no operation: those that are refused before, such as for a token that is
 * not valid, and those of other routes, such as feeds. Health checks are left alone.
 */
export function observeOthers(app: FastifyInstance, { observe, limit, onUnreadable }: ObserveOptions): void {
  app
    .decorateRequest('isOperation', false)
    .decorateRequest('isLimited', false)
    .decorateRequest('refusedWith', undefined);
  const path = app.prefix + GRAPHQL_PATH;
  const health = `${app.prefix}/health`;
  // What has no route is of nobody who is to be served; scanners ask for much of it.
  const isOther = ({ isOperation, url, routeOptions }: FastifyRequest) =>
    !isOperation && routeOptions.url !== undefined && !url.startsWith(health);
  if (limit) {
    const take = (request: FastifyRequest) => {
      request.isLimited = true;
      const { headers, ip, id: requestId } = request;
      return limit(createLocalContext(undefined, { headers, ip, requestId }));
    };
    app.addHook('preHandler', async (request, reply) => {
      if (!isOther(request) || request.routeOptions.url!.startsWith(path)) return;
      const refused = await take(request);
      if (!refused) return;
      setHeaders(reply, refused.headers ?? {});
      await reply.code(refusalStatus(refused.errors)).type(JSON_TYPE).send(refused.text);
    });
    app.addHook('onSend', async (request, reply, payload) => {
      if (reply.statusCode < 400 || request.isLimited || !isOther(request)) return payload;
      const refused = await take(request);
      if (!refused) return payload;
      setHeaders(reply, refused.headers ?? {});
      reply.code(refusalStatus(refused.errors)).type(JSON_TYPE).removeHeader('content-length');
      return refused.text;
    });
  }
  if (!observe) return;
  onUnreadable?.(code => {
    const { status } = ERROR_CATALOGUE[code];
    observe({ operation: '(refused)', status, code, milliseconds: 0, context: createLocalContext(undefined) });
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode >= 400 && typeof payload === 'string' && isOther(request)) {
      request.refusedWith = CODE.exec(payload.slice(0, LOOKED_AT))?.[1];
    }
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url;
    if (isOther(request) && (reply.statusCode >= 400 || route !== path)) {
      observe({
        operation: reply.statusCode >= 400 ? '(refused)' : route!,
        status: reply.statusCode,
        code: request.refusedWith,
        milliseconds: reply.elapsedTime,
        context: createLocalContext(undefined, { headers: request.headers, requestId: request.id }),
      });
    }
    done();
  });
}
