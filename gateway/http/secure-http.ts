import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GRAPHQL_PATH } from '../request/paths.ts';
import { sendRefusal } from '../request/send-refusal.ts';
import { isFromOwnSite, isPreflighted, namesForeignType } from '../security/csrf.ts';
import { createOrigins, type Origins, untrustedOrigin } from '../security/origins.ts';
import { showsLandingPage } from '../settings/production-defaults.ts';
import type { Settings } from '../settings/table.ts';
import { STREAM_TOKEN_HEADER } from './event-stream-route.ts';
import { negotiate } from './negotiate.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** Response headers that pages of other origins may read, besides the CORS-safelisted ones. */
const EXPOSED_HEADERS = ['age', 'etag', 'ratelimit', 'ratelimit-policy', 'retry-after', REQUEST_ID_HEADER];

/** Methods that a browser may send without a CORS preflight. */
const SIMPLE_METHODS = new Set(['GET', 'HEAD', 'POST']);

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
  const page = showsLandingPage({ http, production });
  const origins = createOrigins({ http, production });
  const headers = securityHeaders(page, production);
  app.addHook('onRequest', (request, reply, next) => {
    reply.headers(headers).header(REQUEST_ID_HEADER, request.id);
    next();
  });
  if (!production || http.corsOrigins.length > 0) await allowOrigins(app, http, origins);
  const names = http.csrfHeaders.map(name => name.toLowerCase());
  // The routes below the path execute operations.
  const path = app.prefix + GRAPHQL_PATH;
  app.addHook('onRequest', (request, reply, next) => {
    const { method, headers } = request;
    if (!request.routeOptions.url?.startsWith(path)) return next();
    if (isPreflight(request)) return void sendRefusal(reply, 'ORIGIN_NOT_ALLOWED', untrustedOrigin(headers.origin!));
    if (!SIMPLE_METHODS.has(method)) return next();
    if (READING_METHODS.has(method)) {
      if (namesForeignType(headers)) return void sendRefusal(reply, 'UNSUPPORTED_MEDIA_TYPE', FOREIGN_TYPE);
      // Requests for the landing page need no check: nothing is executed.
      if (page && method === 'GET' && negotiate(headers.accept).page) return next();
      if (isFromOwnSite(headers) || (headers.origin !== undefined && origins.trusts(headers.origin))) return next();
    }
    if (isPreflighted(headers, names) || headers[STREAM_TOKEN_HEADER]) return next();
    sendRefusal(reply, 'BAD_REQUEST', crossSiteRefusal(names, headers.origin, origins));
  });
}

/** A preflight that gets here is of an origin that CORS does not allow; the others are answered already. */
function isPreflight({ method, headers }: FastifyRequest): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}

async function allowOrigins(app: FastifyInstance, http: Settings['http'], origins: Origins): Promise<void> {
  const { corsCredentials, corsMaxAge } = http;
  await app.register(cors, {
    origin: origins.all ? '*' : (origin, done) => done(null, origin !== undefined && origins.trusts(origin)),
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

/** Names what proves that no page of another site sent a request, and where clients set it. */
function crossSiteRefusal(names: readonly string[], origin: string | undefined, origins: Origins): string {
  const refused = 'This request could come from a page of another site (CSRF), so it is not executed.';
  const foreign = origin === undefined || origins.trusts(origin) ? '' : ` ${untrustedOrigin(origin)}.`;
  const [header] = names;
  if (header === undefined) return `${refused}${foreign} Send it by POST with content-type: application/json.`;
  const set = `headers: { '${header}': 'true' }`;
  return (
    `${refused}${foreign} Send it by POST with content-type: application/json, or with one of the headers ` +
    `${names.join(', ')}. In urql: fetchOptions: { ${set} }, or preferGetMethod: false; in Apollo Client: ` +
    `new HttpLink({ ${set} }); in graphql-request: new GraphQLClient(url, { ${set} }); in Relay and fetch: ` +
    `fetch(url, { ${set} }); with curl: -H '${header}: true'.`
  );
}
