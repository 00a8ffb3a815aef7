import type { Db, MongoClient } from 'mongodb';
import type { ConnectionCounts } from '../../graphql/connection-counts.ts';

const counted = new WeakMap<MongoClient, ConnectionCounts>();

/** Counts a client's connections to all servers; call it before the client connects. */
export function countConnections(client: MongoClient): void {
  const counts = { open: 0, used: 0, waiting: 0 };
  counted.set(client, counts);
  client.on('connectionCreated', () => counts.open++);
  client.on('connectionClosed', () => counts.open--);
  client.on('connectionCheckOutStarted', () => counts.waiting++);
  client.on('connectionCheckOutFailed', () => counts.waiting--);
  client.on('connectionCheckedOut', () => {
    counts.waiting--;
    counts.used++;
  });
  client.on('connectionCheckedIn', () => counts.used--);
}

/** Undefined when they are not counted. */
export const connectionCounts = ({ client }: Db): ConnectionCounts | undefined => counted.get(client);
