import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { GRAPHQL_PATH } from '../request/paths.ts';
import { sendRefusal } from '../request/send-refusal.ts';
import { isPreflighted, namesForeignType } from '../security/csrf.ts';
import { showsLandingPage } from '../settings/production-defaults.ts';
import type { Settings } from '../settings/table.ts';
import { STREAM_TOKEN_HEADER } from './event-stream-route.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** What pages of other origins may read of an answer, besides what they always may. */
const EXPOSED_HEADERS = ['age', 'etag', 'ratelimit', 'ratelimit-policy', 'retry-after', REQUEST_ID_HEADER];

/** No page of another origin can make a browser send these unasked. */
const PREFLIGHTED_METHODS = new Set(['OPTIONS', 'PUT', 'DELETE']);

/** Methods of requests that have no body. */
const READING_METHODS = new Set(['GET', 'HEAD']);

/**
 * Guards every route against what browsers can be made to do: says what a page may be used for, which origins may ask,
 * and refuses operations that a page of another origin could have sent unasked.
 *
 * @throws SettingsError for cookies from all origins
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
  // Routes from here on answer operations.
  const path = app.prefix + GRAPHQL_PATH;
  app.addHook('onRequest', (request, reply, next) => {
    const { method } = request;
    if (!request.routeOptions.url?.startsWith(path) || PREFLIGHTED_METHODS.has(method)) return next();
    if (READING_METHODS.has(method) && namesForeignType(request.headers)) {
      return void sendRefusal(reply, 'UNSUPPORTED_MEDIA_TYPE', FOREIGN_TYPE);
    }
    // The landing page is shown whatever else the request has, and nothing is run.
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

/** https://owasp.org/www-project-secure-headers/, for answers that are data and never a page. */
function securityHeaders(landingPage: boolean, production: boolean): Record<string, string> {
  const framing = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
  return {
    // The landing page says in itself which scripts it needs.
    'content-security-policy': landingPage ? framing : `default-src 'none'; ${framing}`,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(production && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

const FOREIGN_TYPE = 'Found a GET request with another content-type than application/json, expected that or none';

function crossSiteRefusal(names: readonly string[]): string {
  return (
    `This request could come from a page of another site: it has neither a content-type such as application/json` +
    `${names.length > 0 ? ` nor one of the headers ${names.join(', ')}` : ''}.`
  );
}
