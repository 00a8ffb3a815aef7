import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import type { TestProject } from 'vitest/node';
import { startMongo } from '../../shared/local-mongo/start-mongo.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The one MongoDB of this test run. */
    mongodbUri: string;
  }
}

/**
 * Vitest's global setup: one server for the whole run, on a temporary data folder. Downloaded programs stay in the
 * project's `.newsgraph/`, so that the next run starts at once.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'newsgraph-test-'));
  const mongo = await startMongo({
    dataDirectory,
    cacheDirectory: resolve(process.env.NEWSGRAPH_DATA ?? join(project.config.root, '.newsgraph')),
    log: line => console.log(line),
  });
  project.provide('mongodbUri', mongo.uri);
  return async () => {
    await mongo.close();
    await rm(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
  };
}

/** The database of a test file. */
export interface TestDatabase extends AsyncDisposable {
  /** Connection string whose path names the database. */
  uri: string;
  name: string;
}

/** A database with a unique name, dropped at the end: `await using database = await createTestDatabase(…)`. */
export async function createTestDatabase(mongodbUri: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  return {
    name,
    uri: withDatabase(mongodbUri, name),
    async [Symbol.asyncDispose]() {
      const client = new MongoClient(mongodbUri);
      await client.db(name).dropDatabase();
      await client.close();
    },
  };
}

/** Parsed by hand, since a host list may contain commas, which `URL` rejects. */
function withDatabase(uri: string, name: string): string {
  const [, scheme = '', credentials = '', hosts = '', path = '', query = ''] =
    /^([^:]+:\/\/)(.*@)?([^/?]*)\/?([^?]*)(\?.*)?$/.exec(uri) ?? [];
  // A user is looked up in the path's database by default, and the path is what changes here.
  const source = credentials === '' || query.includes('authSource=') ? '' : `authSource=${path || 'admin'}`;
  const options = [query.slice(1), source].filter(part => part !== '').join('&');
  return `${scheme}${credentials}${hosts}/${name}${options === '' ? '' : `?${options}`}`;
}
