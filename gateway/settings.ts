import path from 'node:path';

/** The settings of a process, read once from its environment. README.md has the table. */
export interface Settings {
  /** TCP port of the HTTP server; 0 takes a free one. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  readonly mongodbUri: string | undefined;
  readonly mongodPath: string | undefined;
  readonly secantusdPath: string | undefined;
  /** Absolute path of the folder for the embedded database and the keys. */
  readonly dataDirectory: string;
  /** Absolute path of the folder for downloaded database programs, which several data folders may share. */
  readonly cacheDirectory: string;
  /** The site's root address, for articles that have no address of their own. */
  readonly siteUrl: string;
  /** What the site says of itself. */
  readonly publication: {
    readonly name: string | undefined;
    readonly englishName: string | undefined;
    readonly tipUrl: string | undefined;
    readonly subscriptionUrl: string | undefined;
  };
  readonly jwksUrl: URL | undefined;
  readonly jwtIssuer: string;
  readonly jwtAudience: string;
  /** Days for which readings of air quality are kept; 0 for ever. */
  readonly airQualityRetentionDays: number;
  /** Hours after which a reading of air quality is marked as stale. */
  readonly airQualityStaleHours: number;
  /** A key of the data portal for AirKorea's open API; it is in no log. */
  readonly airKoreaServiceKey: string | undefined;
  readonly airKoreaUrl: string;
  readonly logLevel: LogLevel;
  /** `NODE_ENV=production`: no landing page, no introspection, no keys made by ourselves. */
  readonly production: boolean;
  /** Where a subgraph is reached, instead of the address in the supergraph; by the subgraph's name. */
  subgraphUrl(name: string): string | undefined;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting that cannot be used. Its message is one line that names the variable. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param environment usually `process.env`
 * @param port what `--port` said; it goes before `PORT`
 * @throws SettingsError that names the variable, what was found and what was expected.
 */
export function readSettings(environment: Environment, port?: string): Settings {
  const value = (name: string) => environment[name]?.trim() || undefined;
  const chosenPort = port === undefined ? readPort('PORT', value('PORT')) : readPort('--port', port);
  const host = value('HOST') ?? 'localhost';
  const dataDirectory = path.resolve(value('NEWSGRAPH_DATA') ?? '.newsgraph');
  return {
    port: chosenPort,
    host,
    mongodbUri: readMongodbUri(value('MONGODB_URI')),
    mongodPath: value('MONGOD_PATH'),
    secantusdPath: value('SECANTUSD_PATH'),
    dataDirectory,
    cacheDirectory: path.resolve(value('NEWSGRAPH_CACHE') ?? dataDirectory),
    siteUrl: readUrl('SITE_URL', value('SITE_URL'))?.href ?? `http://localhost:${chosenPort}`,
    publication: {
      name: value('PUBLICATION_NAME'),
      englishName: value('PUBLICATION_ENGLISH_NAME'),
      tipUrl: readUrl('TIP_URL', value('TIP_URL'))?.href,
      subscriptionUrl: readUrl('SUBSCRIPTION_URL', value('SUBSCRIPTION_URL'))?.href,
    },
    jwksUrl: readUrl('JWKS_URL', value('JWKS_URL')),
    jwtIssuer: value('JWT_ISSUER') ?? 'newsgraph-local',
    jwtAudience: value('JWT_AUDIENCE') ?? 'newsgraph',
    airQualityRetentionDays: readNumber(value, 'AIR_QUALITY_RETENTION_DAYS', 3_650, 0, 24_000),
    airQualityStaleHours: readNumber(value, 'AIR_QUALITY_STALE_HOURS', 3, 1, 8_760),
    airKoreaServiceKey: value('AIRKOREA_SERVICE_KEY'),
    airKoreaUrl: readUrl('AIRKOREA_URL', value('AIRKOREA_URL'))?.href ?? 'https://apis.data.go.kr/B552584',
    logLevel: readChoice('LOG_LEVEL', value('LOG_LEVEL'), LOG_LEVELS) ?? 'warn',
    production: value('NODE_ENV') === 'production',
    ...readSubgraphUrls(environment),
  };
}

function readPort(name: string, text: string | undefined): number {
  if (text === undefined) return 4000;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw wrong(name, text, 'a port number from 0 to 65535');
}

function readNumber(
  value: (name: string) => string | undefined,
  name: string,
  unset: number,
  low: number,
  high: number,
): number {
  const text = value(name);
  if (text === undefined) return unset;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= low && number <= high) return number;
  throw wrong(name, text, `a whole number from ${low} to ${high}`);
}

function readUrl(name: string, text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw wrong(name, text, 'an http or https address');
}

/** The value may hold a password, so it is not repeated in the message. */
function readMongodbUri(text: string | undefined): string | undefined {
  if (text === undefined || /^mongodb(\+srv)?:\/\/[^/]/.test(text)) return text;
  throw new SettingsError('MONGODB_URI: expected an address that begins with mongodb:// or mongodb+srv://');
}

function readChoice<T extends string>(name: string, text: string | undefined, choices: readonly T[]): T | undefined {
  if (text === undefined || (choices as readonly string[]).includes(text)) return text as T | undefined;
  throw wrong(name, text, `one of ${choices.join(', ')}`);
}

/** `SUBGRAPH_AIR_QUALITY_URL` is the address of the subgraph `air-quality`. */
function readSubgraphUrls(environment: Environment): Pick<Settings, 'subgraphUrl'> {
  const urls = new Map<string, string>();
  for (const [name, text] of Object.entries(environment)) {
    const subgraph = /^SUBGRAPH_(.+)_URL$/.exec(name)?.[1];
    const url = subgraph && readUrl(name, text?.trim() || undefined);
    if (url) urls.set(subgraphUrlVariable(subgraph), url.href);
  }
  return { subgraphUrl: name => urls.get(subgraphUrlVariable(name)) };
}

/** The variable that says where a subgraph is: `SUBGRAPH_AIR_QUALITY_URL` for `air-quality`. */
export function subgraphUrlVariable(subgraph: string): string {
  return `SUBGRAPH_${subgraph.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}_URL`;
}

function wrong(name: string, found: string, expected: string): SettingsError {
  return new SettingsError(`${name}: found ${JSON.stringify(found)}, expected ${expected}`);
}
