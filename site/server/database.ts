import type { Db } from 'mongodb';
import type { HealthCheck } from '../../gateway/request/health-check.ts';
import { logFault } from '../../shared/errors/log-fault.ts';
import { hostsOf } from '../../shared/local-mongo/external-mongo.ts';
import { keepMongo } from '../../shared/local-mongo/keep-mongo.ts';
import { connect } from '../../shared/mongo/connection/connect.ts';
import { connectionCounts } from '../../shared/mongo/connection/count-connections.ts';
import { MongoStartError } from '../../shared/mongo/connection/errors.ts';
import { traceCommands } from '../../shared/mongo/connection/trace-commands.ts';
import type { SiteSettings } from '../settings/read-settings.ts';

export type Log = (line: string) => void;

/** The database, its server started where none is named; both end with the stack. */
export async function openDatabase(settings: SiteSettings, stack: AsyncDisposableStack, log: Log): Promise<Db> {
  const mongo = stack.use(await openServer(settings, log));
  const isTraced = settings.telemetry.tracesEndpoint !== undefined;
  const connection = await connect(mongo.uri, { monitorCommands: isTraced }).catch((error: Error) => {
    throw new MongoStartError(`MongoDB at ${hostsOf(mongo.uri)}: ${error.message}`);
  });
  const { client, db } = stack.use(connection);
  if (isTraced) traceCommands(client);
  return db;
}

/**
 * The database server alone: one that is named, one that runs already, or one that runs until it is disposed, and is
 * started again where it ends by itself.
 */
export async function openServer(
  settings: SiteSettings,
  log: Log,
): Promise<AsyncDisposable & { readonly uri: string }> {
  const { dataDirectory, cacheDirectory, uri, mongodPath, secantusdPath } = settings.database;
  return keepMongo({
    dataDirectory,
    cacheDirectory,
    log,
    onRestart: line => logFault(settings.server.logLevel, 'warn', line),
    ...(uri !== undefined && { uri }),
    ...(mongodPath !== undefined && { mongodPath }),
    ...(secantusdPath !== undefined && { secantusdPath }),
  });
}

export const databaseChecks = (db: Db): readonly HealthCheck[] => [
  { name: 'database', run: () => db.command({ ping: 1 }), connections: () => connectionCounts(db) },
  // A database with a full disk answers a ping.
  {
    name: 'database writes',
    run: () =>
      db
        .collection<{ _id: string }>('health')
        .updateOne({ _id: 'ready' }, { $set: { at: new Date() } }, { upsert: true }),
  },
];
