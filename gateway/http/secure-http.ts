import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { GRAPHQL_PATH } from '../request/paths.ts';
import { sendRefusal } from '../request/send-refusal.ts';
import { isPreflighted, namesForeignType } from '../security/csrf.ts';
import { showsLandingPage } from '../settings/production-defaults.ts';
import type { Settings } from '../settings/table.ts';
import { STREAM_TOKEN_HEADER } from './event-stream-route.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** Response headers that pages of other origins may read, besides the CORS-safelisted ones. */
const EXPOSED_HEADERS = ['age', 'etag', 'ratelimit', 'ratelimit-policy', 'retry-after', REQUEST_ID_HEADER];

/** Methods that always trigger a CORS preflight. */
const PREFLIGHTED_METHODS = new Set(['OPTIONS', 'PUT', 'DELETE']);

/** Methods of requests without a body. */
const READING_METHODS = new Set(['GET', 'HEAD']);

/**
 * Protects every route against malicious pages: sets security headers, applies CORS, and refuses operations that could
 * be cross-site requests (CSRF).
 *
 * @throws SettingsError for credentials with all origins
 */
export async function secureHttp(
  app: FastifyInstance,
  { http, production }: Pick<Settings, 'http' | 'production'>,
): Promise<void> {
  const headers = securityHeaders(showsLandingPage({ http, production }), production);
  app.addHook('onRequest', (request, reply, next) => {
    reply.headers(headers).header(REQUEST_ID_HEADER, request.id);
    next();
  });
  await allowOrigins(app, http);
  const names = http.csrfHeaders.map(name => name.toLowerCase());
  const page = showsLandingPage({ http, production });
  const crossSite = crossSiteRefusal(names);
  // The routes below the path execute operations.
  const path = app.prefix + GRAPHQL_PATH;
  app.addHook('onRequest', (request, reply, next) => {
    const { method } = request;
    if (!request.routeOptions.url?.startsWith(path) || PREFLIGHTED_METHODS.has(method)) return next();
    if (READING_METHODS.has(method) && namesForeignType(request.headers)) {
      return void sendRefusal(reply, 'UNSUPPORTED_MEDIA_TYPE', FOREIGN_TYPE);
    }
    // Requests for the landing page need no check: nothing is executed.
    if (page && method === 'GET' && request.headers.accept?.includes('text/html')) return next();
    if (isPreflighted(request.headers, names) || request.headers[STREAM_TOKEN_HEADER]) return next();
    sendRefusal(reply, 'BAD_REQUEST', crossSite);
  });
}

async function allowOrigins(app: FastifyInstance, http: Settings['http']): Promise<void> {
  const { corsOrigins, corsCredentials, corsMaxAge } = http;
  if (corsOrigins.length === 0) return;
  const all = corsOrigins.includes('*');
  await app.register(cors, {
    origin: all ? '*' : [...corsOrigins],
    credentials: corsCredentials,
    maxAge: Math.floor(corsMaxAge / 1000),
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    exposedHeaders: EXPOSED_HEADERS,
  });
}

/** https://owasp.org/www-project-secure-headers/, for responses that are data, not pages. */
function securityHeaders(landingPage: boolean, production: boolean): Record<string, string> {
  const framing = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
  return {
    // The landing page has its own policy for scripts.
    'content-security-policy': landingPage ? framing : `default-src 'none'; ${framing}`,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(production && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

const FOREIGN_TYPE = 'Found a GET request with an unsupported content-type, expected application/json or none';

function crossSiteRefusal(names: readonly string[]): string {
  return (
    `This request could come from a page of another site: it has neither a content-type such as application/json` +
    `${names.length > 0 ? ` nor one of the headers ${names.join(', ')}` : ''}.`
  );
}
