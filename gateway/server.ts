import { readFile } from 'node:fs/promises';
import type { Db } from 'mongodb';
import { SCOPES } from '../shared/auth/identity.ts';
import type { Subgraph } from '../shared/graphql/subgraph.ts';
import { createChangeFeed } from '../shared/mongo/change-feed.ts';
import { applyCollections } from '../shared/mongo/collections.ts';
import { connect } from '../shared/mongo/connect.ts';
import { connectionCounts } from '../shared/mongo/count-connections.ts';
import { applyMigrations, type Migration } from '../shared/mongo/migrations.ts';
import { readServerTraits } from '../shared/mongo/server-traits.ts';
import { startMongo } from '../shared/mongo/start-mongo.ts';
import { traceCommands } from '../shared/mongo/trace-commands.ts';
import { watchAll, watchedFeed } from '../shared/mongo/watch-things.ts';
import type { OnSeeded, SeedOptions } from '../shared/seed/seed-options.ts';
import {
  AIR_QUALITY_MIGRATIONS,
  airQualityCollections,
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
  type CommentSettings,
  changedByComment,
  changedByThread,
  changedByUser,
  checkComments,
  createCommentRepository,
  createCommentsSubgraph,
  DEFAULT_WORDLIST,
  type StoredComment,
  seedComments,
  type ThreadDocument,
  type UserDocument,
} from '../subgraphs/comments/subgraph.ts';
import { EXAMPLE_OPERATION } from './http/example-operation.ts';
import { feedRoutes } from './http/feeds.ts';
import { createGatewayExecutor } from './http/gateway-executor.ts';
import type { HealthCheck } from './http/health.ts';
import { createHost, type Host } from './http/host.ts';
import { requireSignature } from './http/require-signature.ts';
import { createSubgraphExecutor } from './http/subgraph-executor.ts';
import type { GraphClient } from './import/graph-client.ts';
import { loadPolicies } from './security/authorization.ts';
import { createRemoteVerifier, createVerifier } from './security/token-keys.ts';
import type { Settings } from './settings/table.ts';
import { loadSupergraph } from './supergraph/load-supergraph.ts';
import { type SupergraphSource, watchSupergraph } from './supergraph/supergraph-source.ts';
import { readSigningSecrets } from './transport/http-options.ts';

/** The one place that puts the parts together. */

export const SUBGRAPH_NAMES = ['articles', 'comments', 'air-quality'] as const;
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

const SUPERGRAPH = new URL('../supergraph.graphql', import.meta.url);

type Log = (line: string) => void;

/** Something that runs until it is closed. */
export interface Running {
  readonly host: Host;
  close(): Promise<void>;
}

/** The gateway with its three subgraphs and their database in this process. */
export async function createEmbeddedGateway(settings: Settings, log: Log): Promise<Running> {
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
export async function createEmbeddedHost(settings: Settings, db: Db): Promise<Host> {
  const subgraphs = new Map<string, Subgraph>();
  for (const name of SUBGRAPH_NAMES) subgraphs.set(name, await openSubgraph(settings, db, name));
  const host = await createGatewayHost(settings, await readFile(SUPERGRAPH, 'utf8'), subgraphs, [databaseCheck(db)]);
  return closingWith(host, [...subgraphs.values()]);
}

/** The gateway alone, over subgraphs that are reached over HTTP. It follows its supergraph. */
export async function createRemoteGateway(settings: Settings, source: SupergraphSource): Promise<Running> {
  const host = await createGatewayHost(settings, (await source.read()) ?? '', new Map());
  const { interval } = settings.reload;
  const watch =
    interval > 0
      ? watchSupergraph({ source, interval, onChange: host.reload, onRefused: host.refuseSupergraph })
      : undefined;
  return {
    host,
    async close() {
      watch?.close();
      await host.close();
    },
  };
}

/** One subgraph and its database, behind a port of its own. */
export async function createSubgraphServer(settings: Settings, name: SubgraphName, log: Log): Promise<Running> {
  const stack = new AsyncDisposableStack();
  try {
    const db = await openDatabase(settings, stack, log);
    const subgraph = await openSubgraph(settings, db, name);
    const host = stack.adopt(await createSubgraphHost(settings, subgraph, [databaseCheck(db)]), closeHost);
    return { host, close: () => stack.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

const databaseCheck = (db: Db): HealthCheck => ({
  name: 'database',
  run: () => db.command({ ping: 1 }),
  connections: () => connectionCounts(db),
});

const closeHost = (host: Host) => host.close();

/** The host, with what its subgraphs run by themselves ended after its last request. */
function closingWith(host: Host, subgraphs: readonly Subgraph[]): Host {
  const close = async () => {
    await host.close();
    await Promise.all(subgraphs.map(subgraph => subgraph.close?.()));
  };
  return { ...host, close };
}

/** A graph in this process for `import`, when none runs on the data folder. */
export async function openImportGraph(
  settings: Settings,
  log: Log,
): Promise<AsyncDisposable & { readonly client: GraphClient }> {
  const gateway = await createEmbeddedGateway(settings, log);
  return { client: createLocalGraphClient(gateway.host), [Symbol.asyncDispose]: gateway.close };
}

/** Writes to a graph of this process with every right: whoever runs it owns its database. */
export function createLocalGraphClient(host: Host): GraphClient {
  const identity = { subject: 'import', name: undefined, role: 'ADMIN', scopes: new Set<string>(SCOPES) } as const;
  return { execute: (query, variables) => host.execute({ query, variables }, { identity, headers: {} }) };
}

export interface Seeds extends AsyncDisposable {
  /** What is to be done for some options, in order, each with its number of documents. */
  of(options: SeedOptions): { name: SubgraphName; total: number; run(onSeeded: OnSeeded): Promise<void> }[];
}

/** The subgraphs' collections, ready to be filled by `newsgraph seed`. */
export async function openSeeds(settings: Settings, log: Log): Promise<Seeds> {
  const stack = new AsyncDisposableStack();
  const db = await openDatabase(settings, stack, log);
  for (const name of SUBGRAPH_NAMES) await (await openSubgraph(settings, db, name)).close?.();
  return {
    of: options => [
      {
        name: 'articles',
        total: options.articles,
        run: async onSeeded => seedArticles(createArticleRepository(db, await readServerTraits(db)), options, onSeeded),
      },
      {
        name: 'comments',
        total: options.comments,
        run: async onSeeded => seedComments(createCommentRepository(db, await readServerTraits(db)), options, onSeeded),
      },
      {
        name: 'air-quality',
        total: seededReadingCount(options),
        run: async onSeeded =>
          seedAirQuality(createAirQualityRepository(db, await readServerTraits(db)), options, onSeeded),
      },
    ],
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** For `newsgraph check comments`. */
export async function checkCommentCounts(settings: Settings, log: Log, repair: boolean, onFinding: Log) {
  await using stack = new AsyncDisposableStack();
  const db = await openDatabase(settings, stack, log);
  await applyCollections(db, COMMENT_COLLECTIONS);
  const repository = createCommentRepository(db, await readServerTraits(db));
  // Awaited here: the connection closes when this function ends.
  return await checkComments(repository, repair, ({ commentId, field, found, expected }) =>
    onFinding(`${commentId} ${field}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`),
  );
}

async function openDatabase(settings: Settings, stack: AsyncDisposableStack, log: Log): Promise<Db> {
  const mongo = stack.use(await openServer(settings, log));
  const isTraced = settings.telemetry.tracesEndpoint !== undefined;
  const { client, db } = stack.use(await connect(mongo.uri, { monitorCommands: isTraced }));
  if (isTraced) traceCommands(client);
  return db;
}

/** The database server alone: one that is named, one that runs already, or one that runs until it is disposed. */
export async function openServer(settings: Settings, log: Log): Promise<AsyncDisposable & { readonly uri: string }> {
  const { dataDirectory, cacheDirectory, uri, mongodPath, secantusdPath } = settings.database;
  return startMongo({
    dataDirectory,
    cacheDirectory,
    log,
    ...(uri !== undefined && { uri }),
    ...(mongodPath !== undefined && { mongodPath }),
    ...(secantusdPath !== undefined && { secantusdPath }),
  });
}

/** Each subgraph's steps from older forms of its data; an empty list stands where there are none yet. */
const MIGRATIONS: Readonly<Record<SubgraphName, readonly Migration[]>> = {
  articles: [],
  comments: [],
  'air-quality': AIR_QUALITY_MIGRATIONS,
};

/** A subgraph with its collections in place. Migrations come first: old data may not suit the new indexes. */
async function openSubgraph(settings: Settings, db: Db, name: SubgraphName): Promise<Subgraph> {
  await applyMigrations(db, name, MIGRATIONS[name]);
  switch (name) {
    case 'articles':
      await applyCollections(db, ARTICLE_COLLECTIONS);
      return createArticlesSubgraph({
        repository: createArticleRepository(db, await readServerTraits(db)),
        siteUrl: settings.publication.siteUrl,
        publication: settings.publication,
        onError: error => console.error('articles:', error),
      });
    case 'comments':
      await applyCollections(db, COMMENT_COLLECTIONS);
      return openComments(settings, db);
    case 'air-quality':
      await applyCollections(db, airQualityCollections(settings.airQuality.retentionDays));
      return createAirQualitySubgraph({
        repository: createAirQualityRepository(db, await readServerTraits(db)),
        staleAfterHours: settings.airQuality.staleHours,
      });
  }
}

async function openComments(settings: Settings, db: Db): Promise<Subgraph> {
  const repository = createCommentRepository(db, await readServerTraits(db));
  const feed = createChangeFeed<StoredComment>(db, 'comments');
  const feeds = [
    watchedFeed(feed, changedByComment),
    watchedFeed(createChangeFeed<ThreadDocument>(db, 'commentThreads'), changedByThread),
    watchedFeed(createChangeFeed<UserDocument>(db, 'commentUsers'), changedByUser),
  ];
  const comments = createCommentsSubgraph({
    repository,
    feed,
    watchChanges: watcher => watchAll(feeds, watcher),
    settings: commentSettings(settings.comments),
  });
  await comments.resume();
  return comments;
}

function commentSettings(stated: Settings['comments']): Partial<CommentSettings> {
  const { loginProviders, editWindow, perMinute, bannedWords, suspectWords, allowedWords, ...others } = stated;
  return {
    ...others,
    editWindowSeconds: editWindow / 1000,
    commentsPerMinute: perMinute,
    loginProviders: loginProviders.map(({ id = '', label = id, url = null }) => ({ id, label, url })),
    wordlist: {
      banned: bannedWords ?? DEFAULT_WORDLIST.banned,
      suspect: suspectWords ?? DEFAULT_WORDLIST.suspect,
      allowed: allowedWords ?? DEFAULT_WORDLIST.allowed,
    },
  };
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
  checks: readonly HealthCheck[] = [],
): Promise<Host> {
  const supergraph = loadSupergraph(supergraphSdl);
  const { policyModule } = settings.authorization;
  const decidePolicies = policyModule === undefined ? undefined : await loadPolicies(policyModule);
  return createHost({
    settings,
    checks,
    // The feeds are of this graph; another supergraph need not have what they ask for.
    plugins: supergraphSdl.includes('publication: Publication!') ? [feedRoutes(settings.publication)] : [],
    verify:
      embedded.size > 0 ? await createVerifier(settings) : await createRemoteVerifier(settings, supergraph.access.any),
    createExecutor: (report, note, telemetry) =>
      createGatewayExecutor({
        telemetry,
        settings,
        supergraph,
        embedded,
        decidePolicies,
        report,
        note,
        ...(embedded.size > 0 && { exampleOperation: EXAMPLE_OPERATION }),
      }),
  });
}

/**
 * A subgraph that is open already, behind a port of its own.
 *
 * @public used by tests/bench
 */
export async function createSubgraphHost(
  settings: Settings,
  subgraph: Subgraph,
  checks: readonly HealthCheck[] = [],
): Promise<Host> {
  const secrets = readSigningSecrets(settings.subgraph(subgraph.name).signingSecret);
  const host = await createHost({
    settings,
    checks,
    plugins: secrets.length > 0 ? [requireSignature(secrets)] : [],
    verify: await createVerifier(settings),
    createExecutor: (report, _note, telemetry) => createSubgraphExecutor(settings, subgraph, report, telemetry),
  });
  return closingWith(host, [subgraph]);
}
