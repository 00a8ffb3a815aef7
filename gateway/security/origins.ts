import type { Settings } from '../settings/table.ts';

/** Which origins (https://www.rfc-editor.org/rfc/rfc6454) the gateway trusts, by the `Origin` header of a request. */
export interface Origins {
  /** Whether pages of any origin may read responses. */
  readonly all: boolean;
  /** Whether an origin is trusted by name: browsers send the header, and pages cannot change it. */
  trusts(origin: string): boolean;
}

/** Pages of a developer's machine: the dev servers of frameworks, each on its own port. */
const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** The origins of `http.corsOrigins`; outside production, also those of this machine. */
export function createOrigins({ http, production }: Pick<Settings, 'http' | 'production'>): Origins {
  const listed = new Set(http.corsOrigins);
  return {
    all: listed.has('*'),
    trusts: origin => listed.has(origin) || (!production && LOCAL.test(origin)),
  };
}

/** Says how to let pages of an origin in. */
export function untrustedOrigin(origin: string): string {
  return `The origin ${origin} is not in http.corsOrigins (CORS_ORIGINS)`;
}
