import { type Db, MongoClient } from 'mongodb';
import type { ServerRecord } from './server-record.ts';

/** Kept apart from the application's database, so that dropping or copying that one does not touch it. */
const DATABASE = 'newsgraph_meta';
const COLLECTION = 'server';

interface Instance {
  _id: string;
  token: string;
}

/** The connection string of a server that newsgraph runs: one node, reached without asking it for its other members. */
export function uriOfPort(port: number): string {
  return `mongodb://127.0.0.1:${port}/newsgraph?directConnection=true`;
}

/** Stores the start's secret in the database, so that a later start can tell this server from another on its port. */
export async function storeIdentity(record: ServerRecord): Promise<void> {
  await withAdmin(record.port, 2_000, async admin => {
    const instances = admin.client.db(DATABASE).collection<Instance>(COLLECTION);
    await instances.replaceOne({ _id: 'instance' }, { token: record.token }, { upsert: true });
  });
}

/** Whether the server at the record's port is the one that the record describes. */
export async function isServerOf(record: ServerRecord): Promise<boolean> {
  try {
    return await withAdmin(record.port, 3_000, async admin => {
      const instances = admin.client.db(DATABASE).collection<Instance>(COLLECTION);
      return (await instances.findOne({ _id: 'instance' }))?.token === record.token;
    });
  } catch {
    return false;
  }
}

/** Runs one errand on its own short connection. */
export async function withAdmin<T>(port: number, timeoutMs: number, errand: (admin: Db) => Promise<T>): Promise<T> {
  const client = new MongoClient(uriOfPort(port), {
    appName: 'newsgraph-start',
    serverSelectionTimeoutMS: timeoutMs,
    connectTimeoutMS: timeoutMs,
    maxPoolSize: 2,
    writeConcern: { w: 'majority' },
  });
  try {
    await client.connect();
    return await errand(client.db('admin'));
  } finally {
    await client.close();
  }
}
