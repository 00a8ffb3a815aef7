import { type Document, MongoClient } from 'mongodb';
import { databaseInUri, selectionTimeout } from '../mongo/connection/connect.ts';
import { MongoStartError } from '../mongo/connection/errors.ts';

/** Wire version of MongoDB 6.0: https://github.com/mongodb/specifications/blob/master/source/wireversion-featurelist */
const OLDEST_WIRE_VERSION = 17;

/**
 * Checks that the server a user named can be used: it answers, is no older than 6.0, and is a replica set or a cluster.
 *
 * @throws MongoStartError naming MONGODB_URI and the host, never the user or the password
 */
export async function checkExternalMongo(uri: string, timeoutMs = 5_000): Promise<void> {
  const where = `MONGODB_URI (${hostsOf(uri)})`;
  let hello: Document;
  try {
    hello = await sayHello(uri, timeoutMs);
  } catch (error) {
    throw new MongoStartError(`${where}: ${withoutSecrets((error as Error).message, uri)}`);
  }
  if ((hello.maxWireVersion ?? 0) < OLDEST_WIRE_VERSION) {
    throw new MongoStartError(`${where}: this server is older than MongoDB 6.0, which newsgraph needs`);
  }
  if (hello.setName === undefined && hello.msg !== 'isdbgrid') {
    throw new MongoStartError(
      `${where}: this server is not part of a replica set, without which MongoDB has no transactions and no change ` +
        'streams; start it with --replSet and run rs.initiate()',
    );
  }
}

/** The hosts in a connection string, for messages: everything that may be secret is left out. */
export function hostsOf(uri: string): string {
  const afterScheme = uri.replace(/^[^:]*:\/\//, '');
  // A password may hold an unescaped @ or /, so the last @ before the options is the separator.
  const withoutOptions = afterScheme.split('?')[0] ?? '';
  const hosts = withoutOptions.slice(withoutOptions.lastIndexOf('@') + 1).split('/')[0] ?? '';
  return hosts === '' ? 'no host' : hosts;
}

async function sayHello(uri: string, timeoutMs: number): Promise<Document> {
  const client = new MongoClient(uri, { appName: 'newsgraph', ...selectionTimeout(uri, timeoutMs) });
  try {
    await client.connect();
    // Anyone may say hello; a server that wants a login refuses the rest.
    await client.db(databaseInUri(client)).command({ find: 'migrations', limit: 1, singleBatch: true });
    return await client.db('admin').command({ hello: 1 });
  } finally {
    await client.close();
  }
}

function withoutSecrets(message: string, uri: string): string {
  const credentials = /\/\/(.*)@/.exec(uri)?.[1] ?? '';
  const secrets = [uri, credentials, ...credentials.split(':')].flatMap(part => [part, safeDecode(part)]);
  return secrets
    .filter(secret => secret.length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '…'), message);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
