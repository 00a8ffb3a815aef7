import { readFile } from 'node:fs/promises';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { Db } from 'mongodb';
import { SCOPES, type Scope } from '../shared/auth/identity.ts';
import { openLocalKeys } from '../shared/auth/local-keys.ts';
import { createTokenVerifier, refuseTokens, type TokenVerifier } from '../shared/auth/token-verifier.ts';
import { maskError } from '../shared/graphql/mask-error.ts';
import type { Subgraph } from '../shared/graphql/subgraph.ts';
import { applyCollections } from '../shared/mongo/collections.ts';
import { connect } from '../shared/mongo/connect.ts';
import { startMongo } from '../shared/mongo/start-mongo.ts';
import type { OnSeeded, SeedOptions } from '../shared/seed/seed-options.ts';
import {
  AIR_QUALITY_COLLECTIONS,
  createAirQualityRepository,
  createAirQualitySubgraph,
  seedAirQuality,
  seededReadingCount,
} from '../subgraphs/air-quality/subgraph.ts';
import {
  ARTICLE_COLLECTIONS,
  createArticleRepository,
  createArticlesSubgraph,
  seedArticles,
} from '../subgraphs/articles/subgraph.ts';
import {
  COMMENT_COLLECTIONS,
  createCommentRepository,
  createCommentsSubgraph,
  seedComments,
} from '../subgraphs/comments/subgraph.ts';
import { EXAMPLE_OPERATION } from './http/example-operation.ts';
import { createHost, type Host } from './http/host.ts';
import type { RequestContext } from './http/request-context.ts';
import type { GraphClient } from './import/graph-client.ts';
import type { Settings } from './settings.ts';
import { createStockGateway } from './supergraph/stock-gateway.ts';

/** The one place that puts the parts together. */

export const SUBGRAPH_NAMES = ['articles', 'comments', 'air-quality'] as const;
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

const SUPERGRAPH = new URL('../supergraph.graphql', import.meta.url);

type Log = (line: string) => void;

/** Something that runs until it is closed. */
export interface Running<Context extends object = never> {
  readonly host: Host<Context>;
  close(): Promise<void>;
}

/** The gateway with its three subgraphs and their database in this process. */
export async function createEmbeddedGateway(settings: Settings, log: Log): Promise<Running<RequestContext>> {
  const stack = new AsyncDisposableStack();
  try {
    const db = await openDatabase(settings, stack, log);
    const host = stack.adopt(await createEmbeddedHost(settings, db), closeHost);
    return { host, close: () => stack.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

/** The gateway with its three subgraphs over a database that is open already. */
export async function createEmbeddedHost(settings: Settings, db: Db): Promise<Host<RequestContext>> {
  const subgraphs = new Map<string, Subgraph>();
  for (const name of SUBGRAPH_NAMES) subgraphs.set(name, await openSubgraph(settings, db, name));
  return createGatewayHost(settings, await readFile(SUPERGRAPH, 'utf8'), subgraphs);
}

/** The gateway alone, over subgraphs that are reached over HTTP. */
export async function createRemoteGateway(settings: Settings, supergraphSdl: string): Promise<Running<RequestContext>> {
  const host = await createGatewayHost(settings, supergraphSdl, new Map());
  return { host, close: () => host.close() };
}

/** One subgraph and its database, behind a port of its own. */
export async function createSubgraphServer(settings: Settings, name: SubgraphName, log: Log): Promise<Running<object>> {
  const stack = new AsyncDisposableStack();
  try {
    const subgraph = await openSubgraph(settings, await openDatabase(settings, stack, log), name);
    const host = stack.adopt(await createSubgraphHost(settings, subgraph), closeHost);
    return { host, close: () => stack.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

const closeHost = (host: Host) => host.close();

/** A graph in this process for `import`, when none runs on the data folder. */
export async function openImportGraph(
  settings: Settings,
  log: Log,
): Promise<AsyncDisposable & { readonly client: GraphClient }> {
  const gateway = await createEmbeddedGateway(settings, log);
  return { client: createLocalGraphClient(gateway.host), [Symbol.asyncDispose]: gateway.close };
}

/** Writes to a graph of this process with every right: whoever runs it owns its database. */
export function createLocalGraphClient(host: Host<RequestContext>): GraphClient {
  const identity = { subject: 'import', name: undefined, scopes: new Set<string>(SCOPES) };
  return { execute: (query, variables) => host.execute({ query, variables }, { identity, authorization: undefined }) };
}

export interface Seeds extends AsyncDisposable {
  /** What is to be done for some options, in order, each with its number of documents. */
  of(options: SeedOptions): { name: SubgraphName; total: number; run(onSeeded: OnSeeded): Promise<void> }[];
}

/** The subgraphs' collections, ready to be filled by `newsgraph seed`. */
export async function openSeeds(settings: Settings, log: Log): Promise<Seeds> {
  const stack = new AsyncDisposableStack();
  const db = await openDatabase(settings, stack, log);
  for (const name of SUBGRAPH_NAMES) await openSubgraph(settings, db, name);
  return {
    of: options => [
      {
        name: 'articles',
        total: options.articles,
        run: onSeeded => seedArticles(createArticleRepository(db), options, onSeeded),
      },
      {
        name: 'comments',
        total: options.comments,
        run: onSeeded => seedComments(createCommentRepository(db), options, onSeeded),
      },
      {
        name: 'air-quality',
        total: seededReadingCount(options),
        run: onSeeded => seedAirQuality(createAirQualityRepository(db), options, onSeeded),
      },
    ],
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** A token of this installation's own keys. */
export async function signLocalToken(
  settings: Settings,
  subject: string,
  scopes: readonly Scope[] = SCOPES,
  lifetime?: number,
): Promise<string> {
  const keys = await openLocalKeys(settings.dataDirectory);
  const { jwtIssuer: issuer, jwtAudience: audience } = settings;
  return keys.sign({ subject, scopes, issuer, audience, ...(lifetime !== undefined && { lifetime }) });
}

async function openDatabase(settings: Settings, stack: AsyncDisposableStack, log: Log): Promise<Db> {
  const { dataDirectory, cacheDirectory, mongodbUri, mongodPath, secantusdPath } = settings;
  const mongo = await startMongo({
    dataDirectory,
    cacheDirectory,
    log,
    ...(mongodbUri !== undefined && { uri: mongodbUri }),
    ...(mongodPath !== undefined && { mongodPath }),
    ...(secantusdPath !== undefined && { secantusdPath }),
  });
  stack.use(mongo);
  return stack.use(await connect(mongo.uri)).db;
}

/** A subgraph with its collections in place. */
async function openSubgraph(settings: Settings, db: Db, name: SubgraphName): Promise<Subgraph> {
  switch (name) {
    case 'articles':
      await applyCollections(db, ARTICLE_COLLECTIONS);
      return createArticlesSubgraph({ repository: createArticleRepository(db), siteUrl: settings.siteUrl });
    case 'comments':
      await applyCollections(db, COMMENT_COLLECTIONS);
      return createCommentsSubgraph({ repository: createCommentRepository(db) });
    case 'air-quality':
      await applyCollections(db, AIR_QUALITY_COLLECTIONS);
      return createAirQualitySubgraph({ repository: createAirQualityRepository(db) });
  }
}

/**
 * The gateway over subgraphs that are open already, whatever their data layer; those that are missing are remote.
 *
 * @public used by tests/bench
 */
export async function createGatewayHost(
  settings: Settings,
  supergraphSdl: string,
  embedded: ReadonlyMap<string, Subgraph>,
): Promise<Host<RequestContext>> {
  // Over remote subgraphs only these decide about a token, unless this gateway is told whose tokens to believe.
  const verify = embedded.size > 0 || settings.jwksUrl ? await createVerifier(settings) : passOn;
  return createHost<RequestContext>({
    settings,
    createContext: request => contextOf(verify, request.headers.authorization),
    createServer: (drainPlugin, log) =>
      new ApolloServer<RequestContext>({
        gateway: createStockGateway({
          supergraphSdl,
          embedded,
          subgraphUrl: settings.subgraphUrl,
          report: error => log.error(error),
        }),
        plugins: [drainPlugin, landingPage(settings, embedded.size > 0 ? EXAMPLE_OPERATION : undefined)],
        introspection: !settings.production,
        includeStacktraceInErrorResponses: false,
        stopOnTerminationSignals: false,
      }),
  });
}

/**
 * A subgraph that is open already, behind a port of its own.
 *
 * @public used by tests/bench
 */
export function createSubgraphHost(settings: Settings, subgraph: Subgraph): Promise<Host<object>> {
  const verifier = createVerifier(settings);
  return createHost<object>({
    settings,
    createContext: async request =>
      subgraph.createContext(await contextOf(await verifier, request.headers.authorization)),
    createServer: (drainPlugin, log) =>
      new ApolloServer<object>({
        schema: subgraph.schema,
        plugins: [drainPlugin, landingPage(settings)],
        introspection: !settings.production,
        includeStacktraceInErrorResponses: false,
        stopOnTerminationSignals: false,
        formatError: (formatted, error) =>
          formatted.extensions?.code === 'INTERNAL_SERVER_ERROR'
            ? { ...formatted, message: maskError(error as never, cause => log.error(cause)).message }
            : formatted,
      }),
  });
}

function landingPage(settings: Settings, document?: string): ApolloServerPlugin {
  if (settings.production) return ApolloServerPluginLandingPageDisabled();
  return ApolloServerPluginLandingPageLocalDefault({ footer: false, ...(document !== undefined && { document }) });
}

/** Tokens are verified with the issuer's published keys, or in development with this installation's own. */
async function createVerifier(settings: Settings): Promise<TokenVerifier> {
  const { jwksUrl, jwtIssuer: issuer, jwtAudience: audience } = settings;
  if (jwksUrl) return createTokenVerifier({ keys: jwksUrl, issuer, audience });
  if (settings.production) return refuseTokens;
  const { jwks } = await openLocalKeys(settings.dataDirectory);
  return createTokenVerifier({ keys: jwks, issuer, audience });
}

const passOn: TokenVerifier = async () => undefined;

async function contextOf(verify: TokenVerifier, authorization: string | undefined): Promise<RequestContext> {
  return { identity: await verify(authorization), authorization };
}
