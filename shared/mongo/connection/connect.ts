import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';
import { countConnections } from './count-connections.ts';

export interface ConnectOptions {
  /** @default the database in the URI's path, else `newsgraph` */
  database?: string;
  /** Emit an event for each command, for tests and traces. @default false */
  monitorCommands?: boolean;
  /** How long an operation waits for a suitable server, in milliseconds. @default the URI's own, else 5000 */
  serverSelectionTimeoutMs?: number;
}

/** A connection pool and the application's database on it. */
export interface MongoConnection extends AsyncDisposable {
  client: MongoClient;
  db: Db;
  close(): Promise<void>;
}

/**
 * Connects with the options that newsgraph relies on: majority write concern, retried writes, and `undefined`
 * properties are omitted from documents instead of stored as null.
 *
 * @throws the driver's error when the server cannot be reached
 */
export async function connect(uri: string, options: ConnectOptions = {}): Promise<MongoConnection> {
  const { monitorCommands = false, serverSelectionTimeoutMs = 5_000 } = options;
  const client = new MongoClient(uri, {
    appName: 'newsgraph',
    writeConcern: { w: 'majority' },
    retryWrites: true,
    ignoreUndefined: true,
    ...selectionTimeout(uri, serverSelectionTimeoutMs),
    monitorCommands,
  });
  countConnections(client);
  try {
    await client.connect();
  } catch (error) {
    await client.close();
    throw error;
  }
  const close = () => client.close();
  return { client, db: client.db(options.database ?? databaseInUri(client)), close, [Symbol.asyncDispose]: close };
}

/** The server selection timeout; an option in the URI takes precedence. */
export function selectionTimeout(uri: string, milliseconds: number): MongoClientOptions {
  if (/[?&]serverSelectionTimeoutMS=/i.test(uri)) return {};
  return { serverSelectionTimeoutMS: milliseconds, connectTimeoutMS: milliseconds };
}

/** The application's database. Without a path in the URI, the driver uses `test`. */
export function databaseInUri(client: MongoClient): string {
  return client.options.dbName === 'test' ? 'newsgraph' : client.options.dbName;
}
