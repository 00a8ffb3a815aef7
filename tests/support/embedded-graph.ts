import { type CommandStartedEvent, MongoClient } from 'mongodb';
import { inject } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { SCOPES } from '../../shared/auth/identity.ts';
import { createEmbeddedHost } from '../../site/server/embedded-gateway.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { createTestDatabase } from './mongo.ts';

/** Data commands; the driver's own (hello, ping, endSessions) are not counted. */
const DATA_COMMANDS = new Set([
  'find',
  'aggregate',
  'count',
  'distinct',
  'getMore',
  'insert',
  'update',
  'delete',
  'findAndModify',
  'bulkWrite',
]);

export const EDITOR: Identity = { subject: 'editor', name: 'Editor', role: 'ADMIN', scopes: new Set(SCOPES) };
const READER = undefined;

export type EmbeddedGraph = Awaited<ReturnType<typeof createEmbeddedGraph>>;

/**
 * The whole graph in this process on its own database, with every command to the database recorded.
 * @param environment settings in addition to the defaults of tests
 */
export async function createEmbeddedGraph(environment: Readonly<Record<string, string>> = {}) {
  const stack = new AsyncDisposableStack();
  const { uri, name } = stack.use(await createTestDatabase(inject('mongodbUri')));
  const client = stack.adopt(await MongoClient.connect(uri, { monitorCommands: true }), one => one.close());
  const commands: CommandStartedEvent[] = [];
  const backgroundCommands: CommandStartedEvent[] = [];
  client.on('commandStarted', event => {
    if (!DATA_COMMANDS.has(event.commandName)) return;
    (event.command.comment === undefined ? commands : backgroundCommands).push(event);
  });
  const db = client.db(name);
  const settings = readSettings({
    SITE_URL: 'https://news.example',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    ...environment,
  });
  const host = stack.adopt(await createEmbeddedHost(settings, db), one => one.close());

  return {
    db,
    /** The URI of the database. */
    uri,
    host,
    /** The commands of requests since the last call. */
    takeCommands: (): CommandStartedEvent[] => commands.splice(0),
    /** Commands that no request caused; they are marked by a comment and occur at any time. */
    takeBackgroundCommands: (): CommandStartedEvent[] => backgroundCommands.splice(0),
    async ask<Data>(query: string, variables: Record<string, unknown> = {}, identity: Identity | undefined = READER) {
      return host.execute<Data>({ query, variables }, { identity, headers: {} });
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
